package tassei.ingest.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tassei.ingest.layout.Layout;
import tassei.ingest.sheet.Document.Cell;
import tassei.ingest.sheet.Document.Row;
import tassei.model.CellRef;

/**
 * Where the columns of a heading row belong in the order of the family.
 *
 * @param sources the 0-based printed columns, in the order the reader expects them
 */
record ColumnOrder(List<Integer> sources) {
  private static final int LONGEST_HEADING = 40;
  private static final String OTHERS_BEFORE = "roles";
  private static final Pattern ASIDE = Pattern.compile("\\([^()]*\\)|※\\d*|\\s+");

  ColumnOrder {
    sources = List.copyOf(sources);
  }

  /** The order of a row that has the headings of all columns, as the layout lists them. */
  static Optional<ColumnOrder> of(Row row, Layout layout, Reader.Columns family) {
    Map<Integer, String> headed = new TreeMap<>();
    int from = 0;
    for (String column : layout.columns()) {
      int found = find(row, from, layout.words(thing(column, family)));
      if (found < 0) {
        return Optional.empty();
      }
      headed.put(found, column);
      from = found + 1;
    }
    return Optional.of(new ColumnOrder(sources(row, headed, layout, family)));
  }

  /** The thing of the layout's words that a column's heading is one of. */
  static String thing(String column, Reader.Columns family) {
    return family.words().getOrDefault(column, column);
  }

  Row applied(Row row) {
    List<Cell> cells = new ArrayList<>(sources.size());
    for (int source : sources) {
      boolean beyond = source >= row.cells().size();
      cells.add(beyond ? blank(row, source) : row.cell(source));
    }
    return new Row(row.number(), cells);
  }

  private static Cell blank(Row row, int column) {
    String sheet = row.cells().isEmpty() ? CellRef.TEXT_SHEET : row.cell(0).at().sheet();
    return Cell.of("", CellRef.cell(sheet, row.number(), column + 1));
  }

  private static int find(Row row, int from, List<String> words) {
    int containing = -1;
    for (int column = from; column < row.cells().size(); column++) {
      String text = row.cell(column).text();
      if (words.contains(ASIDE.matcher(text).replaceAll("")) || words.contains(text)) {
        return column;
      }
      boolean contains =
          text.length() <= LONGEST_HEADING && words.stream().anyMatch(text::contains);
      containing = containing < 0 && contains ? column : containing;
    }
    return containing;
  }

  /** A column without a heading belongs to the heading on its left. */
  private static List<Integer> sources(
      Row row, Map<Integer, String> headed, Layout layout, Reader.Columns family) {
    Map<String, List<Integer>> spans = new TreeMap<>();
    String current = "";
    for (int column = 0; column < row.cells().size(); column++) {
      if (headed.containsKey(column)) {
        current = headed.get(column);
      } else if (!row.cell(column).isBlank()) {
        current = isRole(row.cell(column), layout, family) ? OTHERS_BEFORE : "";
      }
      spans.computeIfAbsent(current, none -> new ArrayList<>()).add(column);
    }

    List<Integer> sources = new ArrayList<>();
    for (String column : family.order()) {
      if (column.equals(OTHERS_BEFORE) && family.keepsOthers()) {
        sources.addAll(spans.getOrDefault("", List.of()));
      }
      sources.addAll(spans.getOrDefault(column, List.of()));
    }
    return sources;
  }

  private static boolean isRole(Cell cell, Layout layout, Reader.Columns family) {
    return family.order().contains(OTHERS_BEFORE)
        && layout.words(OTHERS_BEFORE).contains(cell.text());
  }
}
