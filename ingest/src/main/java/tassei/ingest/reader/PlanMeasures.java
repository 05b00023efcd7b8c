package tassei.ingest.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import tassei.ingest.reader.PlanContents.Entry;
import tassei.ingest.reader.PlanContents.Strategy;
import tassei.model.Place;
import tassei.model.Problem.Code;

/**
 * Finds the measures (施策) of a plan. The word stands in prose too: a heading is a line of its own
 * that says a measure's name as the contents do, or that has the sections of a measure below it.
 */
final class PlanMeasures {
  private static final int LONGEST_HEADING = 200;
  private static final int LINES_OF_A_HEADING = 3;
  private static final String PARTICLES = "、。,.・)」』】〜~";

  private final List<PlanLine> lines;
  private final PlanWords words;
  private final PlanContents contents;
  private final PlanProblems problems;

  PlanMeasures(
      List<PlanLine> lines, PlanWords words, PlanContents contents, PlanProblems problems) {
    this.lines = lines;
    this.words = words;
    this.contents = contents;
    this.problems = problems;
  }

  /** A measure: where it stands in the programme, its heading and the lines below it. */
  record Block(Place place, PlanLine heading, List<PlanLine> lines) {
    Block {
      lines = List.copyOf(lines);
    }
  }

  /** A heading: the index of its line, the number and name it prints, how many lines it takes. */
  private record Heading(int index, int no, String name, int length) {
    Heading numbered(int otherNo) {
      return new Heading(index, otherNo, name, length);
    }
  }

  List<Block> read() {
    List<Heading> headings = headings();
    List<Block> blocks = new ArrayList<>();
    Strategy strategy = Strategy.NONE;

    for (int i = 0; i < headings.size(); i++) {
      Heading heading = headings.get(i);
      int last = i + 1 < headings.size() ? start(headings.get(i + 1)) : lines.size();
      Optional<Strategy> printed = strategy(heading);
      printed.ifPresent(headed -> check(heading, headed));
      strategy = printed.orElse(strategy);
      int first = heading.index + heading.length;
      List<PlanLine> below = lines.subList(first, Math.max(first, last));
      blocks.add(
          new Block(
              place(heading, strategy), lines.get(heading.index), withoutRepeats(below, heading)));
    }
    return blocks;
  }

  private List<Heading> headings() {
    List<Heading> candidates = candidates();
    List<Heading> headings = new ArrayList<>();
    for (int i = 0; i < candidates.size(); i++) {
      int next = i + 1 < candidates.size() ? candidates.get(i + 1).index : lines.size();
      Heading candidate = candidates.get(i);
      if ((isNamed(candidate) || hasSections(candidate, next))
          && !isRepeated(headings, candidate)) {
        headings.add(checked(headings, candidate));
      }
    }
    return headings;
  }

  private List<Heading> candidates() {
    List<Heading> candidates = new ArrayList<>();
    for (int i = contents.end(); i < lines.size(); i++) {
      candidate(i).ifPresent(candidates::add);
    }
    return candidates;
  }

  private Optional<Heading> candidate(int index) {
    PlanLine line = lines.get(index);
    Matcher measure = words.measure.matcher(line.text());
    if (!measure.matches() || line.text().length() > LONGEST_HEADING || line.text().contains("。")) {
      return Optional.empty();
    }
    Heading heading = heading(index, line, measure);
    boolean prose = isProse(measure.group("rest")) && !isNamed(heading);
    return prose ? Optional.empty() : Optional.of(heading);
  }

  /** Its name may wrap: the lines down to the measure's first section, if that is near. */
  private Heading heading(int index, PlanLine line, Matcher measure) {
    int no = Integer.parseInt(measure.group("no"));
    StringBuilder name = new StringBuilder(PlanText.after(line, measure.group("head")));
    int length = 1;
    while (length <= LINES_OF_A_HEADING && index + length < lines.size()) {
      PlanLine next = lines.get(index + length);
      if (words.isSection(next)) {
        return new Heading(index, no, name.toString(), length);
      }
      if (next.text().contains("。") || PlanWords.item(next).isPresent()) {
        break;
      }
      name.append(PlanText.joined(List.of(next)));
      length++;
    }
    return new Heading(index, no, PlanText.after(line, measure.group("head")), 1);
  }

  /** 施策１の…: a sentence goes on right behind the number. */
  private static boolean isProse(String rest) {
    if (rest.isEmpty()) {
      return false;
    }
    int first = rest.codePointAt(0);
    return PlanText.isHiragana(first) || PARTICLES.indexOf(first) >= 0;
  }

