package tassei.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.util.Throwables.getStackTrace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tassei.lakehouse.Maintained;
import tassei.lakehouse.PublishedState;
import tassei.lakehouse.Retention;
import tassei.lakehouse.TableHash;
import tassei.lakehouse.TableName;
import tassei.lakehouse.WarehouseFolder;

/**
 * A run over a corrected form and a new one, with an edition, stopped at its n-th write; then it
 * runs again. {@code -Dtassei.faults=long} takes every state that the run leaves the warehouse in,
 * and writes between two states, else some of them.
 */
@EnabledIfSystemProperty(named = "tassei.faults", matches = "short|long")
class WriteByWriteKilledTest {
  private static final boolean LONG = "long".equals(System.getProperty("tassei.faults"));
  private static final int SHORT = 3;

  /** What is found by way of the catalog, what nobody reads to go on, and what was received. */
  private static final String IN_TABLES_OR_LOGS =
      ".*/(data|metadata)/.*|catalog\\.db.*|logs/.*|\\.run\\.lock|files/.*";

  /** Two tables are built at a time, and one run does not write exactly as often as another. */
  private static final int UNEVEN = 6;

  /** The last writes publish, by statements alone. */
  private static final int LAST_WITHOUT_FILES = 30;

  private static final Retention KEPT =
      new Retention(Duration.ofDays(9999), 99, Duration.ofDays(3));

  @TempDir private static Path folder;
  private static Path warehouse;
  private static Path before;
  private static Path forms;
  private static Map<String, TableHash> rowsBefore;
  private static Map<String, TableHash> rowsAfter;
  private static Aside aside;
  private static int writes;
  private static int states;

  @BeforeAll
  static void runUndisturbed() throws IOException, SQLException {
    aside = Aside.print(folder.resolve("log.txt"));
    FaultyFileSystem.install();
    FaultyCatalog.install();
    warehouse = folder.resolve("warehouse");
    before = folder.resolve("before");
    Path all = Sample.forms(folder.resolve("all"));
    forms = Files.createDirectory(folder.resolve("forms"));
    for (String form : List.of("chamber_summary_r7.tsv", "filings.csv")) {
      Files.copy(all.resolve(form), forms.resolve(form));
    }
    Sample.run(warehouse, forms, Optional.of("first"));
    rowsBefore = WarehouseCopy.hashes(warehouse, WarehouseCopy.SHOWN);
    WarehouseCopy.copy(warehouse, before);

    Files.copy(
        all.resolve("federation_summary_r6.tsv"), forms.resolve("federation_summary_r6.tsv"));
    Sample.edit(forms.resolve("chamber_summary_r7.tsv"), text -> text.replace("65(70)", "75(70)"));
    Faults.arm(warehouse, Faults.Kind.NONE, 0);
    Sample.run(warehouse, forms, Optional.of("second"));
    writes = Faults.disarm();
    states = Faults.states();
    rowsAfter = WarehouseCopy.hashes(warehouse, WarehouseCopy.ALL);
    aside.say("writes of a run: %d, states of the warehouse: %d%n", writes, states);
  }

  @AfterAll
  static void printAsBefore() {
    aside.close();
  }

  @BeforeEach
  void putBack() throws SQLException {
    FaultyCatalog.closeAll();
    WarehouseCopy.copy(before, warehouse);
  }

  @Test
  void aRunThatIsKilledInAnyStateOfTheWarehouseIsPutRightByTheNext() throws SQLException {
    assertThat(states).isGreaterThan(100).isLessThan(writes);
    for (int nth : spread(LONG ? states : SHORT, states)) {
      stoppedAndPutRight(Faults.Kind.KILLED_AT_STATE, nth);
    }
  }

  /** So that killing it in every state is killing it at every write. */
  @Test
  void aWriteBetweenTwoStatesChangesNothingThatIsPointedTo() {
    Map<Integer, String> pointedTo = new TreeMap<>();
    List<String> changed = new ArrayList<>();
    Faults.arm(warehouse, Faults.Kind.NONE, 0);
    Faults.beforeEachWrite(
        () -> {
          String now = pointedTo();
          if (!pointedTo.merge(Faults.states(), now, (first, later) -> first).equals(now)) {
            changed.add("in state %d: %s".formatted(Faults.states(), now));
          }
        });
    Sample.run(warehouse, forms, Optional.of("second"));
    int looks = Faults.disarm();

    assertThat(looks).isGreaterThan(300);
    assertThat(pointedTo).hasSizeGreaterThan(100);
    assertThat(changed).isEmpty();
    assertThat(WarehouseCopy.hashes(warehouse, WarehouseCopy.ALL)).isEqualTo(rowsAfter);
  }

