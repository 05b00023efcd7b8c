package tassei.sample;

import java.time.LocalDate;
import java.util.List;
import tassei.model.Achievement;
import tassei.model.FiscalYear;
import tassei.model.FormType;
import tassei.sample.SummaryForm.Line;

/** What was known when: every figure of every version of a result form. */
final class KnownTruth implements Truth {
  @Override
  public String mart() {
    return "indicator_history";
  }

  @Override
  public List<String> columns() {
    return List.of(
        "fiscal_year",
        "fiscal_year_label",
        "body_code",
        "body_name",
        "form_type",
        "indicator_code",
        "indicator_name",
        "version_no",
        "known_from",
        "known_to",
        "actual",
        "target",
        "unit",
        "achievement",
        "is_corrected",
        "source_file",
        "source_sheet",
        "source_cell");
  }

  @Override
  public void write(Office office, CsvTable table) {
    for (Standing standing : office.standings()) {
      LocalDate next = office.nextReceipt(standing);
      switch (standing.filing().content()) {
        case SummaryForm form ->
            form.lines().forEach(line -> write(office, standing, line, next, table));
        case GoalForm form ->
            form.items().forEach(item -> write(standing, form, item, next, table));
        case PlanForm plan -> {}
      }
    }
  }

  private static void write(
      Office office, Standing standing, Line line, LocalDate next, CsvTable table) {
    Filing filing = standing.filing();
    Correction correction = office.ledger().correction(filing.programme(), filing.fiscalYear());
    boolean corrected =
        correction != null && correction.indicator().place().equals(line.indicator().place());
    if (!corrected) {
      row(standing, line, filing.receivedAt(), next, line.achievement(), false, table);
      return;
    }
    Value actual = Value.of(correction.corrected());
    Line counted = new Line(line.indicator(), actual, line.target(), line.status());
    row(standing, line, filing.receivedAt(), correction.knownAt(), null, false, table);
    row(standing, counted, correction.knownAt(), next, counted.achievement(), true, table);
  }

  private static void row(
      Standing standing,
      Line line,
      LocalDate from,
      LocalDate to,
      Achievement achievement,
      boolean corrected,
      CsvTable table) {
    Filing filing = standing.filing();
    Indicator indicator = line.indicator();
    table.row(
        filing.fiscalYear(),
        new FiscalYear(filing.fiscalYear()).label(),
        filing.body().code(),
        filing.body().nameIn(filing.fiscalYear()),
        filing.form().code(),
        filing.programme().code(FormType.ACTION_PROGRAM_SUMMARY, indicator),
        indicator.name(),
        standing.version(),
        from,
        to,
        line.actual(),
        line.target(),
        indicator.unit(),
        achievement,
        corrected,
        filing.file(),
        filing.sheet(),
        filing.placed().cell("value", indicator.place()));
  }

  private static void write(
      Standing standing, GoalForm form, GoalForm.Item item, LocalDate next, CsvTable table) {
    Filing filing = standing.filing();
    table.row(
        filing.fiscalYear(),
        new FiscalYear(filing.fiscalYear()).label(),
        filing.body().code(),
        filing.body().nameIn(filing.fiscalYear()),
        filing.form().code(),
        item.code(form.programme()),
        item.name(),
        standing.version(),
        filing.receivedAt(),
        next,
        Value.of(item.actual()),
        Value.of(item.target()),
        item.unit(),
        item.achievement(),
        false,
        filing.file(),
        filing.sheet(),
        filing.placed().cell("value", item.no()));
  }
}
