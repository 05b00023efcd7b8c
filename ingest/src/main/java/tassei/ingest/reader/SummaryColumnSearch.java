package tassei.ingest.reader;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tassei.ingest.sheet.Document.Cell;
import tassei.model.FiscalYear;
import tassei.model.Problem;
import tassei.model.Problem.Code;

/** Finds the columns of a summary in one row of headings. */
final class SummaryColumnSearch {
  private final List<Cell> headings;
  private final SummaryWords words;
  private final FiscalYear year;
  private final boolean declared;
  private final List<Problem> problems = new ArrayList<>();

  SummaryColumnSearch(List<Cell> headings, SummaryWords words, FiscalYear year, boolean declared) {
    this.headings = headings;
    this.words = words;
    this.year = year;
    this.declared = declared;
  }

  SummaryColumns columns() {
    int indicator = indicator();
    List<Cell> right = headings.stream().filter(cell -> cell.at().column() > indicator).toList();
    List<Cell> actuals = right.stream().filter(this::isActual).toList();
    List<Cell> plain = actuals.stream().filter(cell -> !of(cell).isPair()).toList();
    List<Cell> targets = targets(right);
    boolean both = indicator > 0 && !plain.isEmpty() && !targets.isEmpty();
    Optional<Cell> actual = both ? one(plain, "実績値", "actuals") : Optional.empty();
    Optional<Cell> target = both ? one(targets, "目標値", "targets") : Optional.empty();
    Optional<Cell> value = both || indicator == 0 ? Optional.empty() : value(right, actuals);
    boolean clear = problems.isEmpty();
    Set<Integer> others = new HashSet<>();
    if (clear && indicator > 0) {
      right.stream()
          .filter(heading -> Stream.of(actual, target, value).noneMatch(taken(heading)))
          .filter(heading -> isOfFigures(heading) || isOfAnotherYear(heading))
          .forEach(
              heading -> {
                others.add(heading.at().column());
                problems.add(notRead(heading));
              });
    }
    return new SummaryColumns(
        measure(),
        indicator,
        value.map(heading -> heading.at().column()).orElse(0),
        status(indicator, others, actual.or(() -> value)),
        two(actual, target),
        SummaryUnits.of(right),
        others,
        aside(),
        revised(right, others),
        target.or(() -> value).filter(heading -> of(heading).isOverAPeriod()).isPresent(),
        clear,
        problems);
  }

  private Set<Integer> aside() {
    return headings.stream()
        .filter(heading -> of(heading).isAside())
        .map(heading -> heading.at().column())
        .collect(Collectors.toSet());
  }

  private static Predicate<Optional<Cell>> taken(Cell heading) {
    return taken -> taken.equals(Optional.of(heading));
  }

  private static Optional<TwoColumns> two(Optional<Cell> actual, Optional<Cell> target) {
    return actual.flatMap(
        one -> target.map(other -> new TwoColumns(one.at().column(), other.at().column())));
  }

  private static SummaryHeading of(Cell heading) {
    return new SummaryHeading(heading);
  }

  private static Optional<FiscalYear> year(Cell heading) {
    return of(heading).year();
  }

  /** Targets of a year; where there are none, revised ones or those of several years. */
  private List<Cell> targets(List<Cell> right) {
    List<Cell> any = right.stream().filter(cell -> of(cell).isAnyTarget()).toList();
    List<Cell> targets = any.stream().filter(cell -> of(cell).isTarget()).toList();
    if (!targets.isEmpty()) {
      return targets;
    }
    List<Cell> revised = any.stream().filter(cell -> of(cell).isRevisedTarget()).toList();
    return revised.isEmpty()
        ? any.stream().filter(cell -> of(cell).isOverAPeriod()).toList()
        : revised;
  }

  /** The column of actual(target). Where only parts of the year have one, none is read. */
  private Optional<Cell> value(List<Cell> right, List<Cell> actuals) {
    if (actuals.size() > 1) {
      return one(actuals, "実績値", "actuals");
    }
    if (actuals.isEmpty()) {
      right.stream()
          .filter(cell -> of(cell).isAnyActual(words.layout().words("value")))
          .forEach(cell -> refuse(cell, "実績値", "actuals"));
    }
    return actuals.stream().findFirst();
  }

