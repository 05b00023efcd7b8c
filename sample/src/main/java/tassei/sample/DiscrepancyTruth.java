package tassei.sample;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tassei.model.Achievement;
import tassei.model.FormType;
import tassei.sample.GoalForm.Item;
import tassei.sample.SummaryForm.Line;

/** Every printed figure that does not follow from the others. */
final class DiscrepancyTruth implements Truth {
  private static final int LEAST_TO_COMPARE = 3;

  @Override
  public String mart() {
    return "discrepancy";
  }

  @Override
  public List<String> columns() {
    return List.of(
        "kind",
        "body_code",
        "body_name",
        "form_type",
        "fiscal_year",
        "what",
        "indicator_code",
        "printed",
        "computed",
        "source_file",
        "source_sheet",
        "source_cell");
  }

  @Override
  public void write(Office office, CsvTable table) {
    office
        .current(FormType.ACTION_PROGRAM_SUMMARY)
        .forEach(
            filing -> {
              summary(filing, office.counted(filing), table);
              CrossChecks.of(office, filing).forEach(check -> row(filing, check, table));
            });
    office
        .current(FormType.GOAL_TABLE)
        .forEach(filing -> goals(filing, (GoalForm) filing.content(), table));
  }

  private static void summary(Filing filing, SummaryForm form, CsvTable table) {
    for (Line line : form.lines()) {
      Achievement printed = SummaryForm.meaning(line.status());
      if (printed != null && printed != line.achievement()) {
        status(filing, line, table);
      }
    }
    Map<Integer, Achievement> measures = SummaryForm.measures(form.lines());
    measures.forEach((no, achievement) -> measure(filing, form, no, achievement, table));
    String ofMeasures = SummaryForm.total(List.copyOf(measures.values()));
    String ofIndicators = SummaryForm.total(form.lines().stream().map(Line::achievement).toList());
    total(filing, "MEASURES_TOTAL", "達成数計(施策)", form.measures(), ofMeasures, "measures", table);
    total(
        filing,
        "INDICATORS_TOTAL",
        "達成数計(指標)",
        form.indicators(),
        ofIndicators,
        "indicators",
        table);
  }

  private static void status(Filing filing, Line line, CsvTable table) {
    Indicator indicator = line.indicator();
    row(
        filing,
        "INDICATOR_STATUS",
        indicator.name(),
        filing.programme().code(FormType.ACTION_PROGRAM_SUMMARY, indicator),
        line.status(),
        "%s %s / %s".formatted(line.achievement(), shown(line.actual()), shown(line.target())),
        filing.placed().cell("status", indicator.place()),
        table);
  }

  private static String shown(Value value) {
    return value.isMeasured() ? Value.plain(value.amount()) : "-";
  }

  private static void measure(
      Filing filing, SummaryForm form, int no, Achievement achievement, CsvTable table) {
    String cell = filing.placed().cell("measure", no);
    if (cell == null || SummaryForm.meaning(form.measureStatuses().get(no)) == achievement) {
      return;
    }
    List<Line> lines =
        form.lines().stream().filter(line -> line.indicator().measureNo() == no).toList();
    String total = SummaryForm.total(lines.stream().map(Line::achievement).toList());
    row(
        filing,
        "MEASURE_STATUS",
        no + " " + lines.getFirst().indicator().measureName(),
        null,
        form.measureStatuses().get(no),
        achievement + " " + total,
        cell,
        table);
  }

  private static void total(
      Filing filing,
      String kind,
      String what,
      String printed,
      String computed,
      String cell,
      CsvTable table) {
    if (!printed.equals(computed)) {
      row(filing, kind, what, null, printed, computed, filing.placed().cell(cell), table);
    }
  }

  private static void goals(Filing filing, GoalForm form, CsvTable table) {
    List<Item> before = new ArrayList<>();
    for (Item item : form.items()) {
      if (item.districtSum() != item.actual()) {
        row(
            filing,
            "DISTRICT_SUM",
            item.name(),
            item.code(form.programme()),
            Value.plain(BigDecimal.valueOf(item.actual())),
            Value.plain(BigDecimal.valueOf(item.districtSum())),
            filing.placed().cell("value", item.no()),
            table);
      }
      grade(filing, form, item, table);
      before.stream()
          .filter(one -> one.byDistrict().equals(item.byDistrict()))
          .filter(one -> one.byDistrict().size() >= LEAST_TO_COMPARE)
          .findFirst()
          .ifPresent(one -> copied(filing, form, item, one, table));
      before.add(item);
    }
  }

  /** A from the target on, B from four fifths of it, else C: the rule of the scale. */
  private static void grade(Filing filing, GoalForm form, Item item, CsvTable table) {
    String byRule =
        item.actual() >= item.target() ? "A" : item.actual() * 5 >= item.target() * 4 ? "B" : "C";
    if (!byRule.equals(item.grade())) {
      row(
          filing,
          "GRADE",
          item.name(),
          item.code(form.programme()),
          item.grade(),
          byRule,
          filing.placed().cell("status", item.no()),
          table);
    }
  }

  private static void row(Filing filing, CrossChecks.Check check, CsvTable table) {
    row(
        filing,
        check.kind(),
        check.indicator().name(),
        filing.programme().code(FormType.ACTION_PROGRAM_SUMMARY, check.indicator()),
        check.printed(),
        check.computed(),
        filing.placed().cell("value", check.indicator().place()),
        table);
  }

  private static void copied(
      Filing filing, GoalForm form, Item item, Item earlier, CsvTable table) {
    List<String> split =
        item.byDistrict().entrySet().stream()
            .map(district -> district.getKey() + "=" + district.getValue())
            .sorted()
            .toList();
    row(
        filing,
        "COPIED_SPLIT",
        item.name(),
        item.code(form.programme()),
        String.join(" ", split),
        "同じ内訳: " + earlier.name(),
        filing.placed().cell("value", item.no()),
        table);
  }

  private static void row(
      Filing filing,
      String kind,
      String what,
      String indicatorCode,
      String printed,
      String computed,
      String cell,
      CsvTable table) {
    table.row(
        kind,
        filing.body().code(),
        filing.body().nameIn(filing.fiscalYear()),
        filing.form().code(),
        filing.fiscalYear(),
        what,
        indicatorCode,
        printed,
        computed,
        filing.file(),
        filing.sheet(),
        cell);
  }
}
