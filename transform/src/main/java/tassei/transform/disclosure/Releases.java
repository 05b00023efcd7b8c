package tassei.transform.disclosure;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Ties a table to an edition of it that was published before: every reader has both. Each figure of
 * the new one is the earlier figure and what came in between (late answers), so that the difference
 * of two editions is a figure like any other, and sensitive like any other.
 */
public final class Releases {
  private final ProtectedTable table;
  private final Protected earlier;
  private final ProtectedTable.Maker maker = ProtectedTable.maker();
  private final Map<Integer, Integer> before = new HashMap<>();
  private final Map<Integer, Integer> between = new HashMap<>();
  private final long floorBetween;

  private Releases(ProtectedTable table, Protected earlier) {
    this.table = requireNonNull(table, "table is null");
    this.earlier = requireNonNull(earlier, "earlier is null");
    floorBetween = onlyGrows() ? 0 : 1 - Interval.UNBOUNDED;
  }

  /**
   * The table with the earlier edition in it. Its first cells are those of {@code table}, in their
   * order; then come the earlier ones, by the same keys and {@code @before}, and the differences.
   * Answers that were taken back between the editions are allowed for: then a difference may be
   * negative, and nobody knows that none is.
   */
  public static ProtectedTable link(ProtectedTable table, Protected earlier) {
    return new Releases(table, earlier).linked();
  }

  /** What becomes of the figures of the table alone. */
  public static Protected current(ProtectedTable table, Protected linked) {
    return new Protected(table, linked.states().subList(0, table.size()));
  }

  private boolean onlyGrows() {
    Map<String, Long> counts = new HashMap<>();
    earlier.table().cells().forEach(cell -> counts.put(cell.key(), cell.count()));
    return table.cells().stream()
        .allMatch(cell -> cell.count() >= counts.getOrDefault(cell.key(), 0L));
  }

  private ProtectedTable linked() {
    table.cells().forEach(maker::cell);
    table.relations().forEach(maker::relation);
    table.groups().forEach(maker::group);
    table.amounts().forEach(maker::dominance);
    for (int number = 0; number < table.size(); number++) {
      sameKind(table, number, number);
      if (table.withheldWith(number).length > 0) {
        maker.withheldTogether(number, table.withheldWith(number));
      }
    }
    addEarlier();
    addDifferences();
    return maker.make();
  }

  private void addEarlier() {
    for (int number = 0; number < earlier.table().size(); number++) {
      Cell cell = earlier.table().cells().get(number);
      boolean shown = earlier.states().get(number).isPublished();
      Cell.Standing standing = shown ? Cell.Standing.KNOWN : Cell.Standing.HIDDEN;
      String key = cell.key() + " @before";
      int place = maker.cell(new Cell(key, cell.count(), cell.floor(), standing, cell.price()));
      sameKind(earlier.table(), number, place);
      before.put(number, place);
    }
    earlier.table().relations().forEach(relation -> maker.relation(relation.at(before)));
    earlier.table().groups().forEach(group -> maker.group(group.at(before)));
    earlier
        .table()
        .amounts()
        .forEach((number, dominance) -> maker.dominance(before.get(number), dominance));
  }

  private void addDifferences() {
    Map<String, Integer> earlierPlaces = new HashMap<>();
    for (int number = 0; number < earlier.table().size(); number++) {
      earlierPlaces.put(earlier.table().cells().get(number).key(), before.get(number));
    }
    for (int number = 0; number < table.size(); number++) {
      Cell cell = table.cells().get(number);
      Integer place = earlierPlaces.get(cell.key());
      if (place != null && !table.amounts().containsKey(number)) {
        between.put(number, addDifference(cell, number, place));
      }
    }
    table.groups().stream().filter(this::isInBoth).forEach(one -> maker.group(one.at(between)));
  }

  private void sameKind(ProtectedTable from, int number, int place) {
    maker.layer(from.layer(number), place);
    if (from.isHarmless(number)) {
      maker.harmless(place);
    }
  }

  private int addDifference(Cell cell, int now, int then) {
    long difference = cell.count() - maker.count(then);
    String key = cell.key() + " @between";
    int place =
        maker.cell(new Cell(key, difference, floorBetween, Cell.Standing.HIDDEN, cell.price()));
    maker.relation(Relation.sum(now, then, place));
    sameKind(table, now, place);
    return place;
  }

  private boolean isInBoth(Group group) {
    List<Integer> cells = new ArrayList<>(group.answers());
    cells.add(group.base());
    return between.keySet().containsAll(cells);
  }
}
