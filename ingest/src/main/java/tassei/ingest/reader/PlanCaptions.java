package tassei.ingest.reader;

import java.util.ArrayList;
import java.util.List;
import tassei.ingest.reader.PlanGoals.Goal;
import tassei.model.Problem.Code;

/**
 * The captions of a measure's charts: loose lines between the sentences of its actions, wrapped, in
 * the order of its goals. The charts themselves are pictures.
 */
final class PlanCaptions {
  private static final int CAPTION_CHARACTER = 2;
  private static final double ALIKE = 0.3;

  private final PlanWords words;
  private final PlanProblems problems;
  private final int pageWidth;

  PlanCaptions(PlanWords words, PlanProblems problems, int pageWidth) {
    this.words = words;
    this.problems = problems;
    this.pageWidth = pageWidth;
  }

  /** The caption of each goal; empty where it has none. */
  List<String> of(PlanActions actions, List<Goal> goals) {
    List<List<PlanLine>> groups = actions.proseAreas().stream().flatMap(area -> loose(area).stream()).toList();
    List<PlanLine> lines = groups.stream().flatMap(List::stream).toList();
    List<String> captions = captions(groups, lines, goals.size());
    if (captions.size() == goals.size()) {
      return captions;
    }
    List<String> matched = matched(captions, goals);
    for (int i = 0; i < captions.size(); i++) {
      boolean lost = !matched.contains(captions.get(i));
      if (lost && (captions.size() < goals.size() || words.isCumulative(captions.get(i)))) {
        problems.of(
            Code.ROW_NOT_READ,
            lines.getFirst(),
            "施策目標の順に並んだグラフの題名、%d個".formatted(goals.size()),
            "the captions of %d charts in the order of the goals".formatted(goals.size()));
        break;
      }
    }
    return matched;
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
        && PlanText.tokens(line.raw()).stream().anyMatch(token -> PlanValues.figure(token).isEmpty())
        && !PlanText.isPageNumber(line.text());
  }

  /** The reading that gives a caption for each goal: by the ends of paragraphs, by width, or as they stand. */
  private List<String> captions(List<List<PlanLine>> groups, List<PlanLine> lines, int goals) {
    boolean spacesTell =
        lines.stream().anyMatch(PlanLine::spaced) && !lines.stream().allMatch(PlanLine::spaced);
    int full = lines.stream().mapToInt(PlanLine::width).max().orElse(0) - CAPTION_CHARACTER + 1;
    List<String> bySpace = joined(groups, PlanLine::spaced);
    List<String> byWidth = joined(groups, line -> line.width() < full);
    List<String> asTheyStand = joined(groups, line -> true);

    List<List<String>> readings =
        spacesTell ? List.of(bySpace, byWidth, asTheyStand) : List.of(asTheyStand, byWidth);
    return readings.stream()
        .filter(reading -> reading.size() == goals)
        .findFirst()
        .orElse(spacesTell ? bySpace : byWidth);
  }

  private List<String> joined(
      List<List<PlanLine>> groups, java.util.function.Predicate<PlanLine> ends) {
    List<String> captions = new ArrayList<>();
    for (List<PlanLine> group : groups) {
      StringBuilder caption = new StringBuilder();
      for (PlanLine line : group) {
        caption.append(line.raw());
        boolean last = line == group.getLast();
        if (last || ends.test(line) || words.endsCumulative(line.text())) {
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
