package tassei.sample;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import tassei.model.FiscalYear;
import tassei.model.FormType;

/** A federation with all it knows and all it has received. */
record Office(
    SampleOptions options, Ledger ledger, List<Filing> filings, List<Standing> standings) {
  Office {
    filings = List.copyOf(filings);
    standings = List.copyOf(standings);
  }

  static Office of(SampleOptions options, Federation federation) {
    Ledger ledger = Ledger.of(options, federation);
    List<Filing> filings = FilingOffice.send(options, ledger);
    return new Office(options, ledger, filings, Standing.of(filings));
  }

  Federation federation() {
    return ledger.federation();
  }

  /** The documents of a form that count. */
  Stream<Filing> current(FormType form) {
    return standings.stream()
        .filter(Standing::isCurrent)
        .map(Standing::filing)
        .filter(filing -> filing.form() == form);
  }

  /** The day on which the next content of the same filing was received; null where none was. */
  LocalDate nextReceipt(Standing standing) {
    return standings.stream()
        .filter(other -> other.follows(standing))
        .map(Standing::filing)
        .map(Filing::receivedAt)
        .findFirst()
        .orElse(null);
  }

  /** A summary as it counts, with its registered correction. */
  SummaryForm counted(Filing filing) {
    SummaryForm form = (SummaryForm) filing.content();
    Correction correction = ledger.correction(filing.programme(), form.year());
    return correction == null ? form : correction.applied(form);
  }

  /** The base value in the plan that counts; null for what no plan knows. */
  Value baseline(Programme programme, Indicator indicator) {
    boolean planned = programme.indicators().contains(indicator);
    boolean filed = options.forms().contains(FormType.ACTION_PROGRAM_PLAN);
    return planned && filed
        ? PlanVersion.latest(ledger.versions(programme)).baseline(indicator)
        : null;
  }

  /** The first columns of every mart about a body: year, federation, body, prefecture. */
  Object[] who(Filing filing) {
    SampleBody body = filing.body();
    return new Object[] {
      filing.fiscalYear(),
      new FiscalYear(filing.fiscalYear()).label(),
      body.federationCode(),
      federation().body().name(),
      body.code(),
      body.nameIn(filing.fiscalYear()),
      body.type(),
      body.prefecture().code(),
      body.prefecture().name(),
      filing.form().code()
    };
  }

  static final List<String> WHO =
      List.of(
          "fiscal_year",
          "fiscal_year_label",
          "federation_code",
          "federation_name",
          "body_code",
          "body_name",
          "body_type",
          "prefecture_code",
          "prefecture_name",
          "form_type");

  static List<String> columns(String... more) {
    return Stream.concat(WHO.stream(), Stream.of(more)).toList();
  }

  static Object[] joined(Object[] who, Object... more) {
    return Stream.concat(Stream.of(who), Stream.of(more)).toArray();
  }
}
