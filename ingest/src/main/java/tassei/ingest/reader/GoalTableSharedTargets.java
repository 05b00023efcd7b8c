package tassei.ingest.reader;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import tassei.ingest.reader.GoalTableItems.Item;
import tassei.model.Figure;
import tassei.model.Observation.RowRole;
import tassei.model.ObservedValue.Measured;

/**
 * Finds the targets that several rows share (a merged target cell): the rows below have neither
 * target nor grade, and the cell is merged over them, or what the labels of all of them give
 * themselves to reach adds up to it.
 */
final class GoalTableSharedTargets {
  private static final Pattern ROWS = Pattern.compile("[A-Z]+(\\d{1,7}):[A-Z]+(\\d{1,7})");

  private GoalTableSharedTargets() {}

  /** The numbers of all rows that share a target, by the number of each of them. */
  static Map<Integer, List<Integer>> find(List<Item> items) {
    Map<Integer, List<Integer>> sharedBy = new HashMap<>();
    List<Item> indicators =
        items.stream().filter(item -> item.role() == RowRole.INDICATOR).toList();
    for (int first = 0; first < indicators.size(); first++) {
      List<Item> merged = mergedOver(indicators, first);
      if (merged.size() > 1 && merged.stream().skip(1).allMatch(item -> hasNoGrade(item.row()))) {
        List<Integer> numbers = merged.stream().map(Item::no).toList();
        numbers.forEach(number -> sharedBy.put(number, numbers));
        continue;
      }
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

  /**
   * The numbers of rows whose target is merged over others that have grades of their own: it may be
   * the target of each, or of all together.
   */
  static Set<Integer> unclear(List<Item> items) {
    List<Item> indicators =
        items.stream().filter(item -> item.role() == RowRole.INDICATOR).toList();
    Set<Integer> unclear = new HashSet<>();
    for (int first = 0; first < indicators.size(); first++) {
      List<Item> merged = mergedOver(indicators, first);
      if (merged.stream().skip(1).anyMatch(item -> !hasNoGrade(item.row()))) {
        unclear.add(indicators.get(first).no());
      }
    }
    return unclear;
  }

  /** A row and those below that its target cell is merged over. */
  private static List<Item> mergedOver(List<Item> indicators, int first) {
    GoalTableRow row = indicators.get(first).row();
    if (row.target().origin().merged().isEmpty()) {
      return List.of();
    }
    Matcher range = ROWS.matcher(row.target().origin().merged());
    boolean begins =
        !row.target().isBlank()
            && range.matches()
            && Integer.parseInt(range.group(1)) == row.row().number();
    int last = begins ? Integer.parseInt(range.group(2)) : 0;
    return IntStream.range(first, indicators.size())
        .mapToObj(indicators::get)
        .filter(item -> item.row().row().number() <= last)
        .takeWhile(item -> item.row() == row || item.row().target().isBlank())
        .toList();
  }

  private static boolean hasNoGrade(GoalTableRow row) {
    return row.status().isBlank();
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
