package tassei.ingest.reader;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tassei.ingest.layout.Layout;
import tassei.ingest.reader.BulletTargets.Doubt;
import tassei.ingest.reader.CircledMarks.Marked;
import tassei.ingest.reader.Outline.Line;
import tassei.model.CellRef;
import tassei.model.Figure.UnitSource;
import tassei.model.FiscalYear;
import tassei.model.Observation;
import tassei.model.Observation.EmbeddedTarget;
import tassei.model.Observation.Indicator;
import tassei.model.Observation.IndicatorFacts;
import tassei.model.Observation.RowRole;
import tassei.model.Place;
import tassei.model.Problem;
import tassei.model.Problem.Code;

/** Walks through the contents of an outline, line by line. */
final class OutlineReading {
  private static final Pattern PLAN =
      Pattern.compile("^(?<no>\\d{1,2})(?<gap>[.、)\\s]*)(?<name>[^\\d\\s.、)\\-].*)$");
  private static final Pattern SECTION =
      Pattern.compile(
          "^(?<plan>\\d{1,2})\\s?[-\\u2010-\\u2015\\u2212ー]\\s?(?<no>\\d{1,2})[.、)\\s]*(?<name>[^\\d\\s.、)].*)$");

  private static final String TARGET = "目標";
  private static final Pattern TARGET_OF_A_NAME =
      Pattern.compile("\\s*\\([^()]*" + TARGET + "[^()]*\\)");

  private static final int LONGEST_HEADING = 80;
  private static final int LONGEST_PREFIX = 20;

  /** How many lines of introduction may stand between a plan and its first section. */
  private static final int FARTHEST_SECTION = 40;

  private final OutlineHeader header;
  private final Layout layout;
  private final List<Observation> observations = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final List<Place> sections = new ArrayList<>();
  private final Set<Integer> plans = new TreeSet<>();
  private final Map<Integer, Seen> marks = new TreeMap<>();
  private final Set<String> written = new HashSet<>();
  private Place place = Place.PROGRAMME;
  private Place plan = Place.PROGRAMME;
  private boolean endsWithHeading = false;

  OutlineReading(OutlineHeader header, Layout layout) {
    this.header = header;
    this.layout = layout;
  }

  private record Seen(Marked marked, CellRef at) {}

  Reading read(List<Line> lines) {
    if (header.year().isEmpty()) {
      problem(Code.FISCAL_YEAR_MISSING, CellRef.document(), "");
    }
    int start = header.contents() < 0 ? lines.size() : header.contents() + 1;
    int end = start;
    while (end < lines.size() && !beginsAnotherPart(lines.get(end))) {
      end++;
    }
    contents(lines.subList(start, end));
    if (end == lines.size()) {
      checkEnd(lines);
    }
    checkNumbers();
    return new Reading(
        new Reading.Header(
            header.title(), header.body(), header.bodyAt(), header.year(), Optional.empty()),
        observations,
        problems);
  }

  private static boolean beginsAnotherPart(Line line) {
    return OutlineHeader.part(line).filter(no -> no.length() > 1 || no.equals("V")).isPresent();
  }

