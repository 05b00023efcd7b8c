package tassei.transform.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Small tables by hand and by chance, and every table that agrees with what is published. */
final class TestingTables {
  private TestingTables() {}

  /** Rows are answers, columns groups; totals are added as 全体 and 計. */
  static ProtectedTable grid(long[]... rows) {
    Dimension answers = Dimension.of("answer", "計", names("a", rows.length));
    Dimension groups = Dimension.of("group", "全体", names("g", rows[0].length));
    Map<List<String>, Long> finest = new HashMap<>();
    for (int row = 0; row < rows.length; row++) {
      for (int column = 0; column < rows[row].length; column++) {
        finest.put(List.of("a" + (row + 1), "g" + (column + 1)), rows[row][column]);
      }
    }
    List<Dimension> dimensions = List.of(answers, groups);
    return CrossTable.of(dimensions, withTotals(dimensions, finest), "answer");
  }

  static List<String> names(String prefix, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(number -> prefix + number).toList();
  }

  /** Adds every total of dimensions that have one total each. */
  static Map<List<String>, Long> withTotals(
      List<Dimension> dimensions, Map<List<String>, Long> finest) {
    Map<List<String>, Long> counts = new HashMap<>(finest);
    for (int at = 0; at < dimensions.size(); at++) {
      String total = dimensions.get(at).partitions().getFirst().whole();
      Map<List<String>, Long> totals = new HashMap<>();
      for (Map.Entry<List<String>, Long> entry : counts.entrySet()) {
        List<String> members = new ArrayList<>(entry.getKey());
        members.set(at, total);
        totals.merge(List.copyOf(members), entry.getValue(), Long::sum);
      }
      counts.putAll(totals);
    }
    return counts;
  }

  /** The least and greatest value of each unknown cell over all tables, one by one. */
  static long[][] everyTable(ProtectedTable table, boolean[] unknown, long most) {
    return new Enumeration(table, unknown, most).ends();
  }

  private static final class Enumeration {
    private final ProtectedTable table;
    private final int[] cells;
    private final long most;
    private final long[] figures;
    private final long[][] ends;
    private final int[] lastOf;

    private Enumeration(ProtectedTable table, boolean[] unknown, long most) {
      this.table = table;
      this.most = most;
      cells = IntStream.range(0, unknown.length).filter(cell -> unknown[cell]).toArray();
      figures = table.cells().stream().mapToLong(Cell::count).toArray();
      ends = new long[table.size()][];
      lastOf = new int[table.relations().size()];
      for (int at = 0; at < cells.length; at++) {
        for (int sum : table.relationsOf(cells[at])) {
          lastOf[sum] = at;
        }
      }
    }

    private long[][] ends() {
      enumerate(0);
      return ends;
    }

    private void enumerate(int at) {
      if (at == cells.length) {
        for (int cell : cells) {
          long figure = figures[cell];
          long[] end = ends[cell] == null ? new long[] {figure, figure} : ends[cell];
          ends[cell] = new long[] {Math.min(end[0], figure), Math.max(end[1], figure)};
        }
        return;
      }
      long before = figures[cells[at]];
      for (long figure = 0; figure <= most; figure++) {
        figures[cells[at]] = figure;
        if (holds(at)) {
          enumerate(at + 1);
        }
      }
      figures[cells[at]] = before;
    }

    private boolean holds(int at) {
      for (int sum : table.relationsOf(cells[at])) {
        if (lastOf[sum] != at) {
          continue;
        }
        Relation relation = table.relations().get(sum);
        long total = 0;
        for (int term = 0; term < relation.size(); term++) {
          total += relation.coefficient(term) * figures[relation.cell(term)];
        }
        if (total != 0) {
          return false;
        }
      }
      return true;
    }
  }
}
