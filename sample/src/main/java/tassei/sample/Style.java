package tassei.sample;

import java.math.BigDecimal;
import java.util.Map;

/**
 * How a body writes: every office has its habits.
 *
 * @param unitInValue 116社(50社), else the unit stands behind the name
 * @param fullWidth ５２（５２）
 * @param grouped 3,300
 * @param noTarget the mark for no target: 設定なし, - or —
 * @param statusColumn whether there is a column for the status of measures
 * @param headingsAgain whether the headings stand again before the own strategies
 * @param remarks whether there is a column of remarks
 */
record Style(
    FileKind kind,
    boolean unitInValue,
    boolean fullWidth,
    boolean grouped,
    String noTarget,
    boolean statusColumn,
    boolean headingsAgain,
    boolean remarks) {
  private static final Map<Character, Character> FULL_WIDTH =
      Map.of('(', '（', ')', '）', '.', '．', ',', '，', '%', '％');
  private static final int GROUPED_FROM = 1000;

  static Style of(SampleOptions options, SampleBody body) {
    Dice dice = Dice.of(options.seed(), body.code(), "style");
    FileKind kind = FileKind.any(dice);
    String mark = dice.pick(java.util.List.of("設定なし", "-", "—"));
    return new Style(
        kind,
        dice.chance(40),
        dice.chance(25),
        dice.chance(60),
        kind.isCp932() && mark.equals("—") ? "-" : mark,
        dice.chance(80),
        dice.chance(40),
        dice.chance(70));
  }

  /** 116社(50社). */
  String pair(Value actual, Value target, String unit) {
    String behind = unitInValue ? unit : "";
    String text = amount(actual, behind, "未実施") + "(" + amount(target, behind, noTarget) + ")";
    return fullWidth ? widened(text) : text;
  }

  private String amount(Value value, String unit, String mark) {
    return value.isMeasured() ? number(value.amount()) + unit : mark;
  }

  String number(BigDecimal amount) {
    String plain = Value.plain(amount);
    boolean groups = grouped && amount.compareTo(BigDecimal.valueOf(GROUPED_FROM)) >= 0;
    return groups ? grouped(plain) : plain;
  }

  /** (1) 採択数(件). */
  String label(Indicator indicator) {
    String open = fullWidth ? "（" : "(";
    String close = fullWidth ? "）" : ")";
    String unit = unitInValue ? "" : open + indicator.unit() + close;
    return open + indicator.no() + close + " " + indicator.name() + unit;
  }

  private static String grouped(String plain) {
    StringBuilder text = new StringBuilder(plain);
    int end = plain.indexOf('.') < 0 ? plain.length() : plain.indexOf('.');
    for (int at = end - 3; at > 0; at -= 3) {
      text.insert(at, ',');
    }
    return text.toString();
  }

  static String widened(String text) {
    StringBuilder wide = new StringBuilder();
    for (char letter : text.toCharArray()) {
      boolean digit = letter >= '0' && letter <= '9';
      wide.append(
          digit
              ? (char) (letter - '0' + '０')
              : FULL_WIDTH.getOrDefault(letter, letter).charValue());
    }
    return wide.toString();
  }
}
