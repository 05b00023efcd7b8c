package tassei.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code doctor --config} says of a configuration before anybody depends on it. */
class ConfigCheckTest {
  private static final Instant NOW = Clock.systemUTC().instant();
  private static final String USER =
      "dashboard:$2y$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy\n";

  @TempDir private static Path folder;

  @BeforeAll
  static void makeKeystore() throws IOException {
    ServedSecurely.certificate(folder.resolve("keystore.p12"));
  }

  @BeforeEach
  void writeWhatIsRight() throws IOException {
    write("password.db", USER);
    write("roles.csv", "kind,name,members,role,body_code\nuser,dashboard,,bi_service,\n");
    write("jwt.key", "c2VjcmV0\n");
    write("secret", ServedSecurely.KEY_PASSWORD);
  }

  private static void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
  }

  private static ServerConfig config(int port) throws IOException {
    return config(
        """
        warehouse: warehouse
        serve:
          address: 127.0.0.1
          name: localhost
          port: %d
          keystore: keystore.p12
          keystore-password: {file: secret}
          passwords: password.db
          roles: roles.csv
          jwt: {key: jwt.key, issuer: federation, audience: tassei}
        """
            .formatted(port));
  }

  private static ServerConfig config(String text) throws IOException {
    write("server.yaml", text);
    return ServerConfig.read(folder.resolve("server.yaml"));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static List<String> wrong(ServerConfig config) {
    return ConfigCheck.of(config, NOW).stream()
        .filter(found -> !found.isWell())
        .map(found -> found.what().replace(folder + "/", "") + " → " + found.remedy())
        .toList();
  }

  @Test
  void allIsWellWhereEverythingIsThere() throws IOException {
    int port = freePort();
    assertThat(
            ConfigCheck.of(config(port), NOW).stream()
                .map(
                    found ->
                        found.what().replace(folder + "/", "").replaceAll("until .*", "until …"))
                .toList())
        .containsExactly(
            "port %d on 127.0.0.1 is free".formatted(port),
            "keystore keystore.p12 is of localhost until …",
            "passwords password.db let 1 users in",
            "roles roles.csv: 1 users have one",
            "key of tokens jwt.key can be read");
    assertThat(wrong(config(port))).isEmpty();
  }

  @Test
  void eachMistakeIsNamedAndNoSecretIsQuoted() throws IOException {
    write("password.db", USER + "tanaka:plain-password\n");
    write("roles.csv", "kind,name,members,role,body_code\nuser,dashboard,,emperor,\n");
    write("jwt.key", "");
    write("secret", "another");
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      List<String> wrong = wrong(config(taken.getLocalPort()));
      assertThat(wrong).hasSize(5);
      assertThat(wrong.get(0))
          .matches(
              "port \\d+ on 127.0.0.1: .+ → stop who listens there .+, or choose another serve.port");
      assertThat(wrong.get(1)).startsWith("keystore keystore.p12: keystore password was incorrect");
      assertThat(wrong.get(2))
          .isEqualTo(
              "passwords password.db: line 2 is no user with a bcrypt hash → lines of user:hash, as htpasswd -B -C 10 writes them");
      assertThat(wrong.get(3)).startsWith("roles roles.csv: ").contains("emperor");
      assertThat(wrong.get(4))
          .isEqualTo("key of tokens jwt.key: it is empty → a PEM public key or a base64 HMAC key");
      assertThat(wrong.toString()).doesNotContain("plain-password", "another\"");
    }
  }

  @Test
  void aCertificateIsOfTheNameThatClientsUseAndStillValid() throws IOException {
    ServerConfig config = config(freePort());
    ServerConfig.Entrance entrance = config.entrance().orElseThrow();
    String text = Files.readString(folder.resolve("server.yaml"));
    assertThat(wrong(config(text.replace("name: localhost", "name: tassei.example.jp"))))
        .containsExactly(
            "keystore keystore.p12: its certificate is of 127.0.0.1, localhost and not of serve.name tassei.example.jp → one EC key with its certificates in PKCS12, see docs/server.md");
    assertThat(entrance.door().name()).isEqualTo("localhost");
    assertThat(ConfigCheck.of(config, NOW.plus(Duration.ofDays(365))))
        .anySatisfy(
            found ->
                assertThat(found.what())
                    .contains("keystore.p12: its certificate was valid until "));
  }

  @Test
  void aStoreOrMasterThatDoesNotAnswerIsToldWithWhatToDo() throws IOException {
    int nobody = freePort();
    ServerConfig config =
        config(
            """
            warehouse: s3://tassei/warehouse
            state: state
            catalog:
              uri: jdbc:postgresql://127.0.0.1:%1$d/tassei
              user: tassei
              password: {file: secret}
            storage:
              endpoint: http://127.0.0.1:%1$d
              region: us-east-1
              access-key: {file: secret}
              secret-key: {file: secret}
            spark:
              master: spark://127.0.0.1:%1$d
            """
                .formatted(nobody));
    List<String> wrong = wrong(config);
    assertThat(wrong).hasSize(2);
    assertThat(wrong.getFirst())
        .startsWith("object store s3://tassei/warehouse: Cannot write to s3://tassei/warehouse: ")
        .endsWith(
            " → is the store up, is the bucket there, and may the keys of --config write to it?");
    assertThat(wrong.getLast())
        .isEqualTo(
            "Spark master spark://127.0.0.1:%d: Connection refused → start it, or correct spark.master in --config",
            nobody);
  }
}
