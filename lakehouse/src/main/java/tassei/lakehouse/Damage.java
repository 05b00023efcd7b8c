package tassei.lakehouse;

import static java.util.Objects.requireNonNull;

/**
 * Something of a warehouse that cannot be read any more.
 *
 * @param table the table, or {@code catalog}, or {@code files} for a received file
 * @param what what cannot be read and why, with the path
 * @param lost what is lost by it
 * @param remedy how to get it back
 */
public record Damage(String table, String what, String lost, String remedy) {
  public Damage {
    requireNonNull(table, "table is null");
    requireNonNull(what, "what is null");
    requireNonNull(lost, "lost is null");
    requireNonNull(remedy, "remedy is null");
  }
}
