package tassei.cli;

import static org.assertj.core.api.Assertions.assertThat;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.trino.jdbc.TrinoStatement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import tassei.lakehouse.Warehouse;
import tassei.serve.Door;
import tassei.serve.TrinoLaunch;
import tassei.serve.TrinoServer;
import tassei.serve.access.AccessFiles;
import tassei.serve.access.AccessTable;
import tassei.serve.access.Assignments;
import tassei.serve.access.Bodies;
import tassei.transform.reference.Reference;

/** A warehouse behind its door, with one user of each role; the password of each is his name. */
final class ServedSecurely implements AutoCloseable {
  static final String ISSUER = "federation";
  static final String AUDIENCE = "tassei";

  static final String KEY_PASSWORD = "keystore-of-a-test";
  static final String SIGNING_KEY = "0123456789abcdef0123456789abcdef0123456789abcdef";

  private final Path folder;
  private final TrinoServer server;
  private final Map<String, Connection> open = new HashMap<>();

  private ServedSecurely(Path folder, TrinoServer server) {
    this.folder = folder;
    this.server = server;
  }

  static AccessTable tables() {
    return AccessTable.load(Sample.INSTALLATION.home().resolve("serve/etc/access"));
  }

  private static Bodies bodies() {
    Reference reference = Sample.knowledge().reference();
    return new Bodies(reference.bodyTypes(), reference.bodiesOfFederations());
  }

  static ServedSecurely of(Path warehouse, Path folder, String roles, List<String> users) {
    return of(
        TrinoLaunch.brief(Sample.INSTALLATION.dist(), warehouse),
        "127.0.0.1",
        folder,
        roles,
        users);
  }

  /** On every address of this machine, as a server is. */
  static ServedSecurely toAll(Warehouse warehouse, Path folder, String roles, List<String> users) {
    return of(
        TrinoAccess.launch(warehouse, TrinoLaunch.Lifetime.BRIEF), "0.0.0.0", folder, roles, users);
  }

