package tassei.ingest.reader;

import java.util.Set;
import java.util.regex.Pattern;
import tassei.ingest.reader.BulletTargets.Tail;
import tassei.model.FiscalYear;
import tassei.model.Qualifier;

/** Tells a target in a bracket from a figure that says what is, was, costs or is held. */
final class BulletFacts {
  private static final String PIECES =
      "(?:\\d[\\d,.]*\\s?" + Units.PATTERN + "(?:あたり|当たり|当り|につき|ごと)?\\s?)";

  /** A figure that is a date, an ordinal or a duration, or the end of a range. */
  private static final Pattern NOT_COUNTED = Pattern.compile(".*(?:第|月|\\d|[.,/~〜-])$");

  /** A figure that is last year's, or against it in words that are not read. */
  private static final Pattern OTHER_YEARS =
      Pattern.compile(".*(?:前年|前期|前回|昨年|基準)(?:度|年度?|値)?末?(?:同期|実績)?比?(?:の|は|が|で)?$");

  /** A figure of what is: (現状45社), (R6実績45社); 受注実績10件 may be a target. */
  private static final Pattern FACT =
      Pattern.compile("(?:.*現在|(?:|.*[\\s、・:(の度\\d])(?:現状|現況|現|実績|実数))(?:値|数)?(?:は|が|の|で|:|約)*$");

  /** A figure that is part of another: (うち新規10社). */
  private static final Pattern PART =
      Pattern.compile("(?:|.*[、\\s])(?:うち\\D{0,15}|内(?:数|訳)?[、\\s]?)$");

  /** What may be of how many, or of what day; a year beside it says which. */
  private static final Pattern OF_HOW_MANY =
      Pattern.compile(
          ".*(?:実績|上限|対象(?:者|事業者|企業|先|会員)?)(?:は|が|の|:|約)*$"
              + "|(?:|.*[、\\s])全(?:役?職員|会員|部員|商工会|事業者|社|店|支部|役員)(?:は|が|の|:)*$");

  private static final Pattern OF_A_DAY = Pattern.compile(".*(?:末|時点)(?:は|が|の|で|:|約)*$");

  /** 10社以上15社以下: the second half of two bounds. */
  private static final Pattern OTHER_BOUND =
      Pattern.compile(".*\\d\\s?" + Units.PATTERN + "?(?:以上|以下|以内|未満|超|から)$");

  private static final Pattern PRICE =
      Pattern.compile(".*(?:料|費|費用|価格|定価|上限額?|限度額?)(?:は|が|の|:|各|一律)*" + PIECES + "?約?$");
  private static final Pattern CAPACITY = Pattern.compile(".*定員(?:は|が|の|:|各)*約?$");
  private static final Pattern PIECE = Pattern.compile(".*\\d\\s?" + Units.PATTERN + "$");
  private static final Pattern EACH_TIME =
      Pattern.compile(".*\\d\\s?(?:回|日)(?:あたり|当たり|当り|につき|ごと)$");
  private static final Set<String> TIMES = Set.of("日", "時間", "か月", "ヶ月", "カ月");

  private BulletFacts() {}

  /** Whether a figure may be a target, by the words before it. */
  static boolean isTarget(String clause, Tail tail) {
    return isCounted(tail) && !isPriceOrLength(clause, tail) && !isFact(clause, tail);
  }

  /** Whether a figure that may be a target may say what is as well. */
  static boolean mayBe(String clause, Tail tail) {
    String words = said(clause, tail);
    boolean dated = FiscalYear.find(words).isPresent();
    return OF_HOW_MANY.matcher(words).matches()
        || tail.figure().raw().strip().startsWith("上限")
        || !dated && OF_A_DAY.matcher(words).matches();
  }

  static boolean isTime(String unit) {
    return TIMES.contains(unit);
  }

  private static boolean isFact(String clause, Tail tail) {
    return FACT.matcher(said(clause, tail)).matches()
        || PART.matcher(tail.words().strip()).matches();
  }

  /** The words of the bracket, else those before it. */
  private static String said(String clause, Tail tail) {
    String words = tail.words().strip();
    return words.isEmpty() ? clause : words;
  }

  private static boolean isCounted(Tail tail) {
    String words = tail.words().strip();
    boolean relative = tail.figure().qualifier() == Qualifier.RELATIVE;
    return !NOT_COUNTED.matcher(tail.words()).matches()
        && !OTHER_BOUND.matcher(words).matches()
        && (relative || !OTHER_YEARS.matcher(words).matches());
  }

  /** 出展料1社5,000円, 定員20名, 1回2時間: what something costs, holds or takes is no target. */
  private static boolean isPriceOrLength(String clause, Tail tail) {
    String words = clause + tail.words().strip();
    String unit = tail.figure().unit();
    boolean money = unit.endsWith("円");
    boolean length = unit.equals("時間");
    boolean behindAFigure = PIECE.matcher(tail.words().strip()).matches();
    return CAPACITY.matcher(words).matches()
        || money && tail.figure().qualifier() == Qualifier.AT_MOST
        || money && PRICE.matcher(words).matches()
        || (money || length) && behindAFigure
        || length && EACH_TIME.matcher(words).matches();
  }
}
