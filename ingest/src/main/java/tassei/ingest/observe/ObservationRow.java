package tassei.ingest.observe;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tassei.model.Figure;
import tassei.model.Observation;
import tassei.model.Observation.DistrictFigure;
import tassei.model.Observation.EmbeddedTarget;
import tassei.model.Observation.Indicator;
import tassei.model.Observation.IndicatorFacts;
import tassei.model.Observation.IndicatorFigure;
import tassei.model.Observation.PrintedStatus;
import tassei.model.Observation.PrintedTotal;
import tassei.model.Observation.ScheduleCell;
import tassei.model.Observation.SharedTarget;
import tassei.model.ObservedValue.Measured;
import tassei.model.Place;

/**
 * An observation as the columns of {@code staging.observation}: what is not printed is null. Values
 * are String, Integer, Boolean or BigDecimal.
 */
public final class ObservationRow {
  /** The columns that come from an observation, in table order. */
  public static final List<String> COLUMNS =
      List.of(
          "kind",
          "role",
          "value_fiscal_year",
          "strategy_place",
          "measure_place",
          "indicator_place",
          "strategy_kind",
          "strategy_no",
          "strategy_name",
          "measure_no",
          "measure_label",
          "measure_name",
          "indicator_no",
          "indicator_name",
          "name_printed",
          "mark",
          "goal_name",
          "chart_name",
          "formula",
          "is_cumulative",
          "row_role",
          "final_target_year",
          "label_product",
          "district",
          "decision",
          "candidates",
          "action_no",
          "action_name",
          "schedule_row_no",
          "raw_text",
          "value_kind",
          "amount",
          "amount_upper",
          "rated_count",
          "unit",
          "unit_source",
          "qualifier",
          "printed_status",
          "scale_id",
          "activity",
          "covers_indicator_nos",
          "source_sheet",
          "source_row",
          "source_cell");

  private final Map<String, Object> values = new LinkedHashMap<>();

  private ObservationRow(Observation observation) {
    COLUMNS.forEach(column -> values.put(column, null));
    place(observation.place());
    values.put("source_sheet", observation.at().sheet());
    values.put("source_row", observation.at().row());
    values.put("source_cell", observation.at().address());
  }

  /** The values of an observation in the order of {@link #COLUMNS}. */
  public static List<Object> values(Observation observation) {
    ObservationRow row = new ObservationRow(observation);
    switch (observation) {
      case Indicator indicator -> row.indicator(indicator.facts());
      case IndicatorFigure figure -> {
        row.put("kind", "INDICATOR_FIGURE");
        row.put("role", figure.role().name());
        row.put("value_fiscal_year", figure.year().startYear());
        row.figure(figure.figure());
      }
      case SharedTarget shared -> {
        row.put("kind", "SHARED_TARGET");
        row.put("role", "TARGET");
        row.put("value_fiscal_year", shared.year().startYear());
        row.put("covers_indicator_nos", joined(shared.coversIndicatorNos()));
        row.figure(shared.figure());
      }
      case PrintedStatus status -> row.status(status);
      case PrintedTotal total -> row.total(total);
      case DistrictFigure district -> row.district(district);
      case ScheduleCell cell -> row.schedule(cell);
      case EmbeddedTarget target -> {
        row.put("kind", "EMBEDDED_TARGET");
        row.put("role", "TARGET");
        row.put("value_fiscal_year", target.year().startYear());
        row.put("name_printed", target.name());
        row.figure(target.figure());
      }
    }
    return new ArrayList<>(row.values.values());
  }

  private void place(Place place) {
    put("strategy_place", place.strategyCode());
    put("measure_place", place.measureCode());
    put("indicator_place", place.indicatorCode());
    put("strategy_kind", place.strategyKind());
    put("strategy_no", place.strategyNo());
    put("strategy_name", place.strategyName());
    put("measure_no", place.measureNo());
    put("measure_label", place.measureLabel());
    put("measure_name", place.measureName());
    put("indicator_no", place.indicatorNo());
    put("indicator_name", place.indicatorName());
  }

  private void indicator(IndicatorFacts facts) {
    put("kind", "INDICATOR");
    put("name_printed", facts.namePrinted());
    put("mark", facts.mark());
    put("goal_name", facts.goalName());
    put("chart_name", facts.chartName());
    put("formula", facts.formula());
    put("is_cumulative", facts.cumulative());
    put("unit", facts.unit());
    put("unit_source", facts.unitSource().name());
    put("final_target_year", facts.finalTargetYear());
    put("row_role", facts.rowRole().name());
    put("label_product", facts.labelProduct());
  }

  private void status(PrintedStatus status) {
    put("kind", status.place().indicatorNo() == 0 ? "MEASURE_STATUS" : "INDICATOR_STATUS");
    put("value_fiscal_year", status.year().startYear());
    put("raw_text", status.raw());
    put("printed_status", status.mark());
    put("scale_id", status.scaleId());
  }

  private void total(PrintedTotal total) {
    put("kind", "TOTAL_OF_" + total.of().name());
    put("value_fiscal_year", total.year().startYear());
    put("raw_text", total.raw());
    put("amount", BigDecimal.valueOf(total.met()));
    values.put("rated_count", total.rated());
  }

  private void district(DistrictFigure district) {
    put("kind", "DISTRICT_FIGURE");
    put("role", district.role().name());
    put("value_fiscal_year", district.year().startYear());
    put("district", district.district());
    put("decision", district.decision().name());
    put("candidates", String.join("、", district.candidates()));
    figure(district.figure());
  }

  private void schedule(ScheduleCell cell) {
    put("kind", "SCHEDULE_CELL");
    put("role", cell.kind().name());
    put("value_fiscal_year", cell.year().startYear());
    put("action_no", cell.actionNo());
    put("action_name", cell.actionName());
    put("schedule_row_no", cell.rowNo());
    put("raw_text", cell.raw());
    put("activity", cell.activity());
  }

  private void figure(Figure figure) {
    values.put("raw_text", figure.raw());
    put("value_kind", figure.value().kind());
    if (figure.value() instanceof Measured(BigDecimal amount)) {
      put("amount", amount);
    }
    put("amount_upper", figure.upper());
    put("unit", figure.unit());
    put("unit_source", figure.unitSource().name());
    put("qualifier", figure.qualifier().name());
  }

  private static String joined(List<Integer> numbers) {
    return String.join(",", numbers.stream().map(String::valueOf).toList());
  }

  /** Puts a value that is printed; an empty text and a zero number mean that nothing is printed. */
  private void put(String column, Object value) {
    if (!values.containsKey(column)) {
      throw new IllegalStateException("Cannot put column: " + column);
    }
    boolean nothing =
        value == null
            || value instanceof String text && text.isEmpty()
            || value instanceof Integer number && number == 0;
    values.put(column, nothing ? null : value);
  }
}