  private static ServedSecurely of(
      TrinoLaunch launch, String address, Path folder, String roles, List<String> users) {
    try {
      Files.createDirectories(folder);
      Path file = Files.writeString(folder.resolve("roles.csv"), roles, StandardCharsets.UTF_8);
      AccessFiles.write(folder.resolve("access"), tables(), Assignments.load(file, bodies()));
      StringBuilder passwords = new StringBuilder();
      for (String user : users) {
        passwords.append(user).append(':').append(hash(user)).append('\n');
      }
      Files.writeString(folder.resolve("password.db"), passwords, StandardCharsets.UTF_8);
      Files.writeString(
          folder.resolve("jwt.key"),
          Base64.getEncoder().encodeToString(SIGNING_KEY.getBytes(StandardCharsets.UTF_8)));
      certificate(folder.resolve("keystore.p12"));
      return new ServedSecurely(folder, TrinoServer.start(behindADoor(launch, address, folder)));
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private static TrinoLaunch behindADoor(TrinoLaunch launch, String address, Path folder) {
    return launch
        .within(Duration.ofSeconds(120))
        .behind(
            new Door(
                address,
                "localhost",
                folder.resolve("keystore.p12"),
                KEY_PASSWORD,
                folder.resolve("password.db"),
                folder.resolve("access"),
                Optional.of(new Door.Jwt(folder.resolve("jwt.key"), ISSUER, AUDIENCE))));
  }

  /** As {@code htpasswd -B} writes it. */
  private static String hash(String password) {
    return BCrypt.with(BCrypt.Version.VERSION_2Y).hashToString(8, password.toCharArray());
  }

  static void certificate(Path keystore) throws IOException {
    keytool(
        "-genkeypair",
        "-keyalg",
        "EC",
        "-alias",
        "tassei",
        "-dname",
        "CN=localhost",
        "-ext",
        "SAN=ip:127.0.0.1,dns:localhost",
        "-storetype",
        "PKCS12",
        "-keystore",
        keystore.toString(),
        "-storepass",
        KEY_PASSWORD);
  }

  private static void keytool(String... words) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(words));
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    assertThat(new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .doesNotContain("rror");
  }

  String jdbcUrl() {
    return server.jdbcUrl();
  }

  /** An address with everything in it that a program of others needs to come in as a user. */
  String jdbcUrl(String user) {
    return "%s%suser=%s&password=%s&SSLTrustStorePath=%s&SSLTrustStorePassword=%s"
        .formatted(
            server.jdbcUrl(),
            server.jdbcUrl().contains("?") ? "&" : "?",
            user,
            user,
            folder.resolve("keystore.p12"),
            KEY_PASSWORD);
  }

  /** The certificate, for programs that take no key store. */
  Path pem() throws IOException {
    Path pem = folder.resolve("tassei.pem");
    keytool(
        "-exportcert",
        "-rfc",
        "-alias",
        "tassei",
        "-keystore",
        folder.resolve("keystore.p12").toString(),
        "-storepass",
        KEY_PASSWORD,
        "-file",
        pem.toString());
    return pem;
  }

  int port() {
    return server.port();
  }

  Path log() {
    return server.log();
  }

  Connection with(Map<String, String> how) throws SQLException {
    Properties properties = new Properties();
    properties.putAll(how);
    properties.put("SSLTrustStorePath", folder.resolve("keystore.p12").toString());
    properties.put("SSLTrustStorePassword", KEY_PASSWORD);
    return DriverManager.getConnection(server.jdbcUrl(), properties);
  }

  /** A row is its values joined by " | "; a refusal is its message. */
  List<String> rows(String user, String sql) {
    try {
      if (!open.containsKey(user)) {
        open.put(user, with(Map.of("user", user, "password", user)));
      }
      return rows(open.get(user), sql);
    } catch (SQLException refused) {
      return List.of(refused.getMessage());
    }
  }

  /** What one of Trino's own addresses answers to a user; to nobody where the user is empty. */
  HttpResponse<String> rest(String user, String method, String path)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("https://localhost:%d%s".formatted(port(), path)))
            .method(
                method, BodyPublishers.ofString(method.equals("PUT") ? "\"SHUTTING_DOWN\"" : ""))
            .header("Content-Type", "application/json");
    if (!user.isEmpty()) {
      byte[] signIn = "%s:%1$s".formatted(user).getBytes(StandardCharsets.UTF_8);
      request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(signIn));
    }
    try (HttpClient client = HttpClient.newBuilder().sslContext(trusting()).build()) {
      return client.send(request.build(), BodyHandlers.ofString());
    }
  }

  private SSLContext trusting() throws IOException {
    try {
      KeyStore trusted =
          KeyStore.getInstance(folder.resolve("keystore.p12").toFile(), KEY_PASSWORD.toCharArray());
      KeyStore certificate = KeyStore.getInstance(KeyStore.getDefaultType());
      certificate.load(null, null);
      certificate.setCertificateEntry("tassei", trusted.getCertificate("tassei"));
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(certificate);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, factory.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException cause) {
      throw new IllegalStateException(cause);
    }
  }

  /** How many rows Trino says that it read for an answer, as it tells everybody of his own. */
  long rowsRead(String user, String sql) throws SQLException {
    AtomicLong read = new AtomicLong();
    try (Connection connection = with(Map.of("user", user, "password", user));
        TrinoStatement statement = connection.createStatement().unwrap(TrinoStatement.class)) {
      statement.setProgressMonitor(stats -> read.set(stats.getProcessedRows()));
      try (ResultSet answer = statement.executeQuery(sql)) {
        while (answer.next()) {
          read.get();
        }
      }
    }
    return read.get();
  }

  static List<String> rows(Connection connection, String sql) {
    try (var statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      int columns = answer.getMetaData().getColumnCount();
      while (answer.next()) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          values.add(answer.getString(i));
        }
        rows.add(String.join(" | ", values));
      }
      return rows;
    } catch (SQLException refused) {
      return List.of(refused.getMessage().replaceFirst("Query failed \\(#\\w+\\): ", ""));
    }
  }

  static String token(String user, Instant expiry) {
    return token(user, expiry, ISSUER, AUDIENCE, SIGNING_KEY);
  }

  static String token(String user, Instant expiry, String issuer, String audience, String key) {
    String content =
        part("{\"alg\":\"HS256\",\"typ\":\"JWT\"}")
            + "."
            + part(
                "{\"sub\":\"%s\",\"iss\":\"%s\",\"aud\":\"%s\",\"exp\":%d}"
                    .formatted(user, issuer, audience, expiry.getEpochSecond()));
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] signature = mac.doFinal(content.getBytes(StandardCharsets.UTF_8));
      return content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    } catch (GeneralSecurityException cause) {
      throw new IllegalStateException(cause);
    }
  }

  private static String part(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    server.close();
  }
}
