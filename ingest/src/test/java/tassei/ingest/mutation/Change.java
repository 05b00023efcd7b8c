package tassei.ingest.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One thing done to the lines of a specimen, as {@code mutation.yaml} says it. Lines and cells are
 * counted from 1, in the document as the changes before have left it.
 */
record Change(Map<String, Object> said) {
  private static final Set<String> KEYS =
      Set.of(
          "line",
          "replace",
          "with",
          "cell",
          "text",
          "shift",
          "from_cell",
          "delete_line",
          "insert_line",
          "repeat_line",
          "delete_column",
          "insert_column",
          "swap_columns",
          "cut_after",
          "full_width");

  Change {
    assertThat(KEYS).containsAll(said.keySet());
  }

  List<String> apply(List<String> lines) {
    List<String> changed = new ArrayList<>(lines);
    if (said.containsKey("delete_line")) {
      changed.remove(number("delete_line") - 1);
    } else if (said.containsKey("insert_line")) {
      changed.add(number("insert_line") - 1, text("text"));
    } else if (said.containsKey("repeat_line")) {
      changed.add(number("repeat_line"), lines.get(number("repeat_line") - 1));
    } else if (said.containsKey("cut_after")) {
      changed.subList(number("cut_after"), changed.size()).clear();
    } else if (said.containsKey("full_width")) {
      changed.replaceAll(Change::fullWidth);
    } else if (said.containsKey("line")) {
      int line = number("line") - 1;
      changed.set(line, line(lines.get(line)));
    } else if (said.containsKey("replace")) {
      assertThat(String.join("\n", lines)).contains(text("replace"));
      changed.replaceAll(line -> line.replace(text("replace"), text("with")));
    } else {
      changed.replaceAll(line -> line.contains("\t") ? columns(line) : line);
    }
    return changed;
  }

  private String line(String line) {
    if (said.containsKey("replace")) {
      assertThat(line).contains(text("replace"));
      return line.replace(text("replace"), text("with"));
    }
    if (said.containsKey("swap_columns")) {
      return columns(line);
    }
    List<String> cells = cells(line);
    if (said.containsKey("cell")) {
      while (cells.size() < number("cell")) {
        cells.add("");
      }
      cells.set(number("cell") - 1, text("text"));
    } else {
      shift(cells, number("shift"));
    }
    return String.join("\t", cells);
  }

  /** To the right by blank cells; to the left by dropping cells. */
  private void shift(List<String> cells, int by) {
    int from = said.containsKey("from_cell") ? number("from_cell") - 1 : 0;
    for (int i = 0; i < Math.abs(by); i++) {
      if (by > 0) {
        cells.add(from, "");
      } else {
        cells.remove(from);
      }
    }
  }

  private String columns(String line) {
    List<String> cells = cells(line);
    if (said.containsKey("delete_column")) {
      int column = number("delete_column") - 1;
      if (column < cells.size()) {
        cells.remove(column);
      }
    } else if (said.containsKey("insert_column")) {
      cells.add(Math.min(cells.size(), number("insert_column") - 1), text("text"));
    } else {
      List<Integer> both =
          ((List<?>) said.get("swap_columns")).stream().map(n -> (Integer) n - 1).toList();
      while (cells.size() <= Math.max(both.get(0), both.get(1))) {
        cells.add("");
      }
      String first = cells.get(both.get(0));
      cells.set(both.get(0), cells.get(both.get(1)));
      cells.set(both.get(1), first);
    }
    return String.join("\t", cells);
  }

  private static List<String> cells(String line) {
    return new ArrayList<>(Arrays.asList(line.split("\t", -1)));
  }

  private static String fullWidth(String line) {
    return line.chars()
        .mapToObj(c -> String.valueOf((char) (c > ' ' && c < 0x7F ? c + 0xFEE0 : c)))
        .collect(Collectors.joining());
  }

  private int number(String key) {
    return (Integer) said.get(key);
  }

  private String text(String key) {
    return said.getOrDefault(key, "").toString();
  }
}
