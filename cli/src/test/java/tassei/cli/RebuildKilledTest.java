package tassei.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.util.Throwables.getStackTrace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tassei.lakehouse.Inspection;
import tassei.lakehouse.TableHash;
import tassei.lakehouse.WarehouseException;
import tassei.lakehouse.WarehouseFolder;

/**
 * A rebuild that is killed leaves nothing that a run takes for whole: either the run is refused, or
 * it shows what was published before; and the next rebuild gives the rows that were there.
 */
@EnabledIfSystemProperty(named = "tassei.faults", matches = "short|long")
class RebuildKilledTest {
  private static final boolean LONG = "long".equals(System.getProperty("tassei.faults"));

  private static final int UNEVEN = 5;

  @TempDir private static Path folder;
  private static Path warehouse;
  private static Path damaged;
  private static Path whole;
  private static Path forms;
  private static Map<String, TableHash> rows;
  private static Aside aside;

  @BeforeAll
  static void damage() throws IOException, SQLException {
    aside = Aside.print(folder.resolve("log.txt"));
    FaultyFileSystem.install();
    FaultyCatalog.install();
    warehouse = folder.resolve("warehouse");
    damaged = folder.resolve("damaged");
    whole = folder.resolve("whole");
    Path all = Sample.forms(folder.resolve("all"));
    forms = Files.createDirectory(folder.resolve("forms"));
    for (String form : List.of("chamber_summary_r7.tsv", "filings.csv")) {
      Files.copy(all.resolve(form), forms.resolve(form));
    }
    Sample.run(warehouse, forms, Optional.of("R7"));
    rows = WarehouseCopy.hashes(warehouse, WarehouseCopy.ALL);
    FaultyCatalog.closeAll();
    WarehouseCopy.copy(warehouse, whole);
    // tables that can only be made anew, of each schema that holds the figures of a form
    for (String table :
        List.of(
            "landing/cell",
            "staging/observation",
            "core/fct_indicator_result",
            "mart/area_rollup")) {
      try (Stream<Path> files = Files.list(warehouse.resolve(table + "/metadata"))) {
        for (Path manifest : files.filter(file -> file.toString().endsWith("-m0.avro")).toList()) {
          Files.delete(manifest);
        }
      }
    }
    WarehouseCopy.copy(warehouse, damaged);
  }

  @AfterAll
  static void printAsBefore() {
    aside.close();
  }

  @Test
  void whateverARebuildWasKilledAtTheNextOneFinishesItAndNobodyPublishesInBetween()
      throws SQLException {
    putBack(damaged);
    Faults.arm(warehouse, Faults.Kind.NONE, 0);
    rebuild();
    Faults.disarm();
    int states = Faults.states();
    aside.say("states of a rebuild: %d%n", states);
    assertThat(WarehouseCopy.hashes(warehouse, WarehouseCopy.ALL)).isEqualTo(rows);
    assertThat(states).isGreaterThan(20);

    // tables are built side by side, and two rebuilds do not write quite the same number of times
    for (int nth = 1; nth < states - UNEVEN; nth += states / (LONG ? 12 : 4)) {
      killedAt(damaged, nth);
    }
  }

  /** Nothing has to be taken out of it, and still its tables are emptied for a while. */
  @Test
  void aRebuildOfAWarehouseWithoutDamageLeavesNobodyWithEmptyTables() throws SQLException {
    putBack(whole);
    Faults.arm(warehouse, Faults.Kind.NONE, 0);
    rebuild();
    Faults.disarm();
    int states = Faults.states();
    aside.say("states of a rebuild of what is whole: %d%n", states);

    for (int nth = 2; nth < states / 2; nth += states / (LONG ? 10 : 4)) {
      killedAt(whole, nth);
    }
  }

  private static void killedAt(Path from, int nth) throws SQLException {
    String at = "state " + nth;
    putBack(from);
    Faults.arm(warehouse, Faults.Kind.KILLED_AT_STATE, nth);
    Throwable stopped = catchThrowable(RebuildKilledTest::rebuild);
    Faults.disarm();
    FaultyCatalog.closeAll();
    assertThat(getStackTrace(stopped)).as(at).containsPattern(Faults.Kind.KILLED_AT_STATE.words());
    assertThat(Faults.hasHappened()).as(at).isTrue();

    try {
      assertThat(Sample.run(warehouse, forms).changed()).as("a run after %s", at).isFalse();
      assertThat(WarehouseCopy.hashes(warehouse, WarehouseCopy.ALL))
          .as("a run after %s", at)
          .isEqualTo(rows);
    } catch (WarehouseException refused) {
      assertThat(refused).as(at).hasMessageEndingWith("./tassei rebuild finishes it");
    }
    FaultyCatalog.closeAll();

    rebuild();
    assertThat(WarehouseCopy.hashes(warehouse, WarehouseCopy.ALL))
        .as("after %s", at)
        .isEqualTo(rows);
    assertThat(Inspection.of(new WarehouseFolder(warehouse))).as("after %s", at).isEmpty();
    assertThat(Sample.run(warehouse, forms).changed()).as("after %s", at).isFalse();
  }

  private static void putBack(Path from) throws SQLException {
    FaultyCatalog.closeAll();
    WarehouseCopy.copy(from, warehouse);
  }

  private static void rebuild() {
    RebuildVerb.rebuild(
        new WarehouseFolder(warehouse),
        Optional.empty(),
        false,
        Sample.knowledge(),
        Progress.silent());
  }
}
