package tassei.ingest.reader;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ways a Japanese form writes a number without its sign and unit: {@code 1,164}, {@code 1 164},
 * {@code 24・3}, 百二十, 二〇, 3千, 1万2千, 1.5億. The text is normal ({@code CellText.normal}).
 */
final class Numerals {
  /** Digits; a comma or a blank groups by three and never follows a leading zero. */
  static final String ARABIC =
      "(?:[1-9]\\d{0,2}(?:,\\d{3})+|[1-9]\\d{0,2}(?: \\d{3})+|\\d+)(?:[.・·]\\d+)?";

  /** Anything that may turn out to be a number with 漢数字 or a multiplier. */
  static final String JAPANESE = "[\\d,.〇零一二三四五六七八九十百千万億]+";

  private static final String DIGITS = "〇一二三四五六七八九";
  private static final Pattern WHOLE_ARABIC = Pattern.compile(ARABIC);
  private static final Pattern POSITIONAL = Pattern.compile("[一二三四五六七八九][〇零一二三四五六七八九]+");
  private static final String DIGIT = "[1-9一二三四五六七八九]";
  private static final Pattern SECTION =
      Pattern.compile(
          "(?:(?<thousand>%1$s?)千)?(?:(?<hundred>%1$s?)百)?(?:(?<ten>%1$s?)十)?(?<one>[一二三四五六七八九])?"
              .formatted(DIGIT));
  private static final Pattern FOUR_DIGITS = Pattern.compile("\\d{4}|\\d,\\d{3}");
  private static final BigDecimal MYRIAD = new BigDecimal(10_000);

  private Numerals() {}

  /** The number, never negative; empty when the text is not one number. */
  static Optional<BigDecimal> parse(String text) {
    if (WHOLE_ARABIC.matcher(text).matches()) {
      return Optional.of(arabic(text));
    }
    if (POSITIONAL.matcher(text).matches()) {
      return Optional.of(positional(text));
    }
    return text.equals("零") ? Optional.of(BigDecimal.ZERO) : multiplied(text);
  }

  private static BigDecimal arabic(String text) {
    return new BigDecimal(
        text.replace(",", "").replace(" ", "").replace('・', '.').replace('·', '.'));
  }

  private static BigDecimal positional(String text) {
    StringBuilder digits = new StringBuilder();
    text.replace('零', '〇').chars().forEach(c -> digits.append(DIGITS.indexOf(c)));
    return new BigDecimal(digits.toString());
  }

  /** 1億2,000万, 1万2千, 三千: sections below ten thousand, each smaller than the one before. */
  private static Optional<BigDecimal> multiplied(String text) {
    int oku = text.indexOf('億');
    int man = text.indexOf('万');
    if (oku < 0 && man < 0) {
      return section(text);
    }
    if (oku != text.lastIndexOf('億') || man != text.lastIndexOf('万') || man >= 0 && man < oku) {
      return Optional.empty();
    }
    String high = oku < 0 ? "" : text.substring(0, oku);
    String middle = man < 0 ? "" : text.substring(oku + 1, man);
    String low = text.substring(Math.max(oku, man) + 1);
    boolean fractionOnlyAlone =
        !hasFraction(text) || low.isEmpty() && (high.isEmpty() || middle.isEmpty());
    boolean coefficients = (oku < 0 || !high.isEmpty()) && (man < 0 || !middle.isEmpty());
    if (!fractionOnlyAlone || !coefficients) {
      return Optional.empty();
    }
    return sum(coefficient(high), coefficient(middle), low(low));
  }

  private static boolean hasFraction(String text) {
    return text.indexOf('.') >= 0 || text.indexOf('・') >= 0 || text.indexOf('·') >= 0;
  }

  private static Optional<BigDecimal> sum(
      Optional<BigDecimal> high, Optional<BigDecimal> middle, Optional<BigDecimal> low) {
    if (high.isEmpty() || middle.isEmpty() || low.isEmpty()) {
      return Optional.empty();
    }
    BigDecimal sum = high.get().multiply(MYRIAD).add(middle.get()).multiply(MYRIAD).add(low.get());
    return Optional.of(sum.stripTrailingZeros().scale() > 0 ? sum : sum.setScale(0));
  }

  private static Optional<BigDecimal> coefficient(String text) {
    if (text.isEmpty()) {
      return Optional.of(BigDecimal.ZERO);
    }
    Optional<BigDecimal> number =
        WHOLE_ARABIC.matcher(text).matches() ? Optional.of(arabic(text)) : section(text);
    return number.filter(found -> found.signum() > 0 && found.compareTo(MYRIAD) < 0);
  }

  /** What follows 万: 2千, 二, 0500; 1万2 may be 1.2万 or 10,002 and is not read. */
  private static Optional<BigDecimal> low(String text) {
    if (text.isEmpty()) {
      return Optional.of(BigDecimal.ZERO);
    }
    if (FOUR_DIGITS.matcher(text).matches()) {
      return Optional.of(arabic(text.replace(",", "")));
    }
    return text.matches("\\d") ? Optional.empty() : section(text);
  }

  private static Optional<BigDecimal> section(String text) {
    Matcher section = SECTION.matcher(text);
    if (text.isEmpty() || !section.matches()) {
      return Optional.empty();
    }
    int number =
        1000 * times(text, '千', section.group("thousand"))
            + 100 * times(text, '百', section.group("hundred"))
            + 10 * times(text, '十', section.group("ten"))
            + digit(section.group("one"));
    return Optional.of(new BigDecimal(number));
  }

  /** 千 alone is one thousand. */
  private static int times(String text, char multiplier, String digit) {
    boolean alone = digit == null || digit.isEmpty();
    return text.indexOf(multiplier) < 0 ? 0 : alone ? 1 : digit(digit);
  }

  private static int digit(String text) {
    if (text == null || text.isEmpty()) {
      return 0;
    }
    int kanji = DIGITS.indexOf(text.charAt(0));
    return kanji < 0 ? text.charAt(0) - '0' : kanji;
  }
}