  /**
   * All that a reader or the next run comes to: what the catalog says, and the files outside
   * tables. A file of a table is met only by way of the catalog, and is never written again.
   */
  private static String pointedTo() {
    try (Connection catalog =
            DriverManager.getConnection("jdbc:sqlite:" + warehouse.resolve("catalog.db"));
        Stream<Path> files = Files.walk(warehouse)) {
      StringBuilder all = new StringBuilder();
      for (String table : List.of("iceberg_tables", "iceberg_namespace_properties")) {
        try (Statement statement = catalog.createStatement();
            ResultSet row =
                statement.executeQuery("SELECT * FROM " + table + " ORDER BY 1, 2, 3")) {
          while (row.next()) {
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
              all.append(row.getString(i)).append('|');
            }
            all.append('\n');
          }
        }
      }
      for (Path file : files.sorted().toList()) {
        String name = warehouse.relativize(file).toString();
        if (!name.matches(IN_TABLES_OR_LOGS) && Files.isRegularFile(file)) {
          all.append(name).append(' ').append(Files.size(file)).append('\n');
        }
      }
      return all.toString();
    } catch (IOException | SQLException cause) {
      throw new IllegalStateException("Cannot look at " + warehouse, cause);
    }
  }

  @Test
  void aRunThatIsKilledAsItWritesAFileIsPutRightByTheNext() throws SQLException {
    assertThat(writes).isGreaterThan(300);
    for (int nth : spread(LONG ? 6 : 2, writes - LAST_WITHOUT_FILES)) {
      stoppedAndPutRight(Faults.Kind.KILLED_IN_A_FILE, nth);
    }
  }

  /** These files are written beside the tables, before the first of the writes that are counted. */
  @Test
  void aRunThatIsKilledAsItKeepsWhatItReceivedIsPutRightByTheNext()
      throws IOException, SQLException {
    new WarehouseFolder(warehouse).receivedFiles().keep(forms.resolve("federation_summary_r6.tsv"));
    Path half = Files.writeString(warehouse.resolve("files/.of-the-next.part"), "half");

    runsAgain("killed as it kept the second file");

    assertThat(half).doesNotExist();
  }

  @Test
  void whatKilledRunsLeaveOnDiskIsRemovedByMaintain() throws SQLException {
    stop(Faults.Kind.KILLED_IN_A_FILE, writes / 3);
    runsAgain("killed in a file");

    try (Session session = inAMonth()) {
      Steps steps = new Steps(session, Clock.systemUTC());
      assertThat(strays(steps.planMaintenance(KEPT))).isPositive();
      steps.maintain(KEPT);
      assertThat(strays(steps.planMaintenance(KEPT))).isZero();
    }
    assertThat(WarehouseCopy.hashes(warehouse, WarehouseCopy.ALL)).isEqualTo(rowsAfter);
  }

  private static Session inAMonth() {
    Instant later = Clock.systemUTC().instant().plus(Duration.ofDays(31));
    return Session.open(
        new WarehouseFolder(warehouse), Sample.knowledge(), Clock.fixed(later, ZoneOffset.UTC));
  }

  private static int strays(List<Maintained> tables) {
    return tables.stream().mapToInt(Maintained::strays).sum();
  }

  @Test
  void aRunOnAFullDiskFailsAndTheNextGoesOn() throws SQLException {
    for (int nth : spread(LONG ? 3 : 1, writes)) {
      stoppedAndPutRight(Faults.Kind.DISK_FULL, nth);
    }
  }

  @Test
  void aFolderThatMayOnlyBeReadIsLeftAsItIs() throws SQLException {
    assertThatThrownBy(() -> faulty(Faults.Kind.READ_ONLY, 1))
        .hasStackTraceContaining("Read-only file system");
    FaultyCatalog.closeAll();
    assertThat(WarehouseCopy.hashes(warehouse, WarehouseCopy.SHOWN)).isEqualTo(rowsBefore);
    runsAgain("read-only");
  }

  @Test
  void aCommitWhoseAnswerIsLostIsLookedForAndTheRunGoesOn() throws SQLException {
    int lost = 0;
    for (int nth : spread(LONG ? 6 : 2, writes)) {
      putBack();
      faulty(Faults.Kind.ANSWER_LOST, nth);
      lost += Faults.hasHappened() ? 1 : 0;
      assertThat(WarehouseCopy.hashes(warehouse, WarehouseCopy.ALL))
          .as("answer lost at write " + nth)
          .isEqualTo(rowsAfter);
    }
    assertThat(lost).as("answers lost").isGreaterThan(LONG ? 4 : 0);
  }

  @Test
  void aCatalogThatIsGoneForAWhileIsWaitedFor() throws Exception {
    Duration away = Duration.ofSeconds(LONG ? 10 : 2);
    AtomicInteger write = new AtomicInteger();
    AtomicReference<Thread> gone = new AtomicReference<>();
    Faults.arm(warehouse, Faults.Kind.NONE, 0);
    Faults.beforeEachWrite(
        () -> {
          if (write.incrementAndGet() == writes / 2) {
            gone.set(lock(away));
          }
        });
    long began = System.nanoTime();
    Sample.run(warehouse, forms, Optional.of("second"));
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    Faults.disarm();

    assertThat(gone.get().join(Duration.ZERO)).as("the run went on after the lock").isTrue();
    assertThat(took).isGreaterThan(away);
    assertThat(WarehouseCopy.hashes(warehouse, WarehouseCopy.ALL)).isEqualTo(rowsAfter);
  }

  /** Locks the catalog, from before this returns until some time later. */
  private static Thread lock(Duration time) {
    CountDownLatch locked = new CountDownLatch(1);
    Thread holder =
        Thread.ofPlatform()
            .start(
                () -> {
                  try (Connection other =
                      DriverManager.getConnection(
                          "jdbc:sqlite:" + warehouse.resolve("catalog.db"))) {
                    other.createStatement().execute("BEGIN EXCLUSIVE");
                    locked.countDown();
                    Thread.sleep(time);
                    other.createStatement().execute("COMMIT");
                  } catch (InterruptedException | SQLException cause) {
                    throw new IllegalStateException(cause);
                  }
                });
    try {
      locked.await();
    } catch (InterruptedException cause) {
      throw new IllegalStateException(cause);
    }
    return holder;
  }

  /** As many numbers as are wanted, spread from 1 to the last. */
  private static List<Integer> spread(int wanted, int last) {
    int count = Math.min(wanted, last);
    return IntStream.range(0, count)
        .mapToObj(i -> 1 + (int) ((long) i * (last - 1) / Math.max(1, count - 1)))
        .distinct()
        .toList();
  }

  private void stoppedAndPutRight(Faults.Kind kind, int nth) throws SQLException {
    String at = "%s %d".formatted(kind, nth);
    putBack();
    stop(kind, nth);
    readersSeeOneStateOfEachTable(at);
    runsAgain(at);
  }

  private static void stop(Faults.Kind kind, int nth) throws SQLException {
    Throwable stopped = catchThrowable(() -> faulty(kind, nth));
    FaultyCatalog.closeAll();
    int last = kind == Faults.Kind.KILLED_AT_STATE ? states : writes;
    if (nth < last - UNEVEN) {
      assertThat(Faults.hasHappened()).as("the fault of %s %d", kind, nth).isTrue();
    }
    assertThat(stopped != null).as("stopped at %s %d", kind, nth).isEqualTo(Faults.hasHappened());
    if (stopped != null) {
      assertThat(getStackTrace(stopped)).as("stopped by the fault").containsPattern(kind.words());
    }
  }

  private static void faulty(Faults.Kind kind, int nth) {
    Faults.arm(warehouse, kind, nth);
    try {
      Sample.run(warehouse, forms, Optional.of("second"));
    } finally {
      Faults.disarm();
    }
  }

  /** What was published before or what was to be published, of each table; never something else. */
  private static void readersSeeOneStateOfEachTable(String at) {
    WarehouseCopy.assertEachIsOneOf(
        WarehouseCopy.hashes(warehouse, WarehouseCopy.SHOWN), rowsBefore, rowsAfter, "after " + at);
  }

  private static void runsAgain(String what) {
    try {
      Sample.run(warehouse, forms, Optional.of("second"));
    } catch (UsageException editionIsThere) {
      assertThat(editionIsThere)
          .hasMessage("Cannot publish edition second: it exists, and an edition is never changed");
      Sample.run(warehouse, forms);
    }
    assertThat(WarehouseCopy.hashes(warehouse, WarehouseCopy.ALL)).as(what).isEqualTo(rowsAfter);
    editionsAreWhole(what);
  }

  /** Each table of core and mart has both, and ops knows each once. */
  private static void editionsAreWhole(String what) {
    try (PublishedState state = PublishedState.open(new WarehouseFolder(warehouse))) {
      for (String schema : WarehouseCopy.SHOWN) {
        for (TableName table : state.tables(schema)) {
          assertThat(state.tags(table)).as("%s after %s", table, what).contains("first", "second");
        }
      }
      assertThat(state.rows(new TableName("ops", "edition"), List.of("edition")))
          .as(what)
          .containsExactlyInAnyOrder(List.of("first"), List.of("second"));
    }
  }
}
