package tassei.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tassei.ingest.forget.Forgetting;
import tassei.ingest.land.InputFolder;
import tassei.ingest.land.Land;
import tassei.ingest.observe.Observe;
import tassei.lakehouse.PublishedState;
import tassei.lakehouse.TableName;
import tassei.lakehouse.Warehouse;
import tassei.transform.build.Build;
import tassei.transform.build.Check.Finding;

/** {@code run}: land, observe, build, check, publish; only what changed. */
@Command(
    name = "run",
    description = "Land, observe, build, check and publish what is new in a folder.")
final class RunVerb implements Callable<Integer> {
  private static final List<String> FILE_HASH = List.of("file_hash");

  @Option(
      names = "--input",
      paramLabel = "DIR",
      required = true,
      description = "The folder of files as chambers sent them, with filings.csv where needed.")
  private Path input;

  @Option(
      names = "--edition",
      paramLabel = "NAME",
      description = "Name what is published, for SELECT … FOR VERSION AS OF 'NAME'.")
  private String edition;

  @Option(names = "--strict", description = "Exit with 3 when a file waits.")
  private boolean strict;

  @Mixin private WarehouseOptions warehouse;
  @Mixin private WarehouseOptions.Knowledge knowledge;

  @Override
  public Integer call() {
    Outcome outcome =
        run(
            warehouse.folder(),
            input,
            Optional.ofNullable(edition),
            knowledge.load(warehouse),
            Progress.onTerminal());
    outcome.print(System.out);
    return strict && outcome.waiting() > 0 ? ExitCode.FILE_REJECTED : ExitCode.DONE;
  }

  /** What a run did, for people. */
  record Outcome(
      int files,
      int landed,
      int deliveries,
      int observed,
      int waiting,
      int errors,
      int warnings,
      OpenProblems open,
      int built,
      List<Finding> findings,
      MissingFiles missing,
      DeliverySummary delivered,
      boolean changed) {
    void print(PrintStream out) {
      missing.print(out);
      if (!changed) {
        out.printf("nothing new: %d files, all known; the warehouse is up to date%n", files);
        return;
      }
      long warned = findings.stream().filter(finding -> finding.rows() > 0).count();
      out.printf("files      %d in the input, %d new%n", files, landed);
      out.printf("read       %d accepted, %d waiting%n", observed - waiting, waiting);
      delivered.print(out);
      out.printf(
          "problems   %d errors, %d warnings in what was read; %d errors, %d warnings in all%s%n",
          errors,
          warnings,
          open.errors(),
          open.warnings(),
          open.errors() + open.warnings() > 0 ? " (see ./tassei problems)" : "");
      out.printf(
          "tables     %d built, %d checks, %d with a finding%n", built, findings.size(), warned);
      findings.stream()
          .filter(finding -> finding.rows() > 0)
          .forEach(
              finding ->
                  out.printf(
                      "           %s %s: %s (%d)%n",
                      finding.severity(), finding.table(), finding.what(), finding.rows()));
    }
  }

  static Outcome run(
      Warehouse warehouse,
      Path input,
      Optional<String> edition,
      Session.Knowledge knowledge,
      Progress progress) {
    return run(warehouse, input, edition, knowledge, progress, Clock.systemUTC());
  }

