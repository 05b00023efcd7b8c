package tassei.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.util.Throwables.getStackTrace;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tassei.lakehouse.TableHash;

/**
 * A run over a corrected form and a new one, with an edition, stopped at its n-th write; then it
 * runs again. {@code -Dtassei.faults=long} takes every write, else some of them.
 */
@EnabledIfSystemProperty(named = "tassei.faults", matches = "short|long")
class KilledAtEveryWriteTest {
  private static final boolean LONG = "long".equals(System.getProperty("tassei.faults"));
  private static final int SHORT = 6;

  @TempDir private static Path folder;
  private static Path warehouse;
  private static Path before;
  private static Path forms;
  private static Map<String, TableHash> rowsBefore;
  private static Map<String, TableHash> rowsAfter;
  private static int writes;

  @BeforeAll
  static void runUndisturbed() throws IOException, SQLException {
    logTo(folder.resolve("log.txt"));
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
    rowsAfter = WarehouseCopy.hashes(warehouse, WarehouseCopy.ALL);
    System.out.printf("writes of a run: %d%n", writes);
  }

  /**
   * Spark interrupts the tasks of a run that fails, and an interrupted thread that logs would close
   * the channel by which Surefire hears of results.
   */
  private static void logTo(Path file) throws IOException {
    System.setErr(new PrintStream(Files.newOutputStream(file), true, StandardCharsets.UTF_8));
    ((LoggerContext) LogManager.getContext(false)).reconfigure();
  }

  @BeforeEach
  void putBack() throws SQLException {
    FaultyCatalog.closeAll();
    WarehouseCopy.copy(before, warehouse);
  }

  @Test
  void aRunThatIsKilledAtAWriteIsPutRightByTheNext() throws SQLException {
    assertThat(writes).isGreaterThan(300);
    for (int nth : some(LONG ? writes : SHORT)) {
      putBack();
      stop(Faults.Kind.KILLED, nth);
      readersSeeOneStateOfEachTable(nth);
      runsAgain("killed at write " + nth);
    }
  }

  @Test
  void aRunOnAFullDiskFailsAndTheNextGoesOn() throws SQLException {
    for (int nth : some(LONG ? 40 : 1)) {
      putBack();
      stop(Faults.Kind.DISK_FULL, nth);
      readersSeeOneStateOfEachTable(nth);
      runsAgain("disk full at write " + nth);
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
    for (int nth : some(LONG ? 60 : 3)) {
      putBack();
      faulty(Faults.Kind.ANSWER_LOST, nth);
      lost += Faults.hasHappened() ? 1 : 0;
      assertThat(WarehouseCopy.hashes(warehouse, WarehouseCopy.ALL))
          .as("answer lost at write " + nth)
          .isEqualTo(rowsAfter);
    }
    assertThat(lost).as("answers lost").isGreaterThan(LONG ? 40 : 1);
  }

  @Test
  void aCatalogThatIsGoneForAWhileIsWaitedFor() throws Exception {
    int seconds = LONG ? 10 : 2;
    try (Connection other =
        DriverManager.getConnection("jdbc:sqlite:" + warehouse.resolve("catalog.db"))) {
      other.createStatement().execute("BEGIN EXCLUSIVE");
      Thread gone =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      Thread.sleep(seconds * 1000L);
                      other.createStatement().execute("COMMIT");
                    } catch (InterruptedException | SQLException cause) {
                      throw new IllegalStateException(cause);
                    }
                  });
      Sample.run(warehouse, forms, Optional.of("second"));
      gone.join();
    }
    assertThat(WarehouseCopy.hashes(warehouse, WarehouseCopy.ALL)).isEqualTo(rowsAfter);
  }

  /** As many writes as are wanted, spread over the run; the last one is past its end. */
  private static List<Integer> some(int wanted) {
    int count = Math.min(wanted, writes);
    return IntStream.range(0, count)
        .mapToObj(i -> 1 + (int) ((long) i * (writes - 2) / Math.max(1, count - 1)))
        .distinct()
        .toList();
  }

  private static void stop(Faults.Kind kind, int nth) throws SQLException {
    Throwable stopped = catchThrowable(() -> faulty(kind, nth));
    FaultyCatalog.closeAll();
    if (kind == Faults.Kind.KILLED && nth < writes - SHORT) {
      assertThat(stopped).as("stopped at write %d", nth).isNotNull();
    }
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
  private static void readersSeeOneStateOfEachTable(int nth) {
    WarehouseCopy.hashes(warehouse, WarehouseCopy.SHOWN)
        .forEach(
            (table, hash) ->
                assertThat(hash)
                    .as("%s after write %d", table, nth)
                    .isIn(rowsBefore.get(table), rowsAfter.get(table)));
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
  }
}
