package tassei.transform.disclosure;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes a protected table of counts by several dimensions at once, with all their totals: every
 * split of every dimension is a sum, whatever the other dimensions say.
 */
public final class CrossTable {
  /** Between the members in the key of a cell. */
  public static final String SEPARATOR = " / ";

  private final List<Dimension> dimensions;
  private final Map<List<String>, Long> counts;
  private final Set<List<String>> known;
  private final ProtectedTable.Maker maker = ProtectedTable.maker();
  private final Map<List<String>, Integer> places = new HashMap<>();
  private final List<Map<String, Integer>> heights;

  private CrossTable(
      List<Dimension> dimensions, Map<List<String>, Long> counts, Set<List<String>> known) {
    this.dimensions = List.copyOf(dimensions);
    this.counts = requireNonNull(counts, "counts is null");
    this.known = Set.copyOf(known);
    heights =
        dimensions.stream()
            .map(
                dimension -> {
                  Map<String, Integer> heightOf = new HashMap<>();
                  dimension.members().forEach(one -> heightOf.put(one, dimension.height(one)));
                  return heightOf;
                })
            .toList();
  }

  /**
   * A table with all its totals. What has no count is 0.
   *
   * @param counts by the members of the dimensions, in their order
   * @param answers the dimension whose parts exclude each other as answers do; where all of a group
   *     are in one, that is sensitive
   */
  public static ProtectedTable of(
      List<Dimension> dimensions, Map<List<String>, Long> counts, String answers) {
    return maker(dimensions, counts, answers, Set.of()).make();
  }

  /** The same with cells that cannot be withheld any more, to be completed by the caller. */
  public static ProtectedTable.Maker maker(
      List<Dimension> dimensions,
      Map<List<String>, Long> counts,
      String answers,
      Set<List<String>> known) {
    CrossTable table = new CrossTable(dimensions, counts, known);
    table.addCells(List.of());
    for (int at = 0; at < dimensions.size(); at++) {
      boolean isAnswers = dimensions.get(at).name().equals(answers);
      for (Dimension.Partition partition : dimensions.get(at).partitions()) {
        table.addSums(List.of(), at, partition, isAnswers);
      }
    }
    return table.maker;
  }

  /** The key of a cell. */
  public static String key(List<String> members) {
    return String.join(SEPARATOR, members);
  }

  private void addCells(List<String> begun) {
    if (begun.size() < dimensions.size()) {
      for (String member : dimensions.get(begun.size()).members()) {
        addCells(with(begun, member));
      }
      return;
    }
    long count = counts.getOrDefault(begun, 0L);
    places.put(begun, maker.cell(new Cell(key(begun), count, 0, standing(begun), price(begun))));
  }

  private Cell.Standing standing(List<String> members) {
    for (int at = 0; at < members.size(); at++) {
      if (dimensions.get(at).hidden().contains(members.get(at))) {
        return Cell.Standing.HIDDEN;
      }
    }
    return known.contains(members) ? Cell.Standing.KNOWN : Cell.Standing.OPEN;
  }

  /** Totals are missed more than their parts, and large figures more than small ones. */
  private double price(List<String> members) {
    int height = 0;
    for (int at = 0; at < members.size(); at++) {
      height += heights.get(at).get(members.get(at));
    }
    return (1 + 2 * height) * (1 + Math.log10(1 + counts.getOrDefault(members, 0L)));
  }

  private void addSums(
      List<String> begun, int split, Dimension.Partition partition, boolean isAnswers) {
    if (begun.size() == dimensions.size()) {
      int whole = places.get(begun);
      List<Integer> parts =
          partition.parts().stream().map(part -> places.get(replaced(begun, split, part))).toList();
      maker.relation(Relation.sum(whole, parts.stream().mapToInt(part -> part).toArray()));
      if (isAnswers) {
        maker.group(new Group(whole, parts));
      }
    } else if (begun.size() == split) {
      addSums(with(begun, partition.whole()), split, partition, isAnswers);
    } else {
      for (String member : dimensions.get(begun.size()).members()) {
        addSums(with(begun, member), split, partition, isAnswers);
      }
    }
  }

  private static List<String> with(List<String> begun, String member) {
    List<String> longer = new ArrayList<>(begun);
    longer.add(member);
    return List.copyOf(longer);
  }

  private static List<String> replaced(List<String> members, int at, String member) {
    List<String> other = new ArrayList<>(members);
    other.set(at, member);
    return List.copyOf(other);
  }
}
