package tassei.transform.suggest;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Proposes concepts for indicators that have none. It maps nothing: a proposal becomes a mapping
 * when a person writes it into indicators.csv.
 *
 * <p>Evidence are the same name mapped by others, names alike, the concept's own names and the
 * unit. Names of different stages (相談, 計画, 支援, 実現, 申請, 採択, 成約) or subjects are no evidence, however
 * alike, and a part of a total (うち…) is proposed for nothing.
 */
public final class Suggest {
  private static final int AT_MOST = 3;

  private final List<Weighing> concepts;

  private Suggest(List<Weighing> concepts) {
    this.concepts = concepts;
  }

  /** From what is mapped, to the concepts there are. */
  public static Suggest from(List<Mapped> mapped, List<Concept> concepts) {
    requireNonNull(mapped, "mapped is null");
    List<Weighing.Known> known = mapped.stream().map(Weighing.Known::of).toList();
    return new Suggest(concepts.stream().map(concept -> Weighing.of(concept, known)).toList());
  }

  /**
   * At most three concepts, the best first; of equal ones in the order of their codes.
   *
   * @param least the score below which nothing is proposed, from 0 to 1
   */
  public List<Suggestion> propose(Unmapped indicator, BigDecimal least) {
    if (indicator.name().strip().startsWith("うち")) {
      return List.of();
    }
    IndicatorName name = IndicatorName.of(indicator.name());
    return concepts.stream()
        .map(concept -> concept.weigh(indicator, name))
        .flatMap(Optional::stream)
        .filter(proposed -> proposed.score().compareTo(least) >= 0)
        .sorted(
            Comparator.comparing(Suggestion::score)
                .reversed()
                .thenComparing(proposed -> proposed.concept().code()))
        .limit(AT_MOST)
        .toList();
  }
}
