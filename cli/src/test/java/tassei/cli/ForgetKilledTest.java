package tassei.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.util.Throwables.getStackTrace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tassei.lakehouse.Damage;
import tassei.lakehouse.Inspection;
import tassei.lakehouse.TableHash;
import tassei.lakehouse.WarehouseFolder;
import tassei.lakehouse.forget.Needles;
import tassei.lakehouse.forget.StoredTables;

/**
 * Whoever is stopped while something is forgotten says the same again, and then it is gone; and
 * what was begun to be forgotten is known when it comes again.
 */
@EnabledIfSystemProperty(named = "tassei.faults", matches = "short|long")
class ForgetKilledTest {
  private static final boolean LONG = "long".equals(System.getProperty("tassei.faults"));
  private static final Needles NUMBER = Needles.of(List.of("E005"));

  @TempDir private static Path folder;
  private static Path warehouse;
  private static Path before;
  private static Aside aside;

  @BeforeAll
  static void land() throws IOException, SQLException {
    aside = Aside.print(folder.resolve("log.txt"));
    FaultyFileSystem.install();
    FaultyCatalog.install();
    warehouse = folder.resolve("warehouse");
    before = folder.resolve("before");
    Path input = Files.createDirectories(folder.resolve("input"));
    Files.createDirectories(folder.resolve("none"));
    Files.writeString(
        input.resolve("filings.csv"),
        "file,body,fiscal_year,received_at\nfirst.csv,かづの商工会,R6Q2,2024-10-20\n");
    Files.copy(Sample.BUSINESS_CONDITIONS, input.resolve("first.csv"));
    Sample.run(warehouse, input, Optional.of("first"));
    FaultyCatalog.closeAll();
    WarehouseCopy.copy(warehouse, before);
  }

  @AfterAll
  static void printAsBefore() {
    aside.close();
  }

  @Test
  void aResponseIsGoneWhereverItsForgettingWasStopped() throws SQLException {
    stoppedAndSaidAgain("forget", "--survey", "business-conditions", "--response", "E005");
  }

  @Test
  void aSurveyIsGoneWhereverItsForgettingWasStopped() throws SQLException {
    stoppedAndSaidAgain("forget", "--survey", "business-conditions");
  }

  @Test
  void aResponseIsForgottenAgainWhenItsFileIsGivenForARebuild() throws IOException, SQLException {
    putBack();
    assertThat(say("forget", "--survey", "business-conditions", "--response", "E005"))
        .isEqualTo(ExitCode.DONE);
    assertThat(say("run", "--input", folder.resolve("none").toString())).isEqualTo(ExitCode.DONE);
    var forgotten = WarehouseCopy.hashes(warehouse, WarehouseCopy.SHOWN);
    assertThat(Inspection.of(new WarehouseFolder(warehouse))).isEmpty();
    try (Stream<Path> cells = Files.list(warehouse.resolve("landing/cell/data"))) {
      for (Path file : cells.toList()) {
        Files.delete(file);
      }
    }

    assertThat(say("rebuild", "--input", folder.resolve("input").toString()))
        .isEqualTo(ExitCode.DONE);

    assertThat(WarehouseCopy.hashes(warehouse, WarehouseCopy.SHOWN)).isEqualTo(forgotten);
    assertThat(Inspection.of(new WarehouseFolder(warehouse))).isEmpty();
    try (StoredTables tables = StoredTables.open(new WarehouseFolder(warehouse))) {
      assertThat(tables.remains(NUMBER).places()).isEmpty();
    }
  }

  /** A run that finds nothing new would leave the marts counting what is gone. */
  @Test
  void whatIsForgottenIsCountedAgainThoughItsForgettingWasStoppedAtItsEnd() throws SQLException {
    String[] words = {"forget", "--survey", "business-conditions", "--response", "E005"};
    putBack();
    Faults.arm(warehouse, Faults.Kind.NONE, 0);
    assertThat(say(words)).isEqualTo(ExitCode.DONE);
    Faults.disarm();
    int states = Faults.states();
    assertThat(say("run", "--input", folder.resolve("none").toString())).isEqualTo(ExitCode.DONE);
    var counted = WarehouseCopy.hashes(warehouse, WarehouseCopy.SHOWN);

    for (int nth : List.of(states / 2, states - 2, states - 1)) {
      String at = "state " + nth;
      putBack();
      Faults.arm(warehouse, Faults.Kind.KILLED_AT_STATE, nth);
      assertThat(catchThrowable(() -> say(words))).as(at).isInstanceOf(Faults.Killed.class);
      Faults.disarm();
      FaultyCatalog.closeAll();
      boolean isDone;
      try (StoredTables tables = StoredTables.open(new WarehouseFolder(warehouse))) {
        isDone = states(tables).contains("DONE");
      }
      assertThat(Inspection.of(new WarehouseFolder(warehouse)).stream().map(Damage::what))
          .as(at)
          .isEqualTo(
              isDone
                  ? List.of()
                  : List.of("what was begun to be forgotten is not gone yet: 1 entries"));

      assertThat(say(words)).as(at).isEqualTo(ExitCode.DONE);
      assertThat(say("run", "--input", folder.resolve("none").toString())).isEqualTo(ExitCode.DONE);

      assertThat(WarehouseCopy.hashes(warehouse, WarehouseCopy.SHOWN)).as(at).isEqualTo(counted);
      assertThat(Inspection.of(new WarehouseFolder(warehouse))).as(at).isEmpty();
    }
  }

