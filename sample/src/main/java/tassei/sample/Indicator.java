package tassei.sample;

/**
 * An indicator of a body's programme.
 *
 * @param strategyKind COMMON or OWN
 * @param unit as this body prints it
 * @param registered whether indicators.csv knows it
 * @param carriesBase whether its running total begins with the baseline
 */
record Indicator(
    String strategyKind,
    int strategyNo,
    String strategyName,
    int measureNo,
    String measureName,
    int no,
    Template template,
    String unit,
    boolean registered,
    boolean carriesBase) {

  /** Where it stands in the programme: C1-2-1. */
  String place() {
    return measurePlace() + "-" + no;
  }

  /** Where its measure stands in the programme: C1-2. */
  String measurePlace() {
    return strategyKind.charAt(0) + Integer.toString(strategyNo) + "-" + measureNo;
  }

  String name() {
    return template.name();
  }

  String concept() {
    return registered ? template.concept() : "";
  }
}
