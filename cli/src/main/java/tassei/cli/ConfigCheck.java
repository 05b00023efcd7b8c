package tassei.cli;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import tassei.lakehouse.WarehouseServer;
import tassei.serve.Door;

/**
 * Whether what a configuration names is there and answers: the object store, the Spark master, and
 * what Trino needs to let others in. Secrets are never quoted.
 */
final class ConfigCheck {
  private static final Pattern PASSWORD =
      Pattern.compile("[^:\\s]+:\\$2[aby]\\$\\d\\d\\$[./A-Za-z0-9]{53}");
  private static final String SPARK = "spark://";
  private static final int PATIENCE_MS = 3000;
  private static final String OWN_ALIAS = "tassei_own";

  private final ServerConfig config;
  private final Instant now;
  private final List<Finding> found = new ArrayList<>();

  private ConfigCheck(ServerConfig config, Instant now) {
    this.config = requireNonNull(config, "config is null");
    this.now = requireNonNull(now, "now is null");
  }

  /** Something that may fail, and what it says when it does not. */
  private interface Look {
    String at() throws IOException, GeneralSecurityException;
  }

  static List<Finding> of(ServerConfig config, Instant now) {
    ConfigCheck check = new ConfigCheck(config, now);
    if (config.warehouse() instanceof WarehouseServer server) {
      check.look(
          "object store " + server.location(),
          "is the store up, is the bucket there, and may the keys of --config write to it?",
          () -> writes(server));
      if (server.spark().master().startsWith(SPARK)) {
        check.look(
            "Spark master " + server.spark().master(),
            "start it, or correct spark.master in --config",
            () -> answers(server.spark().master()));
      }
    }
    config.entrance().ifPresent(check::entrance);
    return List.copyOf(check.found);
  }

  private void look(String what, String remedy, Look look) {
    try {
      found.add(new Finding(what + look.at(), ""));
    } catch (IOException | GeneralSecurityException | RuntimeException wrong) {
      found.add(new Finding("%s: %s".formatted(what, wrong.getMessage()), remedy));
    }
  }

  private static String writes(WarehouseServer server) {
    server.tryToWrite();
    return " takes files";
  }

  private static String answers(String master) throws IOException {
    IOException refused = null;
    for (String one : master.substring(SPARK.length()).split(",")) {
      int colon = one.lastIndexOf(':');
      try (Socket socket = new Socket()) {
        int port = Integer.parseInt(one.substring(colon + 1));
        socket.connect(new InetSocketAddress(one.substring(0, colon), port), PATIENCE_MS);
        return " answers";
      } catch (IOException notThisOne) {
        refused = notThisOne;
      }
    }
    throw refused;
  }

  private void entrance(ServerConfig.Entrance entrance) {
    Door door = entrance.door();
    look(
        "port %d on %s".formatted(entrance.port(), door.address()),
        "stop who listens there (it may be Trino already), or choose another serve.port",
        () -> isFree(door.address(), entrance.port(), config.warehouse().stateFolder()));
    look(
        "keystore " + door.keystore(),
        "one EC key with its certificates in PKCS12, see docs/server.md",
        () -> certificate(door));
    look(
        "passwords " + door.passwords(),
        "lines of user:hash, as htpasswd -B -C 10 writes them",
        () -> users(door.passwords()));
    look(
        "roles " + entrance.roles(),
        "correct it, see docs/access.md",
        () ->
            ": %d users have one"
                .formatted(AccessVerb.read(entrance, config.own()).byUser().size()));
    door.jwt()
        .ifPresent(
            jwt ->
                look(
                    "key of tokens " + jwt.key(),
                    "a PEM public key or a base64 HMAC key",
                    () -> Files.size(jwt.key()) > 0 ? " can be read" : refuse("it is empty")));
  }

  private static String isFree(String address, int port, Path state) throws IOException {
    if (ServeVerb.isServing(state)) {
      return " is that of the Trino that serves";
    }
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(address))) {
      return socket.isBound() ? " is free" : " is taken";
    }
  }

  private String certificate(Door door) throws IOException, GeneralSecurityException {
    KeyStore keystore = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(door.keystore())) {
      keystore.load(in, door.keystorePassword().toCharArray());
    }
    List<String> keys = new ArrayList<>();
    for (String alias : Collections.list(keystore.aliases())) {
      if (keystore.isKeyEntry(alias)) {
        keys.add(alias);
      }
    }
    if (keys.size() != 1) {
      return refuse("it holds %d keys, expected one".formatted(keys.size()));
    }
    if (keys.getFirst().equals(OWN_ALIAS)) {
      return refuse("its alias is '%s', which Trino uses itself".formatted(OWN_ALIAS));
    }
    X509Certificate certificate = (X509Certificate) keystore.getCertificate(keys.getFirst());
    LocalDate end = LocalDate.ofInstant(certificate.getNotAfter().toInstant(), ZoneId.of("UTC"));
    if (certificate.getNotAfter().toInstant().isBefore(now)) {
      return refuse("its certificate was valid until %s".formatted(end));
    }
    if (names(certificate).stream().noneMatch(name -> isFor(door.name(), name))) {
      return refuse(
          "its certificate is of %s and not of serve.name %s"
              .formatted(String.join(", ", names(certificate)), door.name()));
    }
    return " is of %s until %s".formatted(door.name(), end);
  }

  /** The names for which clients take it: those beside the subject's count where there are any. */
  private static List<String> names(X509Certificate certificate)
      throws CertificateParsingException {
    Collection<List<?>> others = certificate.getSubjectAlternativeNames();
    if (others != null) {
      return others.stream().map(name -> String.valueOf(name.get(1))).toList();
    }
    String subject = certificate.getSubjectX500Principal().getName();
    return List.of(subject.replaceFirst("^.*CN=([^,]*).*$", "$1"));
  }

  /** A star stands for the first label of a name. */
  private static boolean isFor(String host, String name) {
    return name.equalsIgnoreCase(host)
        || name.startsWith("*.")
            && host.contains(".")
            && name.substring(1).equalsIgnoreCase(host.substring(host.indexOf('.')));
  }

  private static String users(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    int users = 0;
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        if (!PASSWORD.matcher(lines.get(i)).matches()) {
          return refuse("line %d is no user with a bcrypt hash".formatted(i + 1));
        }
        users++;
      }
    }
    return " let %d users in".formatted(users);
  }

  private static String refuse(String why) {
    throw new IllegalArgumentException(why);
  }
}
