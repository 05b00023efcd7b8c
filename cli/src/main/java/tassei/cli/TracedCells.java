package tassei.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The landed cells that facts name: by file, sheet and place, asked for all at once. */
final class TracedCells {
  private static final Pattern GRID = Pattern.compile("([A-Z]{1,3})(\\d{1,7})");
  private static final Pattern LINE = Pattern.compile("line (\\d{1,7})( item \\d{1,4})?");

  private enum Role {
    ACTUAL("source_cell", "実績"),
    TARGET("target_cell", "目標"),
    STATUS("status_cell", "達成状況");

    private final String column;
    private final String name;

    Role(String column, String name) {
      this.column = column;
      this.name = name;
    }
  }

  private final Map<Place, TrinoRow> landed;

  private TracedCells(Map<Place, TrinoRow> landed) {
    this.landed = landed;
  }

  /** A cell of a file. Column 0 is the whole line of a running text. */
  private record Place(String hash, String sheet, int row, int column) {
    static Optional<Place> of(String hash, String sheet, String cell) {
      Matcher grid = GRID.matcher(cell);
      if (grid.matches()) {
        return Optional.of(
            new Place(hash, sheet, Integer.parseInt(grid.group(2)), column(grid.group(1))));
      }
      Matcher line = LINE.matcher(cell);
      return line.matches()
          ? Optional.of(new Place(hash, sheet, Integer.parseInt(line.group(1)), 0))
          : Optional.empty();
    }

    private static int column(String letters) {
      int column = 0;
      for (int i = 0; i < letters.length(); i++) {
        column = column * 26 + letters.charAt(i) - 'A' + 1;
      }
      return column;
    }
  }

  /**
   * @param facts with file_hash, source_sheet, source_cell, target_cell and status_cell
   */
  static TracedCells of(TrinoRows trino, List<TrinoRow> facts) {
    Set<Place> places = new LinkedHashSet<>();
    for (TrinoRow fact : facts) {
      cells(fact).keySet().forEach(cell -> place(fact, cell).ifPresent(places::add));
    }
    Map<Place, TrinoRow> landed = new HashMap<>();
    if (!places.isEmpty()) {
      for (TrinoRow cell : trino.ask(query(places))) {
        landed.put(
            new Place(
                cell.text("file_hash"),
                cell.text("sheet_name"),
                cell.number("row_no"),
                cell.number("column_no")),
            cell);
      }
    }
    return new TracedCells(landed);
  }

  private static String query(Set<Place> places) {
    List<String> tuples = new ArrayList<>();
    places.forEach(
        place ->
            tuples.add(TrinoRows.tuple(place.hash(), place.sheet(), place.row(), place.column())));
    return """
    SELECT file_hash, sheet_name, row_no, column_no, raw_text, stored_value, is_formula, is_hidden, cell_comment
    FROM landing.cell WHERE (file_hash, sheet_name, row_no, column_no) IN (%s)
    """
        .formatted(String.join(", ", tuples));
  }

  /** What stands in which cell of a fact: 実績・目標 where they share one. */
  private static Map<String, String> cells(TrinoRow fact) {
    Map<String, String> roles = new LinkedHashMap<>();
    for (Role role : Role.values()) {
      if (fact.has(role.column)) {
        roles.merge(fact.text(role.column), role.name, (one, other) -> one + "・" + other);
      }
    }
    return roles;
  }

  private static Optional<Place> place(TrinoRow fact, String cell) {
    return Place.of(fact.text("file_hash"), fact.text("source_sheet"), cell);
  }

  /** The steps below a document. */
  List<TraceStep> below(TrinoRow fact) {
    List<TraceStep> steps = new ArrayList<>();
    cells(fact)
        .forEach(
            (cell, role) -> {
              Optional<TrinoRow> found = place(fact, cell).map(landed::get);
              steps.add(
                  TraceStep.of(TraceRow.Level.CELL, fact)
                      .named(role)
                      .at(fact.text("file_name"), fact.text("source_sheet"), cell)
                      .reads(found.map(row -> row.text("raw_text")).orElse(""))
                      .noted(found.map(TracedCells::note).orElse("landing.cell にない")));
            });
    return steps;
  }

  private static String note(TrinoRow cell) {
    List<String> notes = new ArrayList<>();
    if (!cell.text("stored_value").isEmpty()) {
      notes.add("中の値 " + cell.text("stored_value"));
    }
    if (Boolean.TRUE.equals(cell.value("is_formula"))) {
      notes.add("数式の結果");
    }
    if (Boolean.TRUE.equals(cell.value("is_hidden"))) {
      notes.add("非表示");
    }
    if (!cell.text("cell_comment").isEmpty()) {
      notes.add("コメント「%s」".formatted(cell.text("cell_comment")));
    }
    return String.join("。", notes);
  }
}
