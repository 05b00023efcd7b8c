package tassei.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tassei.ddl.Tables;
import tassei.ingest.forget.Forgetting;
import tassei.ingest.land.InputFolder;
import tassei.ingest.land.Land;
import tassei.ingest.observe.Observe;
import tassei.lakehouse.CatalogRecovery;
import tassei.lakehouse.Damage;
import tassei.lakehouse.Inspection;
import tassei.lakehouse.PublishedState;
import tassei.lakehouse.Repair;
import tassei.lakehouse.RunId;
import tassei.lakehouse.RunLock;
import tassei.lakehouse.TableHash;
import tassei.lakehouse.TableMaker;
import tassei.lakehouse.TableName;
import tassei.lakehouse.UnfinishedRebuild;
import tassei.lakehouse.Warehouse;
import tassei.lakehouse.WarehouseException;
import tassei.transform.build.Check.Finding;

/** {@code rebuild}: staging, core and mart anew from landing, and landing from the files. */
@Command(
    name = "rebuild",
    description = {
      "Make staging, core and mart again from what was landed, and what is damaged of landing from the"
          + " received files.",
      "Readers stay with what they had until it is published. Editions stay as they are."
    })
final class RebuildVerb implements Callable<Integer> {
  private static final List<String> REBUILT = List.of("staging", "core", "mart");

  @Option(
      names = "--input",
      paramLabel = "DIR",
      description = "Land the files of this folder too, where the warehouse has lost them.")
  private Path input;

  @Option(
      names = "--accept-loss",
      description = "Go on without files that are neither kept nor in --input.")
  private boolean withLoss;

  @Mixin private WarehouseOptions warehouse;
  @Mixin private WarehouseOptions.Knowledge knowledge;

  @Override
  public Integer call() {
    rebuild(
            warehouse.folder(),
            Optional.ofNullable(input),
            withLoss,
            knowledge.load(warehouse),
            Progress.onTerminal())
        .print(System.out);
    return ExitCode.DONE;
  }

  /**
   * What a rebuild did.
   *
   * @param found tables that were found again, where the catalog was damaged
   * @param damages what was damaged before
   * @param relanded contents that were landed again
   * @param kept received files that were damaged or missing and were given again
   * @param missing files of the input that could not be taken
   * @param lost names of files that are left out, for they are neither kept nor at hand
   * @param changed tables that have other rows than before, of those that could be read before
   */
  record Outcome(
      List<TableName> found,
      List<Damage> damages,
      int relanded,
      int kept,
      MissingFiles missing,
      List<String> lost,
      int observed,
      int built,
      List<String> changed) {
    void print(PrintStream out) {
      if (!found.isEmpty()) {
        out.printf("catalog    made again: %d tables found in their folders%n", found.size());
      }
      damages.forEach(damage -> out.printf("damaged    %s: %s%n", damage.table(), damage.what()));
      out.printf("landed     %d contents again%n", relanded);
      if (kept > 0) {
        out.printf("kept       %d received files again%n", kept);
      }
      missing.print(out);
      lost.forEach(
          name -> out.printf("lost       '%s': neither kept nor at hand, left out%n", name));
      out.printf("read       %d files%n", observed);
      out.printf("tables     %d built%n", built);
      out.printf(
          "rows       %s%n",
          changed.isEmpty()
              ? "as before in every table that could be read before"
              : "other than before in " + String.join(", ", changed));
    }
  }

