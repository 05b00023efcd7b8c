package tassei.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tassei.lakehouse.PublishedState;
import tassei.lakehouse.TableName;
import tassei.lakehouse.Warehouse;
import tassei.model.Body;
import tassei.model.BodyRegister;
import tassei.transform.suggest.Unmapped;

/** The indicators that are published without a concept, read without an engine. */
final class UnmappedIndicators {
  private static final TableName DIM_INDICATOR = new TableName("core", "dim_indicator");
  private static final List<String> COLUMNS =
      List.of(
          "body_code",
          "form_type",
          "measure_no",
          "indicator_no",
          "indicator_name",
          "unit",
          "direction_source",
          "concept_code");

  private UnmappedIndicators() {}

  /** By body, form and place in it; rows that belong to the row above are none. */
  static List<Unmapped> of(Warehouse warehouse, BodyRegister bodies) {
    Map<String, String> names =
        bodies.all().stream()
            .sorted(Comparator.comparing(Body::validFrom))
            .collect(Collectors.toMap(Body::code, Body::name, (older, newer) -> newer));
    List<Unmapped> unmapped = new ArrayList<>();
    try (PublishedState state = PublishedState.open(warehouse)) {
      for (List<String> row : state.rowsWhere(DIM_INDICATOR, COLUMNS, "row_role", "INDICATOR")) {
        if (row.get(7).isEmpty()) {
          unmapped.add(
              new Unmapped(
                  row.get(0),
                  names.getOrDefault(row.get(0), row.get(0)),
                  row.get(1),
                  row.get(2),
                  row.get(3),
                  row.get(4),
                  row.get(5),
                  row.get(6).equals("REFERENCE")));
        }
      }
    }
    unmapped.sort(
        Comparator.comparing(Unmapped::bodyCode)
            .thenComparing(Unmapped::formType)
            .thenComparingInt(one -> number(one.measureNo()))
            .thenComparingInt(one -> number(one.indicatorNo()))
            .thenComparing(Unmapped::name));
    return unmapped;
  }

  private static int number(String text) {
    return text.isEmpty() ? 0 : Integer.parseInt(text);
  }
}
