package tassei.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tassei.lakehouse.WarehouseServer;

/** The configuration files that docker-compose.yml mounts, read as the verbs read them. */
class ComposeConfigTest {
  private static final Path HOME = Sample.INSTALLATION.home();
  private static final Pattern SECRET = Pattern.compile("/run/secrets/(\\w+)");

  private static final Compose COMPOSE = Compose.read();

  @TempDir private Path folder;

  @Test
  void verbsAndTrinoWorkOnOneWarehouse() throws IOException {
    ServerConfig verbs = ServerConfig.read(inPlace("warehouse.yaml"));
    ServerConfig trino = ServerConfig.read(inPlace("trino.yaml"));

    WarehouseServer written = (WarehouseServer) verbs.warehouse();
    WarehouseServer served = (WarehouseServer) trino.warehouse();
    assertThat(written.spark().master()).isEqualTo("spark://spark-master:7077");
    assertThat(verbs.entrance()).isEmpty();
    assertThat(served.location()).isEqualTo(written.location());
    assertThat(served.catalog()).isEqualTo(written.catalog());
    assertThat(served.store()).isEqualTo(written.store());
    assertThat(trino.entrance().orElseThrow().port()).isEqualTo(8443);
    assertThat(trino.entrance().orElseThrow().roles()).isEqualTo(folder.resolve("roles.csv"));
  }

  @Test
  void everySecretThatAConfigurationNamesIsMountedWhereItIsRead() throws IOException {
    assertThat(COMPOSE.secrets("airflow-scheduler")).containsAll(secrets("warehouse.yaml"));
    assertThat(COMPOSE.secrets("trino")).containsExactlyInAnyOrderElementsOf(secrets("trino.yaml"));
  }

  /** What Airflow 3 answers at api/v2/monitor/health, from its documentation. */
  @Test
  void aPartOfAirflowIsWellWhenItsOwnHeartIsSaidToBeat() throws Exception {
    String answer =
        """
        {"metadatabase": {"status": "healthy"},
         "scheduler": {"status": "healthy", "latest_scheduler_heartbeat": "2026-11-23T02:00:11+00:00"},
         "triggerer": {"status": "%s", "latest_triggerer_heartbeat": "2026-11-23T02:00:12+00:00"},
         "dag_processor": {"status": %s, "latest_dag_processor_heartbeat": null}}
        """;
    assertThat(isWell("airflow-triggerer", answer.formatted("healthy", "null"))).isTrue();
    assertThat(isWell("airflow-triggerer", answer.formatted("unhealthy", "\"healthy\""))).isFalse();
    assertThat(isWell("airflow-dag-processor", answer.formatted("unhealthy", "\"healthy\"")))
        .isTrue();
    assertThat(isWell("airflow-dag-processor", answer.formatted("healthy", "null"))).isFalse();
    assertThat(isWell("airflow-dag-processor", "")).isFalse();
  }

  /** By compose's own words, but that the answer is in a file. */
  private boolean isWell(String service, String answer) throws Exception {
    Path file = Files.writeString(folder.resolve("answer"), answer, StandardCharsets.UTF_8);
    String check = COMPOSE.healthCheck(service).getFirst();
    assertThat(check)
        .contains("curl --fail --silent http://airflow-api:8080/api/v2/monitor/health |");
    String here =
        check.replace(
            "curl --fail --silent http://airflow-api:8080/api/v2/monitor/health",
            "tr -d '\\n' <" + file);
    return new ProcessBuilder("sh", "-c", here).start().waitFor() == 0;
  }

  /** With its secrets in a folder of the test's own. */
  private Path inPlace(String name) throws IOException {
    for (String secret : secrets(name)) {
      Files.writeString(folder.resolve(secret), "secret of " + secret);
    }
    String text =
        Files.readString(HOME.resolve("serve/docker").resolve(name), StandardCharsets.UTF_8);
    return Files.writeString(
        folder.resolve(name), text.replace("/run/secrets/", folder + "/"), StandardCharsets.UTF_8);
  }

  private static List<String> secrets(String name) throws IOException {
    List<String> secrets = new ArrayList<>();
    Matcher secret =
        SECRET.matcher(
            Files.readString(HOME.resolve("serve/docker").resolve(name), StandardCharsets.UTF_8));
    while (secret.find()) {
      secrets.add(secret.group(1));
    }
    return secrets;
  }
}
