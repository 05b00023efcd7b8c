package tassei.sample;

import java.util.List;
import java.util.Map;
import tassei.model.Achievement;
import tassei.model.FormType;
import tassei.sample.SummaryForm.Line;

/** Every measure of every summary that counts. */
final class MeasureAchievementTruth implements Truth {
  @Override
  public String mart() {
    return "measure_achievement";
  }

  @Override
  public List<String> columns() {
    return Office.columns(
        "strategy_kind",
        "strategy_no",
        "strategy_name",
        "measure_code",
        "measure_no",
        "measure_name",
        "indicators_met",
        "indicators_rated",
        "achievement",
        "is_derived",
        "printed_status",
        "agrees_with_printed",
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
              SummaryForm form = office.counted(filing);
              SummaryForm.measures(form.lines())
                  .forEach((no, achievement) -> write(office, filing, no, achievement, table));
            });
  }

  private static void write(
      Office office, Filing filing, int no, Achievement achievement, CsvTable table) {
    SummaryForm form = office.counted(filing);
    List<Line> lines =
        form.lines().stream().filter(line -> line.indicator().measureNo() == no).toList();
    Indicator first = lines.getFirst().indicator();
    String cell = filing.placed().cell("measure", no);
    String printed = cell == null ? null : form.measureStatuses().get(no);
    table.row(
        Office.joined(
            office.who(filing),
            first.strategyKind(),
            first.strategyNo(),
            first.strategyName(),
            filing.programme().code(FormType.ACTION_PROGRAM_SUMMARY) + ":" + first.measurePlace(),
            no,
            first.measureName(),
            count(lines, Achievement.MET),
            lines.size() - count(lines, Achievement.NOT_RATED),
            achievement,
            printed == null,
            printed,
            printed == null ? null : SummaryForm.meaning(printed) == achievement,
            filing.file(),
            printed == null ? null : filing.sheet(),
            cell));
  }

  private static long count(List<Line> lines, Achievement achievement) {
    return lines.stream().filter(line -> line.achievement() == achievement).count();
  }

  /** The measures of a form and whether each is met, by number. */
  static Map<Integer, Achievement> of(SummaryForm form) {
    return SummaryForm.measures(form.lines());
  }
}
