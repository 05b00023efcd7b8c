package tassei.ingest.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tassei.ingest.layout.Layout;
import tassei.ingest.sheet.Document;
import tassei.ingest.sheet.Document.Cell;
import tassei.model.CellRef;
import tassei.model.FiscalYear;
import tassei.model.Observation;
import tassei.model.Observation.IndicatorFigure;
import tassei.model.Observation.Role;
import tassei.model.Problem;

/**
 * Reads a plan's list of targets (施策目標一覧): a row an indicator, a column a year, the baseline before
 * the targets; strategy and measure are printed once and blank below.
 *
 * <p>Columns are told by their headings, which may stand in any order and over up to three rows. A
 * sheet may hold several tables: each is read by its own headings.
 */
final class PlanList implements Reader {
  @Override
  public Set<String> vocabulary() {
    return Set.of(
        "common",
        "own",
        "strategy",
        "measure",
        "indicator",
        "cumulative",
        "unit",
        "formula",
        "baseline",
        "target",
        "footnote",
        "body");
  }

  @Override
  public Reading read(Document document, Layout layout) {
    PlanListRows rows = new PlanListRows(layout);
    document.sheets().forEach(sheet -> rows.read(sheet.rows()));
    List<Observation> observations = rows.observations();
    List<Problem> problems = new ArrayList<>(rows.problems());
    if (observations.isEmpty()) {
      problems.add(rows.withoutRows(document.fileName()));
    }
    return new Reading(header(document, layout, observations), observations, problems);
  }

  private static Reading.Header header(
      Document document, Layout layout, List<Observation> observations) {
    Optional<Cell> title =
        document.sheets().stream()
            .flatMap(sheet -> sheet.rows().stream())
            .map(GroupedTable::filled)
            .filter(filled -> filled.size() == 1)
            .map(List::getFirst)
            .filter(cell -> layout.recognise().title().matcher(cell.text()).find())
            .findFirst();
    return new Reading.Header(
        title.map(Cell::text).orElse(""),
        body(document, title, layout),
        title.map(Cell::at).orElse(CellRef.document()),
        firstTargetYear(observations),
        Optional.empty());
  }

  /**
   * In the title, else alone in a cell above the table; several names of those who file jointly.
   */
  private static String body(Document document, Optional<Cell> title, Layout layout) {
    List<String> endings = layout.words("body");
    return title
        .flatMap(cell -> Filer.find(beforeProgram(cell.text(), endings), endings))
        .or(() -> Filer.joined(aboveTheTable(document, endings)))
        .orElse("");
  }

  private static Stream<String> aboveTheTable(Document document, List<String> endings) {
    return document.sheets().stream()
        .flatMap(sheet -> sheet.rows().stream())
        .limit(5)
        .map(GroupedTable::filled)
        .filter(filled -> filled.size() == 1)
        .flatMap(filled -> Filer.find(filled.getFirst().text(), endings).stream());
  }

  /** にかほ市商工会アクションプログラム: in each word the name ends where the last ending does. */
  private static String beforeProgram(String title, List<String> endings) {
    return Filer.BETWEEN
        .splitAsStream(title)
        .map(word -> word.substring(0, endOfName(word, endings)))
        .collect(Collectors.joining(" "));
  }

  private static int endOfName(String word, List<String> endings) {
    return endings.stream()
        .filter(word::contains)
        .mapToInt(ending -> word.lastIndexOf(ending) + ending.length())
        .max()
        .orElse(word.length());
  }

  private static Optional<FiscalYear> firstTargetYear(List<Observation> observations) {
    return observations.stream()
        .filter(IndicatorFigure.class::isInstance)
        .map(IndicatorFigure.class::cast)
        .filter(figure -> figure.role() == Role.TARGET)
        .map(IndicatorFigure::year)
        .min(FiscalYear::compareTo);
  }
}
