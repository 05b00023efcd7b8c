package tassei.ingest.observe;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
 * Figures in percent that print no sign of it and may be fractions: 0.46 under a heading with % is
 * 46% in a cell that lost its format, or less than half a percent. Only the sender knows. Where one
 * is below one, a small one of the same indicator or column may be a fraction too (1.02), and so
 * may 1.1 beside 120%.
 */
final class PercentFractions {
  private static final String NUMBER = "(\\d[\\d,]*(?:[.・]\\d+)?|[.・]\\d+)";
  private static final Pattern SIGNED =
      Pattern.compile(
          "(?<![\\d.])%s\\s*(?:[~〜]\\s*%s\\s*)?(?:%%|パーセント|ポイント)"
              .formatted(NUMBER, NUMBER.replace("(\\d[", "(?:\\d[")));

  /** Nobody reaches the tenfold of all there is: 1.2 may be 120%, 12 is not 1200%. */
  private static final BigDecimal NO_FRACTION = BigDecimal.TEN;

  private final List<Percent> percents = new ArrayList<>();
  private final Set<String> withFractions = new HashSet<>();
  private final Map<String, BigDecimal> largestSigned = new HashMap<>();

  private PercentFractions(List<Observation> observations) {
    observations.forEach(observation -> percent(observation).ifPresent(percents::add));
    for (Percent percent : percents) {
      if (percent.signed) {
        largestSigned.merge(percent.indicator(), percent.amount, BigDecimal::max);
      } else if (percent.amount.compareTo(BigDecimal.ONE) < 0) {
        withFractions.add(percent.indicator());
        withFractions.add(percent.column());
      }
    }
    withFractions.remove("");
  }

  /**
   * @param amount never negative
   * @param signed whether its sign of percent stands beside it
   */
  private record Percent(Observation of, String raw, BigDecimal amount, boolean signed) {
    String indicator() {
      return of.place().indicatorCode();
    }

    /** Empty where there are no columns. */
    String column() {
      CellRef at = of.at();
      return at.column() == 0 ? "" : at.sheet() + "!" + at.column();
    }
  }

  /** One problem a cell, in the order of the document. */
  static List<Problem> of(List<Observation> observations) {
    PercentFractions fractions = new PercentFractions(observations);
    Map<CellRef, Problem> problems = new LinkedHashMap<>();
    for (Percent percent : fractions.percents) {
      CellRef at = percent.of.at();
      if (fractions.isUnclear(percent)) {
        problems.putIfAbsent(at, Problem.of(Code.PERCENT_OR_FRACTION, at, percent.raw.strip()));
      }
    }
    return List.copyOf(problems.values());
  }

  private boolean isUnclear(Percent percent) {
    BigDecimal signed = largestSigned.getOrDefault(percent.indicator(), BigDecimal.ZERO);
    boolean fractions =
        withFractions.contains(percent.indicator()) || withFractions.contains(percent.column());
    boolean farBelow = percent.amount.multiply(BigDecimal.TEN).compareTo(signed) <= 0;
    return !percent.signed
        && percent.amount.compareTo(NO_FRACTION) < 0
        && (percent.amount.compareTo(BigDecimal.ONE) < 0 || fractions || farBelow);
  }

  private static Optional<Percent> percent(Observation observation) {
    return figure(observation)
        .filter(figure -> CellText.normal(figure.unit()).equals("%"))
        .filter(
            figure -> figure.value() instanceof Measured(BigDecimal amount) && amount.signum() != 0)
        .map(figure -> percent(observation, figure));
  }

  private static Percent percent(Observation observation, Figure figure) {
    BigDecimal amount = ((Measured) figure.value()).amount().abs();
    boolean signed =
        SIGNED
            .matcher(CellText.normal(figure.raw()))
            .results()
            .map(match -> match.group(1).replace(",", "").replace('・', '.'))
            .anyMatch(number -> new BigDecimal(number).compareTo(amount) == 0);
    return new Percent(observation, figure.raw(), amount, signed);
  }

  private static Optional<Figure> figure(Observation observation) {
    return switch (observation) {
      case IndicatorFigure indicator -> Optional.of(indicator.figure());
      case DistrictFigure district -> Optional.of(district.figure());
      case SharedTarget target -> Optional.of(target.figure());
      default -> Optional.empty();
    };
  }
}
