package tassei.ingest.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tassei.model.Figure;
import tassei.model.Qualifier;

/** Finds the targets that stand in brackets inside a bullet: 起業セミナーの拡充(参加者10%増). */
final class BulletTargets {
  private static final int LONGEST_BULLET = 2000;
  private static final Pattern BRACKET = Pattern.compile("\\(([^()]{1,200})\\)");
  private static final Pattern LEAD = Pattern.compile("^[-*•\\s]*[・○◯●■□◆◇▪]?\\s*");
  private static final Pattern CLAUSE_END = Pattern.compile("[、。:]");
  private static final Pattern AGAINST_A_BASE =
      Pattern.compile("(?<words>.*?)(?<figure>対?前年度?比?(?:増加?|以上))");
  private static final Pattern PER_PIECE =
      Pattern.compile("\\d+(?:社|会|人|者|会員|事業者|商工会)(?:あたり|当たり|当り).*");
  private static final String PIECES =
      "(?:\\d[\\d,.]*\\s?" + Units.PATTERN + "(?:あたり|当たり|当り|につき|ごと)?\\s?)";

  /** A figure that is a date, an ordinal or a duration, or the end of a range. */
  private static final Pattern NOT_COUNTED = Pattern.compile(".*(?:第|月|\\d|[.,/~〜-])$");

  /** A figure that is last year's, or against it in words that are not read. */
  private static final Pattern OTHER_YEARS =
      Pattern.compile(".*(?:前年|前期|前回|昨年|基準)(?:度|年度?|値)?(?:同期|実績)?比?(?:の|は|が|で)?$");

  /** 10社以上15社以下: the second half of two bounds. */
  private static final Pattern OTHER_BOUND =
      Pattern.compile(".*\\d\\s?" + Units.PATTERN + "?(?:以上|以下|以内|未満|超|から)$");

  private static final Pattern PRICE =
      Pattern.compile(".*(?:料|費|費用|価格|定価)(?:は|が|の|:|各|一律)*" + PIECES + "?約?$");
  private static final Pattern CAPACITY = Pattern.compile(".*定員(?:は|が|の|:|各)*約?$");
  private static final Pattern PIECE = Pattern.compile(".*\\d\\s?" + Units.PATTERN + "$");
  private static final Pattern EACH_TIME =
      Pattern.compile(".*\\d\\s?(?:回|日)(?:あたり|当たり|当り|につき|ごと)$");

  private BulletTargets() {}

  /**
   * A target in a bullet.
   *
   * @param name the words before it
   * @param words those of them that stand in its bracket
   * @param bracket which bracket of the bullet it stands in, from 1
   */
  record Target(String name, String words, Figure figure, int bracket) {}

  /** A text that ends in a figure, and the words before. */
  private record Tail(String words, Figure figure) {}

  /** A line that is a bullet: it begins with a dash or a dot. */
  static boolean isBullet(String text) {
    return text.matches("(?s)(?:[-*•\u2010-\u2015](?!\\d)|[・○●■□◆◇▪]).*");
  }

  /** The text of a bullet without its dash and dot. */
  static String text(String bullet) {
    return LEAD.matcher(bullet).replaceFirst("");
  }

  static List<Target> find(String bullet, List<String> achieved) {
    if (bullet.length() > LONGEST_BULLET) {
      return List.of();
    }
    String text = text(bullet);
    List<Target> targets = new ArrayList<>();
    Matcher bracket = BRACKET.matcher(text);
    for (int no = 1; bracket.find(); no++) {
      target(text.substring(0, bracket.start()), bracket.group(1), achieved, no)
          .ifPresent(targets::add);
    }
    return targets;
  }

  private static Optional<Target> target(
      String before, String content, List<String> achieved, int no) {
    String suffix =
        achieved.stream()
            .filter(content::endsWith)
            .filter(word -> word.length() < content.length())
            .findFirst()
            .orElse("");
    String text = content.substring(0, content.length() - suffix.length());
    String clause = lastClause(before);
    return tail(text)
        .filter(tail -> isCounted(tail) && !isPriceOrLength(clause, tail))
        .map(
            tail -> {
              String words = tail.words().strip();
              String name = clause + (words.isEmpty() ? "" : "(" + words + ")");
              String raw = tail.figure().raw() + suffix;
              return new Target(name, words, withRaw(tail.figure(), raw), no);
            });
  }

  /** The longest end of a text that is a figure with its unit. */
  private static Optional<Tail> tail(String text) {
    Matcher base = AGAINST_A_BASE.matcher(text);
    if (base.matches()) {
      return NumberText.parse(base.group("figure"))
          .map(figure -> new Tail(base.group("words"), figure));
    }
    for (int from = 0; from < text.length(); from++) {
      String end = text.substring(from);
      if (!PER_PIECE.matcher(end).matches()) {
        Optional<Figure> figure = NumberText.parse(end, NumberText.Context.TARGET);
        if (figure.filter(BulletTargets::hasUnit).isPresent()) {
          return Optional.of(new Tail(text.substring(0, from), figure.orElseThrow()));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean hasUnit(Figure figure) {
    return figure.isMeasured() && !figure.unit().isEmpty();
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
        || money && PRICE.matcher(words).matches()
        || (money || length) && behindAFigure
        || length && EACH_TIME.matcher(words).matches();
  }

  /** What stands before the bracket since the last comma; brackets closed before stay whole. */
  private static String lastClause(String before) {
    String clause = before;
    Matcher end = CLAUSE_END.matcher(before);
    while (end.find()) {
      String rest = before.substring(end.end());
      if (rest.chars().filter(c -> c == '(').count()
          == rest.chars().filter(c -> c == ')').count()) {
        clause = rest;
      }
    }
    return clause.strip();
  }

  private static Figure withRaw(Figure figure, String raw) {
    return new Figure(
        raw,
        figure.value(),
        figure.upper(),
        figure.unit(),
        figure.unitSource(),
        figure.qualifier());
  }
}
