package tassei.ingest.reader;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tassei.ingest.sheet.Document;
import tassei.ingest.sheet.Document.Cell;
import tassei.ingest.sheet.Document.Sheet;
import tassei.model.CellRef;
import tassei.model.FiscalYear;
import tassei.model.Problem;
import tassei.model.Problem.Code;

/**
 * The tables of a document, to know whether they are one summary: sheets or blocks of other years,
 * or the whole table once more, are several. A sheet begins a table, and so does a title or a row
 * of headings of another year. The name of a sheet counts where its table says no year.
 */
final class SummaryTables {
  private final SummaryWords words;
  private final List<Table> tables = new ArrayList<>();

  private SummaryTables(SummaryWords words) {
    this.words = words;
  }

  /** The problem at the table that is not of the same summary as the first. */
  static Optional<Problem> several(Document document, SummaryWords words) {
    SummaryTables all = new SummaryTables(words);
    document.sheets().forEach(all::add);
    return all.several();
  }

  /** One table on its way. */
  private static final class Table {
    private final String sheet;
    private final Set<String> labels = new HashSet<>();
    private Optional<Cell> first = Optional.empty();
    private List<FiscalYear> titleYears = List.of();
    private List<FiscalYear> headingYears = List.of();
    private boolean headed;
    private boolean totalled;

    Table(String sheet) {
      this.sheet = sheet;
    }

    Optional<FiscalYear> year() {
      boolean both = titleYears.size() == 1 && headingYears.contains(titleYears.getFirst());
      if (!headingYears.isEmpty() && !both) {
        return one(headingYears);
      }
      List<FiscalYear> named = FiscalYear.findAll(sheet).stream().distinct().toList();
      return titleYears.isEmpty() ? one(named) : one(titleYears);
    }

    /** Whether another one is the same table with other figures. */
    boolean repeats(Table other) {
      Set<String> shared = new HashSet<>(labels);
      shared.retainAll(other.labels);
      int fewer = Math.min(labels.size(), other.labels.size());
      return totalled && other.totalled && fewer > 0 && 2 * shared.size() >= fewer;
    }

    private static Optional<FiscalYear> one(List<FiscalYear> years) {
      return years.size() == 1 ? Optional.of(years.getFirst()) : Optional.empty();
    }
  }

  private void add(Sheet sheet) {
    Table table = new Table(sheet.name());
    for (int i = 0; i < sheet.rows().size(); i++) {
      List<Cell> filled = GroupedTable.filled(sheet.rows().get(i));
      if (filled.isEmpty()) {
        continue;
      }
      Optional<SummaryHeadings> headings = SummaryHeadings.at(sheet.rows(), i, words);
      if (begins(table, filled, headings)) {
        tables.add(table);
        table = new Table(sheet.name());
      }
      take(table, filled, headings);
      i = headings.map(SummaryHeadings::last).orElse(i);
    }
    tables.add(table);
    tables.removeIf(found -> !found.headed);
  }

  private boolean begins(Table table, List<Cell> filled, Optional<SummaryHeadings> headings) {
    if (!table.headed) {
      return false;
    }
    List<FiscalYear> years = headings.map(this::headingYears).orElse(List.of());
    boolean otherYear = !years.isEmpty() && !years.equals(table.headingYears);
    return otherYear && !table.headingYears.isEmpty()
        || filled.size() == 1 && words.isTitle(filled.getFirst());
  }

  private void take(Table table, List<Cell> filled, Optional<SummaryHeadings> headings) {
    Optional<Cell> title = filled.stream().filter(words::isTitle).findFirst();
    if (headings.isPresent()) {
      List<FiscalYear> years = headingYears(headings.orElseThrow());
      table.headed = true;
      table.first =
          table.first.or(
              () ->
                  headings.orElseThrow().cells().stream()
                      .filter(words::isValueHeading)
                      .findFirst());
      table.headingYears = table.headingYears.isEmpty() ? years : table.headingYears;
    } else if (!table.headed && title.isPresent()) {
      table.first = table.first.or(() -> title);
      table.titleYears =
          table.titleYears.isEmpty() ? TitleYears.in(title.orElseThrow().text()) : table.titleYears;
    } else {
      table.totalled |= filled.stream().anyMatch(words::isTotalWord);
      filled.stream().filter(SummaryLabel::isOne).forEach(label -> table.labels.add(label.text()));
    }
  }

  private List<FiscalYear> headingYears(SummaryHeadings headings) {
    return headings.cells().stream()
        .filter(words::isValueHeading)
        .flatMap(heading -> TitleYears.in(heading.text()).stream())
        .distinct()
        .toList();
  }

  private Optional<Problem> several() {
    for (int i = 1; i < tables.size(); i++) {
      Table table = tables.get(i);
      for (Table before : tables.subList(0, i)) {
        boolean otherYear =
            table.year().isPresent()
                && before.year().isPresent()
                && !table.year().equals(before.year());
        if (otherYear || table.repeats(before)) {
          return Optional.of(problem(table));
        }
      }
    }
    return Optional.empty();
  }

  private Problem problem(Table table) {
    String years =
        tables.stream()
            .flatMap(found -> found.year().stream())
            .collect(Collectors.toCollection(TreeSet::new))
            .stream()
            .map(FiscalYear::label)
            .collect(Collectors.joining("、"));
    String found = table.first.map(Cell::text).orElse("");
    return Problem.of(
        Code.SEVERAL_FORMS,
        table.first.map(Cell::at).orElse(CellRef.document()),
        years.contains("、") ? years : found,
        "一つの年度の一つの総括表だけのファイル",
        "a file with one summary of one year only");
  }
}
