package tassei.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import tassei.lakehouse.Maintained;
import tassei.lakehouse.PublishedState;
import tassei.lakehouse.Retention;
import tassei.lakehouse.RunId;
import tassei.lakehouse.RunLock;
import tassei.lakehouse.TableHash;
import tassei.lakehouse.TableName;
import tassei.lakehouse.WarehouseException;
import tassei.lakehouse.WarehouseFolder;
import tassei.lakehouse.WarehouseServer;
import tassei.lakehouse.forget.Needles;
import tassei.lakehouse.forget.ResponseKeys;
import tassei.lakehouse.forget.StoredTables;
import tassei.serve.access.AccessTable;

/**
 * The main job over the five forms as docker-compose.yml says: the tasks of Airflow's DAGs over
 * PostgreSQL, an object store and two Spark workers, one of which dies on the way, read through
 * Trino's door; against the same job on a laptop. And a laptop's warehouse moved there.
 */
@EnabledIfSystemProperty(named = "tassei.faults", matches = "short|long")
class ServerWarehouseTest {
  private static final boolean LONG = "long".equals(System.getProperty("tassei.faults"));
  private static final String ROLES =
      """
      kind,name,members,role,body_code
      user,operator,,operator,
      user,clerk,,chamber_clerk,05-kazuno
      user,dashboard,,bi_service,
      """;

  /** More than an executor computes while it waits. */
  private static final Duration PART = Duration.ofMillis(300);

  /** MiB: of the scheduler's 1,792 that are left beside Airflow's own process. */
  private static final long TASK = 1_408;

  private static final Needles NUMBER = Needles.of(List.of("E005"));

  @TempDir private static Path folder;

  private static Path forms;
  private static Session.Knowledge knowledge;
  private static Path roles;
  private static ComposedServers servers;
  private static WarehouseFolder laptop;
  private static WarehouseServer server;
  private static WarehouseServer moved;
  private static String landed;
  private static String state = "";
  private static long mostOfATask;
  private static long mostOfAWorker;
  private static Map<String, Long> published;
  private static Map<String, Long> publishedByNight;
  private static Asked askedLaptop;

  @BeforeAll
  static void runOnBoth() throws Exception {
    forms = Sample.forms(folder.resolve("forms"));
    Sample.survey(forms, "kazuno.csv", "かづの商工会", answers -> answers);
    Path own = ownReference();
    knowledge =
        Session.Knowledge.load(
            Sample.INSTALLATION,
            List.of(Sample.INSTALLATION.layouts()),
            List.of(Sample.INSTALLATION.reference(), own.resolve("reference")));
    laptop = new WarehouseFolder(folder.resolve("laptop"));
    RunVerb.run(laptop, forms, Optional.of("R7"), knowledge, Progress.silent());
    roles = Files.writeString(folder.resolve("roles.csv"), ROLES, StandardCharsets.UTF_8);
    servers =
        ComposedServers.start(
            folder.resolve("servers"),
            Map.of(
                "TASSEI_INBOX", forms.toString(),
                "TASSEI_ARCHIVE", folder.resolve("archive").toString(),
                "TASSEI_OWN", own.toString(),
                "TASSEI_ROLES", roles.toString()));
    letIn("operator", "clerk", "dashboard", "late");
    landed = run("ingest_on_arrival", "land");
    for (String task : List.of("observe", "build", "check", "publish")) {
      run("ingest_on_arrival", task);
    }
    server = inThisProcess("tassei", "warehouse");
    published = snapshots();
    for (String task : List.of("land", "observe", "build", "check", "publish")) {
      run("ingest_nightly", task);
    }
    publishedByNight = snapshots();
    state = run("publish_edition", "check").lines().toList().getLast().split(" ")[1];
    run("publish_edition", "publish");
    moved = moved("moved");
    askedLaptop = Asked.of(laptop.folder());
    servers.startTrino();
  }

  /** A federation's own, which turns the direction of an indicator round. */
  private static Path ownReference() throws IOException {
    Path own = folder.resolve("own");
    Files.createDirectories(own.resolve("layouts"));
    Files.writeString(
        Files.createDirectories(own.resolve("reference")).resolve("indicators.csv"),
        """
        body_code,form_type,measure_no,indicator_no,indicator_name,direction,concept_code,cumulative_start,valid_from,valid_to,note,unit
        05-federation,action_program_summary,6,2,組織率,LOWER,organisation_rate,,,,,
        """,
        StandardCharsets.UTF_8);
    return own;
  }

