package tassei.ingest.reader;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tassei.ingest.layout.Layout;
import tassei.ingest.reader.GoalTableDistricts.Placed;
import tassei.ingest.reader.GoalTableHeader.Heading;
import tassei.ingest.reader.GoalTableItems.Item;
import tassei.ingest.sheet.CellText;
import tassei.ingest.sheet.Document.Cell;
import tassei.ingest.sheet.Document.Row;
import tassei.model.CellRef;
import tassei.model.Figure;
import tassei.model.FiscalYear;
import tassei.model.Observation;
import tassei.model.Observation.Decision;
import tassei.model.Observation.DistrictFigure;
import tassei.model.Observation.Indicator;
import tassei.model.Observation.IndicatorFacts;
import tassei.model.Observation.IndicatorFigure;
import tassei.model.Observation.PrintedStatus;
import tassei.model.Observation.Role;
import tassei.model.Observation.RowRole;
import tassei.model.Observation.SharedTarget;
import tassei.model.ObservedValue.Measured;
import tassei.model.Problem;
import tassei.model.Problem.Code;

/** Writes down what the rows of a goal table say, and what is wrong with them. */
final class GoalTableWriter {
  private final String sheet;
  private final Optional<FiscalYear> year;
  private final Layout layout;
  private final List<Observation> observations;
  private final List<Problem> problems;
  private final Map<Integer, List<Integer>> sharedBy = new HashMap<>();
  private final Set<Integer> unclearTargets = new HashSet<>();
  private final Set<String> names = new HashSet<>();

  GoalTableWriter(
      String sheet,
      Optional<FiscalYear> year,
      Layout layout,
      List<Observation> observations,
      List<Problem> problems) {
    this.sheet = sheet;
    this.year = year;
    this.layout = layout;
    this.observations = observations;
    this.problems = problems;
  }

  void write(GoalTableItems items) {
    items.grids().stream().filter(GoalTableGrid::hasTwin).findFirst().ifPresent(this::twin);
    items.grids().stream()
        .filter(grid -> grid.namedTwice() >= 0)
        .findFirst()
        .ifPresent(this::namedTwice);
    sharedBy.putAll(GoalTableSharedTargets.find(items.items()));
    unclearTargets.addAll(GoalTableSharedTargets.unclear(items.items()));
    items.items().forEach(this::write);
    items.unreadable().forEach(this::unreadable);
    items.breaksOff().ifPresent(this::breaksOff);
    if (items.items().isEmpty()) {
      problems.add(
          Problem.of(
              Code.INCOMPLETE_DOCUMENT, CellRef.document(), "", "指標の行", "rows of indicators"));
    }
  }

  private void write(Item item) {
    indicator(item);
    year.ifPresent(
        known -> {
          figures(item, known);
          districts(item, known);
        });
  }

  private void indicator(Item item) {
    GoalTableRow row = item.row();
    GoalTableUnit unit = GoalTableUnit.of(item.row());
    boolean labelled = !row.label().isBlank();
    CellRef at =
        labelled
            ? row.label().at()
            : address(row, Math.max(0, row.column(row.grid().header().item())));
    observations.add(
        new Indicator(
            item.place(),
            at,
            new IndicatorFacts(
                row.label().raw().strip(),
                "",
                "",
                "",
                item.label().formula(),
                row.label().text().contains("累計"),
                unit.name(),
                unit.source(),
                0,
                item.role(),
                item.label().product())));
    if (item.role() == RowRole.INDICATOR) {
      unitProblem(row);
      nameTwice(item);
    }
  }

  private void unitProblem(GoalTableRow row) {
    Optional<Cell> printed = row.grid().units().cell(row);
    printed
        .filter(cell -> Units.ofCell(cell).isEmpty())
        .ifPresent(
            cell -> problems.add(Problem.of(Code.UNIT_MISSING, cell.at(), found(row, cell))));
    boolean ofTarget = row.target().isBlank() && !row.actual().isBlank();
    GoalTableHeader header = row.grid().header();
    CellRef at = address(row, row.column(ofTarget ? header.actual() : header.target()));
    GoalTableUnit.conflict(row)
        .map(against -> row.label().text() + " / " + against)
        .ifPresent(found -> problems.add(Problem.of(Code.UNIT_CONFLICT, at, found)));
  }

