package tassei.sample;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tassei.model.FiscalYear;
import tassei.sample.SummaryForm.Line;

/** What a corrected summary, or a revised plan, has changed of the one before it. */
final class FigureChangeTruth implements Truth {
  private static final String NOTHING_PRINTED = "記載なし";

  /**
   * A figure in its place of the programme.
   *
   * @param indicator null for what is said of a measure or of the whole form
   * @param measureNo null for what is said of the whole form
   * @param amount null where no number is printed
   */
  private record Figure(
      Indicator indicator,
      Integer measureNo,
      String name,
      String role,
      int year,
      String shown,
      BigDecimal amount,
      String cell) {}

  @Override
  public String mart() {
    return "figure_change";
  }

  @Override
  public List<String> columns() {
    return List.of(
        "body_code",
        "body_name",
        "form_type",
        "fiscal_year",
        "fiscal_year_label",
        "indicator_code",
        "measure_no",
        "indicator_no",
        "name",
        "role",
        "value_fiscal_year",
        "district",
        "occurrence",
        "kind",
        "before",
        "after",
        "before_amount",
        "after_amount",
        "before_file",
        "before_sheet",
        "before_cell",
        "after_file",
        "after_sheet",
        "after_cell",
        "version_no",
        "is_current",
        "federation_code");
  }

  @Override
  public void write(Office office, CsvTable table) {
    for (Standing older : office.standings()) {
      office.standings().stream()
          .filter(newer -> newer.follows(older))
          .forEach(newer -> compare(older.filing(), newer, table));
    }
  }

  private static void compare(Filing older, Standing newer, CsvTable table) {
    Map<String, Figure> befores = figures(older);
    Map<String, Figure> afters = figures(newer.filing());
    Set<String> places = new TreeSet<>(befores.keySet());
    places.addAll(afters.keySet());
    for (String place : places) {
      Figure before = befores.get(place);
      Figure after = afters.get(place);
      if (before == null || after == null || !before.shown().equals(after.shown())) {
        row(older, before, newer, after, table);
      }
    }
  }

  private static void row(
      Filing older, Figure before, Standing standing, Figure after, CsvTable table) {
    Filing newer = standing.filing();
    Figure said = after == null ? before : after;
    Indicator indicator = said.indicator();
    table.row(
        newer.body().code(),
        newer.body().nameIn(newer.fiscalYear()),
        newer.form().code(),
        newer.fiscalYear(),
        new FiscalYear(newer.fiscalYear()).label(),
        indicator == null ? null : newer.programme().code(newer.form(), indicator),
        said.measureNo(),
        indicator == null ? null : indicator.no(),
        said.name(),
        said.role(),
        said.year(),
        null,
        1,
        before == null ? "ADDED" : after == null ? "REMOVED" : "CHANGED",
        before == null ? null : before.shown(),
        after == null ? null : after.shown(),
        before == null ? null : before.amount(),
        after == null ? null : after.amount(),
        older.file(),
        before == null ? null : older.sheet(),
        before == null ? null : before.cell(),
        newer.file(),
        after == null ? null : newer.sheet(),
        after == null ? null : after.cell(),
        standing.version(),
        standing.isCurrent(),
        newer.body().federationCode());
  }

  private static Map<String, Figure> figures(Filing filing) {
    Map<String, Figure> figures = new LinkedHashMap<>();
    switch (filing.content()) {
      case SummaryForm form -> summary(form, filing.placed(), figures);
      case PlanForm plan -> plan(plan.version(), filing.placed(), figures);
      case GoalForm once -> {}
    }
    return figures;
  }

  private static void summary(SummaryForm form, Placed placed, Map<String, Figure> figures) {
    for (Line line : form.lines()) {
      Indicator indicator = line.indicator();
      String pair = placed.cell("value", indicator.place());
      put(figures, value(indicator, "ACTUAL", form.year(), line.actual(), pair));
      put(figures, value(indicator, "TARGET", form.year(), line.target(), pair));
      String status = placed.cell("status", indicator.place());
      if (!line.status().isEmpty()) {
        put(figures, said(indicator, form.year(), line.status(), status));
      }
    }
    for (Line line : form.lines()) {
      Indicator first = line.indicator();
      String status = form.measureStatuses().getOrDefault(first.measureNo(), "");
      String cell = placed.cell("measure", first.measureNo());
      if (!status.isEmpty() && cell != null) {
        put(figures, ofMeasure(first, form.year(), status, cell));
      }
    }
    put(figures, total("TOTAL_OF_MEASURES", form.year(), form.measures(), placed.cell("measures")));
    put(
        figures,
        total("TOTAL_OF_INDICATORS", form.year(), form.indicators(), placed.cell("indicators")));
  }

  private static void plan(PlanVersion version, Placed placed, Map<String, Figure> figures) {
    for (Indicator indicator : version.programme().indicators()) {
      for (int year : version.programme().years()) {
        String cell = placed.cell("target", indicator.place(), year);
        put(figures, value(indicator, "TARGET", year, version.target(indicator, year), cell));
      }
    }
  }

  private static void put(Map<String, Figure> figures, Figure figure) {
    String place = figure.indicator() == null ? "" : figure.indicator().place();
    figures.putIfAbsent(
        "%s %s %s %d".formatted(figure.role(), place, figure.measureNo(), figure.year()), figure);
  }

  private static Figure value(
      Indicator indicator, String role, int year, Value value, String cell) {
    String shown =
        switch (value.kind()) {
          case MEASURED -> Value.plain(value.amount()) + indicator.unit();
          case NOT_DONE -> "未実施";
          case NOT_REPORTED -> NOTHING_PRINTED;
        };
    return of(indicator, role, year, shown, value.amount(), cell);
  }

  private static Figure said(Indicator indicator, int year, String status, String cell) {
    return of(indicator, "INDICATOR_STATUS", year, status, null, cell);
  }

  private static Figure of(
      Indicator indicator, String role, int year, String shown, BigDecimal amount, String cell) {
    return new Figure(
        indicator, indicator.measureNo(), indicator.name(), role, year, shown, amount, cell);
  }

  private static Figure ofMeasure(Indicator first, int year, String status, String cell) {
    return new Figure(
        null, first.measureNo(), first.measureName(), "MEASURE_STATUS", year, status, null, cell);
  }

  private static Figure total(String role, int year, String total, String cell) {
    BigDecimal met = new BigDecimal(total.substring(0, total.indexOf('/')));
    return new Figure(null, null, null, role, year, total, met, cell);
  }
}
