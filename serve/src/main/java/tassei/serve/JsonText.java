package tassei.serve;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** The value of a cell as JSON, in ASCII escapes only where JSON or UTF-8 needs them. */
public final class JsonText {
  private final StringBuilder text = new StringBuilder();

  public static String of(Object value) {
    JsonText json = new JsonText();
    json.value(value);
    return json.text.toString();
  }

  private void value(Object value) {
    switch (value) {
      case null -> text.append("null");
      case Boolean truth -> text.append(truth);
      case Number number -> number(number);
      case List<?> items -> list(items);
      case Map<?, ?> entries -> map(entries);
      default -> string(value.toString());
    }
  }

  /** JSON has no word for infinity: it stands as a string. */
  private void number(Number number) {
    String plain = plain(number);
    if (plain.equals("NaN") || plain.endsWith("Infinity")) {
      string(plain);
    } else {
      text.append(plain);
    }
  }

  /** A number without an exponent, however large or small. */
  static String plain(Number number) {
    return switch (number) {
      case BigDecimal decimal -> decimal.toPlainString();
      case Double real when Double.isFinite(real) -> plain(new BigDecimal(real.toString()));
      case Float real when Float.isFinite(real) -> plain(new BigDecimal(real.toString()));
      default -> number.toString();
    };
  }

  private void list(List<?> items) {
    String separator = "[";
    for (Object item : items) {
      text.append(separator);
      value(item);
      separator = ",";
    }
    text.append(items.isEmpty() ? "[]" : "]");
  }

  private void map(Map<?, ?> entries) {
    String separator = "{";
    for (Map.Entry<?, ?> entry : entries.entrySet()) {
      text.append(separator);
      string(entry.getKey().toString());
      text.append(':');
      value(entry.getValue());
      separator = ",";
    }
    text.append(entries.isEmpty() ? "{}" : "}");
  }

  private void string(String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char unit = value.charAt(i);
      switch (unit) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        default -> text.append(isSafe(value, i) ? String.valueOf(unit) : escape(unit));
      }
    }
    text.append('"');
  }

  static String escape(char unit) {
    return "\\u%04x".formatted((int) unit);
  }

  /** False for control characters, line separators of JavaScript, and half of a surrogate pair. */
  private static boolean isSafe(String value, int at) {
    char unit = value.charAt(at);
    if (Character.isHighSurrogate(unit)) {
      return at + 1 < value.length() && Character.isLowSurrogate(value.charAt(at + 1));
    }
    if (Character.isLowSurrogate(unit)) {
      return at > 0 && Character.isHighSurrogate(value.charAt(at - 1));
    }
    return !Character.isISOControl(unit) && unit != '\u2028' && unit != '\u2029';
  }
}
