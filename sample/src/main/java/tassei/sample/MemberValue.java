package tassei.sample;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tassei.model.Achievement;
import tassei.sample.Members.Member;

/**
 * What a chamber has of a concept in a year: its own figure, or those of its predecessors put
 * together.
 *
 * @param reason why there is no actual; null where there is one
 * @param missing the predecessors that report nothing, or no parts of a ratio
 */
record MemberValue(
    Member member,
    int year,
    Concepts.Concept concept,
    String unit,
    tassei.model.Direction direction,
    BigDecimal actual,
    BigDecimal target,
    Achievement achievement,
    List<ConceptValue> reporting,
    String reason,
    List<SampleBody> missing) {

  /** Whether every source reports a figure. */
  boolean reports() {
    return reporting.size() == member.sources().size();
  }

  /** Null where no source says anything of the concept. */
  static MemberValue of(ConceptBook book, Member member, int year, Concepts.Concept concept) {
    List<ConceptValue> known =
        member.sources().stream()
            .map(source -> book.of(source.code(), year, concept.code()))
            .filter(Objects::nonNull)
            .toList();
    if (known.isEmpty()) {
      return null;
    }
    List<ConceptValue> reporting = known.stream().filter(value -> value.actual() != null).toList();
    return member.sources().size() == 1
        ? own(member, year, known.getFirst(), reporting)
        : together(member, year, known, reporting);
  }

  private static MemberValue own(
      Member member, int year, ConceptValue value, List<ConceptValue> reporting) {
    String none = value.actual() == null ? "NOT_REPORTED" : null;
    BigDecimal actual = member.split() ? null : value.actual();
    BigDecimal target = member.split() ? null : value.target();
    Achievement achievement = member.split() ? unknown(List.of(value)) : value.achievement();
    return new MemberValue(
        member,
        year,
        value.concept(),
        value.unit(),
        value.direction(),
        actual,
        target,
        achievement,
        reporting,
        member.split() ? "SPLIT" : none,
        List.of());
  }

  private static MemberValue together(
      Member member, int year, List<ConceptValue> known, List<ConceptValue> reporting) {
    Concepts.Concept concept = known.getFirst().concept();
    String reason = reason(member, concept, reporting);
    Together together =
        reporting.isEmpty() ? null : new Together(reporting.getFirst().concept(), reporting);
    BigDecimal actual = reason == null ? together.actual() : null;
    BigDecimal target = reason == null ? together.target() : null;
    String unit = together == null ? known.getFirst().unit() : together.unit();
    return new MemberValue(
        member,
        year,
        concept,
        unit,
        known.getFirst().direction(),
        actual,
        target,
        reason == null
            ? Judgement.of(
                known.getFirst().direction(),
                Value.of(actual),
                target == null ? Value.NONE : Value.of(target))
            : unknown(known),
        reporting,
        reason,
        missing(member, reporting, reason));
  }

  private static Achievement unknown(List<ConceptValue> known) {
    return known.stream().allMatch(value -> value.target() == null)
        ? Achievement.NOT_RATED
        : Achievement.UNKNOWN;
  }

  private static String reason(
      Member member, Concepts.Concept concept, List<ConceptValue> reporting) {
    if (reporting.size() < member.sources().size()) {
      return "PREDECESSOR_MISSING";
    }
    if (concept.method() == Concepts.Method.NOT_AGGREGABLE) {
      return "NOT_AGGREGABLE";
    }
    Together together = new Together(reporting.getFirst().concept(), reporting);
    if (together.unit() == null) {
      return "UNITS_DIFFER";
    }
    return together.withoutParts().isEmpty() ? null : "PARTS_MISSING";
  }

  private static List<SampleBody> missing(
      Member member, List<ConceptValue> reporting, String reason) {
    boolean names = "PREDECESSOR_MISSING".equals(reason) || "PARTS_MISSING".equals(reason);
    List<SampleBody> missing = new ArrayList<>(names ? member.sources() : List.of());
    missing.removeIf(
        source ->
            reporting.stream()
                .anyMatch(value -> value.body().code().equals(source.code()) && value.hasParts()));
    return missing;
  }
}
