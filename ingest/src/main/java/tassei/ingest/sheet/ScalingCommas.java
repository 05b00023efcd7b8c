package tassei.ingest.sheet;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number format whose commas behind the last digit divide by a thousand each: {@code #,##0,}
 * shows thousands, {@code 0.0,,} millions.
 *
 * @param scaled the value as it is shown, unrounded
 * @param format the section of the format that applies, without those commas
 */
record ScalingCommas(BigDecimal scaled, String format) {
  /** Texts, escaped letters, fill letters, colours: what is shown as it stands, or not at all. */
  private static final Pattern LITERAL =
      Pattern.compile("\"[^\"]*\"|[\\\\_*].|\\[(?![<>=])[^\\]]*\\]");

  private static final Pattern CONDITION =
      Pattern.compile("\\[(?<compares><=|>=|<>|<|>|=)(?<bound>-?\\d+(?:\\.\\d+)?)\\]");
  private static final Pattern COMMAS = Pattern.compile("(?<=[0#?])(?<commas>,+)(?![,0#?])");
  private static final char FIRST_MASK = '\uE000';

  /** Empty where no comma of the section that applies to this value scales it. */
  static Optional<ScalingCommas> of(String format, BigDecimal value) {
    List<String> literals = LITERAL.matcher(format).results().map(found -> found.group()).toList();
    String masked = masked(format);
    List<String> sections = List.of(masked.split(";", -1));
    int applying = applying(sections, value);
    String section = CONDITION.matcher(sections.get(applying)).replaceAll("");
    int commas = COMMAS.matcher(section).results().mapToInt(found -> found.group().length()).sum();
    if (commas == 0) {
      return Optional.empty();
    }
    boolean signIsInTheFormat = applying == 1 && !CONDITION.matcher(masked).find();
    BigDecimal scaled = value.movePointLeft(3 * commas).stripTrailingZeros();
    return Optional.of(
        new ScalingCommas(
            signIsInTheFormat ? scaled.abs() : scaled,
            unmasked(COMMAS.matcher(section).replaceAll(""), literals)));
  }

  private static String masked(String format) {
    StringBuilder masked = new StringBuilder();
    Matcher literal = LITERAL.matcher(format);
    for (char mask = FIRST_MASK; literal.find(); mask++) {
      literal.appendReplacement(masked, String.valueOf(mask));
    }
    return literal.appendTail(masked).toString();
  }

  private static String unmasked(String section, List<String> literals) {
    String format = section;
    for (int i = 0; i < literals.size(); i++) {
      format = format.replace(String.valueOf((char) (FIRST_MASK + i)), literals.get(i));
    }
    return format;
  }

  /** Of positive;negative;zero, or the first whose condition holds. */
  private static int applying(List<String> sections, BigDecimal value) {
    int numbers = Math.min(sections.size(), 3);
    int applying = 0;
    while (applying < numbers - 1 && !applies(sections.get(applying), applying, numbers, value)) {
      applying++;
    }
    return applying;
  }

  private static boolean applies(String section, int index, int numbers, BigDecimal value) {
    Matcher condition = CONDITION.matcher(section);
    if (!condition.find()) {
      int sign = value.signum();
      return index == 0 ? sign > 0 || sign == 0 && numbers == 2 : sign < 0;
    }
    int compared = value.compareTo(new BigDecimal(condition.group("bound")));
    return switch (condition.group("compares")) {
      case "<" -> compared < 0;
      case "<=" -> compared <= 0;
      case ">" -> compared > 0;
      case ">=" -> compared >= 0;
      case "=" -> compared == 0;
      default -> compared != 0;
    };
  }
}
