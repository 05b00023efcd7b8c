package tassei.serve;

import static java.util.Objects.requireNonNull;

import java.util.Set;

/** A column of an answer: its name and its type in Trino's words. */
public record Column(String name, String type) {
  private static final Set<String> NUMBERS =
      Set.of("tinyint", "smallint", "integer", "bigint", "real", "double", "decimal");

  public Column {
    requireNonNull(name, "name is null");
    requireNonNull(type, "type is null");
  }

  boolean isNumber() {
    return NUMBERS.contains(type.replaceFirst("\\(.*", ""));
  }
}
