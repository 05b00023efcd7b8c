package tassei.ingest.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tassei.ingest.layout.Layout;
import tassei.ingest.sheet.Document;
import tassei.ingest.sheet.Document.Cell;
import tassei.ingest.sheet.Document.Row;
import tassei.model.CellRef;
import tassei.model.FiscalYear;
import tassei.model.Problem;
import tassei.model.Problem.Code;

/**
 * Reads a summary (総括表): kind > strategy > measure > indicator with {@code actual(target)} and a
 * status, groups printed once and blank below.
 *
 * <p>Cells are told by what they hold, not by their column: rows of the real forms slide to the
 * left where a group cell was lost, and headings stand above other columns than they name.
 */
final class GroupedTable implements Reader {
  private static final Pattern BODY =
      Pattern.compile("[^\\s()\\[\\]【】〔〕「」『』<>:、,・|/]+?(?:商工会連合会|商工会)");

  @Override
  public Set<String> vocabulary() {
    return Set.of(
        "common",
        "own",
        "strategy",
        "measure",
        "indicator",
        "value",
        "status",
        "marks",
        "total",
        "footnote");
  }

  @Override
  public Optional<Columns> columns() {
    return Optional.of(
        new Columns(
            List.of("strategy", "measure", "measure_status", "indicator", "value", "status"),
            Map.of("measure_status", "status"),
            false));
  }

  @Override
  public Reading read(Document document, Layout layout) {
    return read(document, layout, Optional.empty());
  }

  /** What is declared settles what the title and the headings say. */
  @Override
  public Reading read(Document document, Layout layout, Optional<FiscalYear> declared) {
    return new Pass(document, layout, declared).reading();
  }

  /** One pass over one document. */
  private static final class Pass {
    private final Document document;
    private final Layout layout;
    private final Optional<FiscalYear> declared;
    private final List<Problem> problems = new ArrayList<>();
    private final SummaryWords words;

    private String title = "";
    private CellRef titleAt = CellRef.document();
    private List<FiscalYear> titleYears = List.of();
    private Optional<FiscalYear> headerYear = Optional.empty();
    private boolean conflict;

    Pass(Document document, Layout layout, Optional<FiscalYear> declared) {
      this.document = document;
      this.layout = layout;
      this.declared = declared;
      this.words = new SummaryWords(layout);
    }

    Reading reading() {
      List<Row> rows = document.sheets().stream().flatMap(sheet -> sheet.rows().stream()).toList();
      readTitleAndHeaders(rows);
      Optional<FiscalYear> year = declared.or(() -> headerYear).or(this::titleYear);
      Reading.Header header = new Reading.Header(title, body(), titleAt, year, Optional.empty());
      Optional<Problem> several =
          conflict && declared.isEmpty()
              ? Optional.empty()
              : SummaryTables.several(document, words);
      several.ifPresent(problems::add);
      if (year.isEmpty() || several.isPresent()) {
        return new Reading(header, List.of(), problems);
      }

      GroupedTableRows body =
          new GroupedTableRows(layout, year.orElseThrow(), declared.isPresent());
      SummaryTotals totals = new SummaryTotals(words, year.orElseThrow());
      readRows(rows, body, totals);
      List<Problem> all = new ArrayList<>(problems);
      all.addAll(body.problems());
      return new Reading(header, body.observations(), all);
    }

    private void readTitleAndHeaders(List<Row> rows) {
      boolean headed = false;
      for (int i = 0; i < rows.size(); i++) {
        List<Cell> filled = filled(rows.get(i));
        Optional<SummaryHeadings> headings = SummaryHeadings.at(rows, i, words);
        if (headings.isPresent()) {
          List<Cell> cells = headings.orElseThrow().cells();
          takeHeaderYear(cells.stream().filter(words::isValueHeading).toList());
          headed = true;
          i = headings.orElseThrow().last();
        } else if (title.isEmpty()) {
          title(filled, headed).ifPresent(this::takeTitle);
        }
      }
      if (headerYear.isEmpty() && titleYears.size() > 1) {
        severalYears(titleAt, title);
      } else if (headerYear.isPresent() && !titleYears.isEmpty() && !ofTheTitle(headerYear)) {
        conflict(titleAt, title, headerYear.orElseThrow());
      }
    }

    /** A cell of any row above the headings; below them a remark may quote it. */
    private Optional<Cell> title(List<Cell> filled, boolean headed) {
      return filled.stream()
          .filter(cell -> !headed || filled.size() == 1)
          .filter(words::isTitle)
          .findFirst();
    }

