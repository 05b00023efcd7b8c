package tassei.sample;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;

/**
 * What a federation prints of all its chambers: what they add up to, now and then another figure.
 */
final class FederationFigures {
  private final SampleOptions options;
  private final ConceptBook concepts;
  private final Members members;

  FederationFigures(SampleOptions options, ConceptBook concepts, Members members) {
    this.options = options;
    this.concepts = concepts;
    this.members = members;
  }

  void putInto(Outcomes outcomes, Programme programme) {
    for (Indicator indicator : programme.indicators()) {
      for (int year : programme.years()) {
        BigDecimal figure = figure(programme, indicator, year);
        if (figure != null) {
          outcomes.put(indicator, year, Value.of(figure));
        }
      }
    }
  }

  /** Null where the chambers give none. */
  private BigDecimal figure(Programme programme, Indicator indicator, int year) {
    List<ConceptValue> values =
        members.asWas(year).stream()
            .map(member -> concepts.of(member.body().code(), year, indicator.concept()))
            .filter(Objects::nonNull)
            .filter(value -> value.actual() != null)
            .toList();
    if (values.isEmpty()) {
      return null;
    }
    Together together = new Together(values.getFirst().concept(), values);
    boolean possible = together.unit() != null && together.withoutParts().isEmpty();
    BigDecimal actual = possible ? together.actual() : null;
    if (actual == null) {
      return null;
    }
    Dice dice = Dice.of(options.seed(), programme.body().code(), "own", indicator.place(), year);
    BigDecimal printed =
        dice.chance(20) ? actual.add(BigDecimal.valueOf(dice.between(1, 5))) : actual;
    return printed.setScale(Math.min(1, printed.scale()), RoundingMode.HALF_UP);
  }
}
