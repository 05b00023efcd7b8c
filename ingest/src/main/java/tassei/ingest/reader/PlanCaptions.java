package tassei.ingest.reader;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import tassei.ingest.reader.PlanGoals.Goal;
import tassei.model.CellRef;
import tassei.model.Problem.Code;

/**
 * The captions of a measure's charts: loose lines between the sentences of its actions, wrapped, in
 * the order of its goals. The charts themselves are pictures.
 */
final class PlanCaptions {
  private static final double ALIKE = 0.3;

  private final PlanWords words;
  private final PlanProblems problems;
  private final int pageWidth;
  private final boolean spacesTell;
  private final int column;

  PlanCaptions(
      PlanWords words, PlanProblems problems, List<PlanLine> lines, List<PlanActions> all) {
    this.words = words;
    this.problems = problems;
    this.pageWidth = PlanText.pageWidth(lines);
    long spaced = lines.stream().filter(PlanLine::spaced).count();
    this.spacesTell = spaced * 10 > lines.size() && spaced * 10 < lines.size() * 9L;
    this.column = column(all);
  }

  /** The width of a full line: the widest, if it is not one line's alone. */
  private int column(List<PlanActions> all) {
    List<Integer> widths =
        all.stream()
            .flatMap(actions -> groups(actions).stream())
            .flatMap(List::stream)
            .map(PlanLine::width)
            .toList();
    int widest = widths.stream().max(Integer::compare).orElse(0);
    return widths.stream().filter(width -> width == widest).count() > 1
        ? widest
        : Integer.MAX_VALUE;
  }

  /** The caption of each goal; empty where it has none. */
  List<String> of(PlanLine measure, PlanActions actions, List<Goal> goals) {
    List<List<PlanLine>> groups = groups(actions);
    List<String> captions = captions(groups);
    boolean cutOff = spacesTell && groups.stream().anyMatch(group -> !group.getLast().spaced());
    if (captions.size() == goals.size() && cutOff) {
      problems.of(Code.CAPTION_MISSING, at(groups, measure), String.join("、", captions));
    }
    if (captions.size() == goals.size() || groups.isEmpty() && column == Integer.MAX_VALUE) {
      return captions.isEmpty() ? Collections.nCopies(goals.size(), "") : captions;
    }
    List<String> matched = matched(captions, goals);
    boolean lost =
        captions.stream()
            .anyMatch(caption -> words.isCumulative(caption) && !matched.contains(caption));
    if (lost || matched.contains("")) {
      problems.of(Code.CAPTION_MISSING, at(groups, measure), String.join("、", captions));
    }
    return matched;
  }

  private static CellRef at(List<List<PlanLine>> groups, PlanLine measure) {
    return groups.isEmpty() ? measure.at() : groups.getFirst().getFirst().at();
  }

  private List<List<PlanLine>> groups(PlanActions actions) {
    return actions.proseAreas().stream().flatMap(area -> loose(area).stream()).toList();
  }

  /** The runs of lines that are neither heading nor part of a sentence. */
  private List<List<PlanLine>> loose(List<PlanLine> area) {
    List<List<PlanLine>> groups = new ArrayList<>();
    List<PlanLine> run = new ArrayList<>();
    for (PlanLine line : area) {
      if (line.text().contains("。") || line.width() > pageWidth * 4 / 5) {
        run.clear();
      } else if (words.isSubAction(line)) {
        groups.add(List.copyOf(run));
        run.clear();
      } else if (isWords(line)) {
        run.add(line);
      }
    }
    groups.add(run);
    return groups.stream().filter(group -> !group.isEmpty()).toList();
  }

  /** The figures at the axis of a chart are no caption. */
  private static boolean isWords(PlanLine line) {
    return PlanYears.of(line).isEmpty()
        && PlanText.tokens(line.raw()).stream()
            .anyMatch(token -> PlanValues.figure(token).isEmpty())
        && !PlanText.isPageNumber(line.text());
  }

  /** Where a caption ends is told by the ends of paragraphs, or by width. */
  private List<String> captions(List<List<PlanLine>> groups) {
    if (spacesTell) {
      return joined(groups, PlanLine::spaced);
    }
    return joined(groups, line -> line.width() < column);
  }

  private List<String> joined(List<List<PlanLine>> groups, Predicate<PlanLine> ends) {
    List<String> captions = new ArrayList<>();
    for (List<PlanLine> group : groups) {
      StringBuilder caption = new StringBuilder();
      for (int i = 0; i < group.size(); i++) {
        PlanLine line = group.get(i);
        caption.append(line.raw());
        boolean last = i == group.size() - 1;
        boolean goesOn = !last && group.get(i + 1).text().startsWith("(");
        if (last || !goesOn && (ends.test(line) || words.endsCumulative(line.text()))) {
          captions.add(caption.toString());
          caption.setLength(0);
        }
      }
    }
    return captions;
  }

  /** Too few or too many: each goal takes the next caption that is clearly alike, in order. */
  private static List<String> matched(List<String> captions, List<Goal> goals) {
    List<String> matched = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < goals.size(); i++) {
      int found = -1;
      for (int c = next; c < captions.size() && found < 0; c++) {
        found = isOwn(captions.get(c), goals, i) ? c : -1;
      }
      matched.add(found < 0 ? "" : captions.get(found));
      next = found < 0 ? next : found + 1;
    }
    return matched;
  }

  /** Alike this goal, and more than any other of the measure. */
  private static boolean isOwn(String caption, List<Goal> goals, int index) {
    double own = PlanText.likeness(caption, goals.get(index).words());
    for (int i = 0; i < goals.size(); i++) {
      if (i != index && PlanText.likeness(caption, goals.get(i).words()) >= own) {
        return false;
      }
    }
    return own >= ALIKE;
  }
}