  /** Tests set no limits: what was used is held against those of compose when all is done. */
  private static void assertThatMemoryWasEnough() {
    List<String> used =
        List.of(
            used("trino", servers.memory("trino"), servers.memoryLimit("trino")),
            used("master", servers.memory("spark-master"), servers.memoryLimit("spark-master")),
            used("worker", mostOfAWorker, servers.memoryLimit("spark-worker")),
            used("task", mostOfATask, TASK));
    System.out.println("memory, MiB: " + String.join(", ", used));
    assertThat(used)
        .allSatisfy(
            line -> {
              String[] words = line.split(" ");
              assertThat(Long.parseLong(words[words.length - 3]))
                  .as(line)
                  .isLessThanOrEqualTo(Long.parseLong(words[words.length - 1]));
            });
  }

  private static String used(String what, long most, long limit) {
    return "%s %d of %d".formatted(what, most, limit);
  }

  @AfterAll
  static void stop() throws IOException {
    try {
      if (servers != null) {
        assertThatMemoryWasEnough();
      }
    } finally {
      stopAll();
    }
  }

  private static void stopAll() throws IOException {
    if (servers != null) {
      servers.close();
    }
    if (askedLaptop != null) {
      askedLaptop.close();
    }
  }

  /** The laptop's warehouse, moved to a place and a database of its own. */
  private static WarehouseServer moved(String name) throws IOException {
    servers.createDatabase(name);
    WarehouseServer target = inThisProcess(name, name);
    assertThat(
            Main.commandLine()
                .execute(
                    "migrate",
                    "--warehouse",
                    laptop.folder().toString(),
                    "--config",
                    folder.resolve(name + ".yaml").toString()))
        .isEqualTo(ExitCode.DONE);
    return target;
  }

  private static void letIn(String... users) throws IOException {
    StringBuilder passwords = new StringBuilder();
    for (String user : users) {
      passwords
          .append(user)
          .append(':')
          .append(BCrypt.with(BCrypt.Version.VERSION_2Y).hashToString(8, user.toCharArray()))
          .append('\n');
    }
    Files.writeString(servers.secretFile("trino_passwords"), passwords, StandardCharsets.UTF_8);
  }

  /** The command of a task, to its end; a worker dies while core and marts are built. */
  private static String run(String dag, String id) throws Exception {
    return run(
        DagTask.of(dag, id).command(), id.equals("build") && dag.equals("ingest_on_arrival"));
  }

  private static String run(String command, boolean isWorkerKilled) throws Exception {
    return run(command, isWorkerKilled, ExitCode.DONE);
  }

  private static String run(String command, boolean isWorkerKilled, int code) throws Exception {
    Path output = Files.createTempFile(folder, "task", ".log");
    Process process =
        servers.task(command, Map.of("TASSEI_EDITION", "R7", "TASSEI_STATE", state), output);
    if (isWorkerKilled) {
      String begun = "\"event\":\"began\",\"step\":\"build\"";
      await("a log that says that the build began", () -> logs().contains(begun));
      Duration before = servers.worked("spark-worker-1");
      await(
          "the first worker computes part of the build",
          () -> servers.worked("spark-worker-1").minus(before).compareTo(PART) > 0);
      assertThat(process.isAlive()).as("it is still building").isTrue();
      servers.killOneWorker();
    }
    while (!process.waitFor(500, TimeUnit.MILLISECONDS)) {
      mostOfATask = Math.max(mostOfATask, ComposedServers.memory(process));
      // its executors end with the task
      mostOfAWorker = Math.max(mostOfAWorker, servers.memory("spark-worker-2"));
    }
    int ended = process.exitValue();
    assertThat(ended).as(command + "\n" + Compose.read(output)).isEqualTo(code);
    return Compose.read(output);
  }

  private static void await(String what, BooleanSupplier isSo) {
    long limit = System.nanoTime() + Duration.ofMinutes(5).toNanos();
    while (!isSo.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(limit);
      ComposedServers.pause();
    }
  }

