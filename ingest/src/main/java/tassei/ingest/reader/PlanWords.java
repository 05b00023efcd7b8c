package tassei.ingest.reader;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tassei.ingest.layout.Layout;
import tassei.ingest.sheet.CellText;

/** The shapes of a plan's headings, made of the words its layout calls things by. */
final class PlanWords {
  static final Set<String> VOCABULARY =
      Set.of(
          "body",
          "program",
          "contents",
          "page",
          "common",
          "own",
          "strategy",
          "measure",
          "direction",
          "goals",
          "actions",
          "baseline",
          "target",
          "unit",
          "schedule",
          "cumulative");

  private static final Pattern ITEM =
      Pattern.compile("(?<head>\\(?(?<no>\\d{1,2})\\)) ?(?<rest>.*)");
  private static final Pattern SUB_ACTION = Pattern.compile("[\\u2460-\\u2473].*");

  private final Pattern title;
  private final Pattern program;
  final Pattern contents;
  final Pattern contentsHeader;
  final Pattern kind;
  final Pattern strategy;
  final Pattern measure;
  final Pattern page;
  final Pattern table;
  final Pattern unit;
  private final Pattern common;
  private final Pattern direction;
  private final Pattern goals;
  private final Pattern actions;
  private final Pattern schedule;
  private final Pattern baseline;
  private final Pattern target;
  final Pattern cumulative;

  PlanWords(Layout layout) {
    String strategyWord = any(layout, "strategy");
    String measureWord = any(layout, "measure");
    String kinds = "(?:" + any(layout, "common") + "|" + any(layout, "own") + ")";
    String pageWord = any(layout, "page");
    title =
        Pattern.compile(
            "(?<title>(?<body>[^\\s\\d。、.,()「」『』【】\\[\\]・:]{1,30}?%s) ?%s)"
                .formatted(any(layout, "body"), any(layout, "program")));
    program = Pattern.compile(any(layout, "program"));
    contents = heading(any(layout, "contents"));
    contentsHeader = Pattern.compile(strategyWord + " ?" + measureWord + "(?: ?" + pageWord + ")?");
    common = Pattern.compile(any(layout, "common"));
    kind = Pattern.compile(kinds);
    strategy =
        Pattern.compile(
            "(?<head>(?<kind>%s)? ?%s ?(?<no>\\d{1,2})(?!\\d)[】\\]]?)(?<rest>.*)"
                .formatted(kinds, strategyWord));
    measure = Pattern.compile("(?<head>" + measureWord + " ?(?<no>\\d{1,2})(?!\\d))(?<rest>.*)");
    page = Pattern.compile("(?:[Pp]\\.? ?)?\\d{1,3}(?: ?" + pageWord + ")?");
    direction = heading(any(layout, "direction"));
    goals = heading(any(layout, "goals"));
    actions = heading(any(layout, "actions"));
    schedule = heading(any(layout, "schedule"));
    baseline = Pattern.compile(any(layout, "baseline"));
    target = Pattern.compile(any(layout, "target"));
    cumulative = Pattern.compile(any(layout, "cumulative"));
    String bracket = "(?: ?[(\\[〔][^()\\[\\]〔〕]{0,20}[)\\]〕]?)?";
    table =
        Pattern.compile(
            "(?<title>.*?)(?<columns>(?: ?(?:%s|%s)%s){1,8})"
                .formatted(any(layout, "baseline"), any(layout, "target"), bracket));
    unit = Pattern.compile("%s ?:? ?(?<unit>[^()\\[\\]〔〕 ]{1,12})".formatted(any(layout, "unit")));
  }

  /** The name of a body with the name of its programme; most lines have neither. */
  Optional<Matcher> title(PlanLine line) {
    if (!program.matcher(line.text()).find()) {
      return Optional.empty();
    }
    Matcher printed = title.matcher(line.text());
    return printed.find() ? Optional.of(printed) : Optional.empty();
  }

  /** COMMON, OWN or, where the form knows no kinds, empty. */
  String kindOf(String kindPrinted) {
    if (kindPrinted == null) {
      return "";
    }
    return common.matcher(kindPrinted).matches() ? "COMMON" : "OWN";
  }

  boolean isSection(PlanLine line) {
    return matches(direction, line) || isGoals(line) || isActions(line);
  }

  /** Whether a measure starts with this section. */
  boolean isFirstSection(PlanLine line) {
    return matches(direction, line) || isGoals(line);
  }

  boolean isGoals(PlanLine line) {
    return matches(goals, line);
  }

  boolean isActions(PlanLine line) {
    return matches(actions, line);
  }

  boolean isSchedule(PlanLine line) {
    return matches(schedule, line);
  }

  boolean isSubAction(PlanLine line) {
    return matches(SUB_ACTION, line);
  }

  boolean isCumulative(String name) {
    return cumulative.matcher(CellText.normal(name)).find();
  }

  /** Whether a line ends with the label: behind it nothing of a caption is left. */
  boolean endsCumulative(String text) {
    return cumulative
        .matcher(text.replaceAll("[)\\]]$", ""))
        .results()
        .anyMatch(found -> found.end() >= text.length() - 1);
  }

  /** How many columns of a table's heading are base values. */
  int baselines(String columns) {
    return (int) baseline.matcher(columns).results().count();
  }

  boolean hasTarget(String columns) {
    return target.matcher(columns).find();
  }

  /** A line that starts with (n); the brackets of goals and of actions look alike. */
  static Optional<Matcher> item(PlanLine line) {
    Matcher item = ITEM.matcher(line.text());
    return item.matches() && !line.endsSentence() ? Optional.of(item) : Optional.empty();
  }

  private static boolean matches(Pattern pattern, PlanLine line) {
    return pattern.matcher(line.text()).matches();
  }

  /** A line that says nothing but these words: numbered, in brackets or bare. */
  private static Pattern heading(String words) {
    return Pattern.compile(
        "(?:[(\\[【]?\\d{1,2}[)\\].、】]? ?)?[【\\[〔<■●◆◇○□]? ?" + words + " ?[】\\]〕>:]?");
  }

  /** Any of the words for a thing, the longest first, with blanks between their characters. */
  private static String any(Layout layout, String thing) {
    List<String> words =
        layout.words(thing).stream()
            .map(PlanText::squashed)
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
    return words.stream()
        .map(
            word ->
                word.codePoints()
                    .mapToObj(character -> Pattern.quote(Character.toString(character)))
                    .collect(Collectors.joining(" ?")))
        .collect(Collectors.joining("|", "(?:", ")"));
  }
}
