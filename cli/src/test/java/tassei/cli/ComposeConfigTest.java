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
