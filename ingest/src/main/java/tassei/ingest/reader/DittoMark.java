package tassei.ingest.reader;

import java.util.Set;

/** What stands in a cell to say that it holds what the cell above holds: 〃, 同上. */
final class DittoMark {
  private static final Set<String> MARKS =
      Set.of("〃", "々", "ゝ", "仝", "\"", "''", "′′", "”", "“", "同上", "同", "上に同じ", "(同上)");

  private DittoMark() {}

  static boolean is(String text) {
    return MARKS.contains(text.replace(" ", ""));
  }
}
