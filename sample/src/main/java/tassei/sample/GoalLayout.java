package tassei.sample;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import tassei.model.FiscalYear;
import tassei.sample.GoalForm.Item;

/** Lays a goal table out: project, item, target, grade, actual, the districts, who is in charge. */
final class GoalLayout {
  static final String SHEET = "目標管理表";
  private static final int FIRST_DISTRICT = 6;

  private GoalLayout() {}

  /**
   * @param body the name printed below the title; empty when there is none
   */
  static Placed of(GoalForm form, String body) {
    Grid grid = new Grid();
    Map<String, String> cells = new TreeMap<>();
    int roles = FIRST_DISTRICT + form.districts().size();
    FiscalYear year = new FiscalYear(form.year());
    grid.put(1, 1, "経営発達支援計画に係る目標管理表【役割分担】");
    grid.put(2, 1, body);
    headings(form, grid, roles, year);
    int row = 6;
    String project = "";
    for (Item item : form.items()) {
      grid.put(row, 1, item.project().equals(project) ? "" : item.project());
      project = item.project();
      row(form, item, grid, cells, row++, roles);
    }
    return new Placed(grid, SHEET, cells);
  }

  private static void headings(GoalForm form, Grid grid, int roles, FiscalYear year) {
    grid.put(4, 1, "事業");
    grid.put(4, 2, "項目別事項");
    grid.put(4, 3, "目標");
    grid.put(4, 4, "達成状況");
    grid.put(4, 5, SummaryLayout.shortYear(form.year()) + "実績");
    grid.put(4, FIRST_DISTRICT, year.label() + "地区別実績");
    grid.merge(4, 4, FIRST_DISTRICT, roles - 1);
    for (int i = 0; i < form.districts().size(); i++) {
      grid.put(5, FIRST_DISTRICT + i, form.districts().get(i));
    }
    grid.put(4, roles, "確認者");
    grid.put(4, roles + 1, "主担当");
  }

  private static void row(
      GoalForm form, Item item, Grid grid, Map<String, String> cells, int row, int roles) {
    String of = " " + item.no();
    grid.put(row, 2, item.name());
    String target = item.target() + item.unit() + (item.atLeast() ? "以上" : "");
    cells.put("target" + of, grid.put(row, 3, target));
    cells.put("status" + of, grid.put(row, 4, item.grade()));
    cells.put("value" + of, number(grid, row, 5, item.actual()));
    for (int i = 0; i < form.districts().size(); i++) {
      String district = form.districts().get(i);
      Long amount = item.byDistrict().get(district);
      int column = FIRST_DISTRICT + i;
      cells.put(
          "district" + of + " " + district,
          amount == null ? Grid.address(row, column) : number(grid, row, column, amount));
    }
    grid.put(row, roles, "担当" + (char) ('A' + item.no() % 3));
    grid.put(row, roles + 1, "担当" + (char) ('D' + item.no() % 4));
  }

  private static String number(Grid grid, int row, int column, long amount) {
    return grid.number(row, column, BigDecimal.valueOf(amount), "0", Long.toString(amount));
  }
}
