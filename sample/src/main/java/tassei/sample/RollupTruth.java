package tassei.sample;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tassei.model.FiscalYear;
import tassei.sample.Rolled.Part;

/** What the chambers of a federation achieved together, as was and as now. */
final class RollupTruth implements Truth {
  @Override
  public String mart() {
    return "federation_rollup";
  }

  @Override
  public List<String> columns() {
    List<String> columns =
        new ArrayList<>(
            List.of("fiscal_year", "fiscal_year_label", "federation_code", "federation_name"));
    columns.addAll(Rolled.COLUMNS);
    columns.addAll(List.of("federation_printed", "difference", "federation_indicator_codes"));
    return columns;
  }

  @Override
  public void write(Office office, CsvTable table) {
    SampleOptions options = office.options();
    for (int year = options.firstYear(); year <= options.lastYear(); year++) {
      for (Rolled rolled : of(office, year)) {
        row(office, rolled, table);
      }
    }
  }

  /** Every concept that some chamber, or the federation, has in its form of a year. */
  static List<Rolled> of(Office office, int year) {
    return Stream.concat(
            rolled(office, "AS_WAS", year, asWas(office, year)),
            rolled(office, "AS_NOW", year, asNow(office, year)))
        .toList();
  }

  /** A federation as it was in a year. */
  static Part asWas(Office office, int year) {
    Ledger ledger = office.ledger();
    return new Part(ledger.concepts(), ledger.members().asWas(year));
  }

  /** The federation of today with the figures of a year. */
  static Part asNow(Office office, int year) {
    Ledger ledger = office.ledger();
    return new Part(ledger.concepts(), ledger.members().asNow(year, Ledger.TODAY));
  }

  private static Stream<Rolled> rolled(Office office, String basis, int year, Part part) {
    String federation = office.federation().body().code();
    return Concepts.ALL.stream()
        .flatMap(
            concept ->
                office.ledger().concepts().of(federation, year, concept.code()) == null
                    ? Rolled.of(basis, year, List.of(part), concept).stream()
                    : Stream.of(Rolled.known(basis, year, List.of(part), concept)));
  }

  private static void row(Office office, Rolled rolled, CsvTable table) {
    SampleBody federation = office.federation().body();
    ConceptValue printed =
        office.ledger().concepts().of(federation.code(), rolled.year(), rolled.concept().code());
    Object[] where = {
      rolled.year(), new FiscalYear(rolled.year()).label(), federation.code(), federation.name()
    };
    Object[] beside =
        printed == null
            ? new Object[3]
            : new Object[] {
              printed.actual(), difference(printed, rolled), printed.indicatorCodes()
            };
    table.row(Office.joined(Office.joined(where, rolled.columns()), beside));
  }

  private static BigDecimal difference(ConceptValue printed, Rolled rolled) {
    BigDecimal actual = rolled.actual();
    boolean comparable =
        printed.unit().equals(rolled.together().unit())
            && printed.actual() != null
            && actual != null;
    return comparable ? printed.actual().subtract(actual) : null;
  }
}
