package tassei.serve;

import io.trino.jdbc.Row;
import io.trino.jdbc.RowField;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns what the JDBC driver hands over into the few kinds of value that a result promises. */
final class Cells {
  private Cells() {}

  static List<Object> of(ResultSet rows, int count) throws SQLException {
    List<Object> cells = new ArrayList<>(count);
    for (int i = 1; i <= count; i++) {
      Object value = rows.getObject(i);
      cells.add(isKept(value) ? plain(value) : rows.getString(i));
    }
    return cells;
  }

  /** The others (dates, times, binary data, …) are kept as Trino writes them. */
  private static boolean isKept(Object value) {
    return value instanceof Boolean
        || value instanceof Number
        || value instanceof Array
        || value instanceof Map
        || value instanceof Row;
  }

  private static Object plain(Object value) throws SQLException {
    return switch (value) {
      case null -> null;
      case Boolean truth -> truth;
      case Number number -> number;
      case Array array -> list(Arrays.asList((Object[]) array.getArray()));
      case Collection<?> items -> list(items);
      case Map<?, ?> map -> map(map);
      case Row row -> fields(row);
      case byte[] bytes -> "0x" + HexFormat.of().withUpperCase().formatHex(bytes);
      default -> value.toString();
    };
  }

  private static List<Object> list(Collection<?> items) throws SQLException {
    List<Object> list = new ArrayList<>(items.size());
    for (Object item : items) {
      list.add(plain(item));
    }
    return list;
  }

  private static Map<String, Object> map(Map<?, ?> entries) throws SQLException {
    Map<String, Object> map = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : entries.entrySet()) {
      map.put(String.valueOf(plain(entry.getKey())), plain(entry.getValue()));
    }
    return map;
  }

  /** A field without a name is named by its place, counted from one as SQL does. */
  private static Map<String, Object> fields(Row row) throws SQLException {
    Map<String, Object> map = new LinkedHashMap<>();
    for (RowField field : row.getFields()) {
      String place = String.valueOf(field.getOrdinal() + 1);
      map.put(field.getName().orElse(place), plain(field.getValue()));
    }
    return map;
  }
}
