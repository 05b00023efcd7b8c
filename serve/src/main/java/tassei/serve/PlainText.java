package tassei.serve;

import java.util.List;
import java.util.Map;

/** The value of a cell as text, for the formats that have no types; null has none. */
final class PlainText {
  private PlainText() {}

  static String of(Object value) {
    return switch (value) {
      case Number number -> JsonText.plain(number);
      case List<?> items -> JsonText.of(items);
      case Map<?, ?> entries -> JsonText.of(entries);
      default -> value.toString();
    };
  }
}
