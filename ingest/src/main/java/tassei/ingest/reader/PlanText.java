package tassei.ingest.reader;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tassei.ingest.sheet.CellText;

/** How Japanese running text is measured, cut and put together again. */
final class PlanText {
  private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0\\u3000\\u200B\\uFEFF]+");
  private static final Pattern QUOTES = Pattern.compile("[\"'“”‘’„‟❝❞❛❜〝〞〟″「」『』＂]");
  private static final Pattern PAGE_NUMBER =
      Pattern.compile(
          "[-\\u2010-\\u2015\\u2212ー]* ?(?:[Pp]\\.? ?)?\\d{1,3} ?[-\\u2010-\\u2015\\u2212ー]*");

  private static final Pattern PAGE_FOOT =
      Pattern.compile("[-\\u2010-\\u2015\\u2212ー－]+\\d{1,3}[-\\u2010-\\u2015\\u2212ー－]+");
  private static final int NARROWEST_PAGE = 60;

  private PlanText() {}

  static boolean isSpace(int character) {
    return Character.isWhitespace(character)
        || character == 0x00A0
        || character == 0x3000
        || character == 0x200B
        || character == 0xFEFF;
  }

  static String stripped(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isSpace(text.charAt(from))) {
      from++;
    }
    while (to > from && isSpace(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  static String squashed(String text) {
    return SPACES.matcher(text).replaceAll("");
  }

  static List<String> tokens(String raw) {
    return SPACES.splitAsStream(raw).filter(token -> !token.isEmpty()).toList();
  }

  /** The columns a text takes on paper: a kana or kanji takes two, a letter of ASCII one. */
  static int width(String text) {
    return text.codePoints().map(PlanText::width).sum();
  }

  private static int width(int character) {
    boolean half = character < 0x2000 || character >= 0xFF61 && character <= 0xFF9F;
    return half ? 1 : 2;
  }

  /** Where in a printed text so many of its normalised characters, blanks aside, have gone by. */
  private static int offset(String raw, int characters) {
    int gone = 0;
    int index = 0;
    while (index < raw.length() && gone < characters) {
      int character = raw.codePointAt(index);
      gone += squashed(CellText.normal(Character.toString(character))).length();
      index += Character.charCount(character);
    }
    return index;
  }

  /** What is printed behind the part of a line that a pattern has taken from its normal text. */
  static String after(PlanLine line, String taken) {
    return stripped(line.raw().substring(offset(line.raw(), squashed(taken).length())));
  }

  /**
   * What is printed in the part of a line that a pattern has taken from the start of its normal
   * text.
   */
  static String before(PlanLine line, String taken) {
    return stripped(line.raw().substring(0, offset(line.raw(), squashed(taken).length())));
  }

  /** What is printed of a part that a pattern has found behind another one. */
  static String part(PlanLine line, String before, String part) {
    int from = squashed(before).length();
    int to = from + squashed(part).length();
    return stripped(line.raw().substring(offset(line.raw(), from), offset(line.raw(), to)));
  }

  /** Wrapped lines as one text; a page's number may stand between them. */
  static String joined(List<PlanLine> lines) {
    return lines.stream()
        .filter(line -> !isPageNumber(line.text()))
        .map(PlanLine::raw)
        .collect(Collectors.joining());
  }

  /** A name without what differs between two printings of it: blanks, widths, kinds of quotes. */
  static String folded(String name) {
    return QUOTES.matcher(squashed(CellText.normal(name))).replaceAll("\"");
  }

  static boolean isPageNumber(String text) {
    return PAGE_NUMBER.matcher(text).matches();
  }

  /** A number between dashes is nothing but the number of a page. */
  static boolean isPageFoot(String printed) {
    return printed.length() < 40 && PAGE_FOOT.matcher(squashed(CellText.normal(printed))).matches();
  }

  static boolean isHiragana(int character) {
    return character >= 0x3041 && character <= 0x309F;
  }

  /**
   * How much two names have in common: shared pairs of characters over all of the shorter one's.
   */
  static double likeness(String one, String other) {
    Set<String> pairs = pairs(folded(one));
    Set<String> otherPairs = pairs(folded(other));
    int smaller = Math.min(pairs.size(), otherPairs.size());
    pairs.retainAll(otherPairs);
    return smaller == 0 ? 0 : (double) pairs.size() / smaller;
  }

  private static Set<String> pairs(String text) {
    Set<String> pairs = new HashSet<>();
    for (int i = 0; i + 2 <= text.length(); i++) {
      pairs.add(text.substring(i, i + 2));
    }
    return pairs;
  }

  /** The value that stands most often; the larger of two; the default where there is none. */
  static int mode(List<Integer> values, int none) {
    return values.stream()
        .collect(Collectors.groupingBy(value -> value, Collectors.counting()))
        .entrySet()
        .stream()
        .max(Map.Entry.<Integer, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse(none);
  }

  /** The width that nine lines of ten do not pass: the width of the page's prose. */
  static int pageWidth(List<PlanLine> lines) {
    List<Integer> widths = lines.stream().map(PlanLine::width).sorted().toList();
    int most = widths.isEmpty() ? 0 : widths.get(widths.size() * 9 / 10);
    return Math.max(NARROWEST_PAGE, most);
  }
}
