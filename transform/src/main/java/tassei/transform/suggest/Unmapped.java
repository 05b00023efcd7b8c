package tassei.transform.suggest;

import static java.util.Objects.requireNonNull;

/**
 * An indicator of a form that has no concept.
 *
 * @param measureNo as in indicators.csv; empty where the form has none
 * @param indicatorNo as in indicators.csv; empty where the form has none
 * @param unit as printed; empty where nothing is
 * @param isRegistered whether indicators.csv has a row for it, without a concept
 */
public record Unmapped(
    String bodyCode,
    String bodyName,
    String formType,
    String measureNo,
    String indicatorNo,
    String name,
    String unit,
    boolean isRegistered) {
  public Unmapped {
    requireNonNull(bodyCode, "bodyCode is null");
    requireNonNull(bodyName, "bodyName is null");
    requireNonNull(formType, "formType is null");
    requireNonNull(measureNo, "measureNo is null");
    requireNonNull(indicatorNo, "indicatorNo is null");
    requireNonNull(name, "name is null");
    requireNonNull(unit, "unit is null");
  }
}