  /** Rows pasted twice are kept, both; that the copy is meant only the sender knows. */
  private void nameTwice(Item item) {
    if (!names.add(item.place().strategyName() + "/" + item.place().indicatorName())) {
      Cell label = item.row().label();
      problems.add(Problem.of(Code.NAME_TWICE, label.at(), label.text()));
    }
  }

  private void figures(Item item, FiscalYear known) {
    GoalTableRow row = item.row();
    switch (item.role()) {
      case INDICATOR -> {
        actual(item, known, Role.ACTUAL);
        if (row.lacksACell()) {
          lacksACell(row);
        }
        target(item, known);
        status(item, known);
      }
      case CONTINUATION -> optionalFigure(item, known, Role.ACTUAL);
      case DIFFERENCE -> optionalFigure(item, known, Role.DIFFERENCE);
      case DERIVED_PERCENT -> {}
    }
  }

  private void lacksACell(GoalTableRow row) {
    problems.add(
        Problem.of(
            Code.ROW_NOT_READ,
            address(row, row.column(row.grid().header().actual())),
            found(row, row.actual()),
            "実績と、地区の数だけの欄",
            "an actual, and as many cells as there are districts"));
  }

  private void optionalFigure(Item item, FiscalYear known, Role role) {
    if (!item.row().actual().isBlank()) {
      actual(item, known, role);
    }
  }

  private void actual(Item item, FiscalYear known, Role role) {
    int heading = item.row().grid().header().actual();
    Optional<Figure> figure = GoalTableCells.actual(item.row().actual());
    figure(item, known, role, read(item, figure, item.row().actual(), heading), heading);
  }

  private void figure(
      Item item, FiscalYear known, Role role, Optional<Figure> figure, int heading) {
    CellRef at = address(item.row(), item.row().column(heading));
    figure.ifPresent(
        read -> observations.add(new IndicatorFigure(item.place(), at, role, known, read)));
  }

  /** A figure with the indicator's unit; a problem where the cell is none. */
  private Optional<Figure> read(Item item, Optional<Figure> figure, Cell cell, int heading) {
    if (figure.isEmpty()) {
      CellRef at = address(item.row(), item.row().column(heading));
      problems.add(NotANumber.of(at, found(item.row(), cell), cell.text()));
    }
    GoalTableUnit unit = GoalTableUnit.of(item.row());
    GoalTableHeader header = item.row().grid().header();
    return heading == header.target()
        ? figure.map(read -> unit.appliedToTarget(read, header))
        : figure.map(unit::applied);
  }

  private void target(Item item, FiscalYear known) {
    GoalTableRow row = item.row();
    int heading = row.grid().header().target();
    List<Integer> covers = sharedBy.get(item.no());
    if (heading < 0 || covers != null && covers.getFirst() != item.no()) {
      return;
    }
    Optional<Figure> figure =
        read(item, GoalTableCells.target(row.target()), row.target(), heading);
    if (unclearTargets.contains(item.no())) {
      problems.add(
          Problem.of(
              Code.ROW_NOT_READ,
              row.target().at(),
              found(row, row.target()),
              "行ごとの目標、または評価も一つの目標",
              "a target for each row, or one target with one grade"));
    }
    if (covers == null) {
      figure(item, known, Role.TARGET, figure, heading);
    } else {
      CellRef at = address(row, row.column(heading));
      figure.ifPresent(
          read -> observations.add(new SharedTarget(item.place(), at, known, read, covers)));
    }
  }