  /** What the verbs have written of themselves. */
  private static String logs() {
    try (Stream<Path> files = Files.list(servers.mounted("/var/lib/tassei").resolve("logs"))) {
      return files.map(Compose::read).collect(Collectors.joining());
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /** The warehouse of the configuration that compose mounts, by addresses instead of names. */
  private static WarehouseServer inThisProcess(String database, String name) throws IOException {
    String mounted = Compose.read(servers.mounted("/etc/tassei/warehouse.yaml"));
    String config =
        mounted
            .substring(0, mounted.indexOf("\nspark:"))
            .replace("s3://tassei/warehouse", "s3://tassei/" + name)
            .replace("//postgres:5432/tassei", "//postgres:5432/" + database)
            .replace("//postgres:", "//" + servers.address("postgres") + ":")
            .replace("//store:", "//" + servers.address("store") + ":");
    Path file = Files.writeString(folder.resolve(name + ".yaml"), config, StandardCharsets.UTF_8);
    return (WarehouseServer) ServerConfig.read(file).warehouse();
  }

  private static Connection through(String user) throws SQLException, IOException {
    Properties how = new Properties();
    how.put("user", user);
    how.put("password", user);
    how.put("SSL", "true");
    how.put("SSLTrustStorePath", servers.secretFile("trino_keystore").toString());
    how.put("SSLTrustStorePassword", servers.secret("trino_keystore_password"));
    return DriverManager.getConnection("jdbc:trino://localhost:8443/tassei/mart", how);
  }

  @Test
  void aRoleThatIsGivenOrTakenWhileItServesIsSeenWithinSeconds() throws Exception {
    String bodies = "SELECT DISTINCT body_code FROM mart.indicator_achievement";
    try (Connection late = through("late")) {
      assertThat(ServedSecurely.rows(late, bodies).getFirst()).startsWith("Access Denied");

      assertThat(
              access(
                  ROLES
                      + "user,late,,chamber_clerk,05-kazuno\nuser,late,,chamber_clerk,05-nikaho\n"))
          .contains("late chamber_clerk 05-kazuno 05-nikaho\n");
      await(
          "what a clerk of two chambers sees",
          () -> ServedSecurely.rows(late, bodies).equals(List.of("05-kazuno")));

      assertThat(access(ROLES)).doesNotContain("late");
      await(
          "nothing is seen any more",
          () -> ServedSecurely.rows(late, bodies).getFirst().startsWith("Access Denied"));
    }
  }

  /** Other roles, and the verb that makes rules of them, in Trino's container. */
  private static String access(String assigned) throws Exception {
    Files.writeString(roles, assigned, StandardCharsets.UTF_8);
    Path output = Files.createTempFile(folder, "access", ".log");
    Process verb =
        servers.verb("trino", List.of("access", "--config", "/etc/tassei/trino.yaml"), output);
    assertThat(verb.waitFor()).as(Compose.read(output)).isZero();
    return Compose.read(output);
  }

  @Test
  void everyMartHasTheRowsOfTheLaptopThoughAWorkerWasKilled() throws Exception {
    assertThat(servers.oneWorks()).isTrue();
    assertThat(landed).contains("6 new");
    try (Connection onLaptop = DriverManager.getConnection(askedLaptop.jdbcUrl());
        Connection onServer = through("operator")) {
      Map<String, List<String>> expected = marts(onLaptop, "");
      assertThat(expected).hasSizeGreaterThan(20);
      for (String version : List.of("", " FOR VERSION AS OF 'R7'")) {
        Map<String, List<String>> found = marts(onServer, version);
        expected.forEach(
            (mart, rows) ->
                assertThat(found.get(mart)).as(mart + version).containsExactlyElementsOf(rows));
        assertThat(found).hasSameSizeAs(expected);
      }
      assertThat(
              ServedSecurely.rows(
                  onServer,
                  "SELECT DISTINCT direction FROM mart.indicator_achievement WHERE body_code = '05-federation' AND indicator_name = '組織率'"))
          .as("the federation's own reference file, mounted")
          .containsExactly("LOWER");
    }
  }

  @Test
  void throughComposesDoorEachSeesWhatIsHisOwn() throws Exception {
    String bodies = "SELECT DISTINCT body_code FROM mart.indicator_achievement ORDER BY 1";
    try (Connection clerk = through("clerk");
        Connection dashboard = through("dashboard")) {
      assertThat(ServedSecurely.rows(clerk, bodies)).containsExactly("05-kazuno");
      assertThat(
              ServedSecurely.rows(clerk, bodies.replace("ORDER", "FOR VERSION AS OF 'R7' ORDER")))
          .containsExactly("05-kazuno");
      assertThat(ServedSecurely.rows(clerk, "SELECT 1 FROM landing.cell").getFirst())
          .startsWith("Access Denied: Cannot select from");
      assertThat(ServedSecurely.rows(dashboard, bodies)).hasSizeGreaterThan(2);
      assertThat(
              ServedSecurely.rows(
                      dashboard, "SELECT 1 FROM mart.\"indicator_achievement$snapshots\"")
                  .getFirst())
          .startsWith("Access Denied");
    }
    assertThatThrownBy(() -> through("nobody").createStatement().executeQuery("SELECT 1"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("Invalid credentials");
  }

  @Test
  void whatEachRoleSeesThereIsWhatItSeesOnALaptop() {
    List<String> users = List.of("operator", "analyst", "staff", "clerk", "dashboard", "stranger");
    try (ServedSecurely here =
            ServedSecurely.toAll(laptop, folder.resolve("door-here"), AccessTest.ROLES, users);
        ServedSecurely there =
            ServedSecurely.toAll(moved, folder.resolve("door-there"), AccessTest.ROLES, users)) {
      for (String user : users) {
        long seen = 0;
        for (AccessTable.Grant grant : ServedSecurely.tables().grants()) {
          List<String> rows = rows(here, user, grant.table());
          assertThat(rows(there, user, grant.table()))
              .as("%s of %s", grant.table(), user)
              .isEqualTo(rows);
          seen += rows.size();
        }
        assertThat(seen).as("rows and refusals of " + user).isGreaterThan(60);
      }
    }
  }

  /** All rows in one order, or the refusal; of a table's snapshots as well. */
  private static List<String> rows(ServedSecurely served, String user, String table) {
    List<String> rows = new ArrayList<>(served.rows(user, "SELECT * FROM tassei." + table));
    Collections.sort(rows);
    if (!user.equals("operator")) {
      rows.addAll(
          served.rows(
              user,
              "SELECT * FROM tassei." + table.replaceFirst("\\.(.*)", ".\"$1\\$snapshots\"")));
    }
    return rows;
  }

  @Test
  void theNightlyTasksChangeNothingWhereNothingIsNew() {
    assertThat(published).hasSizeGreaterThan(45);
    assertThat(publishedByNight).isEqualTo(published);
  }

  /** Of core and mart, the snapshots that readers see. */
  private static Map<String, Long> snapshots() {
    Map<String, Long> snapshots = new TreeMap<>();
    try (PublishedState state = PublishedState.open(server)) {
      for (String schema : WarehouseCopy.SHOWN) {
        state
            .tables(schema)
            .forEach(table -> snapshots.put(table.toString(), state.snapshot(table)));
      }
    }
    return snapshots;
  }

  @Test
  void maintainAndDoctorWorkThere() throws Exception {
    assertThat(run("maintain", "maintain"))
        .containsPattern("done +\\d+ small files compacted, 0 snapshots expired");
    assertThat(run("exec \"$TASSEI_HOME/tassei\" doctor --config \"$TASSEI_CONFIG\"", false))
        .contains("every table and edition can be read")
        .doesNotContain("BAD");
  }

  @Test
  void receivedFilesLieInTheObjectStoreByteForByte() throws IOException {
    try (PublishedState state = PublishedState.open(server);
        Stream<Path> sent = Files.list(forms)) {
      List<String> hashes =
          state.rows(new TableName("landing", "file"), List.of("file_hash")).stream()
              .map(List::getFirst)
              .toList();
      assertThat(hashes).hasSize(6);
      List<byte[]> bytes = new ArrayList<>();
      for (Path file : sent.toList()) {
        bytes.add(Files.readAllBytes(file));
      }
      for (String hash : hashes) {
        byte[] kept = Files.readAllBytes(server.receivedFiles().find(hash).orElseThrow());
        assertThat(bytes).anyMatch(sentBytes -> java.util.Arrays.equals(sentBytes, kept));
      }
    }
  }

  @Test
  void aMovedWarehouseHasEveryRowOfEveryTableEveryTagAndEveryFile() {
    try (PublishedState before = PublishedState.open(laptop);
        PublishedState after = PublishedState.open(moved)) {
      int tables = 0;
      for (String schema : List.of("landing", "staging", "core", "mart", "ops")) {
        assertThat(after.tables(schema)).isEqualTo(before.tables(schema));
        for (TableName table : before.tables(schema)) {
          List<String> columns = before.columns(table);
          assertThat(sorted(after.rows(table, columns)))
              .as(table.toString())
              .isEqualTo(sorted(before.rows(table, columns)));
          assertThat(after.tags(table)).isEqualTo(before.tags(table));
          assertThat(after.snapshot(table)).isEqualTo(before.snapshot(table));
          tables++;
        }
      }
      assertThat(tables).isGreaterThan(60);
      String hash =
          before.rows(new TableName("landing", "file"), List.of("file_hash")).getFirst().getFirst();
      assertThat(moved.receivedFiles().find(hash))
          .hasValueSatisfying(
              kept ->
                  assertThat(kept)
                      .hasSameBinaryContentAs(laptop.receivedFiles().find(hash).orElseThrow()));
    }
  }

  @Test
  void aMovedWarehouseGoesOnWhereItWas() {
    RunVerb.Outcome again =
        RunVerb.run(moved, forms, Optional.empty(), knowledge, Progress.silent());
    assertThat(again.changed()).isFalse();
  }

  @Test
  void aWarehouseThatHoldsTablesIsNoTarget() {
    assertThatThrownBy(() -> MigrateVerb.migrate(laptop, moved, Progress.silent()))
        .isInstanceOf(WarehouseException.class)
        .hasMessageMatching(
            "Cannot move to s3://tassei/moved, it holds a warehouse: \\w+\\.\\w+ and \\d+ more tables");
  }

  @Test
  void aLostCatalogIsFoundAgainInTheStore() throws IOException {
    WarehouseServer lost = moved("lost");
    var before = WarehouseCopy.hashes(lost, WarehouseCopy.ALL);
    servers.execute("lost", "TRUNCATE iceberg_tables, iceberg_namespace_properties");

    assertThatThrownBy(
            () -> RunVerb.run(lost, forms, Optional.empty(), knowledge, Progress.silent()))
        .isInstanceOf(WarehouseException.class)
        .hasMessage(
            "Cannot use s3://tassei/lost, tables lie there that its catalog %s does not know: ./tassei rebuild finds them again",
            lost.catalog());
    RebuildVerb.Outcome rebuilt =
        RebuildVerb.rebuild(lost, Optional.empty(), false, knowledge, Progress.silent());

    assertThat(rebuilt.found()).hasSizeGreaterThan(60);
    assertThat(rebuilt.changed()).isEmpty();
    assertThat(WarehouseCopy.hashes(lost, WarehouseCopy.ALL)).isEqualTo(before);
    try (PublishedState state = PublishedState.open(lost)) {
      assertThat(state.tags(new TableName("mart", "indicator_achievement"))).contains("R7");
    }
  }

  /** The cells are gone, the files are not: the workers read them from the store. */
  @Test
  void cellsThatAreLostInTheStoreAreLandedAgainOnTheCluster() throws Exception {
    Map<String, TableHash> before = WarehouseCopy.hashes(server, WarehouseCopy.ALL);
    try (Stream<Path> files = Files.list(servers.object("warehouse/landing/cell/data"))) {
      Files.delete(files.findFirst().orElseThrow());
    }
    String doctor = "exec \"$TASSEI_HOME/tassei\" doctor --config \"$TASSEI_CONFIG\"";
    assertThat(run(doctor, false, ExitCode.FAILED))
        .containsPattern(
            "BAD  landing.cell: a data file is missing: s3://tassei/warehouse/.+ lands");

    assertThat(run("exec \"$TASSEI_HOME/tassei\" rebuild --config \"$TASSEI_CONFIG\"", false))
        .contains("landed     6 contents again", "rows       as before in every table");

    assertThat(WarehouseCopy.hashes(server, WarehouseCopy.ALL)).isEqualTo(before);
  }

  @Test
  void aMigrationThatWasStoppedIsNoWarehouse() throws IOException {
    servers.createDatabase("half");
    WarehouseServer half = inThisProcess("half", "half");
    assertThatThrownBy(
            () -> MigrateVerb.migrate(laptop, half, Progress.toldTo(cuttingAt("mart.discrepancy"))))
        .isInstanceOf(WarehouseException.class)
        .hasMessage(
            "Cannot go on: the connection to %s was lost, and with it the right to write. Start again.",
            half.catalog());
    awaitMended();

    for (Executable attempt :
        List.<Executable>of(
            () -> RunVerb.run(half, forms, Optional.empty(), knowledge, Progress.silent()),
            () -> RebuildVerb.rebuild(half, Optional.empty(), false, knowledge, Progress.silent()),
            () -> MigrateVerb.migrate(laptop, half, Progress.silent()))) {
      assertThatThrownBy(attempt::execute)
          .isInstanceOf(WarehouseException.class)
          .hasMessage(
              "Cannot use s3://tassei/half, a migration to it was stopped: empty it and its catalog, and migrate again");
    }
  }

  @Test
  void aResponseIsForgottenInEveryObjectAndWhenItComesAgain() throws IOException {
    ResponseKeys kept = ResponseKeys.of(laptop);
    WarehouseServer forgetful = moved("forgetful");
    assertThat(ResponseKeys.of(forgetful).of("a survey", "E005"))
        .as("the key has moved")
        .isEqualTo(kept.of("a survey", "E005"));
    try (StoredTables tables = StoredTables.open(forgetful)) {
      assertThat(tables.remains(NUMBER).places()).isNotEmpty();
    }

    int code =
        Main.commandLine()
            .execute(
                "forget",
                "--survey=business-conditions",
                "--response=E005",
                "--config=" + folder.resolve("forgetful.yaml"));
    assertThat(code).isEqualTo(ExitCode.DONE);
    nothingIsLeft(forgetful);

    Path again = Files.createDirectories(folder.resolve("again"));
    String heading = Files.readAllLines(forms.resolve("filings.csv")).getFirst();
    Files.writeString(again.resolve("filings.csv"), heading);
    Sample.survey(again, "kazuno.csv", "かづの商工会", answers -> answers + "\n");
    RunVerb.run(forgetful, again, Optional.empty(), knowledge, Progress.silent());
    nothingIsLeft(forgetful);

    Files.delete(servers.object("forgetful/.forgotten.key"));
    Sample.survey(again, "again.csv", "かづの商工会", answers -> answers + "\n\n");
    assertThatThrownBy(
            () -> RunVerb.run(forgetful, again, Optional.empty(), knowledge, Progress.silent()))
        .isInstanceOf(WarehouseException.class)
        .hasMessage(
            "Cannot tell whether a forgotten response comes again: the key .forgotten.key of s3://tassei/forgetful is gone. Take it from a backup");
  }

  /** Of what the response is known by; the others are there. */
  private static void nothingIsLeft(WarehouseServer warehouse) {
    try (StoredTables tables = StoredTables.open(warehouse)) {
      assertThat(tables.remains(NUMBER).places()).isEmpty();
      assertThat(tables.remains(Needles.of(List.of("E006"))).places()).isNotEmpty();
    }
  }

  @Test
  void aDashboardThereSeesOnePublicationAtATime() throws Exception {
    WarehouseServer shown = moved("shown");
    Path edited = folder.resolve("shown-forms");
    WarehouseCopy.copy(forms, edited);
    try (Asked asked = Asked.of(shown)) {
      new Dashboard(shown, edited, asked, "R7")
          .seesOnePublicationAtATime(LONG ? 20 : 3, LONG ? 8 : 2);
    }
  }

  @Test
  void maintenanceTakesAwayWhatNoTableKnowsAndNothingThatIsRead() throws Exception {
    WarehouseServer worn = moved("worn");
    Path edited = folder.resolve("worn-forms");
    WarehouseCopy.copy(forms, edited);
    Sample.edit(edited.resolve("chamber_summary_r7.tsv"), text -> text.replace("65(70)", "75(70)"));
    RunVerb.run(worn, edited, Optional.empty(), knowledge, Progress.silent());
    Instant later = Clock.systemUTC().instant().plus(Duration.ofDays(40));
    Path stray = left("worn", "left-by-a-killed-run.parquet", later.minus(Duration.ofDays(4)));
    Path young = left("worn", "of-a-run-under-way.parquet", later.minus(Duration.ofDays(2)));
    Map<String, TableHash> before = WarehouseCopy.hashes(worn, WarehouseCopy.ALL);
    String edition =
        "SELECT * FROM mart.indicator_achievement FOR VERSION AS OF 'R7' ORDER BY 1, 2, 3, 4, 5";
    try (Asked asked = Asked.of(worn);
        Session session = Session.open(worn, knowledge, Clock.fixed(later, ZoneOffset.UTC))) {
      List<String> rows = asked.rows(edition);
      Retention kept = new Retention(Duration.ofDays(30), 1, Duration.ofDays(3));
      Steps steps = new Steps(session, Clock.systemUTC());

      List<Maintained> done = steps.maintain(kept);

      assertThat(done.stream().mapToInt(Maintained::expired).sum()).isPositive();
      assertThat(stray).doesNotExist();
      assertThat(young).exists();
      assertThat(asked.rows(edition)).isNotEmpty().containsExactlyInAnyOrderElementsOf(rows);
      assertThat(steps.planMaintenance(kept)).noneMatch(Maintained::isChanged);
    }
    assertThat(WarehouseCopy.hashes(worn, WarehouseCopy.ALL)).isEqualTo(before);
  }

  private static Path left(String warehouse, String name, Instant written) throws IOException {
    Path object = servers.object(warehouse + "/landing/cell/data/" + name);
    Files.writeString(object, "half");
    return Files.setLastModifiedTime(object, FileTime.from(written));
  }

  /** The right to write goes with the connection: nothing is shown that was done without it. */
  @Test
  void aRunThatLosesTheDatabaseForTenSecondsStopsAndTheNextFinishesIt() throws Exception {
    WarehouseServer away = moved("away");
    WarehouseFolder calm = new WarehouseFolder(folder.resolve("calm"));
    RunVerb.run(calm, forms, Optional.of("R7"), knowledge, Progress.silent());
    Path edited = folder.resolve("edited");
    WarehouseCopy.copy(forms, edited);
    int actual = 65;
    for (String step : List.of("building", "publishing")) {
      String before = "%d(70)".formatted(actual--);
      String after = "%d(70)".formatted(actual);
      Sample.edit(edited.resolve("chamber_summary_r7.tsv"), text -> text.replace(before, after));
      RunVerb.run(calm, edited, Optional.empty(), knowledge, Progress.silent());
      var published = WarehouseCopy.hashes(away, WarehouseCopy.SHOWN);

      assertThatThrownBy(
              () ->
                  RunVerb.run(
                      away, edited, Optional.empty(), knowledge, Progress.toldTo(cuttingAt(step))))
          .as("cut while " + step)
          .isInstanceOf(WarehouseException.class);
      awaitMended();
      assertThat(WarehouseCopy.hashes(away, WarehouseCopy.SHOWN))
          .as("what readers see after a cut while " + step)
          .isEqualTo(published);

      RunVerb.run(away, edited, Optional.empty(), knowledge, Progress.silent());
      assertThat(WarehouseCopy.hashes(away, WarehouseCopy.SHOWN))
          .as("after the run that followed " + step)
          .isEqualTo(WarehouseCopy.hashes(calm, WarehouseCopy.SHOWN));
    }
  }

  private static Consumer<String> cuttingAt(String step) {
    return told -> {
      if (told.equals(step)) {
        servers.relay().cut();
        Thread.ofVirtual()
            .start(
                () -> {
                  sleep(Duration.ofSeconds(10));
                  servers.relay().mend();
                });
      }
    };
  }

  private static void awaitMended() {
    await("the database answers again", () -> !servers.relay().isCut());
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException cause) {
      throw new IllegalStateException(cause);
    }
  }

  @Test
  void oneRunAtATimeWritesAndItsNameIsTold() {
    RunId first = RunId.at(Instant.parse("2026-11-21T00:00:00Z"), 1);
    RunId second = RunId.at(Instant.parse("2026-11-21T00:00:01Z"), 2);
    RunLock held = RunLock.take(server, first);
    try (held) {
      assertThatThrownBy(() -> RunLock.take(server, second))
          .isInstanceOf(WarehouseException.class)
          .hasMessage(
              "Cannot start: run %s is writing to s3://tassei/warehouse. Wait until it ends and start again.",
              first);
    }
    RunLock.take(server, second).close();
  }

  private static List<List<String>> sorted(List<List<String>> rows) {
    return rows.stream().sorted((a, b) -> a.toString().compareTo(b.toString())).toList();
  }

  private static Map<String, List<String>> marts(Connection asked, String version) {
    Map<String, List<String>> marts = new TreeMap<>();
    for (String mart :
        ServedSecurely.rows(
            asked,
            "SELECT table_name FROM tassei.information_schema.tables WHERE table_schema = 'mart'")) {
      marts.put(
          mart,
          ServedSecurely.rows(asked, "SELECT * FROM tassei.mart." + mart + version).stream()
              .sorted()
              .toList());
    }
    return marts;
  }
}
