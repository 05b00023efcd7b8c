package tassei.cli;

import static java.util.Objects.requireNonNull;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import tassei.ingest.forget.Forgetting;
import tassei.ingest.land.InputFolder;
import tassei.ingest.land.Land;
import tassei.ingest.observe.Observe;
import tassei.lakehouse.Lakehouse;
import tassei.lakehouse.TableName;
import tassei.lakehouse.WarehouseException;
import tassei.lakehouse.forget.StoredTables;
import tassei.transform.build.Build;
import tassei.transform.build.Check;
import tassei.transform.build.Check.Finding;
import tassei.transform.build.HeldTables;

/** The stages of a run, each safe to run again. */
final class Steps {
  static final TableName RUN = new TableName("ops", "run");
  private static final TableName TABLE_VERSION = new TableName("ops", "table_version");
  private static final TableName CHECK_RESULT = new TableName("ops", "check_result");
  private static final TableName EDITION = new TableName("ops", "edition");

  private final Session session;
  private final Clock clock;
  private final HeldTables held;

  Steps(Session session, Clock clock) {
    this.session = requireNonNull(session, "session is null");
    this.clock = requireNonNull(clock, "clock is null");
    this.held = new HeldTables(session.lakehouse());
  }

  Land.Outcome land(InputFolder input) {
    return new Land(lakehouse()).run(input, session.startedAt());
  }

  /** Reads what is new; a response that was forgotten and has come again is forgotten again. */
  Observe.Outcome observe() {
    Session.Knowledge knowledge = session.knowledge();
    lakehouse().fitToSize(Land.CELL);
    Observe observe =
        new Observe(
            lakehouse(),
            knowledge.layouts(),
            knowledge.reference().bodies(),
            knowledge.reference().surveys(),
            knowledge.observeFingerprint());
    Observe.Outcome observed = observe.run();
    if (observed.files() > 0 && !lakehouse().isEmpty(Forgetting.FORGOTTEN) && forgetAgain()) {
      lakehouse().lookAgain(Forgetting.changed());
      observe.run();
    }
    return observed;
  }

  private boolean forgetAgain() {
    try (StoredTables tables = StoredTables.open(session.warehouse())) {
      Forgetting.Outcome again =
          new Forgetting(
                  tables,
                  session.knowledge().reference().surveys(),
                  session.knowledge().reference().content(),
                  lakehouse().runId(),
                  session.startedAt())
              .again();
      if (!again.left().isEmpty()) {
        throw new WarehouseException(
            "Cannot forget again, something is left in: " + String.join(", ", again.left()));
      }
      return !again.isNothing();
    }
  }

  /** Builds everything that is out of date, from scratch as far as it was not published. */
  List<TableName> build() {
    lakehouse().dropUnpublished();
    lakehouse().fitToSize(Observe.OBSERVATION, Observe.SURVEY_ANSWER);
    return builder().run();
  }

  List<TableName> build(TableName table) {
    return builder().run(table);
  }

  List<Finding> check() {
    return new Check(lakehouse(), held).run();
  }

  /**
   * Publishes what is built.
   *
   * @throws ChecksFailedException when a FAIL check found rows; readers stay with what they had
   */
  List<TableName> publish(List<Finding> findings) {
    List<Finding> failed = findings.stream().filter(Finding::stopsPublication).toList();
    if (!failed.isEmpty()) {
      throw new ChecksFailedException(failed);
    }
    return lakehouse().publish();
  }

  void recordChecks(List<Finding> findings) {
    List<Row> rows = new ArrayList<>();
    for (Finding finding : findings) {
      rows.add(
          RowFactory.create(
              runId(),
              finding.table(),
              finding.severity().name(),
              finding.what(),
              finding.rows(),
              now()));
    }
    append(CHECK_RESULT, rows, "");
  }

  void recordVersions(List<TableName> published) {
    List<Row> rows = new ArrayList<>();
    for (TableName table : published) {
      rows.add(
          RowFactory.create(
              runId(),
              table.toString(),
              lakehouse().publishedSnapshot(table),
              lakehouse().fingerprint(table).orElse(null),
              now()));
    }
    append(TABLE_VERSION, rows, "");
  }

  /** Tags what is published. */
  List<TableName> tag(String edition) {
    List<TableName> tagged = lakehouse().tag(edition);
    append(EDITION, List.of(RowFactory.create(edition, runId(), now())), "");
    return tagged;
  }

  /** Records the run; {@code fingerprint} says what a later run may compare itself with. */
  void recordRun(String verb, RunSummary summary, String fingerprint) {
    append(
        RUN,
        List.of(
            RowFactory.create(
                runId(),
                verb,
                Timestamp.from(session.startedAt()),
                now(),
                summary.landed(),
                summary.observed(),
                summary.waiting(),
                summary.built(),
                true)),
        fingerprint);
  }

  private Build builder() {
    return new Build(
        lakehouse(), held, session.knowledge().reference(), session.knowledge().program());
  }

  private void append(TableName table, List<Row> rows, String fingerprint) {
    lakehouse()
        .append(
            table,
            lakehouse().spark().createDataFrame(rows, lakehouse().read(table).schema()).coalesce(1),
            fingerprint);
  }

  private Lakehouse lakehouse() {
    return session.lakehouse();
  }

  private String runId() {
    return lakehouse().runId().value();
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }
}
