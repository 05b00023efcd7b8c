package tassei.transform.suggest;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Weighs what speaks for one concept, in hundredths: the same name counts 85 and 5 more for each
 * further body, divided by how many of the bodies chose this concept; a name alike up to 80, a name
 * of the concept up to 90; 5 more where two of these reach 50 or the unit fits, 60 less where it
 * contradicts. Names less alike than 40 say nothing.
 */
record Weighing(Concept concept, List<Named> names, List<Known> mapped) {
  private static final int SAME_NAME = 85;
  private static final int MAPPED_NAME = 80;
  private static final int CONCEPT_NAME = 90;
  private static final int MORE = 5;
  private static final int CONTRADICTION = 60;
  private static final int SPEAKS = 50;
  private static final int ALIKE = 40;

  /** A name that is mapped, ready to be compared. */
  record Known(Mapped mapped, IndicatorName name) {
    static Known of(Mapped mapped) {
      return new Known(mapped, IndicatorName.of(mapped.name()));
    }
  }

  /** A name of the concept, as listed and ready to be compared. */
  record Named(String listed, IndicatorName name) {}

  /** What one kind of evidence weighs, and its sentence. */
  private record Evidence(int weight, String sentence) {}

  static Weighing of(Concept concept, List<Known> mapped) {
    return new Weighing(
        concept,
        ConceptNames.of(concept.name()).stream()
            .map(listed -> new Named(listed, IndicatorName.of(listed)))
            .toList(),
        mapped);
  }

  /** Empty where no name speaks for the concept. */
  Optional<Suggestion> weigh(Unmapped indicator, IndicatorName name) {
    List<Evidence> found = new ArrayList<>();
    sameName(name).ifPresent(found::add);
    mappedName(name).ifPresent(found::add);
    conceptName(name).ifPresent(found::add);
    found.sort(Comparator.comparingInt(Evidence::weight).reversed());
    if (found.isEmpty()) {
      return Optional.empty();
    }
    boolean agree = found.stream().filter(one -> one.weight() >= SPEAKS).count() > 1;
    Evidence unit = unit(indicator.unit(), name);
    int score = found.getFirst().weight() + (agree ? MORE : 0) + unit.weight();
    List<String> sentences = new ArrayList<>(found.stream().map(Evidence::sentence).toList());
    if (!name.stages().isEmpty()) {
      sentences.add("段階(%s)が同じ".formatted(sorted(name.stages())));
    }
    sentences.add(unit.sentence());
    return Optional.of(
        new Suggestion(
            indicator,
            concept,
            BigDecimal.valueOf(Math.clamp(score, 0, 100), 2),
            direction(name),
            sentences));
  }

  private Optional<Evidence> sameName(IndicatorName name) {
    List<Known> same = mapped.stream().filter(known -> isSame(known, name)).toList();
    List<String> bodies = bodies(same.stream().filter(this::isOurs).toList());
    if (bodies.isEmpty()) {
      return Optional.empty();
    }
    int all = bodies(same).size();
    int weight = Math.min(SAME_NAME + MORE * (bodies.size() - 1), 95) * bodies.size() / all;
    String others = all == bodies.size() ? "" : "。同じ名称を別の概念とした団体もある(全%d団体)".formatted(all);
    return Optional.of(
        new Evidence(
            weight,
            "同じ名称を%d団体が対応付け(%s)%s".formatted(bodies.size(), String.join("、", bodies), others)));
  }

  private Optional<Evidence> mappedName(IndicatorName name) {
    return mapped.stream()
        .filter(this::isOurs)
        .filter(known -> !isSame(known, name) && known.name().mayMean(name))
        .max(
            Comparator.comparingInt((Known known) -> known.name().likeness(name))
                .thenComparing(known -> known.mapped().name(), Comparator.reverseOrder()))
        .filter(known -> known.name().likeness(name) >= ALIKE)
        .map(
            known ->
                near(
                    "対応付け済みの「%s」(%s)".formatted(known.mapped().name(), known.mapped().bodyName()),
                    known.name().likeness(name),
                    MAPPED_NAME));
  }

  private Optional<Evidence> conceptName(IndicatorName name) {
    return names.stream()
        .filter(named -> named.name().mayMean(name))
        .max(
            Comparator.comparingInt((Named named) -> named.name().likeness(name))
                .thenComparing(Named::listed, Comparator.reverseOrder()))
        .filter(named -> named.name().likeness(name) >= ALIKE)
        .map(
            named ->
                near(
                    "概念の名称「%s」".formatted(named.listed()),
                    named.name().likeness(name),
                    CONCEPT_NAME));
  }

  private static Evidence near(String what, int likeness, int atMost) {
    String sentence =
        likeness == 100
            ? what + "と一致"
            : "%sに似る(類似度%s)".formatted(what, BigDecimal.valueOf(likeness, 2));
    return new Evidence(likeness * atMost / 100, sentence);
  }

  private Evidence unit(String unit, IndicatorName name) {
    return switch (Units.fit(unit, name, concept.unit())) {
      case SAME -> new Evidence(MORE, "単位が合う(%s)".formatted(concept.unit()));
      case ALIKE -> new Evidence(0, "単位は%s、概念は%s".formatted(unit, concept.unit()));
      case CONTRADICTS ->
          new Evidence(
              -CONTRADICTION,
              "単位が合わない(%s、概念は%s)".formatted(unit.isEmpty() ? "率" : unit, concept.unit()));
      case UNKNOWN -> new Evidence(0, "単位は確かめられない");
    };
  }

  /** As all who mapped this name say, else as the concept says. */
  private String direction(IndicatorName name) {
    List<String> directions =
        mapped.stream()
            .filter(this::isOurs)
            .filter(known -> isSame(known, name))
            .map(known -> known.mapped().direction())
            .distinct()
            .toList();
    return directions.size() == 1 ? directions.getFirst() : concept.direction();
  }

  private boolean isOurs(Known known) {
    return known.mapped().conceptCode().equals(concept.code());
  }

  private static boolean isSame(Known known, IndicatorName name) {
    return known.name().plain().equals(name.plain()) && known.name().mayMean(name);
  }

  private static List<String> bodies(List<Known> known) {
    return known.stream().map(one -> one.mapped().bodyName()).distinct().sorted().toList();
  }

  private static String sorted(Set<String> words) {
    return words.stream().sorted().collect(Collectors.joining("、"));
  }
}
