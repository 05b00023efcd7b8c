package tassei.sample;

import java.util.List;
import tassei.model.Achievement;
import tassei.model.Direction;
import tassei.model.FormType;
import tassei.sample.SummaryForm.Line;

/** Every indicator of every result form that counts. */
final class IndicatorAchievementTruth implements Truth {
  @Override
  public String mart() {
    return "indicator_achievement";
  }

  @Override
  public List<String> columns() {
    return Office.columns(
        "strategy_kind",
        "strategy_no",
        "strategy_name",
        "measure_no",
        "measure_name",
        "indicator_code",
        "indicator_no",
        "indicator_name",
        "concept_code",
        "unit",
        "direction",
        "direction_source",
        "is_cumulative",
        "baseline",
        "actual",
        "actual_kind",
        "target",
        "judged_actual",
        "achievement_rate",
        "achievement",
        "printed_status",
        "printed_scale",
        "agrees_with_printed",
        "target_qualifier",
        "received_at",
        "source_file",
        "source_sheet",
        "source_cell",
        "target_cell",
        "status_cell");
  }

  @Override
  public void write(Office office, CsvTable table) {
    office
        .current(FormType.ACTION_PROGRAM_SUMMARY)
        .forEach(
            filing -> {
              SummaryForm form = office.counted(filing);
              form.lines().forEach(line -> write(office, filing, line, table));
            });
    office
        .current(FormType.GOAL_TABLE)
        .forEach(
            filing -> {
              GoalForm form = (GoalForm) filing.content();
              form.items().forEach(item -> write(office, filing, form, item, table));
            });
  }

  private static void write(Office office, Filing filing, Line line, CsvTable table) {
    Indicator indicator = line.indicator();
    Direction direction = indicator.template().direction();
    Achievement printed = SummaryForm.meaning(line.status());
    String status = line.status().isEmpty() ? null : line.status();
    String cell = filing.placed().cell("value", indicator.place());
    table.row(
        Office.joined(
            office.who(filing),
            indicator.strategyKind(),
            indicator.strategyNo(),
            indicator.strategyName(),
            indicator.measureNo(),
            indicator.measureName(),
            filing.programme().code(FormType.ACTION_PROGRAM_SUMMARY, indicator),
            indicator.no(),
            indicator.name(),
            indicator.concept(),
            indicator.unit(),
            direction,
            indicator.registered() ? "REFERENCE" : "DEFAULT",
            indicator.template().isCumulative(),
            office.baseline(filing.programme(), indicator),
            line.actual(),
            line.actual().kind(),
            line.target(),
            line.actual(),
            Judgement.rate(direction, line.actual(), line.target()),
            line.achievement(),
            status,
            status == null ? null : "met-or-missed",
            printed == null ? null : printed == line.achievement(),
            "NONE",
            filing.receivedAt(),
            filing.file(),
            filing.sheet(),
            cell,
            cell,
            filing.placed().cell("status", indicator.place())));
  }

  private static void write(
      Office office, Filing filing, GoalForm form, GoalForm.Item item, CsvTable table) {
    Placed placed = filing.placed();
    Value actual = Value.of(item.actual());
    Value target = Value.of(item.target());
    table.row(
        Office.joined(
            office.who(filing),
            null,
            null,
            item.project(),
            null,
            null,
            item.code(form.programme()),
            item.no(),
            item.name(),
            item.concept(),
            item.unit(),
            Direction.HIGHER,
            item.concept().isEmpty() ? "DEFAULT" : "REFERENCE",
            false,
            null,
            actual,
            actual.kind(),
            target,
            actual,
            Judgement.rate(Direction.HIGHER, actual, target),
            item.achievement(),
            item.grade(),
            "grade-abc",
            null,
            item.atLeast() ? "AT_LEAST" : "NONE",
            filing.receivedAt(),
            filing.file(),
            filing.sheet(),
            placed.cell("value", item.no()),
            placed.cell("target", item.no()),
            placed.cell("status", item.no())));
  }
}
