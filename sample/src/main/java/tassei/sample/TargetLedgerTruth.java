package tassei.sample;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tassei.model.Achievement;
import tassei.model.Direction;
import tassei.model.FiscalYear;
import tassei.model.FormType;
import tassei.sample.SummaryForm.Line;

/** Every target that any document states, in the order they became known. */
final class TargetLedgerTruth implements Truth {
  @Override
  public String mart() {
    return "target_ledger";
  }

  @Override
  public List<String> columns() {
    return List.of(
        "body_code",
        "body_name",
        "indicator_code",
        "indicator_name",
        "fiscal_year",
        "fiscal_year_label",
        "target_kind",
        "version_no",
        "known_at",
        "target",
        "target_kind_of_value",
        "qualifier",
        "unit",
        "change_from_before",
        "actual",
        "achievement",
        "is_current",
        "source_file",
        "source_sheet",
        "source_cell");
  }

  /** A target as one document states it. */
  private record Stated(
      Standing standing,
      String kind,
      String code,
      String name,
      String unit,
      Direction direction,
      int year,
      Value target,
      String qualifier,
      String cell) {}

  @Override
  public void write(Office office, CsvTable table) {
    Map<String, List<Stated>> byTarget = new HashMap<>();
    List<Standing> ordered = new ArrayList<>(office.standings());
    ordered.sort(Comparator.comparing(standing -> standing.filing().receivedAt()));
    for (Standing standing : ordered) {
      for (Stated stated : stated(standing)) {
        String key = stated.code() + "/" + stated.year() + "/" + stated.kind();
        byTarget.computeIfAbsent(key, unused -> new ArrayList<>()).add(stated);
      }
    }
    Map<String, Value> actuals = actuals(office);
    byTarget
        .values()
        .forEach(
            versions -> {
              for (int i = 0; i < versions.size(); i++) {
                Value before = i == 0 ? Value.NONE : versions.get(i - 1).target();
                row(versions.get(i), i + 1, before, actuals, table);
              }
            });
  }

  private static Map<String, Value> actuals(Office office) {
    Map<String, Value> actuals = new HashMap<>();
    office
        .current(FormType.ACTION_PROGRAM_SUMMARY)
        .forEach(
            filing -> {
              for (Line line : office.counted(filing).lines()) {
                String code =
                    filing.programme().code(FormType.ACTION_PROGRAM_PLAN, line.indicator());
                actuals.put(code + "/" + filing.fiscalYear(), line.actual());
              }
            });
    office
        .current(FormType.GOAL_TABLE)
        .forEach(
            filing -> {
              GoalForm form = (GoalForm) filing.content();
              for (GoalForm.Item item : form.items()) {
                String code = item.code(form.programme());
                actuals.put(code + "/" + form.year(), Value.of(item.actual()));
              }
            });
    return actuals;
  }

  private static List<Stated> stated(Standing standing) {
    return switch (standing.filing().content()) {
      case PlanForm form -> planned(standing, form.version());
      case SummaryForm form ->
          form.lines().stream()
              .map(
                  line ->
                      stated(
                          standing,
                          "PRINTED",
                          line.indicator(),
                          form.year(),
                          line.target(),
                          standing.filing().placed().cell("value", line.indicator().place())))
              .toList();
      case GoalForm form ->
          form.items().stream().map(item -> stated(standing, form, item)).toList();
    };
  }

  private static List<Stated> planned(Standing standing, PlanVersion version) {
    List<Stated> all = new ArrayList<>();
    for (Indicator indicator : version.programme().indicators()) {
      for (int year : version.programme().years()) {
        String cell = standing.filing().placed().cell("target", indicator.place(), year);
        Value target = version.target(indicator, year);
        all.add(stated(standing, "PLANNED", indicator, year, target, cell));
      }
    }
    return all;
  }

  private static Stated stated(
      Standing standing, String kind, Indicator indicator, int year, Value target, String cell) {
    return new Stated(
        standing,
        kind,
        standing.filing().programme().code(FormType.ACTION_PROGRAM_PLAN, indicator),
        indicator.name(),
        indicator.unit(),
        indicator.template().direction(),
        year,
        target,
        "NONE",
        cell);
  }

  private static Stated stated(Standing standing, GoalForm form, GoalForm.Item item) {
    return new Stated(
        standing,
        "PRINTED",
        item.code(form.programme()),
        item.name(),
        item.unit(),
        Direction.HIGHER,
        form.year(),
        Value.of(item.target()),
        item.atLeast() ? "AT_LEAST" : "NONE",
        standing.filing().placed().cell("target", item.no()));
  }

  private static void row(
      Stated stated, int version, Value before, Map<String, Value> actuals, CsvTable table) {
    Filing filing = stated.standing().filing();
    Value actual = actuals.get(stated.code() + "/" + stated.year());
    boolean revised = stated.kind().equals("PLANNED") && version > 1;
    Achievement achievement =
        actual == null ? null : Judgement.of(stated.direction(), actual, stated.target());
    table.row(
        filing.body().code(),
        filing.body().nameIn(filing.fiscalYear()),
        stated.code(),
        stated.name(),
        stated.year(),
        new FiscalYear(stated.year()).label(),
        revised ? "REVISED" : stated.kind(),
        version,
        filing.receivedAt(),
        stated.target(),
        stated.target().kind(),
        stated.qualifier(),
        stated.unit(),
        change(before, stated.target()),
        actual,
        achievement,
        stated.standing().isCurrent(),
        filing.file(),
        filing.sheet(),
        stated.cell());
  }

  private static BigDecimal change(Value before, Value now) {
    return before.isMeasured() && now.isMeasured() ? now.amount().subtract(before.amount()) : null;
  }
}
