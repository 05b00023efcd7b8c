package tassei.transform.suggest;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Whether the unit of an indicator fits the units of a concept. */
final class Units {
  private static final Pattern RATE = Pattern.compile(".*(率|割合|比率|度合|満足度)");

  private Units() {}

  enum Fit {
    /** One of the concept's own. */
    SAME,
    /** Another unit, which counts too. */
    ALIKE,
    /** A rate where the concept counts, money where it does not, or the other way round. */
    CONTRADICTS,
    UNKNOWN
  }

  private enum Kind {
    RATE,
    MONEY,
    COUNT
  }

  /**
   * @param unit as printed; empty where nothing is, and then a name like 組織率 says that it is a rate
   * @param ofConcept separated by /
   */
  static Fit fit(String unit, IndicatorName name, String ofConcept) {
    String printed = plain(unit);
    if (printed.isEmpty() && RATE.matcher(name.plain()).matches()) {
      printed = "%";
    }
    if (printed.isEmpty() || ofConcept.isEmpty()) {
      return Fit.UNKNOWN;
    }
    String wanted = printed;
    String[] units = plain(ofConcept).split("/");
    if (Arrays.asList(units).contains(wanted)) {
      return Fit.SAME;
    }
    return Arrays.stream(units).anyMatch(other -> kind(other) == kind(wanted))
        ? Fit.ALIKE
        : Fit.CONTRADICTS;
  }

  private static Kind kind(String unit) {
    if (unit.equals("%") || unit.contains("ポイント") || unit.equals("points")) {
      return Kind.RATE;
    }
    return unit.endsWith("円") ? Kind.MONEY : Kind.COUNT;
  }

  private static String plain(String unit) {
    return Normalizer.normalize(unit, Normalizer.Form.NFKC).replaceAll("\\s+", "");
  }
}