    /** Of several years none is known to be that of the form; a plan's period is none. */
    private void takeTitle(Cell cell) {
      title = cell.text();
      titleAt = cell.at();
      titleYears = TitleYears.in(title);
    }

    private Optional<FiscalYear> titleYear() {
      return titleYears.size() == 1 ? Optional.of(titleYears.getFirst()) : Optional.empty();
    }

    private boolean ofTheTitle(Optional<FiscalYear> year) {
      return year.filter(titleYears::contains).isPresent();
    }

    /** Beside the actuals of a year, those of another one may stand: the title says which. */
    private void takeHeaderYear(List<Cell> values) {
      boolean anyOfTheTitle =
          titleYears.size() == 1 && values.stream().anyMatch(value -> ofTheTitle(year(value)));
      for (Cell heading : values) {
        Optional<FiscalYear> year = year(heading);
        if (!anyOfTheTitle || ofTheTitle(year)) {
          takeHeaderYear(heading, year);
        }
      }
    }

    private Optional<FiscalYear> year(Cell heading) {
      return TitleYears.in(heading.text()).stream().findFirst();
    }

    private void takeHeaderYear(Cell heading, Optional<FiscalYear> year) {
      if (TitleYears.in(heading.text()).size() > 1) {
        severalYears(heading.at(), heading.text());
      } else if (headerYear.isPresent() && year.isPresent() && !headerYear.equals(year)) {
        conflict(heading.at(), heading.text(), headerYear.orElseThrow());
      }
      headerYear = headerYear.or(() -> year);
    }

    private void severalYears(CellRef at, String found) {
      conflict(at, found, "一つの年度", "one fiscal year");
    }

    private void conflict(CellRef at, String found, FiscalYear other) {
      conflict(
          at,
          found,
          "見出しの年度(%s)と同じ年度".formatted(other.label()),
          "the fiscal year of the headings (%s)".formatted(other.label()));
    }

    private void conflict(CellRef at, String found, String ja, String en) {
      if (!conflict && declared.isEmpty()) {
        problems.add(Problem.of(Code.FISCAL_YEAR_CONFLICT, at, found, ja, en));
      }
      conflict = true;
    }

    private void readRows(List<Row> rows, GroupedTableRows body, SummaryTotals totals) {
      boolean started = false;
      boolean ended = false;
      boolean totalled = false;
      List<List<Cell>> above = new ArrayList<>();
      Row last = rows.getLast();

      for (int i = 0; i < rows.size(); i++) {
        List<Cell> filled = filled(rows.get(i));
        if (filled.isEmpty()) {
          continue;
        }
        Optional<SummaryHeadings> headings = SummaryHeadings.at(rows, i, words);
        if (headings.isPresent()) {
          above.forEach(body::aboveTheHeadings);
          above.clear();
          started = true;
          totalled = false;
          body.header(headings.orElseThrow().cells());
          i = headings.orElseThrow().last();
        } else if (filled.stream().anyMatch(words::isTotalWord)) {
          ended = true;
          totalled = true;
          totals.read(filled, body.indicatorColumn()).forEach(body::total);
        } else if (words.isFootnote(filled)) {
          ended = ended || started;
        } else if (totalled) {
          body.belowTheTotals(filled);
        } else if (started) {
          body.read(filled);
        } else {
          above.add(filled);
        }
        last = rows.get(i);
      }
      body.end();
      problems.addAll(totals.problems());
      if (!started) {
        noHeadings();
      } else if (!ended) {
        problems.add(
            Problem.of(
                Code.INCOMPLETE_DOCUMENT,
                filled(last).isEmpty() ? CellRef.document() : filled(last).getLast().at(),
                filled(last).isEmpty() ? "" : filled(last).getLast().text(),
                "最後の「%s」の行".formatted(layout.words("total").getFirst()),
                "the last row '%s'".formatted(layout.words("total").getFirst())));
      }
    }

    /** Without its headings nothing of a table is read, and nobody would miss it. */
    private void noHeadings() {
      problems.add(
          Problem.of(
              Code.UNKNOWN_FORM,
              titleAt,
              title,
              "「%s」を含む見出しの行".formatted(layout.words("value").getFirst()),
              "a row of headings with '%s'".formatted(layout.words("value").getFirst())));
    }

    private String body() {
      Matcher body = BODY.matcher(FiscalYear.removedFrom(title));
      return Filer.joined(body.results().map(MatchResult::group)).orElse("");
    }
  }

  static List<Cell> filled(Row row) {
    return row.cells().stream().filter(cell -> !cell.isBlank()).toList();
  }

  static String join(List<Cell> cells) {
    return String.join(" | ", cells.stream().map(Cell::text).toList());
  }
}