  private int revised(List<Cell> right, Set<Integer> others) {
    return right.stream()
        .filter(cell -> of(cell).isRevisedTarget() && others.contains(cell.at().column()))
        .mapToInt(cell -> cell.at().column())
        .findFirst()
        .orElse(0);
  }

  private boolean isOfFigures(Cell heading) {
    return !words.isIndicatorHeading(heading)
        && (of(heading).isAnyTarget() || of(heading).isAnyActual(words.layout().words("value")));
  }

  private int measure() {
    return headings.stream()
        .filter(cell -> !words.isIndicatorHeading(cell))
        .filter(cell -> words.layout().words("measure").stream().anyMatch(cell.text()::startsWith))
        .mapToInt(cell -> cell.at().column())
        .findFirst()
        .orElse(0);
  }

  private int indicator() {
    return headings.stream()
        .filter(words::isIndicatorHeading)
        .mapToInt(cell -> cell.at().column())
        .findFirst()
        .orElse(0);
  }

  /** The first right of the figures of the year: those of another year may have one, too. */
  private int status(int indicator, Set<Integer> others, Optional<Cell> figures) {
    List<Integer> columns =
        headings.stream()
            .filter(
                cell ->
                    words.layout().words("status").stream().anyMatch(of(cell).name()::startsWith))
            .filter(cell -> !of(cell).isOfOtherFigures())
            .filter(cell -> year(cell).filter(found -> !found.equals(year)).isEmpty())
            .map(cell -> cell.at().column())
            .filter(column -> column > indicator && !others.contains(column))
            .toList();
    int from = figures.map(cell -> cell.at().column()).orElse(indicator);
    return columns.stream()
        .filter(column -> column > from)
        .findFirst()
        .or(() -> columns.stream().findFirst())
        .orElse(0);
  }

  private boolean isActual(Cell heading) {
    return of(heading).isActual(words.layout().words("value"));
  }

  private boolean isOfAnotherYear(Cell heading) {
    return hasValueOfTheYear() && year(heading).filter(found -> !found.equals(year)).isPresent();
  }

  private boolean hasValueOfTheYear() {
    return headings.stream()
        .filter(heading -> words.isValueHeading(heading))
        .anyMatch(heading -> year(heading).filter(found -> !found.equals(year)).isEmpty());
  }

  /** The heading of the form's year, else the one without a year. */
  private Optional<Cell> one(List<Cell> found, String ja, String en) {
    List<Cell> named =
        found.stream().filter(heading -> year(heading).equals(Optional.of(year))).toList();
    List<Cell> unnamed = found.stream().filter(heading -> year(heading).isEmpty()).toList();
    List<Cell> fitting = named.isEmpty() ? unnamed : named;
    if (fitting.isEmpty() && found.size() == 1 && declared && !anyHeadingOfTheYear()) {
      return Optional.of(found.getFirst());
    }
    if (fitting.size() == 1) {
      return Optional.of(fitting.getFirst());
    }
    (fitting.isEmpty() ? found : fitting).forEach(heading -> refuse(heading, ja, en));
    return Optional.empty();
  }

  private boolean anyHeadingOfTheYear() {
    return headings.stream().anyMatch(heading -> year(heading).equals(Optional.of(year)));
  }

  private void refuse(Cell heading, String ja, String en) {
    boolean otherYear = year(heading).filter(found -> !found.equals(year)).isPresent();
    problems.add(
        Problem.of(
            otherYear && !declared ? Code.FISCAL_YEAR_CONFLICT : Code.HEADINGS_NOT_FOUND,
            heading.at(),
            heading.text(),
            "%sの%sの列が一つだけの見出し".formatted(year.label(), ja),
            "headings with one column of %s of %s".formatted(en, year.label())));
  }

  private Problem notRead(Cell heading) {
    boolean ofTheYear = year(heading).filter(found -> !found.equals(year)).isEmpty();
    return Problem.of(
        Code.COLUMN_NOT_READ,
        heading.at(),
        heading.text(),
        (ofTheYear ? "%sの目標値または実績値の列の見出し" : "%sの列の見出し").formatted(year.label()),
        (ofTheYear
                ? "the heading of the column of targets or actuals of %s"
                : "the heading of a column of %s")
            .formatted(year.label()));
  }
}
