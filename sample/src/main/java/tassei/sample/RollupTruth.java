package tassei.sample;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tassei.model.Achievement;
import tassei.model.FiscalYear;
import tassei.sample.Members.Member;

/** What the chambers of a federation achieved together, as was and as now. */
final class RollupTruth implements Truth {
  @Override
  public String mart() {
    return "federation_rollup";
  }

  @Override
  public List<String> columns() {
    return List.of(
        "fiscal_year",
        "fiscal_year_label",
        "federation_code",
        "federation_name",
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
        "not_aggregable_reason",
        "federation_printed",
        "difference",
        "federation_indicator_codes");
  }

  /** A rollup before it is a row. */
  record Rolled(
      String basis, int year, List<Member> members, Concepts.Concept concept, Together together) {
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
  }

  @Override
  public void write(Office office, CsvTable table) {
    SampleOptions options = office.options();
    for (int year = options.firstYear(); year <= options.lastYear(); year++) {
      for (Rolled rolled : of(office, year)) {
        row(office, rolled, table);
      }
    }
  }

  /** Every concept that some chamber, or the federation, has in its form of a year. */
  static List<Rolled> of(Office office, int year) {
    Members members = office.ledger().members();
    return Stream.concat(
            rolled(office, "AS_WAS", year, members.asWas(year)),
            rolled(office, "AS_NOW", year, members.asNow(year, Ledger.TODAY)))
        .toList();
  }

  private static Stream<Rolled> rolled(
      Office office, String basis, int year, List<Member> members) {
    ConceptBook book = office.ledger().concepts();
    Set<String> sources = new TreeSet<>();
    members.forEach(member -> member.sources().forEach(source -> sources.add(source.code())));
    List<Rolled> all = new ArrayList<>();
    for (Concepts.Concept concept : Concepts.ALL) {
      List<ConceptValue> values =
          sources.stream()
              .map(source -> book.of(source, year, concept.code()))
              .filter(Objects::nonNull)
              .toList();
      String federation = office.federation().body().code();
      if (!values.isEmpty() || book.of(federation, year, concept.code()) != null) {
        List<ConceptValue> reporting =
            values.stream().filter(value -> value.actual() != null).toList();
        all.add(new Rolled(basis, year, members, concept, new Together(concept, reporting)));
      }
    }
    return all.stream();
  }

  private static void row(Office office, Rolled rolled, CsvTable table) {
    ConceptBook book = office.ledger().concepts();
    Concepts.Concept concept = rolled.concept();
    int year = rolled.year();
    List<MemberValue> values =
        rolled.members().stream()
            .map(member -> MemberValue.of(book, member, year, concept))
            .toList();
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) == null || !values.get(i).reports()) {
        missing.add(rolled.members().get(i).name());
      }
    }
    SampleBody federation = office.federation().body();
    ConceptValue printed = book.of(federation.code(), year, concept.code());
    BigDecimal actual = rolled.actual();
    String unit = rolled.together().unit();
    table.row(
        year,
        new FiscalYear(year).label(),
        federation.code(),
        federation.name(),
        concept.code(),
        concept.name(),
        rolled.basis(),
        concept.method(),
        unit,
        concept.direction(),
        actual,
        rolled.target(),
        Judgement.of(concept.direction(), value(actual), value(rolled.target())),
        count(values, Achievement.MET, true),
        count(values, Achievement.NOT_RATED, false),
        values.size() - missing.size(),
        values.size(),
        String.join("、", missing),
        rolled.reason(),
        printed == null ? null : printed.actual(),
        printed == null ? null : difference(printed, actual, unit),
        printed == null ? null : printed.indicatorCodes());
  }

  private static BigDecimal difference(ConceptValue printed, BigDecimal actual, String unit) {
    boolean comparable = printed.unit().equals(unit) && printed.actual() != null && actual != null;
    return comparable ? printed.actual().subtract(actual) : null;
  }

  private static long count(List<MemberValue> values, Achievement achievement, boolean equal) {
    return values.stream()
        .filter(Objects::nonNull)
        .filter(value -> (value.achievement() == achievement) == equal)
        .count();
  }

  private static Value value(BigDecimal amount) {
    return amount == null ? Value.NONE : Value.of(amount);
  }
}
