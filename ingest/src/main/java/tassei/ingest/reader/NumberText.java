package tassei.ingest.reader;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tassei.ingest.sheet.CellText;
import tassei.ingest.sheet.Document.Cell;
import tassei.model.Figure;
import tassei.model.Figure.UnitSource;
import tassei.model.ObservedValue;
import tassei.model.ObservedValue.Measured;
import tassei.model.ObservedValue.NotDone;
import tassei.model.ObservedValue.NotReported;
import tassei.model.ObservedValue.Withheld;
import tassei.model.Qualifier;

/**
 * Reads what Japanese forms print as one figure: 3,300万円, 45事業者以上, 2回~, ▲17.1, 24・3%, 10%増, 設定なし,
 * -, 未実施. Anything else is no figure, and never a guess.
 *
 * <p>A dash, a blank and 設定なし are not reported; 未実施 is not done; neither is 0.
 */
public final class NumberText {
  private static final Pattern DASHES = Pattern.compile("[-\\u2010-\\u2015\\u2212ー]+");
  private static final Set<String> NOT_REPORTED =
      Set.of("設定なし", "該当なし", "対象外", "評価できない", "未設定", "なし");
  private static final Set<String> NOT_DONE = Set.of("未実施");
  private static final Set<String> WITHHELD = Set.of("秘匿", "x", "X", "χ", "***");

  private static final String NUMBER = "(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:[.・]\\d+)?";
  private static final Pattern FIGURE =
      Pattern.compile(
          "(?<before>約|およそ|年間|毎年|計画期間中|\\d+(?:社|会|人|者)(?:あたり|当たり|当り))?\\s*"
              + "(?<bound>上限|下限|最低|最大)?"
              + "(?<ratio>(?:対?前年度?比))?"
              + "(?<sign>[▲△+\\-\\u2212]|マイナス)?\\s*"
              + "(?<number>"
              + NUMBER
              + ")\\s*(?<unit>"
              + Units.PATTERN
              + ")?\\s*"
              + "(?:[~〜]\\s*(?<upper>"
              + NUMBER
              + ")\\s*(?<upperUnit>"
              + Units.PATTERN
              + ")?\\s*)?"
              + "(?<after>以上|以下|以内|未満|超|増加?|程度|[~〜])?");
  private static final Pattern GROWTH = Pattern.compile("対?前年度?(?:比)?(?:増加?|以上)");

  /**
   * Longer than any figure; a cell of a hundred thousand digits would keep a task busy for minutes.
   */
  private static final int LONGEST_FIGURE = 100;

  private NumberText() {}

  /**
   * The figure a text prints; empty when the text is not a figure. Blank is a figure: not reported.
   */
  public static Optional<Figure> parse(String raw) {
    requireNonNull(raw, "raw is null");
    return parse(raw, CellText.normal(raw));
  }

  /** The figure a cell prints; its text is normal already. */
  static Optional<Figure> parse(Cell cell) {
    return parse(cell.raw(), cell.text());
  }

  private static Optional<Figure> parse(String raw, String text) {
    if (text.isEmpty() || DASHES.matcher(text).matches() || NOT_REPORTED.contains(text)) {
      return Optional.of(without(raw, new NotReported()));
    }
    if (NOT_DONE.contains(text)) {
      return Optional.of(without(raw, new NotDone()));
    }
    if (WITHHELD.contains(text)) {
      return Optional.of(without(raw, new Withheld()));
    }
    if (GROWTH.matcher(text).matches()) {
      return Optional.of(
          new Figure(raw, new NotReported(), null, "", UnitSource.MISSING, Qualifier.RELATIVE));
    }

    if (text.length() > LONGEST_FIGURE) {
      return Optional.empty();
    }
    Matcher figure = FIGURE.matcher(text);
    return figure.matches() ? measured(raw, figure) : Optional.empty();
  }

  /** Whether a text is one of the marks for nothing reported; a blank is not a mark. */
  public static boolean isNotReportedMark(String text) {
    return !text.isEmpty() && (DASHES.matcher(text).matches() || NOT_REPORTED.contains(text));
  }

  private static Optional<Figure> measured(String raw, Matcher figure) {
    BigDecimal amount = number(figure.group("number"));
    if (isMinus(figure.group("sign"))) {
      amount = amount.negate();
    }
    BigDecimal upper = figure.group("upper") == null ? null : number(figure.group("upper"));
    if (!fits(amount) || upper != null && !fits(upper)) {
      return Optional.empty();
    }
    String unit = unit(figure);
    return Optional.of(
        new Figure(
            raw,
            new Measured(amount),
            upper,
            unit,
            unit.isEmpty() ? UnitSource.MISSING : UnitSource.VALUE,
            qualifier(figure)));
  }

  private static String unit(Matcher figure) {
    if (figure.group("unit") != null) {
      return figure.group("unit");
    }
    return figure.group("upperUnit") == null ? "" : figure.group("upperUnit");
  }

  private static Qualifier qualifier(Matcher figure) {
    if (figure.group("upper") != null) {
      return Qualifier.RANGE;
    }
    String after = figure.group("after") == null ? "" : figure.group("after");
    String bound = figure.group("bound") == null ? "" : figure.group("bound");
    if (figure.group("ratio") != null || after.startsWith("増")) {
      return Qualifier.RELATIVE;
    }
    return switch (after) {
      case "以上", "~", "〜" -> Qualifier.AT_LEAST;
      case "以下", "以内" -> Qualifier.AT_MOST;
      case "未満" -> Qualifier.LESS_THAN;
      case "超" -> Qualifier.MORE_THAN;
      case "程度" -> Qualifier.ABOUT;
      default ->
          switch (bound) {
            case "上限", "最大" -> Qualifier.AT_MOST;
            case "下限", "最低" -> Qualifier.AT_LEAST;
            default -> about(figure.group("before")) ? Qualifier.ABOUT : Qualifier.NONE;
          };
    };
  }

  private static boolean about(String before) {
    return "約".equals(before) || "およそ".equals(before);
  }

  private static boolean isMinus(String sign) {
    return sign != null && !sign.equals("+");
  }

  /** Whether the warehouse can hold it unrounded, as DECIMAL(18, 4). */
  private static boolean fits(BigDecimal amount) {
    BigDecimal plain = amount.stripTrailingZeros();
    return plain.scale() <= 4 && plain.precision() - plain.scale() <= 14;
  }

  private static BigDecimal number(String digits) {
    return new BigDecimal(digits.replace(",", "").replace('・', '.'));
  }

  private static Figure without(String raw, ObservedValue value) {
    return new Figure(raw, value, null, "", UnitSource.MISSING, Qualifier.NONE);
  }
}
