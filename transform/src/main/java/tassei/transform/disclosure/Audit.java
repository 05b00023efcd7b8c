package tassei.transform.disclosure;

import java.util.ArrayList;
import java.util.List;
import tassei.transform.disclosure.AuditedCell.Verdict;
import tassei.transform.disclosure.Evidence.Way;

/**
 * Attacks a published table: computes for every withheld figure the interval that follows from
 * everything published and every sum. It knows nothing of how the table was protected.
 *
 * <ol>
 *   <li>Sums are followed one at a time: no interval is wider than that.
 *   <li>Other tables that agree with everything published are looked for: no interval is narrower
 *       than what is seen in them.
 *   <li>Where the two differ, and not too many figures hang together, integer programming decides.
 * </ol>
 *
 * <p>That a figure is safe always rests on tables that were checked in whole numbers, never on what
 * a solver says.
 */
public final class Audit {
  private static final long SEED = 4;

  /** How much is computed for each figure. */
  public enum Depth {
    /** Whether each sensitive figure is safe. */
    VERDICTS(600, 0),
    /** The very ends of every interval, wherever not too many figures hang together. */
    INTERVALS(600, 250);

    private final int mostToDecide;
    private final int mostToMeasure;

    Depth(int mostToDecide, int mostToMeasure) {
      this.mostToDecide = mostToDecide;
      this.mostToMeasure = mostToMeasure;
    }
  }

  private final Protected published;
  private final ProtectedTable table;
  private final Sensitivity sensitivity;
  private final Depth depth;
  private final boolean[] unknown;
  private final Bounds bounds;
  private final Components components;
  private final Evidence evidence;
  private Bounds shownBefore;

  private Audit(Protected published, DisclosureRule rule, Depth depth) {
    this.published = published;
    this.depth = depth;
    table = published.table();
    sensitivity = Sensitivity.of(table, rule);
    unknown = published.unknown();
    bounds = Bounds.of(table, unknown);
    components = Components.of(table, unknown);
    evidence = new Evidence(table, SEED, Allowance.unlimited());
  }

  /** The withheld figures, and every sensitive one that is not withheld. */
  public static List<AuditedCell> of(Protected published, DisclosureRule rule, Depth depth) {
    Audit audit = new Audit(published, rule, depth);
    List<AuditedCell> audited = new ArrayList<>();
    for (int cell = 0; cell < audit.unknown.length; cell++) {
      if (audit.unknown[cell]) {
        audited.add(audit.withheld(cell));
      } else if (audit.sensitivity.protection(cell).isNeeded()) {
        audited.add(audit.shown(cell));
      }
    }
    return List.copyOf(audited);
  }

  private AuditedCell shown(int cell) {
    long count = table.count(cell);
    return audited(cell, new Interval(count, count, true), wayOfBeingKnown(cell));
  }

  private AuditedCell withheld(int cell) {
    Protection protection = sensitivity.protection(cell);
    boolean ruledOut =
        !protection.holds(table.count(cell), bounds.lowest(cell), bounds.highest(cell));
    if (!ruledOut) {
      evidence.prove(cell, protection, Way.BY_ALL_MEANS, this::onlyWithheld);
    }
    Ends ends = new Ends(bounds.lowest(cell), bounds.highest(cell));
    int together = components.of(cell).length;
    boolean undecided = !ruledOut && !evidence.holds(cell, protection);
    if (together <= depth.mostToMeasure || undecided && together <= depth.mostToDecide) {
      ends.measure(cell);
    }
    return audited(cell, ends.interval(cell), verdict(cell, protection, ends));
  }

  private Verdict verdict(int cell, Protection protection, Ends ends) {
    if (evidence.holds(cell, protection)) {
      return Verdict.HOLDS;
    }
    return protection.holds(table.count(cell), ends.lowest, ends.highest)
        ? Verdict.UNPROVED
        : wayOfBeingKnown(cell);
  }

  /** What earlier editions give back by themselves cannot be helped by withholding now. */
  private Verdict wayOfBeingKnown(int cell) {
    if (shownBefore == null) {
      shownBefore = Bounds.of(table, published.unknownBefore());
    }
    boolean wasSafe =
        sensitivity
            .protection(cell)
            .holds(table.count(cell), shownBefore.lowest(cell), shownBefore.highest(cell));
    return wasSafe ? Verdict.BREACHED : Verdict.SHOWN_BEFORE;
  }

  private AuditedCell audited(int cell, Interval interval, Verdict verdict) {
    return new AuditedCell(
        table.cells().get(cell),
        published.states().get(cell),
        interval,
        sensitivity.protection(cell),
        verdict);
  }

  private double onlyWithheld(int cell) {
    return unknown[cell] ? 0 : Double.POSITIVE_INFINITY;
  }

  /** The ends that no table can pass, drawn in by the solver. */
  private final class Ends {
    private long lowest;
    private long highest;

    private Ends(long lowest, long highest) {
      this.lowest = lowest;
      this.highest = highest;
    }

    private Interval interval(int cell) {
      long seenLowest = evidence.lowest(cell);
      long seenHighest = evidence.highest(cell);
      return new Interval(seenLowest, seenHighest, seenLowest == lowest && seenHighest == highest);
    }

    private void measure(int cell) {
      evidence.reach(cell, lowest - table.count(cell), Way.BY_TRYING, Audit.this::onlyWithheld);
      long up = Math.min(highest - table.count(cell), IntegerProgram.FARTHEST);
      evidence.reach(cell, up, Way.BY_TRYING, Audit.this::onlyWithheld);
      IntegerProgram program = new IntegerProgram(table, bounds, components.of(cell));
      for (boolean inWholeNumbers : new boolean[] {false, true}) {
        if (evidence.lowest(cell) > lowest) {
          program.lowest(cell, inWholeNumbers).ifPresent(end -> drawInLowest(cell, end));
        }
        if (evidence.highest(cell) < highest) {
          program.highest(cell, inWholeNumbers).ifPresent(end -> drawInHighest(cell, end));
        }
      }
    }

    private void drawInLowest(int cell, IntegerProgram.End end) {
      evidence.accept(end.witness());
      if (end.difference() > -IntegerProgram.FARTHEST) {
        lowest =
            Math.max(lowest, Math.min(table.count(cell) + end.difference(), evidence.lowest(cell)));
      }
    }

    private void drawInHighest(int cell, IntegerProgram.End end) {
      evidence.accept(end.witness());
      if (end.difference() < IntegerProgram.FARTHEST) {
        highest =
            Math.min(
                highest, Math.max(table.count(cell) + end.difference(), evidence.highest(cell)));
      }
    }
  }
}
