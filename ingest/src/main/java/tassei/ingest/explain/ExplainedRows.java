package tassei.ingest.explain;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tassei.ingest.layout.Layout;
import tassei.ingest.observe.Evidence;
import tassei.ingest.observe.Observed;
import tassei.ingest.observe.Recognition;
import tassei.ingest.sheet.Document;
import tassei.ingest.sheet.Document.Cell;
import tassei.ingest.sheet.Document.Row;
import tassei.ingest.sheet.Document.Sheet;
import tassei.ingest.sheet.OwnMarks;
import tassei.model.Problem;

/** Goes through a document row by row and says of each what became of it. */
final class ExplainedRows {
  private static final int HEADINGS_OF_A_ROW = 2;
  private static final int CELLS_OF_A_TABLE = 3;
  private static final int LONGEST_HEADING = 40;

  private final Document document;
  private final Observed observed;
  private final ExplainedCells cells;
  private final Optional<Layout> layout;
  private final Set<String> formSheets;
  private final Set<Integer> personColumns = new HashSet<>();
  private boolean headingsSeen;
  private boolean lastWasHeading;

  ExplainedRows(Document document, Observed observed) {
    this.document = document;
    this.observed = observed;
    this.cells = new ExplainedCells(observed);
    this.layout = observed.recognition().flatMap(Recognition::winner).map(Evidence::layout);
    this.formSheets =
        observed.recognition().stream()
            .flatMap(recognition -> recognition.form().sheets().stream())
            .map(Sheet::name)
            .collect(Collectors.toSet());
  }

  List<Explanation.Row> rows() {
    List<Explanation.Row> rows = new ArrayList<>();
    for (Sheet sheet : document.sheets()) {
      headingsSeen = false;
      lastWasHeading = false;
      int last = lastObserved(sheet);
      for (Row row : sheet.rows()) {
        if (!row.isBlank()) {
          rows.add(row(sheet, row, last));
        }
      }
    }
    return rows;
  }

  private Explanation.Row row(Sheet sheet, Row row, int last) {
    List<Cell> filled = row.cells().stream().filter(cell -> !cell.isBlank()).toList();
    int count = filled.stream().mapToInt(cells::count).sum();
    boolean heading = count == 0 && isHeading(filled);
    if (heading) {
      headingsSeen |= true;
      filled.stream().filter(this::isRole).forEach(cell -> personColumns.add(column(cell)));
    }
    RowOutcome outcome = count > 0 ? RowOutcome.TAKEN : outcome(sheet, row, filled, heading, last);
    List<Problem.Code> codes = cells.codes(sheet.name(), row.number());
    lastWasHeading = heading;
    List<Explanation.Cell> explained =
        filled.stream()
            .map(
                cell ->
                    new Explanation.Cell(
                        cell.at(), cell.raw(), roles(cell, count, heading), cells.count(cell)))
            .toList();
    return new Explanation.Row(
        sheet.name(), row.number(), outcome, why(outcome, count, codes), codes, explained);
  }

  private Set<CellRole> roles(Cell cell, int count, boolean heading) {
    Set<CellRole> roles = cells.roles(cell);
    if (roles.isEmpty() && heading && cell.text().length() <= LONGEST_HEADING) {
      return EnumSet.of(CellRole.HEADER);
    }
    if (!roles.isEmpty()) {
      return roles;
    }
    if (headingsSeen && personColumns.contains(column(cell))) {
      return EnumSet.of(CellRole.PERSON);
    }
    return EnumSet.of(count > 0 ? CellRole.REMARK : CellRole.IGNORED);
  }

  private static String why(RowOutcome outcome, int count, List<Problem.Code> codes) {
    String problems =
        codes.isEmpty()
            ? ""
            : codes.stream().map(Problem.Code::name).collect(Collectors.joining(", ", "; ", ""));
    return outcome == RowOutcome.TAKEN
        ? "taken: %d observation%s%s".formatted(count, count == 1 ? "" : "s", problems)
        : "left: " + outcome.text() + problems;
  }

  private RowOutcome outcome(Sheet sheet, Row row, List<Cell> filled, boolean heading, int last) {
    boolean title = filled.stream().anyMatch(cell -> cells.roles(cell).contains(CellRole.TITLE));
    if (layout.isEmpty()) {
      return heading ? RowOutcome.NO_FORM_HEADINGS : RowOutcome.NO_FORM;
    }
    if (OwnMarks.isList(sheet)) {
      return RowOutcome.OWN_LIST;
    }
    if (!formSheets.contains(sheet.name())) {
      return RowOutcome.OTHER_SHEET;
    }
    if (title) {
      return RowOutcome.TITLE;
    }
    if (heading) {
      return RowOutcome.HEADINGS;
    }
    if (last == 0) {
      return RowOutcome.NOTHING_READ;
    }
    if (!headingsSeen) {
      return RowOutcome.BEFORE_HEADINGS;
    }
    if (row.number() > last) {
      return RowOutcome.AFTER_LAST;
    }
    return filled.size() == 1 ? RowOutcome.LONE_TEXT : RowOutcome.NO_INDICATOR;
  }

  private boolean isHeading(List<Cell> filled) {
    if (layout.isEmpty()) {
      return !headingsSeen && looksLikeHeadings(filled);
    }
    boolean line = filled.getFirst().at().column() == 0;
    long found =
        layout.orElseThrow().recognise().headings().stream()
            .filter(
                heading ->
                    filled.stream()
                        .anyMatch(
                            cell ->
                                cell.text().length() <= LONGEST_HEADING
                                    && heading.standsIn(cell.text())))
            .count();
    boolean second = lastWasHeading && !line && looksLikeHeadings(filled);
    return found >= (line ? 1 : HEADINGS_OF_A_ROW) && (line || filled.size() > 1) || second;
  }

  /** Several short texts without a figure. */
  private static boolean looksLikeHeadings(List<Cell> filled) {
    return filled.size() >= CELLS_OF_A_TABLE
        && filled.stream()
            .map(Cell::text)
            .allMatch(text -> text.length() <= LONGEST_HEADING && !text.matches("[\\d.,%()-]+"));
  }

  private boolean isRole(Cell cell) {
    return layout
        .map(known -> known.words().getOrDefault("roles", List.of()))
        .filter(words -> words.contains(cell.text()))
        .isPresent();
  }

  private static int column(Cell cell) {
    return cell.at().column();
  }

  private int lastObserved(Sheet sheet) {
    return observed.observations().stream()
        .filter(observation -> observation.at().sheet().equals(sheet.name()))
        .mapToInt(observation -> observation.at().row())
        .max()
        .orElse(0);
  }
}
