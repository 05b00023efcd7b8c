package tassei.sample;

import java.util.List;
import tassei.model.FiscalYear;

/**
 * What a clerk is told. The sample writes nothing that a reader could not read; but of what has
 * come in two versions one was taken, and that is said.
 */
final class DataProblemTruth implements Truth {
  @Override
  public String mart() {
    return "data_problem";
  }

  @Override
  public List<String> columns() {
    return List.of(
        "body",
        "body_code",
        "fiscal_year",
        "fiscal_year_label",
        "form_type",
        "file",
        "sheet",
        "cell",
        "code",
        "severity",
        "effect",
        "found",
        "federation_code");
  }

  @Override
  public void write(Office office, CsvTable table) {
    for (Standing taken : office.standings()) {
      if (taken.isCurrent()) {
        office.standings().stream()
            .filter(taken::follows)
            .forEach(other -> row(taken.filing(), other.filing(), table));
      }
    }
  }

  private static void row(Filing taken, Filing other, CsvTable table) {
    table.row(
        taken.body().nameIn(taken.fiscalYear()),
        taken.body().code(),
        taken.fiscalYear(),
        new FiscalYear(taken.fiscalYear()).label(),
        taken.form().code(),
        taken.file(),
        null,
        null,
        "TWO_FILES_OF_ONE_FILING",
        "WARN",
        "NOTICE",
        other.file(),
        taken.body().federationCode());
  }
}
