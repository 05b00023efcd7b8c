package tassei.ingest.reader;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tassei.ingest.sheet.CellText;
import tassei.ingest.sheet.Document.Cell;
import tassei.model.Figure;
import tassei.model.Figure.UnitSource;
import tassei.model.ObservedValue;
import tassei.model.ObservedValue.NotDone;
import tassei.model.ObservedValue.NotReported;
import tassei.model.ObservedValue.Withheld;
import tassei.model.Qualifier;

/**
 * Reads what Japanese forms print as one figure: 3,300万円, 45事業者以上, 2回~, ▲17.1, 24・3%, 10%増, 1万2千人,
 * 設定なし, -, 未実施. Anything else is no figure, and never a guess.
 *
 * <p>The amount stands in the unit as printed (3,300 万円); {@link Figure#in} converts. A dash, a
 * blank and 設定なし are not reported; 未実施 is not done; neither is 0.
 */
public final class NumberText {
  private static final Pattern DASHES = Pattern.compile("[-\\u2010-\\u2015\\u2212\\u2500ー]+");
  private static final Set<String> NOT_REPORTED =
      Set.of("設定なし", "設定無し", "目標設定なし", "該当なし", "該当無し", "対象外", "評価できない", "未設定", "未定", "なし", "無し");

  /** Not counted yet: nothing is reported so far. */
  private static final Set<String> NOT_YET =
      Set.of("集計中", "集計前", "未集計", "調査中", "調査前", "確認中", "算定中");

  /** A target of every year, without the number. */
  private static final Set<String> EVERY_YEAR = Set.of("毎年", "毎年度");

  private static final Set<String> NOT_DONE =
      Set.of("未実施", "実施せず", "実施なし", "未開催", "開催なし", "中止", "開催中止");
  private static final Set<String> WITHHELD = Set.of("秘匿", "x", "X", "χ", "***");

  private static final Pattern FIGURE = FigureWords.around(Numerals.ARABIC);
  private static final String NUMERALS = "零一二三四五六七八九十百千万億";
  private static final Pattern JAPANESE_FIGURE = FigureWords.around(Numerals.JAPANESE);

  /** A target without a number: as much as, or more than, a base that is not printed. */
  private static final Pattern AGAINST_A_BASE =
      Pattern.compile(
          "対?(?:前年度?|前期|前回)(?:比|並み?|同|同期)?(?:増加?|減少?|以上|以下|並み?|維持|水準)"
              + "|(?:現状|前年度?|現状の|現水準)?(?:の|を)?維持|現状以上|維持向上|前年度?並み?");

  /** The same of a target that only says where to. */
  private static final Pattern MORE_OR_LESS = Pattern.compile("増加?|減少?");

  private static final Pattern BRACKETED = Pattern.compile("\\((?<inside>[^()]+)\\)");

  /** 12回(10回), and with the words 実績12回(目標:10回). */
  private static final Pattern PAIR =
      Pattern.compile(
          "(?:実績値?\\s*:?\\s*)?(?<actual>[^()]*)\\((?:目標値?\\s*:?\\s*(?=[^()\\s]))?(?<target>[^()]*)\\)");

  /** Kanji that read as words or places with these units: 一部, 三戸. */
  private static final Pattern WORDS_NOT_NUMBERS = Pattern.compile("一|[一二三四五六七八九十百千]+(?:部|戸)");

  /**
   * Longer than any figure; a cell of a hundred thousand digits would keep a task busy for minutes.
   */
  private static final int LONGEST_FIGURE = 100;

  /** Whether a text is a number, with or without a unit, or two of them: 12回(10回). */
  public static boolean isFigure(String raw) {
    String text = CellText.normal(raw);
    if (!text.endsWith(")")) {
      return isOne(raw);
    }
    Matcher pair = PAIR.matcher(text);
    return pair.matches() ? isOne(pair.group("actual")) && isOne(pair.group("target")) : isOne(raw);
  }

  private static boolean isOne(String raw) {
    return parse(raw, Context.CHANGE)
        .filter(figure -> figure.value() instanceof ObservedValue.Measured)
        .isPresent();
  }

  /** What stands in the place of the figure decides what brackets and a plus sign mean. */
  public enum Context {
    /** Any figure: brackets say nothing that is known, so {@code (3)} is no figure. */
    FIGURE,
    /** A target: {@code (50社)} is 50, and +5% is against a base that is not printed. */
    TARGET,
    /** A change or a balance: {@code (3)} is the accountants' minus three. */
    CHANGE
  }

  /** An actual with its target in brackets: 116社(50社). */
  public record Pair(Figure actual, Figure target) {}

  private NumberText() {}

  /**
   * The figure a text prints; empty when the text is not a figure. Blank is a figure: not reported.
   */
  public static Optional<Figure> parse(String raw) {
    return parse(raw, Context.FIGURE);
  }

  /** The figure a text prints where it stands; empty when the text is not a figure there. */
  public static Optional<Figure> parse(String raw, Context context) {
    requireNonNull(raw, "raw is null");
    requireNonNull(context, "context is null");
    return parse(raw, CellText.normal(raw), context);
  }

