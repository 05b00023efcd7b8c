package tassei.sample;

import java.math.BigDecimal;
import java.util.List;
import tassei.model.FiscalYear;
import tassei.model.FormType;
import tassei.sample.GoalForm.Item;

/** Every district of every goal table that counts, blank ones without an amount. */
final class DistrictResultTruth implements Truth {
  @Override
  public String mart() {
    return "district_result";
  }

  @Override
  public List<String> columns() {
    return List.of(
        "fiscal_year",
        "fiscal_year_label",
        "body_code",
        "body_name",
        "indicator_code",
        "indicator_no",
        "indicator_name",
        "row_role",
        "role",
        "district",
        "amount",
        "unit",
        "share",
        "total_printed",
        "district_sum",
        "sums_agree",
        "decision",
        "is_by_heading_only",
        "source_file",
        "source_sheet",
        "source_cell");
  }

  @Override
  public void write(Office office, CsvTable table) {
    office
        .current(FormType.GOAL_TABLE)
        .forEach(
            filing -> {
              GoalForm form = (GoalForm) filing.content();
              for (Item item : form.items()) {
                form.districts().forEach(district -> write(filing, form, item, district, table));
              }
            });
  }

  private static void write(
      Filing filing, GoalForm form, Item item, String district, CsvTable table) {
    Long amount = item.byDistrict().get(district);
    BigDecimal total = BigDecimal.valueOf(item.actual());
    table.row(
        form.year(),
        new FiscalYear(form.year()).label(),
        filing.body().code(),
        filing.body().nameIn(form.year()),
        item.code(form.programme()),
        item.no(),
        item.name(),
        "INDICATOR",
        "ACTUAL",
        district,
        amount == null ? null : BigDecimal.valueOf(amount),
        item.unit(),
        amount == null ? null : Value.quotient(BigDecimal.valueOf(amount), total),
        total,
        BigDecimal.valueOf(item.districtSum()),
        item.districtSum() == item.actual(),
        "CLEAR",
        false,
        filing.file(),
        filing.sheet(),
        filing.placed().cell("district", item.no(), district));
  }
}
