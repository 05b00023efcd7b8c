package tassei.ingest.reader;

import java.util.Optional;
import java.util.regex.Pattern;
import tassei.ingest.reader.NumberText.Context;
import tassei.ingest.sheet.CellText;
import tassei.model.CellRef;
import tassei.model.Problem;
import tassei.model.Problem.Code;

/** Why a text is not read as a figure: it is none, or one that cannot be kept exactly. */
final class NotANumber {
  /** The average that a spreadsheet writes in full: 58.6666666667. */
  private static final Pattern DECIMALS = Pattern.compile("(?<=\\d[.・])(\\d{4})\\d+");

  private static final Pattern DIGITS = Pattern.compile("\\d{15,}");
  private static final int LONGEST = 100;

  private NotANumber() {}

  static Problem of(CellRef at, String found) {
    return Problem.of(code(found), at, found);
  }

  /**
   * @param text what stands there, where not all of it is shown
   */
  static Problem of(CellRef at, String found, String text) {
    return Problem.of(code(text), at, found);
  }

  /** Whether a text would be a figure, or an actual with its target, had it fewer digits. */
  static boolean isTooLong(String text) {
    String normal = CellText.normal(text);
    if (normal.length() > LONGEST || isFigure(normal)) {
      return false;
    }
    String shorter = DECIMALS.matcher(normal).replaceAll("$1");
    return isFigure(DIGITS.matcher(shorter).replaceAll("1"));
  }

  private static Code code(String text) {
    return isTooLong(text) ? Code.NUMBER_TOO_LONG : Code.NOT_A_NUMBER;
  }

  private static boolean isFigure(String text) {
    return Optional.of(text)
        .filter(one -> NumberText.parse(one, Context.TARGET).isPresent())
        .or(() -> NumberText.pair(text).map(pair -> text))
        .isPresent();
  }
}
