package tassei.sample;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tassei.model.FiscalYear;
import tassei.model.FormType;

/**
 * Who has filed what. Documents of one filing that arrive in one run are a notice, once for each
 * that is superseded.
 */
final class FilingStatusTruth implements Truth {
  @Override
  public String mart() {
    return "filing_status";
  }

  @Override
  public List<String> columns() {
    return List.of(
        "body_code",
        "body_name",
        "form_type",
        "fiscal_year",
        "fiscal_year_label",
        "expected",
        "due_on",
        "state",
        "is_latest",
        "received_at",
        "first_received_at",
        "days_late",
        "version_no",
        "file",
        "copies",
        "problems",
        "warnings");
  }

  @Override
  public void write(Office office, CsvTable table) {
    Map<String, Expected> expected = new HashMap<>();
    for (Expected one : Expected.of(office)) {
      expected.put(key(one.body(), one.form(), one.year()), one);
    }
    Set<String> filed = new HashSet<>();
    for (Standing standing : office.standings()) {
      Filing filing = standing.filing();
      String key = key(filing.body(), filing.form(), filing.fiscalYear());
      filed.add(key);
      received(standing, expected.get(key), table);
    }
    expected.forEach(
        (key, one) -> {
          if (!filed.contains(key)) {
            missing(one, table);
          }
        });
  }

  private static String key(SampleBody body, FormType form, int year) {
    return body.code() + "/" + form + "/" + year;
  }

  private static void received(Standing standing, Expected expected, CsvTable table) {
    Filing filing = standing.filing();
    LocalDate due = expected == null ? null : expected.dueOn();
    boolean late = due != null && standing.first().isAfter(due);
    table.row(
        filing.body().code(),
        filing.body().nameIn(filing.fiscalYear()),
        filing.form().code(),
        filing.fiscalYear(),
        new FiscalYear(filing.fiscalYear()).label(),
        expected != null,
        due,
        state(standing, expected != null, late),
        standing.isCurrent(),
        filing.receivedAt(),
        standing.first(),
        late ? ChronoUnit.DAYS.between(due, standing.first()) : null,
        standing.version(),
        filing.file(),
        standing.copies(),
        0,
        standing.isCurrent() ? standing.versions() - 1 : 0);
  }

  private static String state(Standing standing, boolean expected, boolean late) {
    if (!standing.isCurrent()) {
      return "SUPERSEDED";
    }
    if (!expected) {
      return "UNEXPECTED";
    }
    return late ? "LATE" : "RECEIVED";
  }

  private static void missing(Expected expected, CsvTable table) {
    table.row(
        expected.body().code(),
        expected.body().nameIn(expected.year()),
        expected.form().code(),
        expected.year(),
        new FiscalYear(expected.year()).label(),
        true,
        expected.dueOn(),
        "MISSING",
        true,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
