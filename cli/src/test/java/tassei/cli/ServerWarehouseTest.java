package tassei.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tassei.lakehouse.PublishedState;
import tassei.lakehouse.RunId;
import tassei.lakehouse.RunLock;
import tassei.lakehouse.TableName;
import tassei.lakehouse.WarehouseException;
import tassei.lakehouse.WarehouseFolder;
import tassei.lakehouse.WarehouseServer;

/**
 * The main job over the five forms with PostgreSQL, an object store and two Spark workers, one of
 * which dies on the way, against the same job on a laptop; and a laptop's warehouse moved there.
 */
@EnabledIfSystemProperty(named = "tassei.faults", matches = "short|long")
class ServerWarehouseTest {
  @TempDir private static Path folder;

  private static Path forms;
  private static TestingServers servers;
  private static WarehouseFolder laptop;
  private static WarehouseServer server;
  private static WarehouseServer moved;
  private static RunVerb.Outcome outcome;
  private static Asked askedLaptop;
  private static Asked askedServer;

  @BeforeAll
  static void runOnBoth() {
    forms = Sample.forms(folder.resolve("forms"));
    laptop = new WarehouseFolder(folder.resolve("laptop"));
    Sample.run(laptop.folder(), forms, Optional.of("R7"));
    servers = TestingServers.start(folder.resolve("servers"));
    server = warehouse(servers.config("main_job", servers.sparkSection()));
    outcome =
        RunVerb.run(
            server, forms, Optional.of("R7"), Sample.knowledge(), Progress.toldTo(killing()));
    moved = warehouse(servers.config("moved", ""));
    MigrateVerb.migrate(laptop, moved, Progress.silent());
    askedLaptop = Asked.of(laptop.folder());
    askedServer = Asked.of(server);
  }

  @AfterAll
  static void stop() throws IOException {
    try (TestingServers stopped = servers) {
      assertThat(stopped).isNotNull();
      askedLaptop.close();
      askedServer.close();
    }
  }

  private static WarehouseServer warehouse(Path config) {
    return (WarehouseServer) ServerConfig.read(config).warehouse();
  }

  /** While core and marts are built, which is most of the work. */
  private static java.util.function.Consumer<String> killing() {
    AtomicBoolean isKilled = new AtomicBoolean();
    return step -> {
      if (step.equals("building") && isKilled.compareAndSet(false, true)) {
        for (int i = 0; i < 300 && !servers.bothWork(); i++) {
          TestingServers.pause();
        }
        assertThat(servers.bothWork()).as("both workers have an executor").isTrue();
        Thread.ofPlatform()
            .start(
                () -> {
                  TestingServers.pause();
                  servers.killOneWorker();
                });
      }
    };
  }

  @Test
  void everyMartHasTheRowsOfTheLaptopThoughAWorkerWasKilled() {
    assertThat(servers.oneWorks()).isTrue();
    assertThat(outcome.landed()).isEqualTo(5);
    assertThat(outcome.waiting()).isZero();
    Map<String, List<String>> expected = marts(askedLaptop, "");
    assertThat(expected).hasSizeGreaterThan(20);
    assertThat(marts(askedServer, "")).isEqualTo(expected);
    assertThat(marts(askedServer, " FOR VERSION AS OF 'R7'")).isEqualTo(expected);
  }

  @Test
  void theSameFilesAgainChangeNothing() {
    RunVerb.Outcome again =
        RunVerb.run(server, forms, Optional.empty(), Sample.knowledge(), Progress.silent());
    assertThat(again.changed()).isFalse();
  }

  @Test
  void receivedFilesLieInTheObjectStoreByteForByte() throws IOException {
    try (PublishedState state = PublishedState.open(server);
        Stream<Path> sent = Files.list(forms)) {
      List<String> hashes =
          state.rows(new TableName("landing", "file"), List.of("file_hash")).stream()
              .map(List::getFirst)
              .toList();
      assertThat(hashes).hasSize(5);
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
        RunVerb.run(moved, forms, Optional.empty(), Sample.knowledge(), Progress.silent());
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
  void oneRunAtATimeWritesAndItsNameIsTold() {
    RunId first = RunId.at(Instant.parse("2026-11-21T00:00:00Z"), 1);
    RunId second = RunId.at(Instant.parse("2026-11-21T00:00:01Z"), 2);
    RunLock held = RunLock.take(server, first);
    try (held) {
      assertThatThrownBy(() -> RunLock.take(server, second))
          .isInstanceOf(WarehouseException.class)
          .hasMessage(
              "Cannot start: run %s is writing to s3://tassei/main_job. Wait until it ends and start again.",
              first);
    }
    RunLock.take(server, second).close();
  }

  private static List<List<String>> sorted(List<List<String>> rows) {
    return rows.stream().sorted((a, b) -> a.toString().compareTo(b.toString())).toList();
  }

  private static Map<String, List<String>> marts(Asked asked, String version) {
    Map<String, List<String>> marts = new TreeMap<>();
    for (String mart :
        asked.rows(
            "SELECT table_name FROM tassei.information_schema.tables WHERE table_schema = 'mart'")) {
      marts.put(
          mart, asked.rows("SELECT * FROM mart." + mart + version).stream().sorted().toList());
    }
    return marts;
  }
}