  private void status(Item item, FiscalYear known) {
    GoalTableRow row = item.row();
    int heading = row.grid().header().status();
    if (heading < 0) {
      return;
    }
    Cell cell = row.status();
    CellRef at = address(row, row.column(heading));
    boolean everyYear = GoalTableRow.isEveryYear(cell, row.grid());
    boolean coveredByRowAbove =
        sharedBy.containsKey(item.no()) && sharedBy.get(item.no()).getFirst() != item.no();
    if (everyYear || cell.isBlank() && !coveredByRowAbove) {
      problems.add(Problem.of(Code.GRADE_MISSING, at, found(row, cell)));
    }
    if (cell.isBlank()) {
      return;
    }
    if (!everyYear && !GoalTableRow.isMark(cell, row.grid()) && !isNotDone(cell)) {
      problems.add(Problem.of(Code.UNKNOWN_MARK, at, found(row, cell)));
      if (!isShown(row, cell)) {
        return;
      }
    }
    observations.add(
        new PrintedStatus(
            item.place(), at, known, cell.raw().strip(), cell.text(), layout.scaleId()));
  }

  private static boolean isNotDone(Cell cell) {
    return GoalTableCells.isFigure(cell) && !GoalTableCells.isMeasured(cell);
  }

  private void districts(Item item, FiscalYear known) {
    GoalTableDistricts districts = item.districts();
    if (item.role() == RowRole.INDICATOR && isOnePercentage(item)) {
      percentOfTarget(item, known, districts.measured().getFirst());
      return;
    }
    GoalTableUnit unit = GoalTableUnit.of(item.row());
    for (Placed placed : districts.cells()) {
      Figure figure = placed.figure();
      observations.add(
          new DistrictFigure(
              item.place(),
              address(item.row(), placed.column()),
              districtRole(item.role()),
              known,
              placed.district(),
              unit.applied(figure),
              districts.decision(),
              placed.candidates()));
    }
    districtProblems(item);
  }

  private static Role districtRole(RowRole role) {
    return switch (role) {
      case INDICATOR, CONTINUATION -> Role.ACTUAL;
      case DIFFERENCE -> Role.DIFFERENCE;
      case DERIVED_PERCENT -> Role.SHARE;
    };
  }

  private void districtProblems(Item item) {
    GoalTableDistricts districts = item.districts();
    boolean saidOfHeadings = item.row().grid().namedTwice() >= 0;
    if (districts.decision() != Decision.CLEAR && !saidOfHeadings) {
      Placed first = districts.cells().getFirst();
      boolean ambiguous = districts.decision() == Decision.AMBIGUOUS;
      problems.add(
          Problem.of(
              ambiguous ? Code.DISTRICTS_AMBIGUOUS : Code.DISTRICTS_BY_HEADER_ONLY,
              address(item.row(), first.column()),
              String.join(
                  "、", districts.cells().stream().map(cell -> cell.cell().text()).toList())));
    }
    for (Cell cell : districts.garbled()) {
      problems.add(NotANumber.of(cell.at(), found(item.row(), cell), cell.text()));
    }
  }

  private static boolean isOnePercentage(Item item) {
    List<Placed> measured = item.districts().measured();
    return measured.size() == 1
        && GoalTableCells.isPercent(measured.getFirst().cell())
        && !GoalTableCells.isPercent(item.row().actual());
  }

  /** A percentage beside the figures is one of the target when it is the actual over the target. */
  private void percentOfTarget(Item item, FiscalYear known, Placed placed) {
    CellRef at = address(item.row(), placed.column());
    if (!isActualOverTarget(item, placed)) {
      problems.add(
          Problem.of(
              Code.ROW_NOT_READ,
              at,
              placed.cell().text(),
              "実績÷目標の割合",
              "the percentage of the actual over the target"));
    }
    observations.add(
        new IndicatorFigure(item.place(), at, Role.PERCENT_OF_TARGET, known, placed.figure()));
  }

