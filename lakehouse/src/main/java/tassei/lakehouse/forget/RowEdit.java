package tassei.lakehouse.forget;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What becomes of the rows of a table when something is forgotten. */
public interface RowEdit {
  /** What becomes of one row. */
  sealed interface Fate {}

  /** It stays as it is. */
  record Keep() implements Fate {}

  /** It goes. */
  record Drop() implements Fate {}

  /**
   * Some of its values go.
   *
   * @param values by column, as Iceberg's generic records have them; null where there shall be none
   */
  record Change(Map<String, Object> values) implements Fate {
    public Change {
      values = Collections.unmodifiableMap(new HashMap<>(values));
    }
  }

  Fate KEEP = new Keep();
  Fate DROP = new Drop();

  /**
   * The files it is about, by file_hash: rows of others are not even read. Empty where the table
   * has no such column.
   */
  Set<String> fileHashes();

  /** Said again of what is left it must be {@link Keep}. */
  Fate of(StoredRow row);
}
