package tassei.cli;

import static java.util.Objects.requireNonNull;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import tassei.lakehouse.RunId;
import tassei.lakehouse.WarehouseException;
import tassei.transform.build.Check.Finding;

/** How long each step of a run took, for its log and its row of ops.run. */
final class RunRecord {
  private final RunId runId;
  private final RunLog log;
  private final Clock clock;
  private final Map<String, Duration> took = new HashMap<>();

  RunRecord(RunId runId, RunLog log, Clock clock) {
    this.runId = requireNonNull(runId, "runId is null");
    this.log = requireNonNull(log, "log is null");
    this.clock = requireNonNull(clock, "clock is null");
  }

  /** Does a step. A failure is logged with the step it came from and goes on its way. */
  <T> T step(String step, Supplier<T> work) {
    Instant began = clock.instant();
    log.event("began", Map.of("step", step));
    try {
      T outcome = work.get();
      Duration time = Duration.between(began, clock.instant());
      took.merge(step, time, Duration::plus);
      log.event("done", facts("step", step, "ms", time.toMillis(), "outcome", told(outcome)));
      return outcome;
    } catch (Exception failure) {
      log.event(
          "failed",
          facts(
              "step",
              step,
              "failure",
              failure.getClass().getSimpleName(),
              "cause",
              first(failure)));
      if (failure instanceof RuntimeException known) {
        throw known;
      }
      // Spark throws checked ones that it does not declare
      throw new WarehouseException("Cannot %s: %s".formatted(step, first(failure)), failure);
    }
  }

  void found(List<Finding> findings) {
    findings.stream()
        .filter(finding -> finding.rows() > 0)
        .forEach(
            finding ->
                log.event(
                    "found",
                    facts(
                        "severity", finding.severity().name(),
                        "table", finding.table(),
                        "what", finding.what(),
                        "rows", finding.rows())));
  }

  void published(PublishedVersion version) {
    log.event(
        "published",
        facts(
            "table", version.table().toString(),
            "rows", version.state().rows(),
            "rows_read", version.rowsRead(),
            "build_ms", version.buildMillis()));
  }

  /** The row of ops.run; a step that was not made has no time. */
  Row row(String verb, RunSummary summary, Instant startedAt, Timestamp finishedAt) {
    return RowFactory.create(
        runId.value(),
        verb,
        Timestamp.from(startedAt),
        finishedAt,
        summary.landed(),
        summary.observed(),
        summary.waiting(),
        summary.built(),
        summary.published(),
        summary.deliveries(),
        millis("land"),
        millis("observe"),
        millis("build"),
        millis("check"),
        millis("publish"),
        millis("maintain"));
  }

  private Long millis(String step) {
    return took.containsKey(step) ? took.get(step).toMillis() : null;
  }

  /** Records tell their numbers; a list is as long as it is. */
  private static Object told(Object outcome) {
    return outcome instanceof List<?> list ? list.size() : String.valueOf(outcome);
  }

  private static String first(Exception failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
  }

  private static Map<String, Object> facts(Object... namesAndValues) {
    Map<String, Object> facts = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      facts.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return facts;
  }
}
