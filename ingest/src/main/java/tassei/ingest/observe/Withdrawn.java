package tassei.ingest.observe;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tassei.ingest.sheet.Document;
import tassei.ingest.sheet.Document.Cell;
import tassei.ingest.sheet.Document.Row;
import tassei.ingest.sheet.Document.Sheet;
import tassei.model.CellRef;
import tassei.model.Figure;
import tassei.model.FiscalYear;
import tassei.model.Observation;
import tassei.model.Observation.DistrictFigure;
import tassei.model.Observation.IndicatorFigure;
import tassei.model.Observation.Role;
import tassei.model.Observation.SharedTarget;
import tassei.model.ObservedValue;
import tassei.model.Problem;
import tassei.model.Problem.Code;
import tassei.model.Problem.Effect;

/**
 * What a form has withdrawn: cells in hidden rows, columns and sheets, and cells struck out. They
 * may add to what is shown, and never stand in its place: the rows of last year, hidden above those
 * of this year, have the same numbers.
 */
final class Withdrawn {
  private Withdrawn() {}

  /** A figure where it stands; its unit may be printed elsewhere. */
  private record Said(CellRef at, Role role, FiscalYear year, ObservedValue value) {}

  static boolean isIn(Document document) {
    return cells(document).anyMatch(Withdrawn::isWithdrawn);
  }

  /**
   * The reading of the whole document; where it lacks a figure that what is shown has by itself,
   * the reading of what is shown, with a problem for each row that is left out.
   *
   * @param all the reading of the whole document
   * @param reading reads a document
   */
  static Observed shownFirst(Document document, Observed all, ReadingOf reading) {
    Document shown = shown(document);
    if (shown.sheets().isEmpty() || all.isAccepted() && all.observations().isEmpty()) {
      return all;
    }
    Observed ofShown = reading.read(shown);
    if (figures(all).containsAll(figures(ofShown))) {
      return all;
    }
    Observed told = ofShown;
    for (Problem problem : leftOut(document, all)) {
      told = told.with(problem);
    }
    return told;
  }

  /** Reads a document. */
  @FunctionalInterface
  interface ReadingOf {
    Observed read(Document document);
  }

  private static boolean isWithdrawn(Cell cell) {
    return !cell.isBlank() && (cell.origin().hidden() || cell.origin().isStruckOut());
  }

  private static Stream<Cell> cells(Document document) {
    return document.sheets().stream()
        .flatMap(sheet -> sheet.rows().stream())
        .flatMap(row -> row.cells().stream());
  }

  /** The figures that are not set aside. */
  private static Set<Said> figures(Observed observed) {
    Set<CellRef> setAside = new HashSet<>();
    for (Problem problem : observed.problems()) {
      if (problem.code().effect() == Effect.FIGURE_SET_ASIDE) {
        setAside.add(problem.at());
      }
    }
    Set<Said> figures = new HashSet<>();
    observed.observations().stream()
        .filter(observation -> !setAside.contains(observation.at()))
        .forEach(observation -> said(observation).ifPresent(figures::add));
    return figures;
  }

  private static Optional<Said> said(Observation observation) {
    return switch (observation) {
      case IndicatorFigure of -> said(of.at(), of.role(), of.year(), of.figure());
      case SharedTarget of -> said(of.at(), Role.TARGET, of.year(), of.figure());
      case DistrictFigure of -> said(of.at(), of.role(), of.year(), of.figure());
      default -> Optional.empty();
    };
  }

  private static Optional<Said> said(CellRef at, Role role, FiscalYear year, Figure figure) {
    return figure.isMeasured()
        ? Optional.of(new Said(at, role, year, figure.value()))
        : Optional.empty();
  }

  /** One problem for each row of figures; where there is none, one at the first cell. */
  private static List<Problem> leftOut(Document document, Observed all) {
    Set<CellRef> figures = new HashSet<>();
    all.observations().stream()
        .filter(observation -> said(observation).isPresent())
        .forEach(observation -> figures.add(observation.at().item(0)));
    List<Cell> cells = cells(document).filter(Withdrawn::isWithdrawn).toList();
    Map<CellRef, Problem> rows = new LinkedHashMap<>();
    for (Cell cell : cells) {
      if (figures.contains(cell.at())) {
        rows.putIfAbsent(CellRef.cell(cell.at().sheet(), cell.at().row(), 0), leftOut(cell));
      }
    }
    return rows.isEmpty() ? List.of(leftOut(cells.getFirst())) : List.copyOf(rows.values());
  }

  private static Problem leftOut(Cell cell) {
    return Problem.of(
        Code.ROW_NOT_READ,
        cell.at(),
        cell.raw(),
        "表示されていて取り消し線のない指標の行",
        "a row of an indicator that is neither hidden nor struck out");
  }

  private static Document shown(Document document) {
    List<Sheet> sheets = new ArrayList<>();
    for (Sheet sheet : document.sheets()) {
      List<Row> rows = shown(sheet.rows());
      if (!rows.isEmpty()) {
        sheets.add(new Sheet(sheet.name(), rows));
      }
    }
    return new Document(document.fileName(), sheets);
  }

  /** A cell merged down into a row that is shown is shown there. */
  private static List<Row> shown(List<Row> rows) {
    List<Row> shown = new ArrayList<>();
    Map<Integer, Cell> merged = new LinkedHashMap<>();
    for (Row row : rows) {
      List<Cell> cells = new ArrayList<>(row.cells());
      cells.replaceAll(cell -> isWithdrawn(cell) ? Cell.of("", cell.at()) : cell);
      if (!row.isBlank() && cells.stream().allMatch(Cell::isBlank)) {
        row.cells().stream()
            .filter(cell -> lastRow(cell) > row.number())
            .forEach(cell -> merged.put(cell.at().column() - 1, cell));
        continue;
      }
      merged.forEach((column, cell) -> putBack(row, cells, column, cell));
      merged.clear();
      shown.add(new Row(row.number(), cells));
    }
    return shown;
  }

  private static void putBack(Row row, List<Cell> cells, int column, Cell cell) {
    boolean covered = lastRow(cell) >= row.number() && row.cell(column).isBlank();
    if (covered && !cell.origin().isStruckOut()) {
      while (cells.size() <= column) {
        cells.add(Cell.of("", CellRef.cell(cell.at().sheet(), row.number(), cells.size() + 1)));
      }
      cells.set(column, cell);
    }
  }

  /** Of the range a cell is merged into, such as A5:A14; 0 where it is not merged. */
  private static int lastRow(Cell cell) {
    String digits = cell.origin().merged().replaceFirst("^.*:", "").replaceAll("\\D", "");
    return digits.isEmpty() || digits.length() > 7 ? 0 : Integer.parseInt(digits);
  }
}
