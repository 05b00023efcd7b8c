package tassei.ingest.reader;

import java.util.Optional;
import java.util.stream.Stream;
import tassei.model.Figure;
import tassei.model.Figure.UnitSource;
import tassei.model.Qualifier;
import tassei.model.UnitScale;

/**
 * The unit of an indicator of a goal table: that of its target, else of its actual, its name, the
 * column of units, the heading of the actuals or of the targets; never guessed.
 */
record GoalTableUnit(String name, UnitSource source) {

  static GoalTableUnit of(GoalTableRow row) {
    return Stream.of(target(row), GoalTableCells.figure(row.actual()))
        .flatMap(Optional::stream)
        .filter(figure -> figure.isMeasured() && !figure.unit().isEmpty())
        .findFirst()
        .map(figure -> new GoalTableUnit(figure.unit(), UnitSource.VALUE))
        .or(
            () ->
                Units.suffix(row.label().text())
                    .map(suffix -> new GoalTableUnit(suffix.unit(), UnitSource.LABEL)))
        .or(() -> row.grid().units().of(row).map(unit -> new GoalTableUnit(unit, UnitSource.LABEL)))
        .or(
            () ->
                row.grid().header().units().stream()
                    .filter(unit -> !unit.isEmpty())
                    .findFirst()
                    .map(unit -> new GoalTableUnit(unit, UnitSource.HEADER)))
        .orElse(new GoalTableUnit("", UnitSource.MISSING));
  }

  /** What contradicts the unit, for a message: 社 / 件, or the unit that the name speaks against. */
  static Optional<String> conflict(GoalTableRow row) {
    String ofActual = GoalTableCells.figure(row.actual()).map(Figure::unit).orElse("");
    String ofTarget = target(row).map(Figure::unit).orElse("");
    boolean both = !ofActual.isEmpty() && !ofTarget.isEmpty();
    if (both && !UnitScale.sameKind(ofActual, ofTarget)) {
      return Optional.of(ofTarget + " / " + ofActual);
    }
    String unit = of(row).name();
    Optional<String> inColumn =
        row.grid().units().of(row).filter(other -> !UnitScale.sameKind(other, unit));
    return inColumn
        .map(other -> unit + " / " + other)
        .or(
            () ->
                Optional.of(unit)
                    .filter(name -> GoalTableLabel.contradicts(row.label().text(), name)));
  }

  /** The % of 前年比+5% is not what the indicator is counted in. */
  private static Optional<Figure> target(GoalTableRow row) {
    return GoalTableCells.target(row.target())
        .filter(figure -> figure.qualifier() != Qualifier.RELATIVE);
  }

  /** A target without a unit has that of its heading, where its row has none. */
  Figure appliedToTarget(Figure figure, GoalTableHeader header) {
    boolean ofTheHeading = source == UnitSource.HEADER && figure.isMeasured();
    return applied(
        ofTheHeading && figure.qualifier() != Qualifier.RELATIVE
            ? figure.orUnit(header.units().getLast(), source)
            : figure);
  }

  /** A figure without a unit has this one; one in another scale is converted to it. */
  Figure applied(Figure figure) {
    if (!figure.isMeasured() || figure.qualifier() == Qualifier.RELATIVE) {
      return figure;
    }
    Figure named = figure.orUnit(name, source);
    return named.in(name).orElse(named);
  }
}
