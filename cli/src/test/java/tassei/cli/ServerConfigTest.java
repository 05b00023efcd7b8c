package tassei.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import tassei.lakehouse.SparkPlace;
import tassei.lakehouse.WarehouseServer;

class ServerConfigTest {
  private static final String CONFIG =
      """
      warehouse: s3://tassei/warehouse/
      state: state
      catalog:
        uri: jdbc:postgresql://db:5432/tassei
        user: tassei
        password: {file: secret}
      storage:
        endpoint: http://store:8333
        region: us-east-1
        access-key: {clear-text: key}
        secret-key: {file: secret}
      spark:
        master: spark://master:7077
      serve:
        address: 0.0.0.0
        name: tassei.example.jp
        keystore: keystore.p12
        keystore-password: {file: secret}
        passwords: password.db
        roles: roles.csv
      """;

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void writeSecret() throws IOException {
    Files.writeString(folder.resolve("secret"), "hush-hush\n");
    file = folder.resolve("server.yaml");
  }

  @Test
  void aFileSaysWhereTheWarehouseIsAndHowOthersComeIn() throws IOException {
    ServerConfig config = ServerConfig.read(written(CONFIG));
    assertThat(config.warehouse())
        .isEqualTo(
            new WarehouseServer(
                "s3://tassei/warehouse",
                new WarehouseServer.Database(
                    "jdbc:postgresql://db:5432/tassei", "tassei", "hush-hush"),
                new WarehouseServer.ObjectStore(
                    "http://store:8333", "us-east-1", "key", "hush-hush"),
                folder.resolve("state"),
                new SparkPlace(
                    "spark://master:7077", "127.0.0.1", "127.0.0.1", java.util.Map.of())));
    ServerConfig.Entrance entrance = config.entrance().orElseThrow();
    assertThat(entrance.port()).isEqualTo(8443);
    assertThat(entrance.roles()).isEqualTo(folder.resolve("roles.csv"));
    assertThat(entrance.door().access()).isEqualTo(folder.resolve("state/access"));
    assertThat(entrance.door().jwt()).isEmpty();
    assertThat(config.own()).isEqualTo(ServerConfig.Own.NOTHING);
    assertThat(config.toString()).doesNotContain("hush-hush");
  }

  @Test
  void aFileNamesLayoutsAndReferenceFilesOfOnesOwn() throws IOException {
    ServerConfig config = ServerConfig.read(written("layouts: forms\nreference: ours\n" + CONFIG));
    assertThat(config.own())
        .isEqualTo(new ServerConfig.Own(folder.resolve("forms"), folder.resolve("ours")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "  user: tassei |   usr: tassei | unknown key catalog.usr, expected uri, user, password",
        "  user: tassei | '' | catalog.user is missing",
        "{clear-text: key} | key | storage.access-key stands in clear text: write {file: PATH} or {env: NAME}, or {clear-text: …} if you insist",
        "{clear-text: key} | {env: TASSEI_NO_SUCH} | storage.access-key: the environment has no TASSEI_NO_SUCH",
        "{clear-text: key} | {file: a, env: b} | storage.access-key has 2 sources, expected one of file, env, clear-text",
        "jdbc:postgresql://db:5432/tassei | jdbc:mysql://db | catalog.uri is 'jdbc:mysql://db', expected jdbc:postgresql://…",
        "s3://tassei/warehouse/ | warehouse | state is for a warehouse in an object store (s3://…), not in a folder",
        "  passwords: password.db | '' | serve.passwords is missing",
        "  passwords: password.db | port: 99999 | serve.port is 99999, expected 0 to 65535",
        "  address: 0.0.0.0 | address: localhost | serve: Invalid address: localhost, expected an IPv4 address such as 0.0.0.0",
        "  keystore: keystore.p12 | '' | serve.keystore is missing"
      })
  void eachErrorNamesTheFileAndTheKey(String text, String instead, String message)
      throws IOException {
    Path wrong = written(CONFIG.replace(text.stripTrailing(), instead));
    assertThatThrownBy(() -> ServerConfig.read(wrong))
        .isInstanceOf(UsageException.class)
        .hasMessage("%s: %s", wrong, message);
  }

  @Test
  void nobodyListensBeyondThisMachineWithoutTlsAndSignIn() {
    ServeVerb serve = new ServeVerb();
    new CommandLine(serve).parseArgs("--address", "0.0.0.0", "--warehouse", folder.toString());
    assertThatThrownBy(serve::launch)
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "Cannot listen on 0.0.0.0 without TLS and sign-in: say in the section serve of --config FILE how others come in");
  }

  @Test
  void aFileAndAFolderAreNotGivenTogether() {
    ServeVerb serve = new ServeVerb();
    new CommandLine(serve).parseArgs("--config", "x.yaml", "--warehouse", "y");
    assertThatThrownBy(serve::launch)
        .isInstanceOf(UsageException.class)
        .hasMessage("Cannot use both --config and --warehouse: the file names one");
  }

  private Path written(String text) throws IOException {
    return Files.writeString(file, text, StandardCharsets.UTF_8);
  }
}
