package tassei.ingest.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tassei.ingest.layout.Layout;
import tassei.ingest.sheet.Document;
import tassei.ingest.sheet.Document.Cell;
import tassei.ingest.sheet.Document.Row;
import tassei.ingest.sheet.Document.Sheet;
import tassei.model.CellRef;
import tassei.model.FiscalYear;
import tassei.model.Problem;
import tassei.model.Problem.Code;

/**
 * Reads a table whose layout names its columns: each cell is put where the reader of the family
 * expects the column of its heading. Cells keep their addresses; a layout without columns is read
 * as it stands.
 */
final class ByHeading implements Reader {
  private final Reader family;
  private final Columns columns;

  ByHeading(Reader family) {
    this.family = family;
    this.columns = family.columns().orElseThrow();
  }

  @Override
  public Set<String> vocabulary() {
    return family.vocabulary();
  }

  @Override
  public Optional<Columns> columns() {
    return family.columns();
  }

  @Override
  public Reading read(Document document, Layout layout) {
    return read(document, layout, Optional.empty());
  }

  @Override
  public Reading read(Document document, Layout layout, Optional<FiscalYear> declared) {
    if (layout.columns().isEmpty()) {
      return family.read(document, layout, declared);
    }
    List<Sheet> sheets = new ArrayList<>();
    boolean found = false;
    for (Sheet sheet : document.sheets()) {
      List<Row> rows = ordered(sheet.rows(), layout);
      found |= !rows.equals(sheet.rows()) || hasHeadings(sheet.rows(), layout);
      sheets.add(new Sheet(sheet.name(), rows));
    }
    Reading reading = family.read(new Document(document.fileName(), sheets), layout, declared);
    return found ? reading : withoutHeadings(reading, layout);
  }

  private boolean hasHeadings(List<Row> rows, Layout layout) {
    return rows.stream().anyMatch(row -> ColumnOrder.of(row, layout, columns).isPresent());
  }

  private List<Row> ordered(List<Row> rows, Layout layout) {
    List<Row> ordered = new ArrayList<>(rows.size());
    Optional<ColumnOrder> order = Optional.empty();
    for (Row row : rows) {
      order = ColumnOrder.of(row, layout, columns).or(keep(order));
      boolean totals = !columns.keepsOthers() && holds(row, layout.words("total"));
      ordered.add(order.isEmpty() || totals ? row : order.orElseThrow().applied(row));
    }
    return ordered;
  }

  private static java.util.function.Supplier<Optional<ColumnOrder>> keep(
      Optional<ColumnOrder> order) {
    return () -> order;
  }

  private static boolean holds(Row row, List<String> words) {
    return row.cells().stream().map(Cell::text).anyMatch(words::contains);
  }

  /** Nothing is read where the columns cannot be told: a figure might be another column's. */
  private Reading withoutHeadings(Reading reading, Layout layout) {
    String names =
        String.join(
            "、",
            layout.columns().stream()
                .map(column -> layout.words(ColumnOrder.thing(column, columns)).getFirst())
                .toList());
    List<Problem> problems = new ArrayList<>(reading.problems());
    problems.removeIf(problem -> problem.code() != Code.FISCAL_YEAR_CONFLICT);
    problems.add(
        Problem.of(
            Code.HEADINGS_NOT_FOUND,
            CellRef.document(),
            reading.header().title(),
            "見出しの行(%s)".formatted(names),
            "a row with the headings %s in this order".formatted(names)));
    return new Reading(reading.header(), List.of(), problems);
  }
}
