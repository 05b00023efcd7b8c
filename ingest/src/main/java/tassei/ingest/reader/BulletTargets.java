package tassei.ingest.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tassei.model.Figure;

/** Finds the targets that stand in brackets inside a bullet: 起業セミナーの拡充(参加者10%増). */
final class BulletTargets {
  private static final int LONGEST_BULLET = 2000;
  private static final Pattern INNER = Pattern.compile("\\([^()]*\\)");
  private static final Pattern BRACKET = Pattern.compile("\\(((?:[^()]|\\([^()]*\\)){1,200})\\)");

  /** Stands between two figures of one bracket: (上期2回、下期3回). */
  private static final Pattern BETWEEN = Pattern.compile("[、;・/]|,(?!\\d)|\\s(?=\\D)");

  private static final Pattern LEAD = Pattern.compile("^[-*•\\s]*[・○◯●■□◆◇▪]?\\s*");
  private static final Pattern CLAUSE_END = Pattern.compile("[、。:]");
  private static final Pattern AGAINST_A_BASE =
      Pattern.compile("(?<words>.*?)(?<figure>対?前年度?比?(?:増加?|以上))");
  private static final Pattern PER_PIECE =
      Pattern.compile("\\d+(?:社|会|人|者|会員|事業者|商工会)(?:あたり|当たり|当り).*");

  private BulletTargets() {}

  /**
   * A figure in a bracket of a bullet.
   *
   * @param name the words before it
   * @param words those of them that stand in its bracket
   * @param before what stands in front of its bracket, as far as no other figure belongs to it
   * @param bracket which bracket of the bullet it stands in, from 1
   * @param doubt why it is not known to be a target
   */
  record Target(
      String name, String words, String before, Figure figure, int bracket, Doubt doubt) {}

  /** Why a figure is not known to be a target. */
  enum Doubt {
    NONE,
    /** It may say what is, or of how many: (対象30社). */
    MAY_BE_A_FACT,
    /** Its bracket holds another figure: (上期2回、下期3回). */
    SEVERAL_FIGURES
  }

  /** A text that ends in a figure, and the words before. */
  record Tail(String words, Figure figure) {}

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
    int from = 0;
    for (int no = 1; bracket.find(); no++) {
      List<Target> found =
          targets(new Bracket(text, from, bracket.start(), bracket.group(1), no), achieved);
      targets.addAll(found);
      from = found.isEmpty() ? from : bracket.end();
    }
    return targets;
  }

  /**
   * A bracket of a bullet.
   *
   * @param from where what may belong to it begins
   * @param start where it stands
   */
  private record Bracket(String bullet, int from, int start, String content, int no) {
    String before() {
      return bullet.substring(0, start);
    }

    /** One that stands inside this one. */
    Bracket inner(Matcher inner) {
      int at = start + 1 + inner.start();
      String text = inner.group().substring(1, inner.group().length() - 1);
      return new Bracket(bullet, from, at, text, no);
    }
  }

  /**
   * The target of a bracket; brackets inside it say more of its figure, 50社(うち新規10社), or hold the
   * target where it has none.
   */
  private static List<Target> targets(Bracket bracket, List<String> achieved) {
    if (bracket.content().indexOf('(') < 0) {
      return target(bracket, bracket.content(), achieved).stream().toList();
    }
    String outer = INNER.matcher(bracket.content()).replaceAll("");
    boolean hasFigure = tail(withoutSuffix(outer, achieved)).isPresent();
    List<Target> targets = new ArrayList<>();
    target(bracket, outer, achieved).ifPresent(targets::add);
    Matcher inner = INNER.matcher(bracket.content());
    while (inner.find()) {
      Bracket inside = bracket.inner(inner);
      target(inside, inside.content(), achieved)
          .map(target -> hasFigure ? doubted(target, Doubt.SEVERAL_FIGURES) : target)
          .ifPresent(targets::add);
    }
    return targets;
  }

  private static Target doubted(Target target, Doubt doubt) {
    return new Target(
        target.name(), target.words(), target.before(), target.figure(), target.bracket(), doubt);
  }

  private static String withoutSuffix(String content, List<String> achieved) {
    return achieved.stream()
        .filter(content::endsWith)
        .filter(word -> word.length() < content.length())
        .findFirst()
        .map(word -> content.substring(0, content.length() - word.length()))
        .orElse(content);
  }

  private static Optional<Target> target(Bracket bracket, String content, List<String> achieved) {
    String text = withoutSuffix(content, achieved);
    String suffix = content.substring(text.length());
    String clause = lastClause(bracket.before());
    Optional<Tail> tail = tail(text);
    boolean several = tail.isPresent() && severalFigures(clause, text);
    return tail.filter(found -> several || BulletFacts.isTarget(clause, found))
        .map(
            found -> {
              String words = found.words().strip();
              Doubt doubt = BulletFacts.mayBe(clause, found) ? Doubt.MAY_BE_A_FACT : Doubt.NONE;
              return new Target(
                  clause + (words.isEmpty() ? "" : "(" + words + ")"),
                  words,
                  bracket.bullet().substring(bracket.from(), bracket.start()),
                  withRaw(found.figure(), found.figure().raw() + suffix),
                  bracket.no(),
                  several ? Doubt.SEVERAL_FIGURES : doubt);
            });
  }

  /** Whether another figure that may be a target stands before the last one. */
  private static boolean severalFigures(String clause, String text) {
    Matcher between = BETWEEN.matcher(text);
    while (between.find()) {
      boolean figure =
          tail(text.substring(0, between.start()))
              .filter(found -> BulletFacts.isTarget(clause, found))
              .filter(found -> !BulletFacts.isTime(found.figure().unit()))
              .isPresent();
      if (figure) {
        return true;
      }
    }
    return false;
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
