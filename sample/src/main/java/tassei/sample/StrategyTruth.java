package tassei.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import tassei.model.Achievement;
import tassei.model.FiscalYear;
import tassei.model.FormType;
import tassei.sample.SummaryForm.Line;

/** How far the bodies are with each strategy: common ones together, own ones apart. */
final class StrategyTruth implements Truth {
  @Override
  public String mart() {
    return "strategy_rollup";
  }

  @Override
  public List<String> columns() {
    return List.of(
        "fiscal_year",
        "fiscal_year_label",
        "federation_code",
        "body_type",
        "form_type",
        "strategy_kind",
        "strategy_name",
        "body_code",
        "measures_met",
        "measures_rated",
        "indicators_met",
        "indicators_rated",
        "chambers_reporting",
        "chambers_expected");
  }

  /** Whose strategy it is; no body where it is common. */
  private record Key(int year, String type, String form, String kind, String name, String body) {}

  /** What is counted of one strategy. */
  private static final class Count {
    private final List<Achievement> measures = new ArrayList<>();
    private final List<Achievement> indicators = new ArrayList<>();
    private final TreeSet<String> bodies = new TreeSet<>();
  }

  @Override
  public void write(Office office, CsvTable table) {
    Map<String, Key> keys = new TreeMap<>();
    Map<String, Count> counts = new TreeMap<>();
    office
        .current(FormType.ACTION_PROGRAM_SUMMARY)
        .forEach(filing -> summary(office, filing, keys, counts));
    office
        .current(FormType.GOAL_TABLE)
        .forEach(filing -> goals(filing, (GoalForm) filing.content(), keys, counts));
    keys.forEach((id, key) -> row(office, key, counts.get(id), table));
  }

  private static void summary(
      Office office, Filing filing, Map<String, Key> keys, Map<String, Count> counts) {
    SummaryForm form = office.counted(filing);
    Map<Integer, Achievement> measures = SummaryForm.measures(form.lines());
    int last = 0;
    for (Line line : form.lines()) {
      Indicator indicator = line.indicator();
      Count count = count(filing, indicator.strategyKind(), indicator.strategyName(), keys, counts);
      count.indicators.add(line.achievement());
      if (indicator.measureNo() != last) {
        count.measures.add(measures.get(indicator.measureNo()));
      }
      last = indicator.measureNo();
    }
  }

  private static void goals(
      Filing filing, GoalForm form, Map<String, Key> keys, Map<String, Count> counts) {
    for (GoalForm.Item item : form.items()) {
      count(filing, "OWN", item.project(), keys, counts).indicators.add(item.achievement());
    }
  }

  private static Count count(
      Filing filing, String kind, String name, Map<String, Key> keys, Map<String, Count> counts) {
    SampleBody body = filing.body();
    Key key =
        new Key(
            filing.fiscalYear(),
            body.type(),
            filing.form().code(),
            kind,
            name,
            kind.equals("COMMON") ? null : body.code());
    keys.putIfAbsent(key.toString(), key);
    Count count = counts.computeIfAbsent(key.toString(), unused -> new Count());
    count.bodies.add(body.code());
    return count;
  }

  private static void row(Office office, Key key, Count count, CsvTable table) {
    boolean alone = key.body() != null || key.type().equals("FEDERATION");
    table.row(
        key.year(),
        new FiscalYear(key.year()).label(),
        office.federation().body().code(),
        key.type(),
        key.form(),
        key.kind(),
        key.name(),
        key.body(),
        met(count.measures),
        rated(count.measures),
        met(count.indicators),
        rated(count.indicators),
        count.bodies.size(),
        alone ? 1 : office.ledger().members().asWas(key.year()).size());
  }

  private static long met(List<Achievement> achievements) {
    return achievements.stream().filter(one -> one == Achievement.MET).count();
  }

  private static long rated(List<Achievement> achievements) {
    return achievements.stream().filter(one -> one != Achievement.NOT_RATED).count();
  }
}
