package tassei.ingest.sheet;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import tassei.ingest.sheet.Document.Kind;
import tassei.ingest.sheet.SheetBuilder.Found;

/**
 * A number of a book as a person sees it. The stored double is first cut to the 15 digits that
 * spreadsheets keep, so that 58.7 is not 58.699999999999996.
 */
final class ShownNumber {
  private static final MathContext DIGITS = new MathContext(15);
  private static final Pattern QUOTED = Pattern.compile("\"([^\"A-Za-z]*)\"");
  private static final Pattern NUMBER = Pattern.compile("\\d[\\d,]*(?:\\.\\d+)?");
  private static final Pattern MINUS =
      Pattern.compile("[-▲△▼\\u2010-\\u2015\\u2212\\uFF0D]|ー\\s*\\d|マイナス|減|低下|下落|悪化");
  private static final Pattern BRACKETED = Pattern.compile("^\\s*[(（](.*)[)）]\\s*$");
  private static final int GENERAL = 0;
  private static final int NOT_BUILT_IN = 164;
  private static final int MOST_THOUSANDS = 3;

  /** Made with the first number that has a format of its own. */
  private DataFormatter formatter;

  /**
   * @param format the number format's text, null where there is none
   */
  Found of(double value, int formatIndex, String format, boolean since1904, boolean formula) {
    String plain = plain(value);
    if (format == null
        || formatIndex == GENERAL
        || format.equals("General")
        || format.equals("@")) {
      return new Found(plain, Kind.NUMBER, plain, formula);
    }
    if (DateUtil.isADateFormat(formatIndex, format) && DateUtil.isValidExcelDate(value)) {
      return new Found(
          shown(value, formatIndex, withoutQuotes(format), since1904, plain),
          Kind.DATE,
          stored(DateUtil.getLocalDateTime(value, since1904)),
          formula);
    }
    if (format.replaceAll("\\\\.|\"[^\"]*\"", "").contains("%")) {
      String percent = plain(new BigDecimal(plain).movePointRight(2).doubleValue()) + "%";
      return new Found(percent, Kind.PERCENT, plain, formula);
    }
    String shown = number(value, formatIndex, format, since1904, plain);
    return new Found(withSign(shown, new BigDecimal(plain)), Kind.NUMBER, plain, formula);
  }

  /**
   * As shown, unless fewer digits are shown than are stored: a figure is never rounded by its
   * format. A format that shows thousands makes thousands of the stored digits too.
   */
  private String number(
      double value, int formatIndex, String format, boolean since1904, String plain) {
    Optional<ScalingCommas> scaling = ScalingCommas.of(format, new BigDecimal(plain));
    if (scaling.isPresent()) {
      return scaled(scaling.orElseThrow(), since1904);
    }
    String shown = shown(value, formatIndex, format, since1904, plain);
    return isShown(shown, new BigDecimal(plain)) ? shown : plain;
  }

  /**
   * What a book says that a person sees of a number: that text, unless it is rounded; where it
   * shows thousands or millions, those unrounded.
   */
  static String asShown(String text, BigDecimal value) {
    return withSign(unsigned(text, value), value);
  }

  /**
   * A format may show that a number is negative by its colour only, or by brackets, which a form
   * has for other things too.
   */
  private static String withSign(String shown, BigDecimal value) {
    if (value.signum() >= 0 || MINUS.matcher(shown).find()) {
      return shown;
    }
    String words = BRACKETED.matcher(shown).replaceFirst("$1");
    boolean one = NUMBER.matcher(words).results().count() == 1;
    return one ? NUMBER.matcher(words).replaceFirst("-$0") : plain(value.doubleValue());
  }

  private static String unsigned(String text, BigDecimal value) {
    if (isShown(text, value)) {
      return text;
    }
    for (int thousands = 1; thousands <= MOST_THOUSANDS; thousands++) {
      BigDecimal scaled = value.movePointLeft(3 * thousands).stripTrailingZeros();
      if (isRounded(text, scaled)) {
        return isShown(text, scaled) ? text : unrounded(text, scaled);
      }
    }
    return plain(value.doubleValue());
  }

  private static boolean isRounded(String shown, BigDecimal value) {
    String digits = shown.replaceAll("[^0-9.]", "");
    try {
      BigDecimal number = new BigDecimal(digits);
      return number.signum() != 0
          && number.compareTo(value.abs().setScale(number.scale(), RoundingMode.HALF_UP)) == 0;
    } catch (NumberFormatException notOneNumber) {
      return false;
    }
  }

  private String scaled(ScalingCommas scaling, boolean since1904) {
    BigDecimal scaled = scaling.scaled();
    String shown =
        shown(
            scaled.doubleValue(),
            NOT_BUILT_IN,
            scaling.format(),
            since1904,
            scaled.toPlainString());
    return isShown(shown, scaled) ? shown : unrounded(shown, scaled);
  }

  private static boolean isShown(String shown, BigDecimal value) {
    String digits = shown.replaceAll("[^0-9.]", "");
    try {
      return !digits.isEmpty() && new BigDecimal(digits).compareTo(value.abs()) == 0;
    } catch (NumberFormatException notOneNumber) {
      return false;
    }
  }

  /** The words around the number stay, for they may be its unit: 12,346千円 is 12345.678千円. */
  private static String unrounded(String shown, BigDecimal value) {
    Matcher numbers = NUMBER.matcher(shown);
    boolean one = numbers.find() && !numbers.find();
    return one
        ? NUMBER.matcher(shown).replaceFirst(value.abs().toPlainString())
        : value.toPlainString();
  }

  private String shown(
      double value, int formatIndex, String format, boolean since1904, String plain) {
    if (formatter == null) {
      formatter = new DataFormatter(Locale.JAPAN);
    }
    try {
      return formatter.formatRawCellContents(value, formatIndex, format, since1904).strip();
    } catch (RuntimeException unknownFormat) {
      return plain;
    }
  }

  /** The library prints the quotation marks of m"月"d"日". */
  private static String withoutQuotes(String dateFormat) {
    return QUOTED.matcher(dateFormat).replaceAll("$1");
  }

  static String plain(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return Double.toString(value);
    }
    BigDecimal cut = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    return cut.scale() < 0 ? cut.setScale(0).toPlainString() : cut.toPlainString();
  }

  private static String stored(LocalDateTime day) {
    String text = day.toString();
    return text.endsWith("T00:00") ? text.substring(0, 10) : text;
  }
}
