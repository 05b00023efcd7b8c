package tassei.lakehouse;

import static java.util.Objects.requireNonNull;

/** A table of the warehouse: {@code core.dim_body}. */
public record TableName(String schema, String name) {
  public TableName {
    requireNonNull(schema, "schema is null");
    requireNonNull(name, "name is null");
  }

  public static TableName parse(String identifier) {
    String[] parts = identifier.split("\\.", -1);
    if (parts.length != 2) {
      throw new IllegalArgumentException("Invalid table name: " + identifier);
    }
    return new TableName(parts[0], parts[1]);
  }

  @Override
  public String toString() {
    return schema + "." + name;
  }
}
