package tassei.ingest.forget;

import static java.util.Objects.requireNonNull;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tassei.lakehouse.forget.RowEdit;
import tassei.lakehouse.forget.RowEdit.Fate;
import tassei.lakehouse.forget.StoredRow;
import tassei.model.Problem.Code;

/** What goes of one list of responses: all of it, some rows, or what is personal in every row. */
final class ForgottenPart {
  private static final Pattern ROW = Pattern.compile("[A-Z]*(\\d+)(?::.*)?");

  /** How much goes. */
  enum Extent {
    /** The whole list, as if it had never been read. */
    ALL,
    /** The marked rows. */
    ROWS,
    /** What is personal in every row, and the marked rows, which were never counted. */
    PERSONAL
  }

  private final SurveyFile file;
  private final Extent extent;
  private final ListOfResponses list;
  private final Map<Integer, BitSet> rows = new HashMap<>();
  private final Map<String, Integer> sheets = new HashMap<>();
  private int filled;

  ForgottenPart(SurveyFile file, Extent extent, ListOfResponses list) {
    this.file = requireNonNull(file, "file is null");
    this.extent = requireNonNull(extent, "extent is null");
    this.list = requireNonNull(list, "list is null");
  }

  /** Of a file whose rows have gone already. */
  static ForgottenPart gone(SurveyFile file) {
    return new ForgottenPart(file, Extent.ROWS, new ListOfResponses());
  }

  SurveyFile file() {
    return file;
  }

  Extent extent() {
    return extent;
  }

  /** Marks a row that goes as a whole. */
  void mark(int sheet, String name, int row) {
    rows.computeIfAbsent(sheet, none -> new BitSet()).set(row);
    sheets.put(name, sheet);
  }

  /** Takes a filled cell that stays. */
  void keepFilled() {
    filled++;
  }

  int rowCount() {
    return rows.values().stream().mapToInt(BitSet::cardinality).sum();
  }

  boolean isMarked(int sheet, int row) {
    return rows.containsKey(sheet) && rows.get(sheet).get(row);
  }

  private boolean isMarked(String sheet, int row) {
    return sheets.containsKey(sheet) && isMarked(sheets.get(sheet), row);
  }

  /** Whether a landed cell goes, or becomes empty. */
  boolean isGoing(int sheet, int row, int column) {
    return switch (extent) {
      case ALL -> true;
      case ROWS -> isMarked(sheet, row);
      case PERSONAL -> isMarked(sheet, row) || list.isPersonal(sheet, row, column);
    };
  }

  /** Whether a cell that goes tells of a person; an option that many have chosen does not. */
  boolean isTelling(int sheet, int row, int column) {
    return isGoing(sheet, row, column) && list.isPersonal(sheet, row, column);
  }

  Fate ofCell(StoredRow cell) {
    int sheet = cell.number("sheet_no");
    int row = cell.number("row_no");
    if (extent == Extent.ALL || isMarked(sheet, row)) {
      return RowEdit.DROP;
    }
    boolean says =
        !cell.text("raw_text").isEmpty()
            || !cell.text("stored_value").isEmpty()
            || !cell.text("cell_comment").isEmpty();
    if (extent == Extent.ROWS || !says) {
      return RowEdit.KEEP;
    }
    Map<String, Object> empty = new HashMap<>();
    if (list.isPersonal(sheet, row, cell.number("column_no"))) {
      empty.put("raw_text", "");
      empty.put("stored_value", null);
      empty.put("cell_comment", null);
    } else if (list.isBelowHeadings(sheet, row) && !cell.text("cell_comment").isEmpty()) {
      empty.put("cell_comment", null);
    }
    return empty.isEmpty() ? RowEdit.KEEP : new RowEdit.Change(empty);
  }

  /** Of staging.survey_answer and core.fct_survey_answer. */
  Fate ofAnswer(StoredRow answer) {
    return extent == Extent.ALL
            || isMarked(answer.text("source_sheet"), answer.number("source_row"))
        ? RowEdit.DROP
        : RowEdit.KEEP;
  }

  Fate ofProblem(StoredRow problem) {
    Matcher row = ROW.matcher(problem.text("source_cell"));
    boolean marked =
        row.matches() && isMarked(problem.text("source_sheet"), Integer.parseInt(row.group(1)));
    return extent == Extent.ALL || marked ? RowEdit.DROP : RowEdit.KEEP;
  }

  /** The file is read again with the next run, as far as there is anything left to read. */
  Fate ofFiling(StoredRow filing) {
    return filing.text("observed_with").isEmpty()
        ? RowEdit.KEEP
        : new RowEdit.Change(Map.of("observed_with", ""));
  }

  /** Of landing.file, which stays: the same bytes are never landed again. */
  Fate ofFile(StoredRow landed) {
    Map<String, Object> change = new HashMap<>();
    if (extent == Extent.ALL) {
      change.put("refused_code", Code.SURVEY_FORGOTTEN.name());
      change.put("refused_found", "");
    } else if (!landed.text("filled_count").isEmpty()) {
      change.put("filled_count", filled);
    }
    boolean done =
        change.entrySet().stream()
            .allMatch(value -> landed.text(value.getKey()).equals(value.getValue().toString()));
    return done ? RowEdit.KEEP : new RowEdit.Change(change);
  }
}
