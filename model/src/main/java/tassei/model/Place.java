package tassei.model;

import static java.util.Objects.requireNonNull;

/**
 * Where in the programme something stands. A number that is not printed is 0, a name that is not
 * printed is empty.
 *
 * @param strategyKind COMMON (共通戦略), OWN (独自戦略) or empty where the form knows no kinds
 * @param strategyNo number of the strategy (戦略), restarting per kind; of the plan in an outline
 * @param strategyName name of the strategy; of the project (事業) in a goal table
 * @param measureNo running number of the measure (施策); of the section in an outline
 * @param measureLabel the number as printed where it is not a plain number: 1-1
 * @param measureName name of the measure
 * @param indicatorNo number of the indicator (指標) within its measure; where the form restarts
 *     nothing, its running number over the form
 * @param indicatorName name of the indicator without number, unit and aim wording
 */
public record Place(
    String strategyKind,
    int strategyNo,
    String strategyName,
    int measureNo,
    String measureLabel,
    String measureName,
    int indicatorNo,
    String indicatorName) {

  /** The programme as a whole. */
  public static final Place PROGRAMME = new Place("", 0, "", 0, "", "", 0, "");

  public Place {
    requireNonNull(strategyKind, "strategyKind is null");
    requireNonNull(strategyName, "strategyName is null");
    requireNonNull(measureLabel, "measureLabel is null");
    requireNonNull(measureName, "measureName is null");
    requireNonNull(indicatorName, "indicatorName is null");
  }

  public Place strategy(String kind, int no, String name) {
    return new Place(kind, no, name, 0, "", "", 0, "");
  }

  public Place measure(int no, String label, String name) {
    return new Place(strategyKind, strategyNo, strategyName, no, label, name, 0, "");
  }

  public Place indicator(int no, String name) {
    return new Place(
        strategyKind, strategyNo, strategyName, measureNo, measureLabel, measureName, no, name);
  }

  /** The strategy's place in the programme: C1 for 共通戦略1; empty where no number is printed. */
  public String strategyCode() {
    String kind = strategyKind.isEmpty() ? "" : strategyKind.substring(0, 1);
    return strategyNo == 0 ? "" : kind + strategyNo;
  }

  /** The measure's place in the programme: C1-2; empty outside a measure. */
  public String measureCode() {
    return measureNo == 0 ? "" : joined(strategyCode(), measureNo);
  }

  /** The indicator's place in the programme: C1-2-1; empty outside an indicator. */
  public String indicatorCode() {
    if (indicatorNo == 0) {
      return "";
    }
    return joined(measureNo == 0 ? strategyCode() : measureCode(), indicatorNo);
  }

  private static String joined(String above, int number) {
    return above.isEmpty() ? Integer.toString(number) : above + "-" + number;
  }
}
