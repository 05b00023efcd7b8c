package tassei.ingest.explain;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tassei.ingest.layout.Layout;
import tassei.ingest.observe.Evidence;
import tassei.ingest.observe.Observed;
import tassei.ingest.observe.Recognition;
import tassei.ingest.reader.Reading.Header;
import tassei.ingest.sheet.CellText;
import tassei.ingest.sheet.Document.Cell;
import tassei.model.CellRef;
import tassei.model.Observation;
import tassei.model.Observation.DistrictFigure;
import tassei.model.Observation.EmbeddedTarget;
import tassei.model.Observation.Indicator;
import tassei.model.Observation.IndicatorFigure;
import tassei.model.Observation.PrintedStatus;
import tassei.model.Observation.PrintedTotal;
import tassei.model.Observation.Role;
import tassei.model.Observation.ScheduleCell;
import tassei.model.Observation.SharedTarget;
import tassei.model.Place;
import tassei.model.Problem;

/** What single cells were recognised as: by what was observed in them, then by their words. */
final class ExplainedCells {
  /** A name with its number and brackets is at most so much longer than the name. */
  private static final int NUMBER_LENGTH = 8;

  private final Map<CellRef, Set<CellRole>> observed = new HashMap<>();
  private final Map<CellRef, Integer> counts = new HashMap<>();
  private final Set<CellRef> problems = new HashSet<>();
  private final Map<CellRef, Set<Problem.Code>> codesOfRows = new HashMap<>();
  private final Set<String> strategies = new HashSet<>();
  private final Set<String> measures = new HashSet<>();
  private final Optional<Layout> layout;
  private final Optional<Header> header;

  ExplainedCells(Observed all) {
    this.layout = all.recognition().flatMap(Recognition::winner).map(Evidence::layout);
    this.header = all.header();
    for (Observation observation : all.observations()) {
      CellRef at = observation.at().item(0);
      observed.computeIfAbsent(at, none -> EnumSet.noneOf(CellRole.class)).add(role(observation));
      counts.merge(at, 1, Integer::sum);
      addNames(observation.place());
    }
    for (Problem problem : all.problems()) {
      if (problem.at().row() > 0) {
        problems.add(problem.at().item(0));
        codesOfRows
            .computeIfAbsent(
                CellRef.cell(problem.at().sheet(), problem.at().row(), 0),
                none -> new LinkedHashSet<>())
            .add(problem.code());
      }
    }
  }

  /** How many observations a cell gave. */
  int count(Cell cell) {
    return counts.getOrDefault(cell.at(), 0);
  }

  /** The codes of the problems of a row, in the order they were found. */
  List<Problem.Code> codes(String sheet, int row) {
    return List.copyOf(codesOfRows.getOrDefault(CellRef.cell(sheet, row, 0), Set.of()));
  }

  boolean hasProblem(Cell cell) {
    return problems.contains(cell.at());
  }

  /** The roles that the cell has wherever it stands; empty when nothing tells. */
  Set<CellRole> roles(Cell cell) {
    EnumSet<CellRole> roles = EnumSet.noneOf(CellRole.class);
    roles.addAll(observed.getOrDefault(cell.at(), Set.of()));
    if (roles.isEmpty()) {
      byWords(cell).ifPresent(roles::add);
    }
    if (hasProblem(cell)) {
      roles.add(CellRole.PROBLEM);
    }
    return roles;
  }

  private void addNames(Place place) {
    if (!place.strategyName().isEmpty()) {
      strategies.add(CellText.normal(place.strategyName()));
    }
    if (!place.measureName().isEmpty()) {
      measures.add(CellText.normal(place.measureName()));
    }
  }

  private Optional<CellRole> byWords(Cell cell) {
    if (header.map(Header::title).filter(cell.raw().strip()::equals).isPresent()) {
      return Optional.of(CellRole.TITLE);
    }
    if (header.map(Header::bodyAt).filter(cell.at()::equals).isPresent()) {
      return Optional.of(CellRole.BODY);
    }
    if (is("common", cell) || is("own", cell)) {
      return Optional.of(CellRole.KIND);
    }
    if (is("total", cell)) {
      return Optional.of(CellRole.TOTAL);
    }
    if (names(measures, cell)) {
      return Optional.of(CellRole.MEASURE);
    }
    return names(strategies, cell) ? Optional.of(CellRole.STRATEGY) : Optional.empty();
  }

  private boolean is(String thing, Cell cell) {
    return layout
        .map(known -> known.words().getOrDefault(thing, List.of()))
        .filter(words -> words.contains(cell.text()))
        .isPresent();
  }

  private static boolean names(Set<String> names, Cell cell) {
    String text = cell.text();
    for (int from = 0; from <= Math.min(NUMBER_LENGTH, text.length() - 1); from++) {
      if (names.contains(text.substring(from))) {
        return true;
      }
    }
    return false;
  }

  private static CellRole role(Observation observation) {
    return switch (observation) {
      case Indicator indicator -> CellRole.INDICATOR;
      case IndicatorFigure figure -> role(figure.role());
      case SharedTarget target -> CellRole.TARGET;
      case PrintedStatus status when status.place().indicatorNo() == 0 -> CellRole.MEASURE_STATUS;
      case PrintedStatus status -> CellRole.STATUS;
      case PrintedTotal total -> CellRole.TOTAL;
      case DistrictFigure district -> CellRole.DISTRICT;
      case ScheduleCell schedule -> CellRole.SCHEDULE;
      case EmbeddedTarget target -> CellRole.TARGET;
    };
  }

  private static CellRole role(Role role) {
    return switch (role) {
      case ACTUAL -> CellRole.ACTUAL;
      case TARGET -> CellRole.TARGET;
      case BASELINE -> CellRole.BASELINE;
      case PERCENT_OF_TARGET, SHARE -> CellRole.SHARE;
      case DIFFERENCE -> CellRole.DIFFERENCE;
    };
  }
}
