package tassei.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tassei.model.FormulaGuard;
import tassei.transform.reference.Reference;
import tassei.transform.suggest.Suggestion;
import tassei.transform.suggest.Unmapped;

/** The best proposal of an indicator as a row of indicators.csv. */
final class SuggestedRow {
  private SuggestedRow() {}

  /**
   * None where two proposals are equally good, where the file has a row of the indicator already,
   * where the form gives it no number, or where a spreadsheet would compute its name.
   */
  static Stream<String> of(List<Suggestion> bestFirst) {
    if (bestFirst.isEmpty() || isUndecided(bestFirst)) {
      return Stream.empty();
    }
    Suggestion best = bestFirst.getFirst();
    Unmapped indicator = best.indicator();
    if (indicator.isRegistered()
        || indicator.indicatorNo().isEmpty()
        || !FormulaGuard.protect(indicator.name()).equals(indicator.name())) {
      return Stream.empty();
    }
    return Stream.of(Reference.row("indicators", values(best, indicator)));
  }

  private static boolean isUndecided(List<Suggestion> bestFirst) {
    return bestFirst.size() > 1
        && bestFirst.get(0).score().compareTo(bestFirst.get(1).score()) == 0;
  }

  private static Map<String, String> values(Suggestion best, Unmapped indicator) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("body_code", indicator.bodyCode());
    values.put("form_type", indicator.formType());
    values.put("measure_no", indicator.measureNo());
    values.put("indicator_no", indicator.indicatorNo());
    values.put("indicator_name", indicator.name());
    values.put("direction", best.direction());
    values.put("concept_code", best.concept().code());
    values.put(
        "note",
        "提案 %s: %s".formatted(best.score().toPlainString(), String.join("; ", best.evidence())));
    return values;
  }
}