  static Outcome rebuild(
      Warehouse warehouse,
      Optional<Path> input,
      boolean withLoss,
      Session.Knowledge knowledge,
      Progress progress) {
    refuseWhatIsNoWarehouse(warehouse);
    // before anything is taken out: it may not be readable
    InputFolder atHand = input.map(InputFolder::read).orElse(InputFolder.NONE);
    Clock clock = Clock.systemUTC();
    progress.step("looking for what is damaged");
    RunId runId = RunId.at(clock.instant(), ProcessHandle.current().pid());
    List<TableName> found;
    List<Damage> damages;
    Set<TableName> damaged;
    RunLock lock = RunLock.takeToRebuild(warehouse, runId);
    try {
      found = Repair.catalog(warehouse);
      warehouse.refuseOlderCatalog();
      damages = Inspection.of(warehouse);
      damaged = damagedTables(damages, UnfinishedRebuild.tables(warehouse));
      refuseUnknownForgetting(damaged, withLoss);
      List<TableName> unusable = Repair.unusable(warehouse, damages);
      lock.refuseLost();
      UnfinishedRebuild.begin(warehouse, names(unusable));
      if (damaged.contains(Forgetting.FORGOTTEN)) {
        // it is emptied before it says that something is lost
        UnfinishedRebuild.begin(warehouse, names(List.of(Forgetting.FORGOTTEN)));
      }
      Repair.takeOut(warehouse, unusable);
      TableMaker.make(warehouse, knowledge.tables());
    } finally {
      lock.close();
    }
    Map<String, TableHash> before = hashes(warehouse, knowledge.tables(), damages);
    try (Session session = Session.openToRebuild(warehouse, knowledge, clock)) {
      Steps steps = new Steps(session, clock);
      int relanded = 0;
      int kept = 0;
      MissingFiles missing = MissingFiles.of(atHand);
      steps.beginAgain(damaged);
      if (!damaged.contains(Land.DELIVERY) && steps.lacksWhatWasDelivered()) {
        damaged.addAll(List.of(Land.FILE, Land.CELL));
      }
      if (damaged.stream().anyMatch(table -> table.schema().equals("landing"))) {
        progress.step("landing the received files");
        relanded =
            steps.landAgain(
                damaged,
                atHand,
                withLoss,
                () -> UnfinishedRebuild.begin(warehouse, names(damaged)));
      }
      if (input.isPresent()) {
        progress.step("landing the input");
        kept = steps.keepAgain(atHand);
        Land.Outcome landed = steps.land(atHand);
        relanded += landed.files();
        missing = MissingFiles.of(atHand, landed);
      }
      List<String> lost = withLoss ? steps.leaveOut() : List.of();
      progress.step("observing");
      UnfinishedRebuild.begin(warehouse, names(Observe.TABLES));
      Observe.Outcome read = steps.observeAll();
      int observed = read.files();
      UnfinishedRebuild.filled(warehouse, names(Observe.TABLES));
      progress.step("building");
      List<TableName> built = steps.buildAll();
      progress.step("checking");
      List<Finding> findings = steps.check();
      progress.step("publishing");
      List<TableName> published = steps.publish(findings);
      steps.recordChecks(findings);
      steps.recordVersions(published);
      steps.recordAccount();
      steps.recordRun(
          "rebuild",
          new RunSummary(0, relanded, observed, read.waiting(), built.size(), true),
          RunVerb.completed(knowledge, session));
      UnfinishedRebuild.end(warehouse);
      progress.done();
      return new Outcome(
          found,
          damages,
          relanded,
          kept,
          missing,
          lost,
          observed,
          built.size(),
          changed(warehouse, knowledge, before));
    }
  }

  /** What a file that comes again would bring back stands nowhere but in the record. */
  private static void refuseUnknownForgetting(Set<TableName> damaged, boolean withLoss) {
    if (damaged.contains(Forgetting.FORGOTTEN) && !withLoss) {
      throw new WarehouseException(
          "Cannot make ops.forgotten again: what was forgotten stands nowhere else, and files that are given again would bring it back."
              + " Restore a backup; with --accept-loss the record begins anew");
    }
  }

  private static List<String> names(Collection<TableName> tables) {
    return tables.stream().map(TableName::toString).toList();
  }

  private static Set<TableName> damagedTables(List<Damage> damages, Set<String> takenOut) {
    return Stream.concat(
            damages.stream().map(Damage::table).filter(table -> table.contains(".")),
            takenOut.stream())
        .map(TableName::parse)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static void refuseWhatIsNoWarehouse(Warehouse warehouse) {
    if (!CatalogRecovery.holdsTables(warehouse) && !warehouse.exists()) {
      throw new UsageException("Cannot rebuild, no warehouse in " + warehouse.name());
    }
  }

  private static List<String> changed(
      Warehouse warehouse, Session.Knowledge knowledge, Map<String, TableHash> before) {
    Map<String, TableHash> after = hashes(warehouse, knowledge.tables(), List.of());
    return before.entrySet().stream()
        .filter(table -> !table.getValue().equals(after.get(table.getKey())))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Of the tables that are rebuilt and can be read. */
  private static Map<String, TableHash> hashes(
      Warehouse warehouse, Tables tables, List<Damage> damages) {
    List<String> damaged = damages.stream().map(Damage::table).toList();
    Map<String, TableHash> hashes = new TreeMap<>();
    try (PublishedState state = PublishedState.open(warehouse)) {
      tables.all().stream()
          .filter(table -> REBUILT.contains(table.schema()))
          .map(table -> new TableName(table.schema(), table.name()))
          .filter(name -> !damaged.contains(name.toString()))
          .forEach(name -> state.hash(name).ifPresent(hash -> hashes.put(name.toString(), hash)));
    }
    return hashes;
  }
}
