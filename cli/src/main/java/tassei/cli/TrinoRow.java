package tassei.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A row of an answer, its values by the names of the columns. */
record TrinoRow(List<String> names, List<Object> values) {
  TrinoRow {
    names = List.copyOf(names);
    values = Collections.unmodifiableList(new ArrayList<>(values));
  }

  /** NULL where the answer has it; a name that is not there is a mistake of ours. */
  Object value(String name) {
    return values.get(names.indexOf(name));
  }

  boolean has(String name) {
    return value(name) != null;
  }

  /** NULL is empty, a number has no trailing zeros: 133, 58.7. */
  String text(String name) {
    return plain(value(name));
  }

  BigDecimal amount(String name) {
    return (BigDecimal) value(name);
  }

  int number(String name) {
    return ((Number) value(name)).intValue();
  }

  /** As people write it. */
  static String plain(Object value) {
    if (value instanceof BigDecimal number) {
      return number.stripTrailingZeros().toPlainString();
    }
    return value == null ? "" : value.toString();
  }
}