  private static boolean isActualOverTarget(Item item, Placed placed) {
    BigDecimal actual = amount(GoalTableCells.figure(item.row().actual()));
    BigDecimal target = amount(GoalTableCells.figure(item.row().target()));
    if (actual == null || target == null || target.signum() == 0) {
      return false;
    }
    BigDecimal percent = actual.movePointRight(2).divide(target, 4, RoundingMode.HALF_UP);
    return percent.subtract(amount(Optional.of(placed.figure()))).abs().compareTo(BigDecimal.ONE)
        <= 0;
  }

  private static BigDecimal amount(Optional<Figure> figure) {
    return figure.isPresent() && figure.get().value() instanceof Measured(BigDecimal amount)
        ? amount
        : null;
  }

  private void twin(GoalTableGrid grid) {
    int second = grid.twinColumn() - grid.header().firstDistrict();
    Heading one = grid.header().districts().get(second - 1);
    Heading other = grid.header().districts().get(second);
    problems.add(Problem.of(Code.COLUMN_TWIN, one.at(), one.name() + " / " + other.name()));
  }

  private void namedTwice(GoalTableGrid grid) {
    String name = grid.districts().get(grid.namedTwice());
    List<Heading> headings =
        grid.header().districts().stream()
            .filter(heading -> heading.district() && grid.isNamed(heading, name))
            .toList();
    problems.add(
        Problem.of(
            Code.DISTRICTS_AMBIGUOUS,
            headings.getLast().at(),
            String.join(" / ", headings.stream().map(Heading::name).toList()),
            "地区ごとに違う見出し",
            "another heading for each district"));
  }

  /** At the cell that keeps a row from being read, where its label stands in its column. */
  private void unreadable(GoalTableRow row) {
    GoalTableHeader header = row.grid().header();
    boolean named = row.isLabelInItsColumn();
    Optional<Integer> wrong =
        Stream.of(header.target(), header.status(), header.actual())
            .filter(column -> named && column >= 0 && row.isWrong(column))
            .findFirst();
    boolean nothing = named && !row.hasValues() && row.row().filled() > 1;
    if (wrong.isPresent()) {
      int column = wrong.orElseThrow();
      boolean grade = column == header.status();
      boolean target = column == header.target();
      problems.add(
          Problem.of(
              Code.ROW_NOT_READ,
              address(row, column),
              found(row, GoalTableCells.at(row.row(), column)),
              grade ? "評価" : target ? "目標の数値" : "実績の数値",
              grade ? "a grade" : target ? "the figure of a target" : "the figure of an actual"));
      return;
    }
    if (nothing) {
      problems.add(
          Problem.of(
              Code.ROW_NOT_READ,
              address(row, header.actual()),
              "",
              "目標、評価または実績",
              "a target, a grade or an actual"));
      return;
    }
    int first = Math.max(0, GoalTableCells.first(row.row()));
    String text = CellText.masked(row.row().cell(first).text());
    problems.add(Problem.of(Code.ROW_NOT_READ, address(row, first), text));
  }

  private void breaksOff(Row row) {
    String last = CellText.masked(row.cell(row.cells().size() - 1).text());
    problems.add(
        Problem.of(
            Code.INCOMPLETE_DOCUMENT, CellRef.cell(sheet, row.number(), row.cells().size()), last));
  }

  /** What a message may repeat: of a text that may be somebody's name only how long it is. */
  private static String found(GoalTableRow row, Cell cell) {
    boolean shown = cell.isBlank() || isShown(row, cell) || NotANumber.isTooLong(cell.text());
    return shown ? cell.text() : CellText.masked(cell.text());
  }

  private static boolean isShown(GoalTableRow row, Cell cell) {
    int column = row.row().cells().indexOf(cell);
    Cell next = row.row().cell(column + 1);
    boolean mayBeARole =
        column >= 0 && GoalTableCells.isText(next) && !GoalTableRow.isMark(next, row.grid());
    return !mayBeARole && !row.grid().namesSomebody(cell.text());
  }

  private CellRef address(GoalTableRow row, int column) {
    return GoalTableCells.address(sheet, row.row(), column);
  }
}
