package tassei.transform.reference;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The whole numbers that the label of an option stands for: 1~5人, 6人以上20人以下, 21人以上, 0人.
 *
 * @param unit as written behind the number
 * @param first that belongs to it
 * @param last that belongs to it
 */
record LabelRange(String unit, long first, long last) {
  private static final String NUMBER = "(?<%s>\\d{1,12})(?<%s>[^\\d~]{0,4}?)";
  private static final Pattern BETWEEN =
      Pattern.compile(
          NUMBER.formatted("from", "unit")
              + "(?:以上~?|~)"
              + NUMBER.formatted("to", "other")
              + "(?<end>以下|未満)?");
  private static final Pattern ONE_SIDED =
      Pattern.compile(NUMBER.formatted("from", "unit") + "(?<end>以上|超|以下|未満|まで|から)?");

  /** Empty where the label is no range of numbers. */
  static Optional<LabelRange> of(String label) {
    String text =
        Normalizer.normalize(label, Normalizer.Form.NFKC)
            .replaceAll("[\\s,]", "")
            .replaceAll("[〜～∼–—-]", "~");
    Matcher between = BETWEEN.matcher(text);

    if (between.matches()) {
      long to = Long.parseLong(between.group("to"));
      long last = "未満".equals(between.group("end")) ? to - 1 : to;
      return Optional.of(
          new LabelRange(between.group("other"), Long.parseLong(between.group("from")), last));
    }
    Matcher one = ONE_SIDED.matcher(text);
    return one.matches() ? Optional.of(oneSided(one)) : Optional.empty();
  }

  private static LabelRange oneSided(Matcher one) {
    long number = Long.parseLong(one.group("from"));
    String unit = one.group("unit");
    return switch (one.group("end")) {
      case null -> new LabelRange(unit, number, number);
      case "以上", "から" -> new LabelRange(unit, number, Long.MAX_VALUE);
      case "超" -> new LabelRange(unit, number + 1, Long.MAX_VALUE);
      case "未満" -> new LabelRange(unit, Long.MIN_VALUE, number - 1);
      default -> new LabelRange(unit, Long.MIN_VALUE, number);
    };
  }

  boolean overlaps(LabelRange other) {
    return unit.equals(other.unit) && first <= other.last && other.first <= last;
  }
}
