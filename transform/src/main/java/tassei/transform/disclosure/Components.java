package tassei.transform.disclosure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The withheld figures in parts that no sum connects: each can be looked at by itself. */
final class Components {
  private final List<int[]> parts = new ArrayList<>();
  private final int[] partOf;

  private Components(int cells) {
    partOf = new int[cells];
    Arrays.fill(partOf, -1);
  }

  static Components of(ProtectedTable table, boolean[] unknown) {
    Components components = new Components(unknown.length);
    for (int cell = 0; cell < unknown.length; cell++) {
      if (unknown[cell] && components.partOf[cell] < 0) {
        components.collect(table, unknown, cell);
      }
    }
    return components;
  }

  private void collect(ProtectedTable table, boolean[] unknown, int first) {
    int part = parts.size();
    IntStream.Builder cells = IntStream.builder();
    ArrayDeque<Integer> queue = new ArrayDeque<>(List.of(first));
    partOf[first] = part;
    while (!queue.isEmpty()) {
      int cell = queue.poll();
      cells.add(cell);
      for (int sum : table.relationsOf(cell)) {
        Relation relation = table.relations().get(sum);
        for (int at = 0; at < relation.size(); at++) {
          int other = relation.cell(at);
          if (unknown[other] && partOf[other] < 0) {
            partOf[other] = part;
            queue.add(other);
          }
        }
      }
    }
    parts.add(cells.build().sorted().toArray());
  }

  /** The withheld figures a withheld figure hangs together with, itself among them. */
  int[] of(int cell) {
    return parts.get(partOf[cell]);
  }
}
