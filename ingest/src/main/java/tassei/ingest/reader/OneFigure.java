package tassei.ingest.reader;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tassei.model.CellRef;
import tassei.model.Figure;
import tassei.model.FiscalYear;
import tassei.model.Observation.IndicatorFigure;
import tassei.model.Observation.Role;
import tassei.model.ObservedValue;
import tassei.model.ObservedValue.Measured;
import tassei.model.Problem;
import tassei.model.Problem.Code;

/**
 * Keeps a plan to one figure an indicator, year and role. Of two that say the same the first
 * stands; two that differ are both set aside, each with a problem that names the other's cell.
 */
final class OneFigure {
  private final Map<Key, IndicatorFigure> first = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  private record Key(String indicator, FiscalYear year, Role role) {}

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** Whether no figure stood in this one's place before; one that differs is a problem of both. */
  boolean isFirst(IndicatorFigure figure) {
    Key key = new Key(figure.place().indicatorCode(), figure.year(), figure.role());
    IndicatorFigure before = first.putIfAbsent(key, figure);
    if (before != null && !saysTheSame(before.figure(), figure.figure())) {
      differs(before, figure);
      differs(figure, before);
    }
    return before == null;
  }

  static Problem indicatorTwice(CellRef at, String found, CellRef before) {
    return Problem.of(
        Code.DUPLICATE_INDICATOR,
        at,
        found,
        "一度だけ出てくる指標(%s にもあります)".formatted(cell(before)),
        "an indicator that stands once; it stands at %s too".formatted(cell(before)));
  }

  private void differs(IndicatorFigure figure, IndicatorFigure other) {
    String where = cell(other.at());
    String what = other.figure().raw();
    Problem problem =
        Problem.of(
            Code.DUPLICATE_INDICATOR,
            figure.at(),
            figure.figure().raw(),
            "%sの一つの値(%s には「%s」)".formatted(figure.year().label(), where, what),
            "one figure for %s; %s has '%s'".formatted(figure.year().label(), where, what));
    if (!problems.contains(problem)) {
      problems.add(problem);
    }
  }

  private static boolean saysTheSame(Figure one, Figure other) {
    return sameValue(one.value(), other.value())
        && (one.upper() == null ? other.upper() == null : sameAmount(one.upper(), other.upper()))
        && one.unit().equals(other.unit())
        && one.qualifier() == other.qualifier();
  }

  private static boolean sameValue(ObservedValue one, ObservedValue other) {
    return one instanceof Measured(BigDecimal amount) && other instanceof Measured(BigDecimal twin)
        ? sameAmount(amount, twin)
        : one.equals(other);
  }

  private static boolean sameAmount(BigDecimal one, BigDecimal other) {
    return other != null && one.compareTo(other) == 0;
  }

  private static String cell(CellRef at) {
    return at.sheet().equals(CellRef.TEXT_SHEET) ? at.address() : at.sheet() + " " + at.address();
  }
}
