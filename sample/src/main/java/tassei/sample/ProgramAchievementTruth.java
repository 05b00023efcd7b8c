package tassei.sample;

import java.util.Collection;
import java.util.List;
import tassei.model.Achievement;
import tassei.model.FormType;
import tassei.sample.SummaryForm.Line;

/** The totals of every result form that counts. */
final class ProgramAchievementTruth implements Truth {
  @Override
  public String mart() {
    return "program_achievement";
  }

  @Override
  public List<String> columns() {
    return Office.columns(
        "measures_met",
        "measures_rated",
        "indicators_met",
        "indicators_rated",
        "printed_measures",
        "printed_indicators",
        "agrees_with_printed",
        "source_file",
        "source_sheet",
        "source_cell");
  }

  @Override
  public void write(Office office, CsvTable table) {
    office
        .current(FormType.ACTION_PROGRAM_SUMMARY)
        .forEach(filing -> write(office, filing, office.counted(filing), table));
    office
        .current(FormType.GOAL_TABLE)
        .forEach(filing -> write(office, filing, (GoalForm) filing.content(), table));
  }

  private static void write(Office office, Filing filing, SummaryForm form, CsvTable table) {
    Collection<Achievement> measures = MeasureAchievementTruth.of(form).values();
    List<Achievement> indicators = form.lines().stream().map(Line::achievement).toList();
    String ofMeasures = SummaryForm.total(List.copyOf(measures));
    String ofIndicators = SummaryForm.total(indicators);
    boolean agrees = form.measures().equals(ofMeasures) && form.indicators().equals(ofIndicators);
    table.row(
        Office.joined(
            office.who(filing),
            part(ofMeasures, 0),
            part(ofMeasures, 1),
            part(ofIndicators, 0),
            part(ofIndicators, 1),
            form.measures(),
            form.indicators(),
            agrees,
            filing.file(),
            filing.sheet(),
            filing.placed().cell("measures") + " " + filing.placed().cell("indicators")));
  }

  private static String part(String total, int which) {
    return total.split("/", -1)[which];
  }

  private static void write(Office office, Filing filing, GoalForm form, CsvTable table) {
    long met = form.items().stream().filter(item -> item.achievement() == Achievement.MET).count();
    table.row(
        Office.joined(
            office.who(filing),
            0,
            0,
            met,
            form.items().size(),
            null,
            null,
            null,
            filing.file(),
            null,
            null));
  }
}
