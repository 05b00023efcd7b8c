package tassei.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrinoServerEndTest {
  private static final Path DIST = Path.of(System.getProperty("dist"));

  @TempDir private Path warehouse;

  @Test
  void closingRemovesTheStateFileAndTheProcess() {
    TestingWarehouse.in(warehouse);
    TrinoServer server = TrinoServer.start(TrinoLaunch.lasting(DIST, warehouse));
    assertThat(warehouse.resolve(".trino")).exists();

    server.close();

    assertThat(warehouse.resolve(".trino")).doesNotExist();
    assertThat(ProcessHandle.of(server.pid())).isEmpty();
    assertThat(TrinoServers.running(warehouse)).isEmpty();
  }

  @Test
  void aBriefServerIsNotAnnounced() {
    TestingWarehouse.in(warehouse);
    try (TrinoServer server = TrinoServer.start(TrinoLaunch.brief(DIST, warehouse))) {
      assertThat(server.port()).isPositive();
      assertThat(warehouse.resolve(".trino")).doesNotExist();
    }
  }

  @Test
  void endsWithTheProcessThatStartedItHoweverThatEnds() throws IOException, InterruptedException {
    TestingWarehouse.in(warehouse);
    Process parent = TestingParent.start(DIST, warehouse);
    RunningTrino trino = TestingParent.awaitServer(warehouse, parent);

    parent.destroyForcibly().waitFor();

    ProcessHandle child = ProcessHandle.of(trino.pid()).orElseThrow();
    assertThat(child.onExit().orTimeout(20, TimeUnit.SECONDS).join().isAlive()).isFalse();
    assertThat(warehouse.resolve(".trino")).exists();
    assertThat(TrinoServers.running(warehouse)).isEmpty();
  }

  @Test
  void aWarehouseWithoutACatalogIsRefused() {
    assertThatThrownBy(() -> TrinoLaunch.brief(DIST, warehouse))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot find the catalog of the warehouse: " + warehouse.resolve("catalog.db"));
  }

  @Test
  void aCatalogWithoutItsTablesIsAnError() throws IOException {
    Files.createFile(warehouse.resolve("catalog.db"));

    assertThatThrownBy(() -> TrinoServer.start(TrinoLaunch.brief(DIST, warehouse)))
        .isInstanceOf(TrinoFailedException.class)
        .hasMessage(
            "Cannot read the catalog of %s: [SQLITE_ERROR] SQL error or missing database"
                + " (no such table: iceberg_tables)",
            warehouse);
  }

  @Test
  void aServerThatDoesNotComeUpInTimeIsStopped() {
    TestingWarehouse.in(warehouse);
    TrinoLaunch launch = TrinoLaunch.brief(DIST, warehouse).within(Duration.ofMillis(1));

    assertThatThrownBy(() -> TrinoServer.start(launch))
        .isInstanceOf(TrinoFailedException.class)
        .hasMessageStartingWith("Cannot wait longer for Trino to start: PT0.001S");
  }

  @Test
  void aServerThatCannotStartTellsTheEndOfItsLog() {
    TestingWarehouse.in(warehouse);
    TrinoLaunch launch = TrinoLaunch.brief(DIST, warehouse);
    TrinoCatalog unknown = TrinoCatalog.ofServer(launch.catalog().environment());
    TrinoLaunch wrong = TrinoLaunch.of(DIST, warehouse, unknown, launch.lifetime());

    assertThatThrownBy(() -> TrinoServer.start(wrong))
        .isInstanceOf(TrinoFailedException.class)
        .hasMessageStartingWith("Cannot start Trino, exit code: 100")
        .hasMessageContaining("Environment variable is not set: TASSEI_");
  }

  @Test
  void aFolderWithoutTrinoIsRefused() {
    TestingWarehouse.in(warehouse);

    assertThatThrownBy(() -> TrinoServer.start(TrinoLaunch.brief(warehouse, warehouse)))
        .isInstanceOf(TrinoFailedException.class)
        .hasMessage("Cannot find Trino, build it with mvn package: " + warehouse.resolve("trino"));
  }

  @Test
  void aStateFileOfAnotherProcessIsNotBelieved() throws IOException {
    long pid = ProcessHandle.current().pid();
    Files.writeString(
        warehouse.resolve(".trino"), "pid=" + pid + "\nport=1\nstarted=2020-01-01T00:00:00Z\n");

    assertThat(TrinoServers.running(warehouse)).isEmpty();
  }

  @Test
  void aStateFileThatSaysNothingIsNotBelieved() throws IOException {
    Files.writeString(warehouse.resolve(".trino"), "pid=\n");

    assertThat(TrinoServers.running(warehouse)).isEmpty();
  }
}
