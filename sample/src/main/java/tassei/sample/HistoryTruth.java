package tassei.sample;

import java.util.List;
import java.util.stream.Collectors;
import tassei.model.FiscalYear;
import tassei.sample.Members.Member;

/** The years of today's chambers, with those of their predecessors. */
final class HistoryTruth implements Truth {
  @Override
  public String mart() {
    return "chamber_history";
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
        "method",
        "unit",
        "actual",
        "target",
        "achievement",
        "predecessors",
        "predecessor_codes",
        "reason",
        "missing");
  }

  @Override
  public void write(Office office, CsvTable table) {
    SampleOptions options = office.options();
    for (int year = options.firstYear(); year <= options.lastYear(); year++) {
      for (Member member : office.ledger().members().asNow(year, Ledger.TODAY)) {
        for (Concepts.Concept concept : Concepts.ALL) {
          MemberValue value = MemberValue.of(office.ledger().concepts(), member, year, concept);
          if (value != null) {
            row(value, table);
          }
        }
      }
    }
  }

  private static void row(MemberValue value, CsvTable table) {
    int year = value.year();
    table.row(
        year,
        new FiscalYear(year).label(),
        value.member().body().federationCode(),
        value.member().body().code(),
        value.member().name(),
        value.concept().code(),
        value.concept().name(),
        value.concept().method(),
        value.unit(),
        value.actual(),
        value.target(),
        value.achievement(),
        value.member().sources().size(),
        value.reporting().stream().map(one -> one.body().code()).collect(Collectors.joining(",")),
        value.reason(),
        value.missing().stream().map(body -> body.nameIn(year)).collect(Collectors.joining("、")));
  }
}
