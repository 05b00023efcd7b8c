package tassei.model;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Keeps text from being taken for a formula by the spreadsheet of whoever opens it. A number stays
 * a number, and a dash alone, the forms' mark for no value, stays a dash.
 */
public final class FormulaGuard {
  private static final String STARTS = "=+-@\t\r\n＝＋－＠";
  private static final Pattern HARMLESS =
      Pattern.compile("-|[+-]?(\\d+|\\d{1,3}(,\\d{3})+)(\\.\\d+)?%?");

  private FormulaGuard() {}

  /** Whether a spreadsheet might run the text, leading blanks aside. */
  public static boolean isRisky(String text) {
    if (text.isEmpty() || !(starts(text) || starts(text.strip()))) {
      return false;
    }
    return text.charAt(0) < ' ' || !HARMLESS.matcher(normal(text)).matches();
  }

  /** The text, after an apostrophe where a spreadsheet might run it. */
  public static String protect(String text) {
    return isRisky(text) ? "'" + text : text;
  }

  private static boolean starts(String text) {
    return !text.isEmpty() && STARTS.indexOf(text.charAt(0)) >= 0;
  }

  private static String normal(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
  }
}
