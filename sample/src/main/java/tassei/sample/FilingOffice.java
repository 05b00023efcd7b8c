package tassei.sample;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import tassei.model.FormType;

/** Sends what a body files: its plans, its summaries and its goal tables. */
final class FilingOffice {
  private final SampleOptions options;
  private final Ledger ledger;
  private final List<Filing> filings = new ArrayList<>();

  private FilingOffice(SampleOptions options, Ledger ledger) {
    this.options = options;
    this.ledger = ledger;
  }

  static List<Filing> send(SampleOptions options, Ledger ledger) {
    FilingOffice office = new FilingOffice(options, ledger);
    for (Programme programme : ledger.programmes()) {
      if (options.forms().contains(FormType.ACTION_PROGRAM_PLAN)) {
        ledger.versions(programme).forEach(office::plan);
      }
      for (int year : programme.years()) {
        boolean reports = year >= options.firstYear() && year <= options.lastYear();
        if (reports && programme.body().existsIn(year)) {
          office.results(programme, year);
        }
      }
    }
    return office.filings;
  }

  private void results(Programme programme, int year) {
    if (options.forms().contains(FormType.ACTION_PROGRAM_SUMMARY)) {
      summaries(programme, year);
    }
    if (options.forms().contains(FormType.GOAL_TABLE) && GoalTables.files(programme.body())) {
      goalTable(programme, year);
    }
  }

  private void plan(PlanVersion version) {
    SampleBody body = version.programme().body();
    int year = version.programme().firstYear();
    Style style = Style.of(options, body);
    boolean prints = !Plants.of(options, body, year).bodyNotPrinted();
    PlanForm form = new PlanForm(version);
    Placed placed = PlanLayout.of(form, style, prints ? body.nameIn(year) : "");
    filings.add(
        new Filing(
            body,
            FormType.ACTION_PROGRAM_PLAN,
            version.programme(),
            year,
            file(body, year, "plan", version.no(), style.kind()),
            style.kind(),
            version.receivedAt(),
            prints,
            false,
            form,
            placed));
  }

  private void summaries(Programme programme, int year) {
    SampleBody body = programme.body();
    Plants plants = Plants.of(options, body, year);
    if (plants.missing()) {
      return;
    }
    Summaries summaries = new Summaries(options, programme, year, plants);
    SummaryForm form = ledger.summary(programme, year);
    LocalDate first = firstReceipt(body, year, plants.late());
    if (plants.corrected() || plants.correctedLate()) {
      summary(programme, summaries.before(form), plants, 1, first);
      LocalDate later =
          plants.correctedLate()
              ? LocalDate.of(year + 3, Month.MAY, 12)
              : first.plusDays(dice(body, year, "correction").between(15, 60));
      summary(programme, form, plants, 2, later);
      return;
    }
    Filing filed = summary(programme, form, plants, 1, first);
    if (plants.copied()) {
      FileKind other = filed.kind() == FileKind.XLSX ? FileKind.TSV_UTF8 : FileKind.XLSX;
      filings.add(filed.copied(other, file(body, year, "summary", 2, other), first.plusDays(9)));
    }
  }

  /** In May of the year after; late from June on. The federation has a month more. */
  private LocalDate firstReceipt(SampleBody body, int year, boolean late) {
    Dice dice = dice(body, year, "receipt");
    LocalDate inMay = LocalDate.of(year + 1, Month.MAY, dice.between(8, 28));
    LocalDate due = body.isFederation() ? inMay.plusMonths(1) : inMay;
    return late ? due.plusDays(30L + dice.between(0, 20)) : due;
  }

  private Filing summary(
      Programme programme, SummaryForm form, Plants plants, int version, LocalDate receivedAt) {
    SampleBody body = programme.body();
    Style style = Style.of(options, body);
    boolean prints = !plants.bodyNotPrinted();
    Placed placed = SummaryLayout.of(form, style, prints ? printedName(body, form.year()) : "");
    Filing filing =
        new Filing(
            body,
            FormType.ACTION_PROGRAM_SUMMARY,
            programme,
            form.year(),
            file(body, form.year(), "summary", version, style.kind()),
            style.kind(),
            receivedAt,
            prints,
            false,
            form,
            placed);
    filings.add(filing);
    return filing;
  }

  /** Its alias every third year, where it has one. */
  private static String printedName(SampleBody body, int year) {
    return body.alias().isEmpty() || year % 3 != 0 ? body.nameIn(year) : body.alias();
  }

  private void goalTable(Programme programme, int year) {
    SampleBody body = programme.body();
    boolean prints = year % 2 == 0;
    GoalForm form = GoalTables.of(options, programme, year);
    FileKind kind = Style.of(options, body).kind();
    filings.add(
        new Filing(
            body,
            FormType.GOAL_TABLE,
            programme,
            year,
            file(body, year, "goals", 1, kind),
            kind,
            LocalDate.of(year + 1, Month.JUNE, 5),
            prints,
            false,
            form,
            GoalLayout.of(form, prints ? body.nameIn(year) : "")));
  }

  private Dice dice(SampleBody body, int year, String what) {
    return Dice.of(options.seed(), body.code(), what, year);
  }

  private static String file(SampleBody body, int year, String what, int version, FileKind kind) {
    return "%s/%s_%d_%s_%d.%s"
        .formatted(body.prefecture().code(), body.code(), year, what, version, kind.ending());
  }
}
