package tassei.lakehouse;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * What maintenance leaves alone.
 *
 * @param snapshots snapshots younger than this are kept
 * @param last so many of the newest snapshots of a table are kept, however old
 * @param strays files that no table knows are kept while they are younger than this: a run that
 *     writes them may not have committed yet
 */
public record Retention(Duration snapshots, int last, Duration strays) {
  public Retention {
    requireNonNull(snapshots, "snapshots is null");
    requireNonNull(strays, "strays is null");
    if (last < 1) {
      throw new IllegalArgumentException("Invalid number of snapshots to keep: " + last);
    }
  }
}
