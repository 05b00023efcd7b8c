package tassei.ingest.reader;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tassei.ingest.sheet.Document.Cell;
import tassei.ingest.sheet.Document.Row;
import tassei.model.Figure;
import tassei.model.Observation.RowRole;
import tassei.model.ObservedValue.Measured;
import tassei.model.Place;

/** The rows of a goal table with their numbers, projects and roles, before anything is observed. */
final class GoalTableItems {
  /** A line break inside a cell was made a blank: 関する こと. */
  private static final Pattern BROKEN_WORD =
      Pattern.compile("(?<=\\p{IsHiragana}) (?=[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}])");

  private static final String TOTAL = "計";

  private final List<Item> items = new ArrayList<>();
  private final List<GoalTableGrid> grids = new ArrayList<>();
  private final List<GoalTableRow> unreadable = new ArrayList<>();
  private Optional<Row> breaksOff = Optional.empty();
  private String project = "";
  private int no = 0;

  /**
   * A row that counts: an indicator, or a row that explains the one above.
   *
   * @param no running number over all such rows
   */
  record Item(
      int no,
      RowRole role,
      Place place,
      GoalTableRow row,
      GoalTableLabel label,
      GoalTableDistricts districts) {

    /** The actual and the districts as numbers; null where there is none. */
    List<BigDecimal> amounts() {
      List<BigDecimal> amounts = new ArrayList<>();
      amounts.add(amount(GoalTableCells.figure(row.actual())));
      for (String district : row.grid().districts()) {
        amounts.add(
            districts.cells().stream()
                .filter(placed -> placed.district().equals(district))
                .findFirst()
                .map(placed -> amount(Optional.of(placed.figure())))
                .orElse(null));
      }
      return Collections.unmodifiableList(amounts);
    }

    private static BigDecimal amount(Optional<Figure> figure) {
      return figure.isPresent() && figure.get().value() instanceof Measured(BigDecimal amount)
          ? amount
          : null;
    }
  }

  List<Item> items() {
    return List.copyOf(items);
  }

  List<GoalTableGrid> grids() {
    return List.copyOf(grids);
  }

  List<GoalTableRow> unreadable() {
    return List.copyOf(unreadable);
  }

  /** The last row, where it ends before it says what the others say. */
  Optional<Row> breaksOff() {
    return breaksOff;
  }

  /** Takes the rows below one block of headings; numbers run on from the block before. */
  void add(GoalTableGrid grid, List<Row> rows) {
    grids.add(grid);
    int from = items.size();
    for (Row row : rows) {
      add(GoalTableRow.of(row, grid));
    }
    breaksOff = breaksOff(grid, rows, items.subList(from, items.size()));
  }

  private void add(GoalTableRow row) {
    switch (row.kind()) {
      case LABELLED -> addLabelled(row);
      case UNLABELLED -> addUnlabelled(row);
      case PROJECT -> project = tidied(row.row().cell(GoalTableCells.first(row.row())));
      case UNREADABLE -> addUnreadable(row);
      case NOTHING -> {}
    }
  }

  private void addLabelled(GoalTableRow row) {
    if (!row.project().isBlank()) {
      project = tidied(row.project());
    }
    if (isTotalOfRowsAbove(row)) {
      return;
    }
    GoalTableDistricts districts = GoalTableDistricts.of(row);
    boolean noFigures = row.target().isBlank() && row.status().isBlank() && row.actual().isBlank();
    boolean derived = noFigures && districts.arePercentages();
    addItem(row, derived ? RowRole.DERIVED_PERCENT : RowRole.INDICATOR, districts);
  }

