package tassei.sample;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tassei.model.Achievement;
import tassei.model.FiscalYear;
import tassei.sample.Members.Member;

/** Where each chamber stands in its federation and among its peers, and since when. */
final class ComparisonTruth implements Truth {
  @Override
  public String mart() {
    return "chamber_comparison";
  }

  @Override
  public List<String> columns() {
    return List.of(
        "fiscal_year",
        "fiscal_year_label",
        "federation_code",
        "body_code",
        "body_name",
        "concept_code",
        "concept_name",
        "unit",
        "direction",
        "actual",
        "target",
        "achievement",
        "rank",
        "ranked_of",
        "percentile",
        "quartile",
        "federation_median",
        "federation_p25",
        "federation_p75",
        "federation_min",
        "federation_max",
        "peer_group",
        "peer_group_name",
        "peer_rank",
        "peer_ranked_of",
        "peer_median",
        "last_year_actual",
        "change_from_last_year",
        "met_streak");
  }

  @Override
  public void write(Office office, CsvTable table) {
    SampleOptions options = office.options();
    List<PeerGroup> groups = PeerGroup.of(options, office.federation());
    for (int year = options.firstYear(); year <= options.lastYear(); year++) {
      for (Concepts.Concept concept : Concepts.ALL) {
        List<MemberValue> values = values(office, year, concept);
        Rankings rankings = new Rankings(values, groups, year);
        for (MemberValue value : values) {
          row(office, rankings, groups, value, table);
        }
      }
    }
  }

  static List<MemberValue> values(Office office, int year, Concepts.Concept concept) {
    return office.ledger().members().asWas(year).stream()
        .map(member -> MemberValue.of(office.ledger().concepts(), member, year, concept))
        .filter(Objects::nonNull)
        .toList();
  }

  private static void row(
      Office office, Rankings rankings, List<PeerGroup> groups, MemberValue value, CsvTable table) {
    SampleBody body = value.member().body();
    int year = value.year();
    List<Object> row =
        new ArrayList<>(
            List.of(
                year,
                new FiscalYear(year).label(),
                body.federationCode(),
                body.code(),
                value.member().name(),
                value.concept().code(),
                value.concept().name(),
                value.unit(),
                value.concept().direction()));
    row.add(value.actual());
    row.add(value.target());
    row.add(value.achievement());
    federation(rankings, value, row);
    peers(rankings, groups, value, row);
    BigDecimal before = before(office, value);
    row.add(before);
    row.add(before == null || value.actual() == null ? null : value.actual().subtract(before));
    row.add(streak(office, value));
    table.row(row.toArray());
  }

  private static void federation(Rankings rankings, MemberValue value, List<Object> row) {
    BigDecimal actual = value.actual();
    if (actual == null) {
      row.addAll(java.util.Collections.nCopies(9, null));
      return;
    }
    Ranking all = rankings.beside(value);
    row.add(all.place(actual));
    row.add(all.count());
    row.add(all.percentile(actual));
    row.add(all.quartile(actual));
    row.add(all.point("0.5"));
    row.add(all.point("0.25"));
    row.add(all.point("0.75"));
    row.add(all.lowest());
    row.add(all.highest());
  }

  private static void peers(
      Rankings rankings, List<PeerGroup> groups, MemberValue value, List<Object> row) {
    PeerGroup first = PeerGroup.first(groups, value.member().body(), value.year());
    if (first == null) {
      row.addAll(java.util.Collections.nCopies(5, null));
      return;
    }
    row.add(first.code());
    row.add(first.name());
    if (value.actual() == null) {
      row.addAll(java.util.Collections.nCopies(3, null));
      return;
    }
    Ranking peers = rankings.beside(value, first);
    row.add(peers.place(value.actual()));
    row.add(peers.count());
    row.add(peers.point("0.5"));
  }

  /**
   * Of the chamber or of those that became it by the end of this year; null where one is missing.
   */
  private static BigDecimal before(Office office, MemberValue value) {
    Members members = office.ledger().members();
    String code = value.member().body().code();
    List<SampleBody> sources = new ArrayList<>();
    for (Member member : members.asWas(value.year() - 1)) {
      var become = members.become(member.body().code(), SampleBody.lastDay(value.year()));
      if (become.contains(code)) {
        if (become.size() > 1) {
          return null;
        }
        sources.add(member.body());
      }
    }
    if (sources.isEmpty()) {
      return null;
    }
    Member merged = new Member(value.member().body(), "", sources, false);
    MemberValue last =
        MemberValue.of(office.ledger().concepts(), merged, value.year() - 1, value.concept());
    boolean comparable = last != null && value.unit().equals(last.unit());
    return comparable ? last.actual() : null;
  }

  /** Years in a row, up to this one, in which the chamber's own figure was met. */
  private static int streak(Office office, MemberValue value) {
    int streak = 0;
    for (int year = value.year(); year >= office.options().firstYear(); year--) {
      ConceptValue own =
          office.ledger().concepts().of(value.member().body().code(), year, value.concept().code());
      if (own == null || own.achievement() != Achievement.MET) {
        return streak;
      }
      streak++;
    }
    return streak;
  }
}
