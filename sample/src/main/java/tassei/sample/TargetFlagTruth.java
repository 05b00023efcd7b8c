package tassei.sample;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tassei.model.Achievement;
import tassei.model.FiscalYear;
import tassei.model.FormType;
import tassei.sample.SummaryForm.Line;

/** What to look at when a target is read. */
final class TargetFlagTruth implements Truth {
  @Override
  public String mart() {
    return "target_flag";
  }

  @Override
  public List<String> columns() {
    return List.of(
        "flag",
        "body_code",
        "body_name",
        "indicator_code",
        "indicator_name",
        "fiscal_year",
        "fiscal_year_label",
        "target_first",
        "target_latest",
        "target_printed",
        "actual",
        "actual_before",
        "source_file",
        "source_sheet",
        "source_cell");
  }

  @Override
  public void write(Office office, CsvTable table) {
    Map<String, Line> counted = new HashMap<>();
    List<Filing> summaries = office.current(FormType.ACTION_PROGRAM_SUMMARY).toList();
    for (Filing filing : summaries) {
      for (Line line : office.counted(filing).lines()) {
        counted.put(key(filing.programme(), line.indicator(), filing.fiscalYear()), line);
      }
    }
    boolean planned = office.options().forms().contains(FormType.ACTION_PROGRAM_PLAN);
    for (Filing filing : summaries) {
      for (Line line : office.counted(filing).lines()) {
        falls(filing, line, before(counted, filing, line.indicator()), table);
        if (planned) {
          againstThePlan(office, filing, line, table);
        }
      }
      if (planned) {
        missing(office, filing, table);
      }
    }
  }

  private static String key(Programme programme, Indicator indicator, int year) {
    return programme.code(FormType.ACTION_PROGRAM_PLAN, indicator) + "/" + year;
  }

  /** The last year before that was reported, however long ago; null where there is none. */
  private static Line before(Map<String, Line> counted, Filing filing, Indicator indicator) {
    Programme programme = filing.programme();
    Line last = null;
    for (int year = programme.firstYear(); year < filing.fiscalYear(); year++) {
      Line line = counted.get(key(programme, indicator, year));
      if (line != null && line.actual().isMeasured()) {
        last = line;
      }
    }
    return last;
  }

  private static void falls(Filing filing, Line line, Line before, CsvTable table) {
    boolean compared =
        line.indicator().template().isCumulative() && before != null && line.actual().isMeasured();
    if (compared && line.actual().amount().compareTo(before.actual().amount()) < 0) {
      row("CUMULATIVE_FALLS", filing, line, null, null, before.actual().amount(), table);
    }
  }

  private static void againstThePlan(Office office, Filing filing, Line line, CsvTable table) {
    Programme programme = filing.programme();
    Indicator indicator = line.indicator();
    if (!programme.indicators().contains(indicator)) {
      row("MISSING_FROM_PLAN", filing, line, null, null, null, table);
      return;
    }
    List<PlanVersion> versions = office.ledger().versions(programme);
    Value first = versions.getFirst().target(indicator, filing.fiscalYear());
    Value latest = PlanVersion.latest(versions).target(indicator, filing.fiscalYear());
    if (!same(line.target(), latest)) {
      row("PRINTED_DIFFERS_FROM_PLAN", filing, line, first, latest, null, table);
    }
    var direction = indicator.template().direction();
    boolean missed = Judgement.of(direction, line.actual(), first) == Achievement.MISSED;
    boolean met =
        Judgement.of(direction, line.actual(), latest) == Achievement.MET
            || line.achievement() == Achievement.MET;
    if (missed && met) {
      row("MET_ONLY_AFTER_CUT", filing, line, first, latest, null, table);
    }
  }

  private static boolean same(Value one, Value other) {
    return one.isMeasured() && other.isMeasured()
        ? one.amount().compareTo(other.amount()) == 0
        : one.isMeasured() == other.isMeasured();
  }

  private static void missing(Office office, Filing filing, CsvTable table) {
    List<PlanVersion> versions = office.ledger().versions(filing.programme());
    List<Indicator> printed = office.counted(filing).lines().stream().map(Line::indicator).toList();
    for (Indicator indicator : filing.programme().indicators()) {
      if (!printed.contains(indicator)) {
        table.row(
            "MISSING_FROM_FORM",
            filing.body().code(),
            filing.body().nameIn(filing.fiscalYear()),
            filing.programme().code(FormType.ACTION_PROGRAM_PLAN, indicator),
            indicator.name(),
            filing.fiscalYear(),
            new FiscalYear(filing.fiscalYear()).label(),
            versions.getFirst().target(indicator, filing.fiscalYear()),
            PlanVersion.latest(versions).target(indicator, filing.fiscalYear()),
            null,
            null,
            null,
            filing.file(),
            null,
            null);
      }
    }
  }

  private static void row(
      String flag,
      Filing filing,
      Line line,
      Value first,
      Value latest,
      BigDecimal before,
      CsvTable table) {
    table.row(
        flag,
        filing.body().code(),
        filing.body().nameIn(filing.fiscalYear()),
        filing.programme().code(FormType.ACTION_PROGRAM_PLAN, line.indicator()),
        line.indicator().name(),
        filing.fiscalYear(),
        new FiscalYear(filing.fiscalYear()).label(),
        first,
        latest,
        line.target(),
        line.actual(),
        before,
        filing.file(),
        filing.sheet(),
        filing.placed().cell("value", line.indicator().place()));
  }
}
