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

  private static String nfkc(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC);
  }
}
