package tassei.transform.disclosure;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;

/**
 * Which figures of a table must not become known, and how uncertain each must stay.
 *
 * <p>A count of one or more and fewer than the minimum is sensitive. A zero is where its group is
 * small, or all of its group say the same: then a zero tells what everybody said. The count that
 * everybody of a group makes up is sensitive for the same reason, however large. Of each of these
 * the interval must be as wide as the minimum count and hold a value on either side, or above where
 * nothing is below.
 */
final class Sensitivity {
  private final ProtectedTable table;
  private final DisclosureRule rule;
  private final Suppression[] states;
  private final Protection[] protections;

  private Sensitivity(ProtectedTable table, DisclosureRule rule) {
    this.table = requireNonNull(table, "table is null");
    this.rule = requireNonNull(rule, "rule is null");
    states = new Suppression[table.size()];
    protections = new Protection[table.size()];
  }

  static Sensitivity of(ProtectedTable table, DisclosureRule rule) {
    Sensitivity sensitivity = new Sensitivity(table, rule);
    Arrays.fill(sensitivity.protections, Protection.NONE);
    for (int cell = 0; cell < table.size(); cell++) {
      sensitivity.states[cell] = unprotected(table.cells().get(cell));
    }
    for (int cell = 0; cell < table.size(); cell++) {
      sensitivity.judge(cell);
    }
    table.groups().forEach(sensitivity::judge);
    for (int cell = 0; cell < table.size(); cell++) {
      if (table.further(cell).isNeeded()) {
        sensitivity.protect(cell, Suppression.PRIMARY_DIFFERENCE, table.further(cell));
      }
    }
    return sensitivity;
  }

  private static Suppression unprotected(Cell cell) {
    return switch (cell.standing()) {
      case OPEN -> Suppression.PUBLISHED;
      case KNOWN -> Suppression.PUBLISHED_BEFORE;
      case HIDDEN -> Suppression.HIDDEN;
    };
  }

  private void judge(int cell) {
    Protection amount = table.amounts().get(cell);
    if (amount != null) {
      if (amount.isNeeded()) {
        protect(cell, Suppression.PRIMARY_DOMINANT, amount);
      }
      return;
    }
    long count = Math.abs(table.count(cell));
    if (count > 0 && count < rule.minimumCount() && !table.isHarmless(cell)) {
      protect(cell, Suppression.PRIMARY_SMALL, new Protection(1, 1, rule.minimumCount()));
    }
  }

  private void judge(Group group) {
    long base = table.count(group.base());
    long most = group.answers().stream().mapToLong(table::count).max().orElse(0);
    boolean small = base > 0 && base < rule.minimumCount();
    boolean unanimous = base > 0 && most == base;
    if (!small && !unanimous) {
      return;
    }
    for (int answer : group.answers()) {
      long count = table.count(answer);
      if (count == 0) {
        protect(answer, Suppression.PRIMARY_ZERO, new Protection(0, 1, 1));
      } else if (unanimous && count >= rule.minimumCount()) {
        protect(
            answer,
            Suppression.PRIMARY_UNANIMOUS,
            new Protection(rule.minimumCount(), 0, rule.minimumCount()));
      }
    }
  }

  private void protect(int cell, Suppression state, Protection protection) {
    protections[cell] = protections[cell].and(protection);
    if (states[cell] == Suppression.PUBLISHED) {
      states[cell] = state;
    }
  }

  /** The states with nothing withheld but what is sensitive itself. */
  Suppression[] states() {
    return states.clone();
  }

  Protection protection(int cell) {
    return protections[cell];
  }
}
