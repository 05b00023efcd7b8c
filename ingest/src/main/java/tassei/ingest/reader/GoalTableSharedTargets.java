package tassei.ingest.reader;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tassei.ingest.reader.GoalTableItems.Item;
import tassei.model.Figure;
import tassei.model.Observation.RowRole;
import tassei.model.ObservedValue.Measured;

/**
 * Finds the targets that several rows share (a merged target cell): the rows below have neither
 * target nor grade, and what the labels of all of them give themselves to reach adds up to it.
 */
final class GoalTableSharedTargets {
  private GoalTableSharedTargets() {}

  /** The numbers of all rows that share a target, by the number of each of them. */
  static Map<Integer, List<Integer>> find(List<Item> items) {
    Map<Integer, List<Integer>> sharedBy = new HashMap<>();
    List<Item> indicators =
        items.stream().filter(item -> item.role() == RowRole.INDICATOR).toList();
    for (int first = 0; first < indicators.size(); first++) {
      BigDecimal target = amount(GoalTableCells.figure(indicators.get(first).row().target()));
      int end = first + 1;
      while (target != null
          && end < indicators.size()
          && hasOnlyAnActual(indicators.get(end).row())) {
        end++;
      }
      for (int last = end; target != null && last > first + 1; last--) {
        List<Item> sharing = indicators.subList(first, last);
        if (addUpTo(target, sharing)) {
          List<Integer> numbers = sharing.stream().map(Item::no).toList();
          numbers.forEach(number -> sharedBy.put(number, numbers));
          break;
        }
      }
    }
    return sharedBy;
  }

  private static boolean hasOnlyAnActual(GoalTableRow row) {
    return row.target().isBlank()
        && row.status().isBlank()
        && GoalTableCells.isMeasured(row.actual());
  }

  /** Whether one of the figures in each label can be chosen so that they add up. */
  private static boolean addUpTo(BigDecimal target, List<Item> sharing) {
    List<BigDecimal> sums = List.of(BigDecimal.ZERO);
    for (Item item : sharing) {
      List<BigDecimal> longer = new ArrayList<>();
      for (BigDecimal sum : sums) {
        item.label().ownTargets().forEach(own -> longer.add(sum.add(own)));
      }
      sums =
          longer.stream().distinct().filter(sum -> sum.compareTo(target) <= 0).limit(1000).toList();
    }
    return sums.stream().anyMatch(sum -> sum.compareTo(target) == 0);
  }

  private static BigDecimal amount(Optional<Figure> figure) {
    return figure.isPresent() && figure.get().value() instanceof Measured(BigDecimal amount)
        ? amount
        : null;
  }
}
