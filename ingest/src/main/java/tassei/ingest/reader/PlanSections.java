package tassei.ingest.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The two sections of a measure that count: its goals (施策目標) and its actions (取組内容).
 *
 * @param surplus where a second set of goals starts: the heading of a measure above it is lost
 */
record PlanSections(
    PlanMeasures.Block block,
    boolean hasGoals,
    boolean hasActions,
    List<PlanLine> goals,
    List<PlanLine> actions,
    Optional<PlanLine> surplus) {

  PlanSections {
    goals = List.copyOf(goals);
    actions = List.copyOf(actions);
  }

  static PlanSections of(PlanMeasures.Block block, PlanWords words) {
    List<PlanLine> goals = new ArrayList<>();
    List<PlanLine> actions = new ArrayList<>();
    boolean hasGoals = false;
    boolean hasActions = false;

    for (PlanLine line : block.lines()) {
      if (words.isFirstSection(line) && hasActions) {
        return new PlanSections(block, hasGoals, true, goals, actions, Optional.of(line));
      }
      if (words.isGoals(line)) {
        if (!hasGoals) {
          goals.clear();
        }
        hasGoals = true;
      } else if (words.isActions(line)) {
        hasActions = true;
      } else if (!words.isSection(line)) {
        (hasActions ? actions : goals).add(line);
      }
    }
    return new PlanSections(block, hasGoals, hasActions, goals, actions, Optional.empty());
  }
}