  private boolean isNamed(Heading heading) {
    String folded = PlanText.folded(heading.name);
    return contents
        .measure(heading.no)
        .filter(entry -> !folded.isEmpty() && PlanText.folded(entry.name()).equals(folded))
        .isPresent();
  }

  private boolean hasSections(Heading heading, int next) {
    for (int i = heading.index + 1; i < next; i++) {
      if (words.isSection(lines.get(i))) {
        return words.isFirstSection(lines.get(i));
      }
    }
    return false;
  }

  /** The head of a page that repeats the measure it goes on with. */
  private static boolean isRepeated(List<Heading> headings, Heading candidate) {
    return !headings.isEmpty()
        && headings.getLast().no == candidate.no
        && PlanText.folded(headings.getLast().name).equals(PlanText.folded(candidate.name));
  }

  /** A number that another name has is a slip; a number out of turn is reported. */
  private Heading checked(List<Heading> before, Heading heading) {
    PlanLine line = lines.get(heading.index);
    Optional<Entry> named = contents.named(heading.name);
    Heading checked = named.map(entry -> heading.numbered(entry.no())).orElse(heading);
    boolean otherNumber = checked.no != heading.no;
    boolean otherName = named.isEmpty() && contents.measure(heading.no).isPresent();
    int expected = before.isEmpty() ? checked.no : before.getLast().no + 1;

    if (otherNumber || checked.no != expected) {
      problems.of(Code.NUMBER_OUT_OF_SEQUENCE, line);
    } else if (otherName) {
      String printed = contents.measure(heading.no).orElseThrow().name();
      problems.of(
          Code.NUMBER_OUT_OF_SEQUENCE,
          line,
          "体系表と同じ施策名「" + printed + "」",
          "the measure's name as in the contents, " + printed);
    }
    if (before.stream().anyMatch(other -> other.no == checked.no)) {
      problems.of(Code.DUPLICATE_INDICATOR, line);
    }
    return checked;
  }

  private Place place(Heading heading, Strategy strategy) {
    return contents
        .measure(heading.no)
        .map(Entry::place)
        .orElseGet(() -> strategy.place().measure(heading.no, "", heading.name));
  }

  /** Where the head of a measure starts: with the heading of its strategy, if one is just above. */
  private int start(Heading heading) {
    for (int i = heading.index - 1; i >= Math.max(0, heading.index - LINES_OF_A_HEADING); i--) {
      PlanLine line = lines.get(i);
      if (words.strategy.matcher(line.text()).matches() && !line.endsSentence()) {
        return i;
      }
      if (line.endsSentence() || words.isSection(line)) {
        break;
      }
    }
    return heading.index;
  }

  private Optional<Strategy> strategy(Heading heading) {
    int from = start(heading);
    if (from == heading.index) {
      return Optional.empty();
    }
    Matcher printed = words.strategy.matcher(lines.get(from).text());
    if (!printed.matches()) {
      return Optional.empty();
    }
    String name =
        PlanText.after(lines.get(from), printed.group("head"))
            + PlanText.joined(lines.subList(from + 1, heading.index));
    int no = Integer.parseInt(printed.group("no"));
    return Optional.of(new Strategy(words.kindOf(printed.group("kind")), no, name));
  }

  /** The contents and the headings print every strategy twice. */
  private void check(Heading heading, Strategy printed) {
    Optional<Strategy> listed = contents.measure(heading.no).map(Entry::strategy);
    boolean same =
        listed
            .map(
                strategy ->
                    strategy.no() == printed.no()
                        && strategy.kind().equals(printed.kind())
                        && PlanText.folded(strategy.name()).equals(PlanText.folded(printed.name())))
            .orElse(true);
    if (!same) {
      problems.of(
          Code.NUMBER_OUT_OF_SEQUENCE,
          lines.get(start(heading)),
          "体系表と同じ戦略「" + listed.orElseThrow().name() + "」",
          "the strategy as in the contents, " + listed.orElseThrow().name());
    }
  }

  /** The lines of a measure without the heads of pages that repeat its heading. */
  private List<PlanLine> withoutRepeats(List<PlanLine> below, Heading heading) {
    String name = PlanText.folded(heading.name);
    return below.stream()
        .filter(
            line -> {
              Matcher measure = words.measure.matcher(line.text());
              return !measure.matches()
                  || !PlanText.folded(PlanText.after(line, measure.group("head"))).equals(name);
            })
        .toList();
  }
}
