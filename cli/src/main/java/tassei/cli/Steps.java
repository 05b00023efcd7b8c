package tassei.cli;

import static java.util.Objects.requireNonNull;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import tassei.ingest.forget.Forgetting;
import tassei.ingest.land.InputFolder;
import tassei.ingest.land.Land;
import tassei.ingest.observe.Observe;
import tassei.lakehouse.Lakehouse;
import tassei.lakehouse.Maintained;
import tassei.lakehouse.Maintenance;
import tassei.lakehouse.Publication;
import tassei.lakehouse.PublishedState;
import tassei.lakehouse.Retention;
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
  private static final TableName RUN_ACCOUNT = new TableName("ops", "run_account");
  private static final TableName CHECK_RESULT = new TableName("ops", "check_result");
  static final TableName EDITION = new TableName("ops", "edition");

  private static final int STATE_LENGTH = 16;

  private final Session session;
  private final Clock clock;
  private final HeldTables held;
  private final RunRecord run;

  Steps(Session session, Clock clock) {
    this.session = requireNonNull(session, "session is null");
    this.clock = requireNonNull(clock, "clock is null");
    this.held = new HeldTables(session.lakehouse());
    this.run = new RunRecord(session.lakehouse().runId(), session.log(), clock);
  }

  Land.Outcome land(InputFolder input) {
    return run.step("land", () -> new Land(lakehouse()).run(input, session.startedAt()));
  }

  /** Reads what is new; a response that was forgotten and has come again is forgotten again. */
  Observe.Outcome observe() {
    return run.step("observe", this::observed);
  }

  private Observe.Outcome observed() {
    Session.Knowledge knowledge = session.knowledge();
    Observe observe =
        new Observe(
            lakehouse(),
            knowledge.layouts(),
            knowledge.reference().bodies(),
            knowledge.reference().surveys(),
            knowledge.observeFingerprint());
    Observe.Outcome observed = observe.run();
    if (!lakehouse().isEmpty(Forgetting.FORGOTTEN) && forgetAgain()) {
      lakehouse().lookAgain(Forgetting.changed());
      observe.run();
    }
    return observed;
  }

  private boolean forgetAgain() {
    try (StoredTables tables = StoredTables.open(session.warehouse(), session::refuseLostLock)) {
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
    return buildWith(Build::run);
  }

  /** Builds everything, whatever it was computed from before. */
  List<TableName> buildAll() {
    return buildWith(Build::runAll);
  }

  private List<TableName> buildWith(Function<Build, List<TableName>> how) {
    return run.step(
        "build",
        () -> {
          session.refuseLostLock();
          publication().dropUnpublished();
          recordEditions();
          fitToWhatIsRead();
          return how.apply(builder());
        });
  }

  /** By what is read, whichever verb comes first in this process. */
  private void fitToWhatIsRead() {
    lakehouse().fitToEach(Observe.OBSERVATION, Observe.SURVEY_ANSWER);
  }

  /** Keeps again what no longer lies in the warehouse as it was received. */
  int keepAgain(InputFolder input) {
    return new Land(lakehouse()).keepAgain(input);
  }

  /** Lands the received files again; what is known of who delivered them stays. */
  int landAgain(
      Set<TableName> damaged, InputFolder input, boolean withLoss, Runnable beforeItIsEmptied) {
    return run.step(
            "land",
            () -> {
              session.refuseLostLock();
              return new Land(lakehouse())
                  .again(damaged, input, withLoss, beforeItIsEmptied, session.startedAt());
            })
        .files();
  }

  /** The names of what is lost, and delivered by nobody any more. */
  List<String> leaveOut() {
    session.refuseLostLock();
    return new Land(lakehouse()).leaveOut();
  }

  /** Whether somebody was stopped while he landed the received files again. */
  boolean lacksWhatWasDelivered() {
    return new Land(lakehouse()).lacksWhatWasDelivered();
  }

  /** The record of runs goes on from where it can be read. */
  void beginAgain(Set<TableName> damaged) {
    damaged.stream().filter(table -> table.schema().equals("ops")).forEach(lakehouse()::empty);
    if (damaged.contains(Forgetting.FORGOTTEN)) {
      append(Forgetting.FORGOTTEN, List.of(Forgetting.lostBefore(runId(), now())), "");
    }
  }

  /** Reads every landed file again, whatever staging holds. */
  Observe.Outcome observeAll() {
    Observe.TABLES.forEach(lakehouse()::empty);
    return observe();
  }

  List<TableName> build(TableName table) {
    return run.step(
        "build",
        () -> {
          fitToWhatIsRead();
          return builder().run(table);
        });
  }

  /**
   * A name of what is built, and of what is published where nothing is: 16 letters, others as soon
   * as a table is written again.
   */
  String state() {
    return Build.sha256(publication().snapshots().toString()).substring(0, STATE_LENGTH);
  }

  List<Finding> check() {
    Check check = new Check(lakehouse(), held, session.knowledge().reference());
    List<Finding> findings =
        run.step(
            "check",
            () -> {
              fitToWhatIsRead();
              return check.run();
            });
    run.found(findings);
    return findings;
  }

  /**
   * Publishes what is built.
   *
   * @throws ChecksFailedException when a FAIL check found rows; readers stay with what they had
   */
  List<TableName> publish(List<Finding> findings) {
    return run.step(
        "publish",
        () -> {
          List<Finding> failed = findings.stream().filter(Finding::stopsPublication).toList();
          if (!failed.isEmpty()) {
            throw new ChecksFailedException(failed);
          }
          session.refuseLostLock();
          return publication().publish(session::refuseLostLock);
        });
  }

  /**
   * What a run has landed by half goes first: its cells could not be told from others in one file.
   */
  List<Maintained> maintain(Retention retention) {
    return run.step(
        "maintain",
        () -> {
          new Land(lakehouse()).takeBackHalfLanded();
          return new Maintenance(lakehouse(), retention, session.startedAt()).run();
        });
  }

  /** What {@link #maintain} would do; nothing is written. */
  List<Maintained> planMaintenance(Retention retention) {
    return new Maintenance(lakehouse(), retention, session.startedAt()).plan();
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

  /** Of what was published, and of what one has published who was stopped before he said so. */
  void recordVersions(List<TableName> published) {
    Set<TableName> all = new LinkedHashSet<>(published);
    all.addAll(unrecorded());
    List<PublishedVersion> versions = PublishedVersion.of(List.copyOf(all), lakehouse());
    versions.forEach(run::published);
    Timestamp at = now();
    append(TABLE_VERSION, versions.stream().map(version -> version.row(runId(), at)).toList(), "");
  }

  private List<TableName> unrecorded() {
    Set<String> recorded;
    try (PublishedState state = PublishedState.open(session.warehouse())) {
      recorded =
          state.rows(TABLE_VERSION, List.of("snapshot_id")).stream()
              .map(List::getFirst)
              .collect(Collectors.toSet());
    }
    return publication().snapshots().entrySet().stream()
        .filter(shown -> !recorded.contains(shown.getValue().toString()))
        .map(Map.Entry::getKey)
        .filter(table -> lakehouse().fingerprint(table).isPresent())
        .toList();
  }

  /** What became of every cell, observation and fact, as it is published now. */
  void recordAccount() {
    append(RUN_ACCOUNT, RunAccount.of(session.warehouse()).rows(runId(), now()), "");
  }

  /** Tags what is published. */
  List<TableName> tag(String edition) {
    List<TableName> tagged = publication().tag(edition, Editions.ALWAYS);
    recordEditions();
    return tagged;
  }

  /** An edition is what is tagged; a run that was stopped may not have written it down. */
  private void recordEditions() {
    List<String> editions = publication().tags(Editions.ALWAYS);
    if (editions.isEmpty()) {
      return;
    }
    List<String> known =
        lakehouse().read(EDITION).select("edition").as(Encoders.STRING()).collectAsList();
    List<Row> rows =
        editions.stream()
            .filter(edition -> !known.contains(edition))
            .map(edition -> RowFactory.create(edition, runId(), now()))
            .toList();
    if (!rows.isEmpty()) {
      append(EDITION, rows, "");
    }
  }

  /** Records the run; {@code fingerprint} says what a later run may compare itself with. */
  void recordRun(String verb, RunSummary summary, String fingerprint) {
    append(RUN, List.of(run.row(verb, summary, session.startedAt(), now())), fingerprint);
  }

  /** Records the call of a single step, which does not make the warehouse any more up to date. */
  void recordStep(String verb, RunSummary summary) {
    recordRun(verb, summary, lakehouse().fingerprint(RUN).orElse(""));
  }

  /** Whether the last recorded run left the warehouse as a run would now. */
  boolean isRecorded(String fingerprint) {
    return lakehouse().fingerprint(RUN).equals(Optional.of(fingerprint));
  }

  private Build builder() {
    return new Build(
        lakehouse(), held, session.knowledge().reference(), session.knowledge().program());
  }

  private void append(TableName table, List<Row> rows, String fingerprint) {
    lakehouse().append(table, rows, fingerprint);
  }

  private Lakehouse lakehouse() {
    return session.lakehouse();
  }

  private Publication publication() {
    return new Publication(lakehouse());
  }

  private String runId() {
    return lakehouse().runId().value();
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }
}