  static Outcome run(
      Warehouse warehouse,
      Path input,
      Optional<String> edition,
      Session.Knowledge knowledge,
      Progress progress,
      Clock clock) {
    InputFolder folder = InputFolder.read(input);
    if (edition.isEmpty() && warehouse.exists() && isUpToDate(warehouse, folder, knowledge)) {
      return new Outcome(
          folder.files().size(),
          0,
          0,
          0,
          0,
          0,
          0,
          OpenProblems.NONE,
          0,
          List.of(),
          MissingFiles.of(folder),
          DeliverySummary.NOTHING,
          false);
    }
    edition.ifPresent(name -> refuseKnown(warehouse, name));
    progress.step("starting Spark");
    try (Session session = Session.open(warehouse, knowledge, clock)) {
      Steps steps = new Steps(session, clock);
      progress.step("landing %d files".formatted(folder.files().size()));
      Land.Outcome landed = steps.land(folder);
      progress.step("observing");
      Observe.Outcome observed = steps.observe();
      progress.step("building");
      List<TableName> built = steps.build();
      progress.step("checking");
      // what was built before, by one who was stopped before he recorded it, was checked by nobody
      // who said so
      boolean settled = built.isEmpty() && steps.isRecorded(completed(knowledge, session));
      List<Finding> findings = settled ? List.of() : steps.check();
      DeliverySummary delivered =
          landed.deliveries() == 0
              ? DeliverySummary.NOTHING
              : DeliverySummary.of(session.lakehouse());
      OpenProblems open = OpenProblems.of(session.lakehouse());
      progress.step("publishing");
      List<TableName> published = steps.publish(findings);
      edition.ifPresent(steps::tag);
      boolean changed =
          landed.deliveries() + observed.files() + built.size() > 0 || edition.isPresent();
      String completed = completed(knowledge, session);
      if (changed || !steps.isRecorded(completed)) {
        steps.recordChecks(findings);
        steps.recordVersions(published);
        steps.recordAccount();
        steps.recordRun(
            "run",
            new RunSummary(
                landed.deliveries(),
                landed.files(),
                observed.files(),
                observed.waiting(),
                built.size(),
                true),
            completed);
      }
      progress.done();
      return new Outcome(
          folder.files().size(),
          landed.files(),
          landed.deliveries(),
          observed.files(),
          observed.waiting(),
          observed.errors(),
          observed.warnings(),
          open,
          built.size(),
          findings,
          MissingFiles.of(folder, landed),
          delivered,
          changed);
    }
  }

  /** Before anything is written: an edition that exists is never moved. */
  private static void refuseKnown(Warehouse warehouse, String edition) {
    Editions.refuseInvalid(edition);
    if (warehouse.exists()) {
      try (PublishedState state = PublishedState.open(warehouse.existing())) {
        Editions.refuseKnown(state, edition);
      }
    }
  }

  /**
   * Whether every file is landed and known as it is declared, and everything was read and built
   * with what we know.
   */
  private static boolean isUpToDate(
      Warehouse warehouse, InputFolder folder, Session.Knowledge knowledge) {
    warehouse.prepare().refuseIncomplete();
    try (PublishedState state = PublishedState.open(warehouse)) {
      String completed =
          completed(knowledge, state.snapshot(Land.DELIVERY), state.snapshot(Forgetting.FORGOTTEN));
      if (!state.fingerprint(Steps.RUN).equals(Optional.of(completed))) {
        return false;
      }
      Set<List<String>> known = new HashSet<>(state.rows(Land.DELIVERY, Land.STATEMENT));
      return landedOrForgotten(state).containsAll(hashes(folder))
          && folder.files().stream().map(Land::statement).allMatch(known::contains);
    }
  }

  /** A delivery alone does not say so: a rebuild may have gone on without its content. */
  private static Set<String> landedOrForgotten(PublishedState state) {
    return Stream.concat(
            state.rows(Land.FILE, FILE_HASH).stream(),
            state.rowsWhere(Forgetting.FORGOTTEN, FILE_HASH, "extent", "ALL").stream())
        .map(List::getFirst)
        .collect(Collectors.toSet());
  }

  private static Set<String> hashes(InputFolder folder) {
    return folder.files().stream().map(InputFolder.Delivered::hash).collect(Collectors.toSet());
  }

  /** What a run that finds nothing new compares itself with. */
  static String completed(Session.Knowledge knowledge, Session session) {
    return completed(
        knowledge,
        session.lakehouse().publishedSnapshot(Land.DELIVERY),
        session.lakehouse().publishedSnapshot(Forgetting.FORGOTTEN));
  }

  /** What was forgotten is to be counted again, also when it was stopped at its last step. */
  private static String completed(
      Session.Knowledge knowledge, long deliverySnapshot, long forgottenSnapshot) {
    return Build.sha256(
        "%s %d %d".formatted(knowledge.fingerprint(), deliverySnapshot, forgottenSnapshot));
  }
}
