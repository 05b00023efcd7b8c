package tassei.ingest.sheet;

import java.text.Normalizer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The one normalisation of text (NFKC, once, at the sheet door). Circled numbers are kept as marks:
 * NFKC would turn ⑳AI into 20AI. Raised numbers are marks of footnotes, unless a Latin letter
 * stands before them: NFKC would turn 31¹ into 311, and m² is m2.
 */
public final class CellText {
  private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0\\u3000\\u200B\\uFEFF]+");
  private static final Pattern CIRCLED =
      Pattern.compile("[\\u2460-\\u2473\\u3251-\\u325F\\u32B1-\\u32BF]");

  private static final Pattern RAISED =
      Pattern.compile(
          "(?:※|(?<![A-Za-zＡ-Ｚａ-ｚ※]))[⁽₍]?([\\u00B9\\u00B2\\u00B3\\u2070\\u2074-\\u2079\\u2080-\\u2089]+)[⁾₎]?");

  /** A thousand's three digits. */
  private static final int GROUP = 3;

  private CellText() {}

  /**
   * NFKC but for circled numbers, and raised ones as marks (31※1); runs of white space become one
   * blank; stripped. A line break is kept where a blank would make one number of two: 118 above
   * 125.
   */
  public static String normal(String raw) {
    return isNormal(raw) ? raw : normalised(raw);
  }

  private static String normalised(String printed) {
    boolean raised = false;
    boolean circled = false;
    for (int i = 0; i < printed.length(); i++) {
      raised |= isRaised(printed.charAt(i));
      circled |= mayBeCircled(printed.charAt(i));
    }
    String raw = raised ? RAISED.matcher(printed).replaceAll("※$1") : printed;
    String normal = circled ? nfkcButCircled(raw) : nfkc(raw);
    if (isSpacedOnce(normal)) {
      return normal;
    }

    boolean oneLine = raw.indexOf('\n') < 0 && raw.indexOf('\r') < 0;
    return oneLine
        ? SPACES.matcher(normal).replaceAll(" ").strip()
        : SPACES
            .matcher(normal)
            .replaceAll(blank -> partsNumbers(blank, normal) ? "\n" : " ")
            .strip();
  }

  private static String nfkcButCircled(String raw) {
    StringBuilder normal = new StringBuilder(raw.length());
    int from = 0;
    var circled = CIRCLED.matcher(raw);
    while (circled.find()) {
      normal.append(nfkc(raw.substring(from, circled.start()))).append(circled.group());
      from = circled.end();
    }
    return normal.append(nfkc(raw.substring(from))).toString();
  }

  private static boolean mayBeCircled(char letter) {
    return letter >= 0x2460 && letter <= 0x2473 || letter >= 0x3251 && letter <= 0x32BF;
  }

  /** Whether there is no white space but single blanks between others. */
  private static boolean isSpacedOnce(String text) {
    char before = ' ';
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      boolean inner = letter == ' ' && before != ' ' && i < text.length() - 1;
      if (!inner && isSpace(letter)) {
        return false;
      }
      before = letter;
    }
    return true;
  }

  /** As {@link #SPACES} and {@link String#strip} know it. */
  private static boolean isSpace(char letter) {
    return letter <= ' '
        || letter == 0xA0
        || letter == 0x3000
        || letter == 0x200B
        || letter == 0xFEFF
        || Character.isWhitespace(letter);
  }

  private static boolean isRaised(int letter) {
    return letter == 0xB9
        || letter == 0xB2
        || letter == 0xB3
        || letter >= 0x2070 && letter <= 0x2089;
  }

  /** Whether a run of white space has a line break, a digit before it and just three behind it. */
  private static boolean partsNumbers(MatchResult blank, CharSequence text) {
    int end = blank.end();
    boolean lines = blank.group().indexOf('\n') >= 0 || blank.group().indexOf('\r') >= 0;
    return lines
        && isDigit(text, blank.start() - 1)
        && isDigit(text, end)
        && isDigit(text, end + 1)
        && isDigit(text, end + 2)
        && !isDigit(text, end + GROUP);
  }

  private static boolean isDigit(CharSequence text, int at) {
    return at >= 0 && at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  /**
   * Whether nothing is to be done, which is so for most cells: letters that neither change nor
   * compose, with single blanks between them. False says nothing.
   */
  private static boolean isNormal(String raw) {
    char before = ' ';
    for (int i = 0; i < raw.length(); i++) {
      char letter = raw.charAt(i);
      boolean blank = letter == ' ' && before != ' ' && i < raw.length() - 1;
      if (!blank && !isPlain(letter)) {
        return false;
      }
      before = letter;
    }
    return true;
  }

  /** How long a text is that may be a person's name or free text, in its place: (12文字). */
  public static String masked(String text) {
    return "(%d文字)".formatted(text.codePointCount(0, text.length()));
  }

  private static boolean isPlain(char letter) {
    return letter > ' ' && letter < 0x7F // ASCII
        || letter >= 0x3001 && letter <= 0x3020 // 、。「」
        || letter >= 0x3041 && letter <= 0x3096 // hiragana
        || letter >= 0x30A1 && letter <= 0x30FE // katakana
        || letter >= 0x4E00 && letter <= 0x9FA5 // kanji
        || letter >= 0x2460 && letter <= 0x2473; // circled numbers, which are kept
  }

  private static String nfkc(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC);
  }
}
