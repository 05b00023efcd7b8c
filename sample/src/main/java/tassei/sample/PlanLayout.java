package tassei.sample;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tassei.sample.Template.Shape;

/**
 * Lays a plan's list of targets out: a row an indicator, a column a year, two rows of headings.
 * Workbooks store numbers, percentages as fractions with a format.
 */
final class PlanLayout {
  static final String SHEET = "施策目標一覧";
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final PlanVersion version;
  private final Programme programme;
  private final Style style;
  private final Grid grid = new Grid();
  private final Map<String, String> cells = new TreeMap<>();
  private final boolean hasCumulative;
  private final boolean hasUnit;
  private final int firstFigure;

  private PlanLayout(PlanVersion version, Style style) {
    this.version = version;
    this.programme = version.programme();
    this.style = style;
    this.hasCumulative = style.remarks();
    this.hasUnit = style.statusColumn();
    this.firstFigure = 4 + (hasCumulative ? 1 : 0) + (hasUnit ? 1 : 0);
  }

  /**
   * @param body the name the title prints; empty when it prints none
   */
  static Placed of(PlanForm form, Style style, String body) {
    return new PlanLayout(form.version(), style).placed(body);
  }

  private Placed placed(String body) {
    String edition = version.no() > 1 && style.grouped() ? "(第%d版)".formatted(version.no()) : "";
    grid.put(1, 1, "%sアクションプログラム 施策目標一覧%s".formatted(body, edition));
    headings();
    rows();
    return new Placed(grid, SHEET, cells);
  }

  private void headings() {
    List<String> names = new java.util.ArrayList<>(List.of("戦略", "施策", "指標"));
    if (hasCumulative) {
      names.add("累計");
    }
    if (hasUnit) {
      names.add("単位");
    }
    for (int i = 0; i < names.size(); i++) {
      grid.put(3, i + 1, names.get(i));
      grid.merge(3, 4, i + 1, i + 1);
    }
    grid.put(3, firstFigure, "基準値");
    grid.put(4, firstFigure, SummaryLayout.shortYear(programme.firstYear() - 1) + "年度");
    grid.put(3, firstFigure + 1, "目標値");
    grid.merge(3, 3, firstFigure + 1, firstFigure + programme.years().size());
    for (int year : programme.years()) {
      grid.put(4, column(year), SummaryLayout.shortYear(year) + "年度");
    }
  }

  private int column(int year) {
    return firstFigure + 1 + year - programme.firstYear();
  }

  private void rows() {
    int row = 5;
    Indicator before = null;
    for (Indicator indicator : programme.indicators()) {
      boolean strategy =
          before == null
              || !before.strategyKind().equals(indicator.strategyKind())
              || before.strategyNo() != indicator.strategyNo();
      if (strategy) {
        String kind = indicator.strategyKind().equals("COMMON") ? "共通戦略" : "独自戦略";
        grid.put(row, 1, kind + indicator.strategyNo() + " " + indicator.strategyName());
      }
      if (strategy || before.measureNo() != indicator.measureNo()) {
        grid.put(row, 2, "施策" + indicator.measureNo() + " " + indicator.measureName());
      }
      row(row, indicator);
      before = indicator;
      row++;
    }
    merge();
  }

  private void row(int row, Indicator indicator) {
    String unit = hasUnit ? "" : "(" + indicator.unit() + ")";
    grid.put(row, 3, "(" + indicator.no() + ") " + indicator.name() + unit);
    if (hasCumulative && indicator.template().isCumulative()) {
      grid.put(row, 4, "累計");
    }
    if (hasUnit) {
      grid.put(row, firstFigure - 1, indicator.unit());
    }
    figure(row, firstFigure, indicator, version.baseline(indicator));
    for (int year : programme.years()) {
      String cell = figure(row, column(year), indicator, version.target(indicator, year));
      cells.put("target " + indicator.place() + " " + year, cell);
    }
  }

  private String figure(int row, int column, Indicator indicator, Value value) {
    if (!value.isMeasured()) {
      return grid.put(row, column, style.noTarget());
    }
    BigDecimal amount = value.amount();
    boolean percent = indicator.template().shape() == Shape.RATE && style.unitInValue();
    if (!percent) {
      return grid.number(row, column, amount, format(amount), style.number(amount));
    }
    String format = amount.scale() > 0 ? "0.0%" : "0%";
    return grid.number(row, column, amount.divide(HUNDRED), format, Value.plain(amount) + "%");
  }

  private String format(BigDecimal amount) {
    return amount.scale() > 0 ? "0.0" : style.grouped() ? "#,##0" : "0";
  }

  /** Strategies and measures over the rows below that are blank. */
  private void merge() {
    for (int column = 1; column <= 2; column++) {
      int from = 5;
      for (int row = 6; row <= grid.lastRow() + 1; row++) {
        boolean begins = row > grid.lastRow() || grid.rows().get(row).containsKey(column);
        if (begins) {
          grid.merge(from, row - 1, column, column);
          from = row;
        }
      }
    }
  }
}
