package tassei.ingest.reader;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tassei.ingest.layout.Layout;
import tassei.ingest.sheet.Document.Cell;
import tassei.model.FiscalYear;
import tassei.model.Problem;
import tassei.model.Problem.Code;

/**
 * The column of targets that the actuals are held against: the one of their year, or the only one
 * without a year.
 *
 * @param column -1 where there is none, or none of that year alone
 * @param problem what keeps the targets from being read
 */
record GoalTableTarget(int column, Optional<Problem> problem) {

  /** Where the year of the actuals is not known, no figure is written and any column will do. */
  static GoalTableTarget of(GoalTableHeader header, Layout layout, Optional<FiscalYear> actuals) {
    List<Cell> targets = header.targetHeadings();
    if (targets.isEmpty() || actuals.isEmpty()) {
      return new GoalTableTarget(header.target(), Optional.empty());
    }
    List<Cell> revised = GoalTableOtherColumns.revisedTargets(header, layout);
    if (!revised.isEmpty()) {
      List<Cell> all = Stream.concat(targets.stream(), revised.stream()).toList();
      return new GoalTableTarget(-1, Optional.of(unclear(all, actuals.get())));
    }
    List<Cell> dated = printing(targets, List.of(actuals.get()));
    List<Cell> fitting = dated.isEmpty() ? printing(targets, List.of()) : dated;
    boolean clear =
        fitting.size() == 1
            && !GoalTableHeadings.isOfSeveralYears(fitting.getFirst().text())
            && !GoalTableHeadings.isPartOfAYear(fitting.getFirst().text())
            && !HeadingAside.isOfOtherFigures(fitting.getFirst().text());
    return clear
        ? new GoalTableTarget(
            header.headings().cells().indexOf(fitting.getFirst()), Optional.empty())
        : new GoalTableTarget(-1, Optional.of(unclear(targets, actuals.get())));
  }

  private static List<Cell> printing(List<Cell> targets, List<FiscalYear> years) {
    return targets.stream().filter(cell -> FiscalYear.findAll(cell.text()).equals(years)).toList();
  }

  private static Problem unclear(List<Cell> targets, FiscalYear actuals) {
    String found = targets.stream().map(Cell::text).collect(Collectors.joining(" / "));
    return Problem.of(
        Code.TARGET_YEAR_UNCLEAR,
        targets.getFirst().at(),
        found,
        "実績と同じ年度(%s)の一つの目標".formatted(actuals.label()),
        "one target of the year of the actuals (%s)".formatted(actuals.label()));
  }
}