  @Test
  void thatNobodyKnowsWhatWasForgottenIsNotForgottenByARebuildThatIsKilled()
      throws IOException, SQLException {
    putBack();
    assertThat(say("forget", "--survey", "business-conditions", "--response", "E005"))
        .isEqualTo(ExitCode.DONE);
    FaultyCatalog.closeAll();
    try (Stream<Path> rows = Files.list(warehouse.resolve("ops/forgotten/data"))) {
      for (Path file : rows.toList()) {
        Files.delete(file);
      }
    }
    Path unknown = folder.resolve("unknown");
    WarehouseCopy.copy(warehouse, unknown);

    for (int nth = 1; nth <= 5; nth++) {
      String at = "state " + nth;
      FaultyCatalog.closeAll();
      WarehouseCopy.copy(unknown, warehouse);
      Faults.arm(warehouse, Faults.Kind.KILLED_AT_STATE, nth);
      Throwable stopped = catchThrowable(() -> rebuild(true));
      Faults.disarm();
      FaultyCatalog.closeAll();
      assertThat(getStackTrace(stopped))
          .as(at)
          .containsPattern(Faults.Kind.KILLED_AT_STATE.words());

      assertThatThrownBy(() -> rebuild(false))
          .as(at)
          .hasMessageStartingWith("Cannot make ops.forgotten again");
    }
    rebuild(true);
    assertThat(Inspection.of(new WarehouseFolder(warehouse))).isEmpty();
  }

  private static void stoppedAndSaidAgain(String... words) throws SQLException {
    putBack();
    try (StoredTables tables = StoredTables.open(new WarehouseFolder(warehouse))) {
      assertThat(tables.remains(NUMBER).places()).isNotEmpty();
    }
    Faults.arm(warehouse, Faults.Kind.NONE, 0);
    assertThat(say(words)).isEqualTo(ExitCode.DONE);
    int writes = Faults.disarm();
    int states = Faults.states();
    aside.say("writes of a forgetting: %d, states of the warehouse: %d%n", writes, states);
    assertThat(writes).isGreaterThan(50);
    var undisturbed = WarehouseCopy.hashes(warehouse, WarehouseCopy.ALL);
    for (int nth = 1; nth < states; nth += LONG ? 3 : states / 3) {
      stoppedAndSaidAgain(Faults.Kind.KILLED_AT_STATE, nth, undisturbed, words);
    }
    for (int nth = 1; nth < writes - 20; nth += writes / (LONG ? 8 : 2)) {
      stoppedAndSaidAgain(Faults.Kind.KILLED_IN_A_FILE, nth, undisturbed, words);
    }
  }

  private static void stoppedAndSaidAgain(
      Faults.Kind kind, int nth, Map<String, TableHash> undisturbed, String... words)
      throws SQLException {
    String at = "%s %d".formatted(kind, nth);
    putBack();
    Faults.arm(warehouse, kind, nth);
    try {
      say(words);
    } catch (Faults.Killed stopped) {
      assertThat(stopped.getMessage()).as(at).containsPattern(kind.words());
    } finally {
      Faults.disarm();
      FaultyCatalog.closeAll();
    }
    assertThat(Faults.hasHappened()).as(at).isTrue();

    assertThat(say(words)).as("said again after %s", at).isEqualTo(ExitCode.DONE);

    try (StoredTables tables = StoredTables.open(new WarehouseFolder(warehouse))) {
      assertThat(tables.remains(NUMBER).places()).as("after %s", at).isEmpty();
      assertThat(states(tables)).as("after %s", at).contains("DONE");
    }
    assertThat(WarehouseCopy.hashes(warehouse, WarehouseCopy.ALL))
        .as("after %s", at)
        .isEqualTo(undisturbed);
  }

  private static List<String> states(StoredTables tables) {
    List<String> states = new ArrayList<>();
    tables
        .states(tassei.ingest.forget.Forgetting.FORGOTTEN)
        .published(java.util.Set.of(), row -> states.add(row.text("state")));
    return states;
  }

  private static void putBack() throws SQLException {
    FaultyCatalog.closeAll();
    WarehouseCopy.copy(before, warehouse);
  }

  private static void rebuild(boolean withLoss) {
    RebuildVerb.rebuild(
        new WarehouseFolder(warehouse),
        Optional.empty(),
        withLoss,
        Sample.knowledge(),
        Progress.silent());
  }

  private static int say(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--warehouse", warehouse.toString()));
    return Main.commandLine().execute(all.toArray(String[]::new));
  }
}
