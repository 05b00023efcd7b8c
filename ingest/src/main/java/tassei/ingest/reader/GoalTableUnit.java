package tassei.ingest.reader;

import java.util.Optional;
import java.util.stream.Stream;
import tassei.model.Figure;
import tassei.model.Figure.UnitSource;
import tassei.model.Qualifier;
import tassei.model.UnitScale;

/**
 * The unit of an indicator of a goal table: that of its target, else of its actual, its name, the
 * heading of the actuals; never guessed.
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
        .or(
            () ->
                Units.suffix(row.grid().header().actualHeading().text())
                    .map(suffix -> new GoalTableUnit(suffix.unit(), UnitSource.HEADER)))
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
    return Optional.of(of(row).name())
        .filter(unit -> GoalTableLabel.contradicts(row.label().text(), unit));
  }

  /** The % of 前年比+5% is not what the indicator is counted in. */
  private static Optional<Figure> target(GoalTableRow row) {
    return GoalTableCells.target(row.target())
        .filter(figure -> figure.qualifier() != Qualifier.RELATIVE);
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
