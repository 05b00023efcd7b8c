package tassei.sample;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tassei.model.Achievement;
import tassei.sample.Members.Member;

/**
 * What the chambers of one or more federations achieved together of a concept in a year.
 *
 * @param basis AS_WAS or AS_NOW
 * @param parts the federations, in the order of their codes
 */
record Rolled(
    String basis, int year, List<Part> parts, Concepts.Concept concept, Together together) {

  /** The chambers of a federation, and what they report. */
  record Part(ConceptBook book, List<Member> members) {
    Part {
      members = List.copyOf(members);
    }

    /** What the bodies that the chambers stand for say, in the order of their codes. */
    private Stream<ConceptValue> values(int year, Concepts.Concept concept) {
      Set<String> sources = new TreeSet<>();
      members.forEach(member -> member.sources().forEach(source -> sources.add(source.code())));
      return sources.stream()
          .map(source -> book.of(source, year, concept.code()))
          .filter(Objects::nonNull);
    }

    private Stream<MemberValue> membersWith(int year, Concepts.Concept concept) {
      return members.stream()
          .map(member -> MemberValue.of(book, member, year, concept))
          .filter(Objects::nonNull);
    }

    private Stream<String> without(int year, Concepts.Concept concept) {
      return members.stream()
          .filter(member -> !reports(MemberValue.of(book, member, year, concept)))
          .map(Member::name);
    }

    private static boolean reports(MemberValue value) {
      return value != null && value.reports();
    }
  }

  static final List<String> COLUMNS =
      List.of(
          "concept_code",
          "concept_name",
          "basis",
          "method",
          "unit",
          "direction",
          "actual",
          "target",
          "achievement",
          "chambers_met",
          "chambers_rated",
          "chambers_reporting",
          "chambers_expected",
          "missing_chambers",
          "not_aggregable_reason");

  Rolled {
    parts = List.copyOf(parts);
  }

  /** Empty where no chamber says anything of the concept. */
  static Optional<Rolled> of(String basis, int year, List<Part> parts, Concepts.Concept concept) {
    Rolled rolled = known(basis, year, parts, concept);
    return parts.stream().anyMatch(part -> part.values(year, concept).findAny().isPresent())
        ? Optional.of(rolled)
        : Optional.empty();
  }

  /** Of a concept that somebody knows, though it may be none of the chambers. */
  static Rolled known(String basis, int year, List<Part> parts, Concepts.Concept concept) {
    List<ConceptValue> reporting =
        parts.stream()
            .flatMap(part -> part.values(year, concept))
            .filter(value -> value.actual() != null)
            .toList();
    return new Rolled(basis, year, parts, concept, new Together(concept, reporting));
  }

  /** Null where it can be put together. */
  String reason() {
    if (concept.method() == Concepts.Method.NOT_AGGREGABLE) {
      return "NOT_AGGREGABLE: この概念は団体をまたいで集計できない";
    }
    if (together.isNothing()) {
      return "NOT_REPORTED: まとめられる実績がない";
    }
    if (together.unit() == null) {
      return "UNITS_DIFFER: 単位が異なる(" + String.join("、", together.units()) + ")";
    }
    List<ConceptValue> without = together.withoutParts();
    String names =
        without.stream().map(value -> value.body().nameIn(year)).collect(Collectors.joining("、"));
    return without.isEmpty() ? null : "PARTS_MISSING: 分子・分母の登録がない(" + names + ")";
  }

  BigDecimal actual() {
    return reason() == null ? together.actual() : null;
  }

  BigDecimal target() {
    return reason() == null ? together.target() : null;
  }

  /** The values of {@link #COLUMNS}. */
  Object[] columns() {
    List<MemberValue> values =
        parts.stream().flatMap(part -> part.membersWith(year, concept)).toList();
    List<String> missing = new ArrayList<>();
    parts.forEach(part -> part.without(year, concept).forEach(missing::add));
    int expected = parts.stream().mapToInt(part -> part.members().size()).sum();
    return new Object[] {
      concept.code(),
      concept.name(),
      basis,
      concept.method(),
      together.unit(),
      concept.direction(),
      actual(),
      target(),
      Judgement.of(concept.direction(), value(actual()), value(target())),
      values.stream().filter(value -> value.achievement() == Achievement.MET).count(),
      values.stream().filter(value -> value.achievement() != Achievement.NOT_RATED).count(),
      expected - missing.size(),
      expected,
      String.join("、", missing),
      reason()
    };
  }

  private static Value value(BigDecimal amount) {
    return amount == null ? Value.NONE : Value.of(amount);
  }
}
