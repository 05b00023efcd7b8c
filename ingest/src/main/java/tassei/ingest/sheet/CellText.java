package tassei.ingest.sheet;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * The one normalisation of text (NFKC, once, at the sheet door). Circled numbers are kept as marks:
 * NFKC would turn ⑳AI into 20AI.
 */
public final class CellText {
  private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0\\u3000\\u200B\\uFEFF]+");
  private static final Pattern CIRCLED =
      Pattern.compile("[\\u2460-\\u2473\\u3251-\\u325F\\u32B1-\\u32BF]");

  private CellText() {}

  /** NFKC but for circled numbers; runs of white space become one blank; stripped. */
  public static String normal(String raw) {
    return isNormal(raw) ? raw : normalised(raw);
  }

  private static String normalised(String raw) {
    StringBuilder normal = new StringBuilder(raw.length());
    int from = 0;
    var circled = CIRCLED.matcher(raw);
    while (circled.find()) {
      normal.append(nfkc(raw.substring(from, circled.start()))).append(circled.group());
      from = circled.end();
    }
    normal.append(nfkc(raw.substring(from)));

    return SPACES.matcher(normal).replaceAll(" ").strip();
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
