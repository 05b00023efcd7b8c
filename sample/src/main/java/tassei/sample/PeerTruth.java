package tassei.sample;

import java.util.List;
import tassei.model.FiscalYear;

/** Each chamber among those of its groups. */
final class PeerTruth implements Truth {
  @Override
  public String mart() {
    return "peer_comparison";
  }

  @Override
  public List<String> columns() {
    return List.of(
        "fiscal_year",
        "fiscal_year_label",
        "peer_group",
        "peer_group_name",
        "peer_kind",
        "body_code",
        "body_name",
        "concept_code",
        "concept_name",
        "unit",
        "actual",
        "achievement",
        "rank",
        "ranked_of",
        "median",
        "lowest",
        "highest");
  }

  @Override
  public void write(Office office, CsvTable table) {
    SampleOptions options = office.options();
    List<PeerGroup> groups = PeerGroup.of(options, office.federation());
    for (int year = options.firstYear(); year <= options.lastYear(); year++) {
      for (Concepts.Concept concept : Concepts.ALL) {
        List<MemberValue> values = ComparisonTruth.values(office, year, concept);
        Rankings rankings = new Rankings(values, groups, year);
        for (MemberValue value : values) {
          groups.stream()
              .filter(group -> group.body().code().equals(value.member().body().code()))
              .filter(group -> group.holds(value.year()) && value.actual() != null)
              .forEach(group -> row(rankings, group, value, table));
        }
      }
    }
  }

  private static void row(Rankings rankings, PeerGroup group, MemberValue value, CsvTable table) {
    Ranking peers = rankings.beside(value, group);
    table.row(
        value.year(),
        new FiscalYear(value.year()).label(),
        group.code(),
        group.name(),
        group.kind(),
        group.body().code(),
        value.member().name(),
        value.concept().code(),
        value.concept().name(),
        value.unit(),
        value.actual(),
        value.achievement(),
        peers.place(value.actual()),
        peers.count(),
        peers.point("0.5"),
        peers.lowest(),
        peers.highest());
  }
}
