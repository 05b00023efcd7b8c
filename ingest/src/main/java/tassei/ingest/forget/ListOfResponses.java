package tassei.ingest.forget;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tassei.ingest.reader.SurveyHeader;
import tassei.ingest.sheet.Document.Cell;
import tassei.ingest.sheet.Document.Row;
import tassei.lakehouse.forget.StoredRow;
import tassei.model.CellRef;
import tassei.model.survey.Question;
import tassei.model.survey.Questionnaire;

/**
 * Where in a landed list of responses the words and numbers of people stand. Whatever is no
 * question that is counted may be words of a person: free text, numbers, columns that nobody knows,
 * whole sheets without headings.
 */
final class ListOfResponses {
  /** Headings stand within as many rows. */
  private static final int BEGINNING = 60;

  private final Map<Integer, TreeMap<Integer, TreeMap<Integer, String>>> beginning =
      new TreeMap<>();
  private final Map<Integer, Part> parts = new HashMap<>();

  /**
   * @param columns 1-based; those of questions that are counted, and the time of answering
   * @param numberColumn 1-based; 0 where responses have no number
   */
  private record Part(int lastHeading, Set<Integer> columns, int numberColumn) {}

  /** Takes a landed cell; those of the beginning in any order. */
  void begin(StoredRow cell) {
    if (cell.number("row_no") <= BEGINNING) {
      beginning
          .computeIfAbsent(cell.number("sheet_no"), none -> new TreeMap<>())
          .computeIfAbsent(cell.number("row_no"), none -> new TreeMap<>())
          .put(cell.number("column_no"), cell.text("raw_text"));
    }
  }

  /** Finds the headings when every cell was told. */
  void headed(Questionnaire questionnaire) {
    beginning.forEach(
        (sheet, rows) ->
            SurveyHeader.find(
                    rows.entrySet().stream().map(row -> row(row.getKey(), row.getValue())).toList(),
                    questionnaire)
                .ifPresent(header -> parts.put(sheet, part(header))));
    beginning.clear();
  }

  private static Row row(int number, TreeMap<Integer, String> texts) {
    List<Cell> cells = new ArrayList<>();
    for (int column = 1; column <= texts.lastKey(); column++) {
      CellRef at = CellRef.cell(CellRef.TEXT_SHEET, number, column);
      cells.add(Cell.of(texts.getOrDefault(column, ""), at));
    }
    return new Row(number, cells);
  }

  private static Part part(SurveyHeader header) {
    Set<Integer> columns = new HashSet<>();
    int number = 0;
    for (SurveyHeader.Column column : header.columns()) {
      Question.Kind kind = column.question().kind();
      if (kind.isCounted() || kind == Question.Kind.ANSWERED_AT) {
        columns.add(column.index() + 1);
      } else if (kind == Question.Kind.RESPONSE_NUMBER && number == 0) {
        number = column.index() + 1;
      }
    }
    return new Part(header.lastRow().number(), columns, number);
  }

  /** Whether a cell stands below the headings, or on a sheet without any. */
  boolean isBelowHeadings(int sheet, int row) {
    return part(sheet).map(part -> row > part.lastHeading).orElse(true);
  }

  /** Whether a cell may hold what a person wrote, or who it was. */
  boolean isPersonal(int sheet, int row, int column) {
    return isBelowHeadings(sheet, row)
        && part(sheet).map(part -> !part.columns.contains(column)).orElse(true);
  }

  /** Whether a cell says which response it is. */
  boolean isNumber(int sheet, int row, int column) {
    return isBelowHeadings(sheet, row)
        && part(sheet).filter(part -> part.numberColumn == column).isPresent();
  }

  /** Whether the responses have numbers. */
  boolean hasNumbers() {
    return parts.values().stream().anyMatch(part -> part.numberColumn > 0);
  }

  private Optional<Part> part(int sheet) {
    return Optional.ofNullable(parts.get(sheet));
  }
}