  /** A name that ends in 計 over what the rows above add up to: a total is no indicator. */
  private boolean isTotalOfRowsAbove(GoalTableRow row) {
    String name = row.label().text().replaceAll("\\([^()]*\\)$", "").strip();
    BigDecimal total = Item.amount(GoalTableCells.figure(row.actual()));
    if (total == null || !name.endsWith(TOTAL)) {
      return false;
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (int item = items.size() - 1; item >= 0; item--) {
      BigDecimal part = Item.amount(GoalTableCells.figure(items.get(item).row().actual()));
      if (items.get(item).role() != RowRole.INDICATOR || part == null) {
        return false;
      }
      sum = sum.add(part);
      if (item < items.size() - 1 && sum.compareTo(total) == 0) {
        return true;
      }
    }
    return false;
  }

  private void addUnlabelled(GoalTableRow row) {
    GoalTableDistricts districts = GoalTableDistricts.of(row);
    if (items.isEmpty() || districts.cells().isEmpty() && row.actual().isBlank()) {
      addUnreadable(row);
    } else if (row.actual().isBlank() && districts.arePercentages()) {
      addItem(row, RowRole.DERIVED_PERCENT, districts);
    } else {
      addItem(row, RowRole.CONTINUATION, districts);
      Item added = items.getLast();
      if (isDifference(added)) {
        items.removeLast();
        no--;
        addItem(row, RowRole.DIFFERENCE, districts);
      }
    }
  }

  private void addItem(GoalTableRow row, RowRole role, GoalTableDistricts districts) {
    no++;
    String name = row.label().text();
    Place place = Place.PROGRAMME.strategy("", 0, project).indicator(no, name);
    items.add(new Item(no, role, place, row, GoalTableLabel.read(name), districts));
  }

  /** A row that is not read keeps its number, so that those after it keep theirs. */
  private void addUnreadable(GoalTableRow row) {
    unreadable.add(row);
    if (row.row().cells().stream().anyMatch(GoalTableCells::isBareNumber)) {
      no++;
    }
  }

  /** The row is the second row above minus the first, or the other way round, nearly everywhere. */
  private boolean isDifference(Item row) {
    int last = items.size() - 1;
    if (last < 2 || items.get(last - 1).role() != RowRole.CONTINUATION) {
      return false;
    }
    List<BigDecimal> first = items.get(last - 2).amounts();
    List<BigDecimal> second = items.get(last - 1).amounts();
    List<BigDecimal> these = row.amounts();
    int agree = 0;
    int compared = 0;
    for (int i = 0; i < Math.min(these.size(), Math.min(first.size(), second.size())); i++) {
      if (these.get(i) != null && first.get(i) != null && second.get(i) != null) {
        compared++;
        BigDecimal difference = second.get(i).subtract(first.get(i));
        agree += difference.abs().compareTo(these.get(i).abs()) == 0 ? 1 : 0;
      }
    }
    return compared > 0 && agree * 2 > compared;
  }

  /**
   * The last row breaks off: it is physically shorter than the roles of the others or its own
   * actual, or it is a name with nothing after it.
   */
  private Optional<Row> breaksOff(GoalTableGrid grid, List<Row> rows, List<Item> block) {
    int last = rows.size() - 1;
    while (last >= 0 && rows.get(last).isBlank()) {
      last--;
    }
    if (last < 0) {
      return Optional.empty();
    }
    Row row = rows.get(last);
    GoalTableRow read = GoalTableRow.of(row, grid);
    boolean followsATableRow = last > 0 && !rows.get(last - 1).isBlank();
    boolean broken =
        switch (read.kind()) {
          case PROJECT, UNREADABLE ->
              followsATableRow && !endsAsASentence(row) && isShort(row, grid);
          case LABELLED ->
              row.cells().size() <= read.column(grid.header().actual()) || lacksRoles(read, block);
          case UNLABELLED, NOTHING -> false;
        };
    return broken ? Optional.of(row) : Optional.empty();
  }

  private static boolean isShort(Row row, GoalTableGrid grid) {
    return row.cells().size() <= grid.header().actual();
  }

  private static boolean endsAsASentence(Row row) {
    int last = GoalTableCells.last(row);
    return row.cell(last).text().endsWith("。") || row.cell(last).text().contains(":");
  }

  private static boolean lacksRoles(GoalTableRow row, List<Item> block) {
    List<Item> others =
        block.stream()
            .filter(item -> item.role() == RowRole.INDICATOR && item.row().row() != row.row())
            .toList();
    long withRoles = others.stream().filter(item -> item.row().hasRoles()).count();
    return !row.hasRoles()
        && row.row().cells().size() <= row.grid().roles()
        && withRoles * 2 > others.size();
  }

  private static String tidied(Cell cell) {
    return BROKEN_WORD.matcher(cell.text()).replaceAll("");
  }
}
