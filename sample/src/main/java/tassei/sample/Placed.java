package tassei.sample;

import java.util.Map;
import java.util.TreeMap;

/**
 * A document on its sheet.
 *
 * @param cells where each thing stands, by what it is: value C1-1-1
 */
record Placed(Grid grid, String sheet, Map<String, String> cells) {
  Placed {
    cells = new TreeMap<>(cells);
  }

  /** Null where it does not stand. */
  String cell(String what, Object... which) {
    StringBuilder key = new StringBuilder(what);
    for (Object part : which) {
      key.append(' ').append(part);
    }
    return cells.get(key.toString());
  }
}