  private void contents(List<Line> lines) {
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      List<Line> following = lines.subList(i + 1, lines.size());
      Matcher section = SECTION.matcher(line.text());
      endsWithHeading = false;

      if (BulletTargets.isBullet(line.text())) {
        bullet(line);
      } else if (isSection(section, line)) {
        section(line, section);
      } else if (isIndicators(line)) {
        i += indicators(line, following);
      } else if (isPlan(line, following)) {
        plan(line);
      }
    }
  }

  /** A line of indicators begins with a mark, but for a short heading: 指標 ①…; a note is none. */
  private static boolean isIndicators(Line line) {
    return CircledMarks.contains(line.text())
        && !line.text().matches("(?s)[※(注].*")
        && CircledMarks.before(line.text()).length() <= LONGEST_PREFIX;
  }

  private static boolean isSection(Matcher section, Line line) {
    return section.matches()
        && CircledMarks.before(line.text()).length() <= LONGEST_HEADING
        && Integer.parseInt(section.group("no")) > 0;
  }

  /**
   * A numbered line is a plan when the next section is one of that plan, and no line between has
   * the same number; the last line of a document may be one too.
   */
  private boolean isPlan(Line line, List<Line> following) {
    Matcher heading = PLAN.matcher(line.text());
    if (!heading.matches() || line.text().length() > LONGEST_HEADING) {
      return false;
    }
    int no = Integer.parseInt(heading.group("no"));
    for (Line next : following.subList(0, Math.min(following.size(), FARTHEST_SECTION))) {
      Matcher section = SECTION.matcher(next.text());
      if (isSection(section, next)) {
        return Integer.parseInt(section.group("plan")) == no;
      }
      Matcher other = PLAN.matcher(next.text());
      if (other.matches() && Integer.parseInt(other.group("no")) == no) {
        return false;
      }
    }
    return following.isEmpty() && no == plan.strategyNo() + 1;
  }

  private void plan(Line line) {
    Matcher heading = PLAN.matcher(line.text());
    if (!heading.matches()) {
      return;
    }
    int no = Integer.parseInt(heading.group("no"));
    String name = withoutContinued(heading.group("name"));
    if (plan.strategyNo() == no
        && (plan.strategyName().isEmpty() || plan.strategyName().equals(name))) {
      return;
    }
    if (no != plan.strategyNo() + 1) {
      problem(Code.NUMBER_OUT_OF_SEQUENCE, line.at(), line.text());
    }
    plan = Place.PROGRAMME.strategy("", no, name);
    plans.add(no);
    place = plan;
    endsWithHeading = true;
  }

  /** A section printed again, (続き) or not, is the same section. */
  private void section(Line line, Matcher section) {
    int planNo = Integer.parseInt(section.group("plan"));
    int no = Integer.parseInt(section.group("no"));
    String label = planNo + "-" + no;
    String name = withoutContinued(CircledMarks.before(section.group("name")));
    if (planNo != plan.strategyNo()) {
      problem(Code.NUMBER_OUT_OF_SEQUENCE, line.at(), line.text());
      plan = Place.PROGRAMME.strategy("", planNo, "");
      plans.add(planNo);
    }

    Optional<Place> known = known(label, name);
    if (known.isEmpty()) {
      checkSequence(line, planNo, no);
      sections.add(plan.measure(sections.size() + 1, label, name));
    }
    place = known.orElseGet(sections::getLast);
    endsWithHeading = !CircledMarks.contains(section.group("name"));
    write(CircledMarks.read(section.group("name")), line);
  }

  private Optional<Place> known(String label, String name) {
    return sections.stream()
        .filter(known -> known.measureLabel().equals(label) && known.measureName().equals(name))
        .findFirst();
  }

  private boolean isKnown(String label) {
    return sections.stream().anyMatch(known -> known.measureLabel().equals(label));
  }

  private void checkSequence(Line line, int planNo, int no) {
    boolean follows = no == 1 || isKnown(planNo + "-" + (no - 1));
    if (isKnown(planNo + "-" + no) || !follows) {
      problem(Code.NUMBER_OUT_OF_SEQUENCE, line.at(), line.text());
    }
  }

  private String withoutContinued(String name) {
    String shorter = name;
    for (String word : layout.words("continued")) {
      shorter = shorter.replace("(" + word + ")", "");
    }
    return shorter.strip();
  }

  /** Writes the indicators of a line and of the lines its last label runs on to; says how many. */
  private int indicators(Line line, List<Line> following) {
    StringBuilder text = new StringBuilder(line.text());
    int more = 0;
    while (more < following.size()
        && following.get(more).number() == line.number() + more + 1
        && runsOn(text.toString(), following.get(more).text())) {
      text.append(following.get(more).text());
      more++;
    }
    write(CircledMarks.read(text.toString()), line);
    return more;
  }

  /** A label runs on to the next line when its bracket is still open or it ends with a comma. */
  private static boolean runsOn(String text, String next) {
    boolean open = isOpen(text.substring(Math.max(0, text.length() - LONGEST_HEADING)));
    return (open || text.endsWith("、") || text.endsWith("・"))
        && !BulletTargets.isBullet(next)
        && !SECTION.matcher(next).matches()
        && !CircledMarks.begin(next);
  }

  private static boolean isOpen(String text) {
    return text.lastIndexOf('(') > text.lastIndexOf(')');
  }

  private void write(List<Marked> indicators, Line line) {
    Set<String> labels = new HashSet<>();
    for (Marked printed : indicators) {
      List<BulletTargets.Target> targets = targetsOfTheName(printed);
      Marked marked = targets.isEmpty() ? printed : withoutTarget(printed);
      Seen before = marks.putIfAbsent(marked.number(), new Seen(marked, line.at()));
      String key = place.measureNo() + "/" + marked.number();
      boolean reprinted =
          before != null && before.marked().name().equals(marked.name()) && written.contains(key);
      if (before != null && !reprinted) {
        problem(Code.DUPLICATE_INDICATOR, line.at(), marked.mark() + marked.printed());
      }
      if (!marked.named()) {
        problem(Code.ROW_NOT_READ, line.at(), marked.mark() + marked.printed());
      }
      if (!marked.name().isEmpty() && written.add(key)) {
        observations.add(
            new Indicator(
                place.indicator(marked.number(), marked.name()), line.at(), facts(marked)));
        if (labels.add(marked.printed())) {
          header.year().ifPresent(year -> targets.forEach(target -> target(line, year, target)));
        }
      }
    }
  }

  /** 相談件数(目標20件): the bracket is no part of the name, and a target like that of a bullet. */
  private List<BulletTargets.Target> targetsOfTheName(Marked marked) {
    long brackets = TARGET_OF_A_NAME.matcher(marked.name()).results().count();
    List<BulletTargets.Target> targets =
        brackets == 0
            ? List.of()
            : BulletTargets.find(marked.name(), layout.words("achieved")).stream()
                .filter(target -> target.words().contains(TARGET))
                .toList();
    return targets.size() == brackets ? targets : List.of();
  }

  private static Marked withoutTarget(Marked marked) {
    String name = TARGET_OF_A_NAME.matcher(marked.name()).replaceAll("").strip();
    return new Marked(marked.mark(), marked.number(), name, marked.printed(), marked.named());
  }

  private IndicatorFacts facts(Marked marked) {
    return new IndicatorFacts(
        marked.printed(),
        marked.mark(),
        "",
        "",
        "",
        marked.printed().contains("累計"),
        "",
        UnitSource.MISSING,
        header.finalYear().map(FiscalYear::startYear).orElse(0),
        RowRole.INDICATOR,
        null);
  }

  /** A bullet may hold targets; it holds an indicator when its mark continues the run. */
  private void bullet(Line line) {
    String text = BulletTargets.text(line.text());
    int expected = marks.keySet().stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
    if (CircledMarks.begin(text) && CircledMarks.number(text.substring(0, 1)) == expected) {
      write(CircledMarks.read(text), line);
      return;
    }
    header
        .year()
        .ifPresent(
            year ->
                BulletTargets.find(line.text(), layout.words("achieved"))
                    .forEach(target -> target(line, year, target)));
  }

  /** A figure of a year before the plan says what was, and is no target. */
  private void target(Line line, FiscalYear ofPlan, BulletTargets.Target target) {
    if (target.doubt() != Doubt.NONE) {
      doubt(line, target);
      return;
    }
    TargetYear found = TargetYear.of(target, ofPlan);
    if (found instanceof TargetYear.Unclear(String words)) {
      problems.add(
          Problem.of(
              Code.TARGET_YEAR_UNCLEAR,
              line.at().item(target.bracket()),
              words + target.figure().raw(),
              "一つの年度(例: 令和10年度)の目標",
              "a target of one fiscal year such as 令和10年度"));
    } else if (found instanceof TargetYear.Of(FiscalYear year) && year.compareTo(ofPlan) >= 0) {
      observations.add(new EmbeddedTarget(place, line.at(), year, target.name(), target.figure()));
    }
  }

  /** Which figure of a bracket is the target, or whether it is one, is not guessed. */
  private void doubt(Line line, BulletTargets.Target target) {
    boolean several = target.doubt() == Doubt.SEVERAL_FIGURES;
    problems.add(
        Problem.of(
            Code.NOT_A_NUMBER,
            line.at().item(target.bracket()),
            target.words() + target.figure().raw(),
            several ? "かっこの中に一つの目標の数値" : "目標の数値(実績・対象・上限などの数値は目標として読みません)",
            several
                ? "one figure of a target in the bracket"
                : "the figure of a target (one of what is, or of how many, is not read as a"
                    + " target)"));
  }

  /** The document is cut off when it ends in the middle of something, or has not all its plans. */
  private void checkEnd(List<Line> lines) {
    String last = lines.isEmpty() ? "" : lines.getLast().text();
    boolean bracketOpen = isOpen(last);
    boolean markWithoutName =
        last.length() > 0 && CircledMarks.contains(last.substring(last.length() - 1));
    boolean plansMissing = plans.size() < header.plans();
    boolean nothing = observations.stream().noneMatch(Indicator.class::isInstance);
    if (bracketOpen || markWithoutName || endsWithHeading || plansMissing || nothing) {
      CellRef at = lines.isEmpty() ? CellRef.document() : lines.getLast().at();
      String ja = header.plans() == 0 ? "実施計画の最後までの記載" : "%dつの計画".formatted(header.plans());
      String en =
          header.plans() == 0 ? "the plan down to its end" : "%d plans".formatted(header.plans());
      problems.add(Problem.of(Code.INCOMPLETE_DOCUMENT, at, last, ja, en));
    }
  }

  /** Every number up to the last mark is there. */
  private void checkNumbers() {
    int expected = 1;
    for (Map.Entry<Integer, Seen> entry : marks.entrySet()) {
      if (entry.getKey() > expected) {
        Seen seen = entry.getValue();
        problem(Code.NUMBER_OUT_OF_SEQUENCE, seen.at(), seen.marked().mark());
      }
      expected = entry.getKey() + 1;
    }
  }

  private void problem(Code code, CellRef at, String found) {
    problems.add(Problem.of(code, at, found));
  }
}
