package tassei.ingest.observe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tassei.model.CellRef;
import tassei.model.FiscalYear;
import tassei.model.Observation;
import tassei.model.Observation.Decision;
import tassei.model.Observation.DistrictFigure;
import tassei.model.Observation.Indicator;
import tassei.model.Observation.IndicatorFigure;
import tassei.model.Observation.PrintedStatus;
import tassei.model.Observation.Role;
import tassei.model.Observation.SharedTarget;
import tassei.model.Place;
import tassei.model.Problem;
import tassei.model.Problem.Code;

/**
 * A form that says the same of the same place twice: the first stays, the others are set aside with
 * a problem each. Tables downstream hold one row a place and year; a second one would stop what all
 * chambers publish. Readers see most of it where they read and say it better; this sees the rest.
 *
 * @param kept the observations of which each place has one
 * @param problems at the cells of the others, in the order of the document
 */
record Repeats(List<Observation> kept, List<Problem> problems) {
  Repeats {
    kept = List.copyOf(kept);
    problems = List.copyOf(problems);
  }

  static Repeats of(List<Observation> observations) {
    Map<List<Object>, CellRef> first = new HashMap<>();
    Map<String, Observation> named = new HashMap<>();
    List<Observation> kept = new ArrayList<>();
    Map<CellRef, Problem> problems = new LinkedHashMap<>();
    for (Observation observation : observations) {
      Optional<List<Object>> what = what(observation);
      CellRef before =
          ofAnother(observation, named)
              .or(() -> what.map(key -> first.putIfAbsent(key, observation.at())))
              .orElse(null);
      if (before == null) {
        kept.add(observation);
      } else {
        problems.putIfAbsent(observation.at(), problem(observation, before));
      }
    }
    return new Repeats(kept, List.copyOf(problems.values()));
  }

  /** A figure of an indicator that has the number of another one: where that stands. */
  private static Optional<CellRef> ofAnother(
      Observation observation, Map<String, Observation> named) {
    String code = observation.place().indicatorCode();
    if (code.isEmpty()) {
      return Optional.empty();
    }
    Observation first =
        observation instanceof Indicator
            ? named.computeIfAbsent(code, none -> observation)
            : named.getOrDefault(code, observation);
    String name = observation.place().indicatorName();
    return first.place().indicatorName().equals(name) ? Optional.empty() : Optional.of(first.at());
  }

  /** What is said of what; empty for what may be said more than once. */
  private static Optional<List<Object>> what(Observation observation) {
    return switch (observation) {
      case Indicator named -> of("INDICATOR", named.place().indicatorCode(), "");
      case IndicatorFigure figure -> figure(figure.role(), figure.place(), figure.year(), "");
      case SharedTarget target -> figure(Role.TARGET, target.place(), target.year(), "");
      // which district it is of is not known
      case DistrictFigure figure when figure.decision() == Decision.AMBIGUOUS -> Optional.empty();
      case DistrictFigure figure ->
          figure(figure.role(), figure.place(), figure.year(), figure.district());
      case PrintedStatus status ->
          of("STATUS", code(status.place()), status.year().toString() + status.scaleId());
      default -> Optional.empty();
    };
  }

  private static Optional<List<Object>> figure(
      Role role, Place place, FiscalYear year, String district) {
    return of(role.name() + district, place.indicatorCode(), year.toString());
  }

  private static String code(Place place) {
    return place.indicatorNo() == 0 ? place.measureCode() : place.indicatorCode();
  }

  private static Optional<List<Object>> of(String kind, String code, String detail) {
    return code.isEmpty() ? Optional.empty() : Optional.of(List.of(kind, code, detail));
  }

  private static Problem problem(Observation repeated, CellRef before) {
    Place place = repeated.place();
    String name = place.indicatorNo() == 0 ? place.measureName() : place.indicatorName();
    String sheet = before.sheet().equals(repeated.at().sheet()) ? "" : before.sheet() + " ";
    return Problem.of(
        Code.DUPLICATE_INDICATOR,
        repeated.at(),
        "%s (%s%s)".formatted(name, sheet, before.address()));
  }
}
