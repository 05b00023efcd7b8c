package tassei.sample;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tassei.model.FiscalYear;
import tassei.sample.SummaryForm.Line;

/**
 * Lays a summary out: kind, strategy, measure, its status, indicator, actual(target), status,
 * remark. What several rows share is printed once; in a workbook its cells are merged.
 */
final class SummaryLayout {
  static final String SHEET = "総括表";
  private static final List<String> REMARKS =
      List.of(
          "訪問の回数を増やし、早めに声を掛けた。次年度も続ける。",
          "申込みが伸びなかった。次年度は案内の時期を早める。",
          "関係する団体と分担して取り組んだ。",
          "計画に沿って進めた。手順を見直し、次年度に備える。");

  private final SummaryForm form;
  private final Style style;
  private final Grid grid = new Grid();
  private final Map<String, String> cells = new TreeMap<>();
  private final int indicatorColumn;
  private int row = 1;

  private SummaryLayout(SummaryForm form, Style style) {
    this.form = form;
    this.style = style;
    this.indicatorColumn = style.statusColumn() ? 5 : 4;
  }

  /**
   * @param body the name the title prints; empty when it prints none
   */
  static Placed of(SummaryForm form, Style style, String body) {
    return new SummaryLayout(form, style).placed(body);
  }

  private Placed placed(String body) {
    FiscalYear year = new FiscalYear(form.year());
    grid.put(row, 1, "%s %sアクションプログラム 総括表".formatted(year.label(), body));
    grid.merge(row, row, 1, remarkColumn());
    row += 2;
    headings(false);
    rows();
    totals();
    row++;
    grid.put(row++, 1, "※1 達成状況には、「達成」「未達成」のどちらかを記入");
    grid.put(row++, 1, "※2 本年度目標設定していないものは「-」で表示。達成数計の分母はこれを除く");
    return new Placed(grid, SHEET, cells);
  }

  private int remarkColumn() {
    return indicatorColumn + 3;
  }

  private void headings(boolean again) {
    String open = again || style.fullWidth() ? "（" : "(";
    String close = again || style.fullWidth() ? "）" : ")";
    grid.put(row, 1, "戦略");
    grid.merge(row, row, 1, 2);
    grid.put(row, 3, "施策");
    if (style.statusColumn()) {
      grid.put(row, 4, "達成状況※1");
    }
    grid.put(row, indicatorColumn, "施策目標" + open + "指標" + close);
    grid.put(row, indicatorColumn + 1, shortYear(form.year()) + "実績値" + open + "目標値" + close);
    grid.put(row, indicatorColumn + 2, "達成状況※2");
    if (style.remarks()) {
      grid.put(row, remarkColumn(), "施策目標に関する検証及び次年度への改善点" + open + "要約" + close);
    }
    row++;
  }

  static String shortYear(int year) {
    return year >= 2019 ? "R" + (year - 2018) : "H" + (year - 1988);
  }

  private void rows() {
    int kindFrom = row;
    int strategyFrom = row;
    int measureFrom = row;
    Indicator before = null;
    for (Line line : form.lines()) {
      Indicator indicator = line.indicator();
      boolean kind = before == null || !before.strategyKind().equals(indicator.strategyKind());
      boolean strategy = kind || before.strategyNo() != indicator.strategyNo();
      boolean measure = strategy || before.measureNo() != indicator.measureNo();
      if (kind && before != null && style.headingsAgain()) {
        merge(kindFrom, strategyFrom, measureFrom);
        row++;
        headings(true);
        kindFrom = row;
        strategyFrom = row;
        measureFrom = row;
      }
      kindFrom = kind ? merged(kindFrom, 1) : kindFrom;
      strategyFrom = strategy ? merged(strategyFrom, 2) : strategyFrom;
      measureFrom = measure ? merged(measureFrom, 3) : measureFrom;
      groups(indicator, kind, strategy, measure);
      line(line);
      before = indicator;
      row++;
    }
    merge(kindFrom, strategyFrom, measureFrom);
  }

  private void merge(int kindFrom, int strategyFrom, int measureFrom) {
    merged(kindFrom, 1);
    merged(strategyFrom, 2);
    merged(measureFrom, 3);
  }

  /** Ends the merged cells above this row, and gives the row where the next begin. */
  private int merged(int from, int column) {
    if (row - 1 > from) {
      grid.merge(from, row - 1, column, column);
      if (column == 3 && style.statusColumn()) {
        grid.merge(from, row - 1, 4, 4);
      }
    }
    return row;
  }

  private void groups(Indicator indicator, boolean kind, boolean strategy, boolean measure) {
    if (kind) {
      grid.put(row, 1, indicator.strategyKind().equals("COMMON") ? "共通戦略" : "独自戦略");
    }
    if (strategy) {
      grid.put(row, 2, indicator.strategyNo() + " " + indicator.strategyName());
    }
    if (measure) {
      grid.put(row, 3, indicator.measureNo() + " " + indicator.measureName());
      String status = form.measureStatuses().getOrDefault(indicator.measureNo(), "");
      if (style.statusColumn() && !status.isEmpty()) {
        cells.put("measure " + indicator.measureNo(), grid.put(row, 4, status));
      }
    }
  }

  private void line(Line line) {
    Indicator indicator = line.indicator();
    grid.put(row, indicatorColumn, style.label(indicator));
    cells.put(
        "value " + indicator.place(),
        grid.put(
            row, indicatorColumn + 1, style.pair(line.actual(), line.target(), indicator.unit())));
    if (!line.status().isEmpty()) {
      cells.put("status " + indicator.place(), grid.put(row, indicatorColumn + 2, line.status()));
    }
    if (style.remarks()) {
      grid.put(row, remarkColumn(), REMARKS.get((form.year() + row) % REMARKS.size()));
    }
  }

  private void totals() {
    int column = indicatorColumn - 2;
    grid.put(row, column, "達成数計");
    cells.put("measures", grid.put(row, column + 1, form.measures()));
    grid.put(row, indicatorColumn + 1, "達成数計");
    cells.put("indicators", grid.put(row, indicatorColumn + 2, form.indicators()));
    row++;
  }
}
