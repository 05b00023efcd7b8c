package tassei.model.survey;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What makes two wordings of a question or an option the same: width, case and punctuation aside.
 */
public final class SurveyText {
  private static final Pattern NUMBER =
      Pattern.compile(
          "^\\s*(?:(?:q|問|設問|質問|no\\.?)\\s*\\d{1,3}(?:[-~の(]\\d{1,2}\\)?)?|\\(?\\d{1,3}(?:-\\d{1,2})?[.)、:]\\)?)[\\s.:、)_-]*");
  private static final Pattern HINT =
      Pattern.compile(
          "[\\[(【](?:単一回答|単数回答|複数回答可?|複数選択可?|[sm]a|必須|任意|自由記述|[^\\[\\](){}【】]{0,6}つまで|いくつでも)[\\])】]|[*※]");
  private static final Pattern CIRCLED = Pattern.compile("^\\s*[\u2460-\u2473]");
  private static final String RANGE = "~〜∼-‐‑‒–—―−ー";
  private static final String KEPT = "%+";

  private SurveyText() {}

  /**
   * Letters and digits of a text, compatibility forms resolved; of punctuation only a percent sign,
   * and between two digits a range or a decimal point: 1~5人 is not 15人.
   */
  public static String key(String text) {
    String normal = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    StringBuilder key = new StringBuilder(normal.length());
    for (int i = 0; i < normal.length(); i++) {
      char letter = normal.charAt(i);
      boolean inNumber =
          i > 0
              && i + 1 < normal.length()
              && Character.isDigit(normal.charAt(i - 1))
              && Character.isDigit(normal.charAt(i + 1));
      if (inNumber && RANGE.indexOf(letter) >= 0) {
        key.append('~');
      } else if (inNumber && letter == '.') {
        key.append('.');
      } else if (Character.isLetterOrDigit(letter)
          || Character.isSurrogate(letter)
          || KEPT.indexOf(letter) >= 0) {
        key.append(letter);
      }
    }
    return key.toString();
  }

  /**
   * The keys a heading may be found by: as it stands, and without its number (Q1., 問2, (3), ④) and
   * hints such as (複数回答). Never empty texts.
   */
  public static Set<String> keys(String heading) {
    String normal = Normalizer.normalize(heading, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    String plain = HINT.matcher(normal).replaceAll("");
    Set<String> keys = new LinkedHashSet<>();
    keys.add(key(normal));
    keys.add(key(plain));
    keys.add(key(NUMBER.matcher(plain).replaceFirst("")));
    keys.add(key(CIRCLED.matcher(heading).replaceFirst("")));
    keys.remove("");
    return keys;
  }
}
