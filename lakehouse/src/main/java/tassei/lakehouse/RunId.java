package tassei.lakehouse;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** One run of a writing verb: unique, sorts by time, goes into every snapshot the run makes. */
public record RunId(String value) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

  public RunId {
    requireNonNull(value, "value is null");
  }

  public static RunId at(Instant time, long processId) {
    return new RunId(TIME.format(time) + "-" + processId);
  }

  @Override
  public String toString() {
    return value;
  }
}
