package tassei.ingest.observe;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tassei.ingest.sheet.CellText;
import tassei.model.CellRef;
import tassei.model.Figure;
import tassei.model.Observation;
import tassei.model.Observation.DistrictFigure;
import tassei.model.Observation.IndicatorFigure;
import tassei.model.Observation.SharedTarget;
import tassei.model.ObservedValue.Measured;
import tassei.model.Problem;
import tassei.model.Problem.Code;

/**
 * Figures below one in percent that print no sign of it: 0.46 under a heading with % is 46% in a
 * cell that lost its format, or less than half a percent. Only the sender knows.
 */
final class PercentFractions {
  private static final Pattern SIGNED =
      Pattern.compile("(?<![\\d.])0?[.・]\\d+\\s*(?:%|パーセント|ポイント)");

  private PercentFractions() {}

  /** One problem a cell, in the order of the document. */
  static List<Problem> of(List<Observation> observations) {
    Map<CellRef, Problem> problems = new LinkedHashMap<>();
    for (Observation observation : observations) {
      figure(observation)
          .filter(PercentFractions::isUnclear)
          .ifPresent(
              figure ->
                  problems.putIfAbsent(
                      observation.at(),
                      Problem.of(
                          Code.PERCENT_OR_FRACTION, observation.at(), figure.raw().strip())));
    }
    return List.copyOf(problems.values());
  }

  private static Optional<Figure> figure(Observation observation) {
    return switch (observation) {
      case IndicatorFigure indicator -> Optional.of(indicator.figure());
      case DistrictFigure district -> Optional.of(district.figure());
      case SharedTarget target -> Optional.of(target.figure());
      default -> Optional.empty();
    };
  }

  private static boolean isUnclear(Figure figure) {
    return CellText.normal(figure.unit()).equals("%")
        && figure.value() instanceof Measured(BigDecimal amount)
        && amount.signum() != 0
        && amount.abs().compareTo(BigDecimal.ONE) < 0
        && !SIGNED.matcher(CellText.normal(figure.raw())).find();
  }
}