  /** The figure a cell prints; its text is normal already. */
  static Optional<Figure> parse(Cell cell) {
    return parse(cell, Context.FIGURE);
  }

  static Optional<Figure> parse(Cell cell, Context context) {
    return parse(cell.raw(), cell.text(), context);
  }

  /**
   * What 116社(50社) prints; the raw text of both figures is the whole. A lone mark says that neither
   * is reported. Empty when either part is not a figure.
   */
  public static Optional<Pair> pair(String raw) {
    String text = withoutNote(CellText.normal(raw));
    if (isNotReportedMark(text)) {
      Figure none = Figure.notReported(raw);
      return Optional.of(new Pair(none, none));
    }
    if (text.length() > LONGEST_FIGURE || !text.endsWith(")")) {
      return Optional.empty();
    }
    Matcher parts = PAIR.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    Optional<Figure> actual = parse(raw, parts.group("actual").strip(), Context.FIGURE);
    Optional<Figure> target = parse(raw, parts.group("target").strip(), Context.TARGET);
    return actual.isEmpty() || target.isEmpty()
        ? Optional.empty()
        : Optional.of(new Pair(actual.orElseThrow(), target.orElseThrow()));
  }

  /** Without the sign of a footnote behind it: 7社※3. */
  private static String withoutNote(String text) {
    int note = text.lastIndexOf('※');
    String number = note > 0 ? text.substring(note + 1).strip() : "";
    boolean isNote =
        note > 0 && number.length() <= 2 && number.chars().allMatch(Character::isDigit);
    return isNote ? text.substring(0, note).strip() : text;
  }

  private static Optional<Figure> parse(String raw, String printed, Context context) {
    String text = withoutNote(printed);
    Optional<Figure> plain = PlainFigure.read(raw, text);
    if (plain.isPresent()) {
      return plain;
    }
    Optional<ObservedValue> mark = mark(text, context);
    if (mark.isPresent()) {
      return mark.map(value -> without(raw, value, Qualifier.NONE));
    }
    if (text.length() > LONGEST_FIGURE || Units.isUnit(text)) {
      return Optional.empty();
    }
    if (!hasDigit(text) && isAgainstABase(text, context)) {
      return Optional.of(without(raw, new NotReported(), Qualifier.RELATIVE));
    }
    Matcher bracketed = BRACKETED.matcher(text);
    return bracketed.matches()
        ? bracketed(raw, bracketed.group("inside").strip(), context)
        : measured(raw, text, context);
  }

  private static Optional<ObservedValue> mark(String text, Context context) {
    boolean notYet = context != Context.TARGET && NOT_YET.contains(text);
    if (notYet || text.isEmpty() || isNotReportedMark(text) || EVERY_YEAR.contains(text)) {
      return Optional.of(new NotReported());
    }
    if (NOT_DONE.contains(text)) {
      return Optional.of(new NotDone());
    }
    return WITHHELD.contains(text) ? Optional.of(new Withheld()) : Optional.empty();
  }

  /** Whether a text is one of the marks for nothing reported; a blank is not a mark. */
  public static boolean isNotReportedMark(String text) {
    return !text.isEmpty()
        && (NOT_REPORTED.contains(text) || !isWord(text) && DASHES.matcher(text).matches());
  }

  /** Begins with a digit or a letter, which no dash is. */
  private static boolean isWord(String text) {
    char first = text.charAt(0);
    return first >= '0' && first <= 'z' || first >= 0x3041 && first != 'ー';
  }

  private static boolean isAgainstABase(String text, Context context) {
    return AGAINST_A_BASE.matcher(text).matches()
        || context == Context.TARGET && MORE_OR_LESS.matcher(text).matches();
  }

  private static Optional<Figure> bracketed(String raw, String inside, Context context) {
    return switch (context) {
      case FIGURE -> Optional.empty();
      case TARGET -> measured(raw, inside, context);
      case CHANGE -> minus(raw, inside);
    };
  }

  /** Brackets are one minus; a sign inside would be a second one. */
  private static Optional<Figure> minus(String raw, String inside) {
    return Character.isDigit(inside.charAt(0))
        ? measured(raw, "-" + inside, Context.CHANGE)
        : Optional.empty();
  }

  private static Optional<Figure> measured(String raw, String text, Context context) {
    Matcher figure = FIGURE.matcher(text);
    if (!hasDigit(text) || !figure.matches()) {
      figure = JAPANESE_FIGURE.matcher(text);
      boolean mayBe = hasNumeral(text) && !WORDS_NOT_NUMBERS.matcher(text).matches();
      if (!mayBe || !figure.matches()) {
        return Optional.empty();
      }
    }
    return FigureAmounts.read(raw, figure, context == Context.TARGET);
  }

  private static boolean hasDigit(String text) {
    return text.chars().anyMatch(letter -> letter >= '0' && letter <= '9');
  }

  private static boolean hasNumeral(String text) {
    return text.chars().anyMatch(letter -> NUMERALS.indexOf(letter) >= 0);
  }

  private static Figure without(String raw, ObservedValue value, Qualifier qualifier) {
    return new Figure(raw, value, null, "", UnitSource.MISSING, qualifier);
  }
}
