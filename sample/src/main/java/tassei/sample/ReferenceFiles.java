package tassei.sample;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tassei.model.FormType;

/**
 * The reference folder. It stands on its own; laid over the bundled files it changes none of their
 * bodies.
 */
final class ReferenceFiles implements AutoCloseable {
  private static final String SOURCE = "sample";

  private final Path folder;
  private final List<CsvTable> tables = new ArrayList<>();
  private final CsvTable bodies;
  private final CsvTable successions;
  private final CsvTable indicators;
  private final CsvTable programmes;
  private final CsvTable expected;
  private final CsvTable parts;
  private final CsvTable corrections;
  private final CsvTable peers;

  ReferenceFiles(Path folder) {
    this.folder = folder;
    this.bodies =
        table(
            "bodies",
            "body_code,body_type,body_name,aliases,prefecture_code,federation_code,districts,valid_from,valid_to,source");
    this.successions =
        table("successions", "predecessor_code,successor_code,effective_date,kind,source");
    this.indicators =
        table(
            "indicators",
            "body_code,form_type,measure_no,indicator_no,indicator_name,direction,concept_code,"
                + "cumulative_start,valid_from,valid_to,note,unit");
    this.programmes = table("programmes", "body_code,generation,first_year,last_year,name,source");
    this.expected = table("expected_filings", "body_code,form_type,fiscal_year,due_on,note");
    this.parts =
        table("concept_parts", "body_code,concept_code,fiscal_year,numerator,denominator,source");
    this.corrections =
        table(
            "corrections",
            "body_code,form_type,fiscal_year,measure_no,indicator_no,indicator_name,field,"
                + "value_year,expected,corrected,known_at,reason,source");
    this.peers =
        table("peer_groups", "peer_group,peer_group_name,kind,body_code,valid_from,valid_to");
    ofTheCountry();
  }

  private CsvTable table(String name, String header) {
    CsvTable table = new CsvTable(folder.resolve(name + ".csv"), List.of(header.split(",")));
    tables.add(table);
    return table;
  }

  void write(Office office) {
    office.federation().bodies().forEach(this::body);
    for (Succession succession : office.federation().successions()) {
      successions.row(
          succession.predecessor(),
          succession.successor(),
          succession.effective(),
          succession.kind(),
          SOURCE);
    }
    for (Programme programme : office.ledger().programmes()) {
      programmes.row(
          programme.body().code(),
          programme.generation(),
          programme.firstYear(),
          programme.lastYear(),
          programme.name(),
          SOURCE);
      programme.indicators().forEach(indicator -> indicator(programme, indicator));
    }
    office.federation().chambers().stream().filter(GoalTables::files).forEach(this::goals);
    office.ledger().concepts().all().forEach(this::parts);
    office.ledger().corrections().forEach(this::correction);
    PeerGroup.of(office.options(), office.federation()).forEach(this::peer);
    Expected.of(office)
        .forEach(
            filing ->
                expected.row(
                    filing.body().code(),
                    filing.form().code(),
                    filing.year(),
                    filing.dueOn(),
                    SOURCE));
  }

  private void parts(ConceptValue value) {
    if (value.parts() != null) {
      long numerator = value.parts().numerator();
      parts.row(
          value.body().code(),
          value.concept().code(),
          value.year(),
          numerator < 0 ? null : numerator,
          value.parts().denominator(),
          SOURCE);
    }
  }

  private void correction(Correction correction) {
    corrections.row(
        correction.programme().body().code(),
        FormType.ACTION_PROGRAM_SUMMARY.code(),
        correction.year(),
        correction.indicator().measureNo(),
        correction.indicator().no(),
        correction.indicator().name(),
        "ACTUAL",
        correction.year(),
        correction.expected(),
        correction.corrected(),
        correction.knownAt(),
        Correction.REASON,
        Correction.SOURCE);
  }

  private void peer(PeerGroup group) {
    peers.row(group.code(), group.name(), group.kind(), group.body().code(), group.from(), null);
  }

  private void body(SampleBody body) {
    for (int i = 0; i < body.spells().size(); i++) {
      boolean last = i == body.spells().size() - 1;
      bodies.row(
          body.code(),
          body.type(),
          body.spells().get(i).name(),
          body.alias(),
          body.prefecture().code(),
          body.federationCode(),
          String.join(";", body.districts()),
          i == 0 ? body.from() : body.spells().get(i).from(),
          last ? body.to() : body.spells().get(i + 1).from().minusDays(1),
          SOURCE);
    }
  }

  private void indicator(Programme programme, Indicator indicator) {
    if (!indicator.registered()) {
      return;
    }
    String start = indicator.carriesBase() ? "CARRIES_BASE" : "RESTARTS";
    indicators.row(
        programme.body().code(),
        FormType.ACTION_PROGRAM_SUMMARY.code(),
        indicator.measureNo(),
        indicator.no(),
        indicator.name(),
        indicator.template().direction(),
        indicator.concept(),
        indicator.template().isCumulative() ? start : "",
        programme.firstYear(),
        programme.lastYear(),
        "",
        "");
  }

  private void goals(SampleBody body) {
    GoalTables.registered()
        .forEach(
            (no, goal) ->
                indicators.row(
                    body.code(),
                    FormType.GOAL_TABLE.code(),
                    "",
                    no,
                    goal.name(),
                    "HIGHER",
                    goal.concept(),
                    "",
                    "",
                    "",
                    "",
                    ""));
  }

  private void ofTheCountry() {
    CsvTable regions =
        table(
            "regions",
            "prefecture_code,prefecture_name,prefecture_short,region8,federation_block,source");
    for (Prefectures.Prefecture one : Prefectures.ALL) {
      regions.row(one.code(), one.name(), one.shortName(), one.region(), one.block(), "JIS X 0401");
    }
    CsvTable concepts =
        table(
            "concepts",
            "concept_code,concept_name,numerator,denominator,unit,direction,additivity,note");
    for (Concepts.Concept one : Concepts.ALL) {
      concepts.row(
          one.code(),
          one.name(),
          one.numerator(),
          one.denominator(),
          one.unit(),
          one.direction(),
          one.method(),
          SOURCE);
    }
    CsvTable rules = table("rules", "rule_code,valid_from,valid_to,tie,measure_rule,source");
    rules.row("tie-is-met-all-indicators", "", "", "MET", "ALL", SOURCE);
    scales();
  }

  private void scales() {
    CsvTable scales =
        table(
            "scales",
            "scale_id,mark,mark_order,meaning,achievement,rule,valid_from,valid_to,source,"
                + "rate_from,rate_below");
    scales.row("met-or-missed", "達成", 1, "目標を達成した", "MET", "", "", "", SOURCE, "", "");
    scales.row("met-or-missed", "未達成", 2, "目標を達成していない", "MISSED", "", "", "", SOURCE, "", "");
    String rule = "A: 目標比100%以上、B: 80%以上、C: 80%未満";
    scales.row("grade-abc", "A", 1, "評価A", "", rule, "", "", SOURCE, 100, "");
    scales.row("grade-abc", "B", 2, "評価B", "", rule, "", "", SOURCE, 80, 100);
    scales.row("grade-abc", "C", 3, "評価C", "", rule, "", "", SOURCE, 0, 80);
  }

  @Override
  public void close() {
    tables.forEach(CsvTable::close);
  }
}
