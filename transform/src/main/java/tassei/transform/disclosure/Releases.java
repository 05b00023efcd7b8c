package tassei.transform.disclosure;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Ties a table to an edition of it that was published before: every reader has both. What came in
 * between (late answers) is the difference of two figures, and sensitive like any other figure.
 *
 * <p>Where the earlier figure was shown, the new one tells the difference: it is protected as both
 * ask, and can be no smaller than the earlier one. Where it was withheld, the earlier figure and
 * the difference are figures of their own, that follow from what is published.
 */
public final class Releases {
  private final ProtectedTable table;
  private final Protected earlier;
  private final DisclosureRule rule;
  private final ProtectedTable.Maker maker = ProtectedTable.maker();
  private final Map<String, Integer> earlierPlaces = new HashMap<>();
  private final Map<Integer, Integer> before = new HashMap<>();
  private final Map<Integer, Integer> carrierOf = new HashMap<>();
  private final boolean onlyGrows;

  private Releases(ProtectedTable table, Protected earlier, DisclosureRule rule) {
    this.table = requireNonNull(table, "table is null");
    this.earlier = requireNonNull(earlier, "earlier is null");
    this.rule = requireNonNull(rule, "rule is null");
    IntStream.range(0, earlier.table().size())
        .forEach(number -> earlierPlaces.put(earlier.table().cells().get(number).key(), number));
    onlyGrows =
        IntStream.range(0, table.size()).allMatch(cell -> !isInBoth(cell) || between(cell) >= 0);
  }

  /**
   * The table with the earlier edition in it. Its first cells are those of {@code table}, in their
   * order; then come those of the earlier edition that it takes to tell what can be known, by the
   * same keys and {@code @before} and {@code @between}. Answers that were taken back between the
   * editions are allowed for: then a difference may be negative, and nobody knows that none is.
   */
  public static ProtectedTable link(ProtectedTable table, Protected earlier, DisclosureRule rule) {
    return new Releases(table, earlier, rule).linked();
  }

  /** What becomes of the figures of the table alone. */
  public static Protected current(ProtectedTable table, Protected linked) {
    return new Protected(table, linked.states().subList(0, table.size()));
  }

  private ProtectedTable linked() {
    for (int cell = 0; cell < table.size(); cell++) {
      addCurrent(cell);
    }
    table.relations().forEach(maker::relation);
    table.groups().forEach(maker::group);
    table.amounts().forEach(maker::dominance);
    addWithheldBefore();
    for (int cell = 0; cell < table.size(); cell++) {
      if (isInBoth(cell) && !table.amounts().containsKey(cell)) {
        addDifference(cell);
      }
    }
    table.groups().stream().filter(this::isInBoth).forEach(this::protectDifferences);
    return maker.make();
  }

  private boolean isInBoth(int cell) {
    return earlierPlaces.containsKey(table.cells().get(cell).key());
  }

  private boolean isInBoth(Group group) {
    List<Integer> cells = new ArrayList<>(group.answers());
    cells.add(group.base());
    return carrierOf.keySet().containsAll(cells);
  }

  private int earlierPlace(int cell) {
    return earlierPlaces.get(table.cells().get(cell).key());
  }

  private boolean wasShown(int cell) {
    return isInBoth(cell) && earlier.states().get(earlierPlace(cell)).isPublished();
  }

  private long between(int cell) {
    return table.count(cell) - earlier.table().count(earlierPlace(cell));
  }

  private void addCurrent(int number) {
    Cell cell = table.cells().get(number);
    boolean isBounded = onlyGrows && wasShown(number) && !table.amounts().containsKey(number);
    long floor = isBounded ? earlier.table().count(earlierPlace(number)) : cell.floor();
    maker.cell(new Cell(cell.key(), cell.count(), floor, cell.standing(), cell.price()));
    copyKind(table, number, number);
    if (table.withheldWith(number).length > 0) {
      maker.withheldTogether(number, table.withheldWith(number));
    }
    maker.protect(number, table.further(number));
  }

  private void copyKind(ProtectedTable from, int number, int place) {
    maker.layer(from.layer(number), place);
    if (from.isHarmless(number)) {
      maker.harmless(place);
    }
  }

  /** The sums of the earlier edition in which something was withheld. */
  private void addWithheldBefore() {
    ProtectedTable old = earlier.table();
    for (Relation relation : old.relations()) {
      int[] cells = IntStream.range(0, relation.size()).map(relation::cell).toArray();
      if (IntStream.of(cells).anyMatch(cell -> !earlier.states().get(cell).isPublished())) {
        IntStream.of(cells).forEach(cell -> before.computeIfAbsent(cell, this::addBefore));
        maker.relation(relation.at(before));
      }
    }
    old.groups().stream()
        .filter(group -> before.containsKey(group.base()))
        .filter(group -> before.keySet().containsAll(group.answers()))
        .forEach(group -> maker.group(group.at(before)));
  }

  private int addBefore(int number) {
    Cell cell = earlier.table().cells().get(number);
    boolean shown = earlier.states().get(number).isPublished();
    Cell.Standing standing = shown ? Cell.Standing.KNOWN : Cell.Standing.HIDDEN;
    int place =
        maker.cell(
            new Cell(cell.key() + " @before", cell.count(), cell.floor(), standing, cell.price()));
    copyKind(earlier.table(), number, place);
    maker.protect(place, earlier.table().further(number));
    Protection amount = earlier.table().amounts().get(number);
    if (amount != null) {
      maker.dominance(place, amount);
    }
    return place;
  }

  private void addDifference(int cell) {
    Integer then = before.get(earlierPlace(cell));
    if (wasShown(cell) || then == null) {
      carrierOf.put(cell, cell);
      if (isSmall(between(cell)) && !table.isHarmless(cell)) {
        maker.protect(cell, new Protection(1, 1, rule.minimumCount()));
      }
      return;
    }
    Cell now = table.cells().get(cell);
    long floor = onlyGrows ? 0 : 1 - Interval.UNBOUNDED;
    int place =
        maker.cell(
            new Cell(
                now.key() + " @between", between(cell), floor, Cell.Standing.HIDDEN, now.price()));
    copyKind(table, cell, place);
    maker.relation(Relation.sum(cell, then, place));
    carrierOf.put(cell, place);
  }

  private boolean isSmall(long difference) {
    return difference != 0 && Math.abs(difference) < rule.minimumCount();
  }

  /** Late answers that were few, or all the same. */
  private void protectDifferences(Group group) {
    long base = between(group.base());
    boolean unanimous = group.answers().stream().anyMatch(one -> between(one) == base);
    if (base <= 0 || !unanimous && base >= rule.minimumCount()) {
      return;
    }
    for (int answer : group.answers()) {
      if (!isNobody(answer)) {
        maker.protect(carrierOf.get(answer), protection(between(answer)));
      }
    }
  }

  /** That nobody at all gave an answer says nothing more of those who came late. */
  private boolean isNobody(int answer) {
    return table.count(answer) == 0 && between(answer) == 0;
  }

  /** Late answers may have been fewer; where a correction took some back, these. */
  private Protection protection(long difference) {
    long many = Math.min(rule.minimumCount(), Math.abs(difference));
    if (difference == 0) {
      return new Protection(0, 1, 1);
    }
    return difference > 0 ? new Protection(many, 0, 1) : new Protection(0, many, 1);
  }
}
