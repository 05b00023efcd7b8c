package tassei.ingest.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tassei.model.Figure;

/** Finds the targets that stand in brackets inside a bullet: 起業セミナーの拡充(参加者10%増). */
final class BulletTargets {
  private static final int LONGEST_BULLET = 2000;
  private static final Pattern BRACKET = Pattern.compile("\\(([^()]{1,200})\\)");
  private static final Pattern LEAD = Pattern.compile("^[-*•\\s]*[・○◯●■□◆◇▪]?\\s*");
  private static final Pattern CLAUSE_END = Pattern.compile("[、。:]");
  private static final String FIGURE =
      "(?<figure>対?前年度?比?(?:増加?|以上)"
          + "|[▲△+\\-]?\\d[\\d,]{0,12}(?:\\.\\d+)?\\s?"
          + Units.PATTERN
          + "(?:以上|以下|以内|未満|超|程度|増加?|[~〜])?)";

  /** A figure that is a date, an ordinal or a duration. */
  private static final Pattern NOT_COUNTED = Pattern.compile(".*(?:第|月|\\d|[.,/])$");

  private BulletTargets() {}

  /**
   * A target in a bullet.
   *
   * @param name the words before it
   */
  record Target(String name, Figure figure) {}

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
    while (bracket.find()) {
      target(text.substring(0, bracket.start()), bracket.group(1), achieved)
          .ifPresent(targets::add);
    }
    return targets;
  }

  private static Optional<Target> target(String before, String content, List<String> achieved) {
    String suffix = achieved.stream().map(Pattern::quote).collect(Collectors.joining("|"));
    Matcher ends =
        Pattern.compile("^(?<words>.*?)" + FIGURE + "(?<suffix>(?:" + suffix + ")?)$")
            .matcher(content);
    if (!ends.matches() || NOT_COUNTED.matcher(ends.group("words")).matches()) {
      return Optional.empty();
    }
    String words = ends.group("words").strip();
    String name = lastClause(before) + (words.isEmpty() ? "" : "(" + words + ")");
    String raw = ends.group("figure") + ends.group("suffix");
    return NumberText.parse(ends.group("figure"))
        .map(figure -> new Target(name, withRaw(figure, raw)));
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
