package tassei.ingest.reader;

import java.util.Optional;
import tassei.ingest.sheet.Document.Cell;
import tassei.model.CellRef;
import tassei.model.Figure;
import tassei.model.Figure.UnitSource;
import tassei.model.Qualifier;
import tassei.model.UnitScale;

/**
 * What the value of a summary says, one cell or two: actual and target, in the unit of the actual
 * where both count the same thing.
 *
 * @param unit the unit printed in the cell; empty where only the label has one, or nothing has
 * @param unitsAgree false where the units printed in the cell and the label contradict one another
 */
record SummaryValue(
    CellRef at, CellRef targetAt, Figure actual, Figure target, String unit, boolean unitsAgree) {

  /**
   * {@code 116社(50社)}, with the unit of the label where the cell prints none. 10%増 has no unit of
   * its own.
   */
  static Optional<SummaryValue> of(Cell cell, SummaryUnit label) {
    return NumberText.pair(cell.raw().strip())
        .map(pair -> of(cell.at(), cell.at(), pair.actual(), pair.target(), label));
  }

  static SummaryValue of(
      CellRef at, CellRef targetAt, Figure actual, Figure target, SummaryUnit label) {
    String labelUnit = label.name();
    boolean relative = target.qualifier() == Qualifier.RELATIVE;
    String ofTarget = relative ? "" : target.unit();
    String printed = actual.unit().isEmpty() ? ofTarget : actual.unit();
    String other = ofTarget.isEmpty() ? printed : ofTarget;
    boolean bare = isBare(actual) || isBare(target);
    boolean fitsLabel =
        labelUnit.isEmpty()
            || printed.isEmpty()
            || (bare ? printed.equals(labelUnit) : UnitScale.sameKind(printed, labelUnit));
    Figure one = withUnit(actual, printed, label);
    Figure two = withUnit(target, printed, label);
    boolean agree = fitsLabel && UnitScale.sameKind(printed, other);
    return new SummaryValue(at, targetAt, one, two.in(one.unit()).orElse(two), printed, agree);
  }

  /**
   * The same with a target that is not of one year: the number holds, but not against the actual.
   */
  SummaryValue withTargetOverPeriod() {
    boolean plain = target.isMeasured() && target.qualifier() != Qualifier.RELATIVE;
    Figure over =
        new Figure(
            target.raw(),
            target.value(),
            target.upper(),
            target.unit(),
            target.unitSource(),
            Qualifier.OVER_PERIOD);
    return plain ? new SummaryValue(at, targetAt, actual, over, unit, unitsAgree) : this;
  }

  private static boolean isBare(Figure figure) {
    return figure.isMeasured() && figure.unit().isEmpty();
  }

  private static Figure withUnit(Figure figure, String printed, SummaryUnit label) {
    if (!figure.isMeasured()) {
      return figure;
    }
    return figure.orUnit(printed, UnitSource.VALUE).orUnit(label.name(), label.source());
  }

  /** Where its unit is printed. */
  UnitSource unitSource() {
    boolean ofAHeading =
        actual.unitSource() == UnitSource.HEADER || target.unitSource() == UnitSource.HEADER;
    return ofAHeading ? UnitSource.HEADER : UnitSource.VALUE;
  }
}
