package tassei.serve;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command line and environment under which the laid-out Trino runs as a child of this JVM. */
final class TrinoCommand {
  private static final int JAVA = 25;

  private final TrinoLaunch launch;
  private final Path trino;

  TrinoCommand(TrinoLaunch launch) {
    this.launch = launch;
    this.trino = launch.dist().resolve("trino");
    if (!Files.isDirectory(trino.resolve("lib")) || !Files.isDirectory(trino.resolve("plugin"))) {
      throw new TrinoFailedException("Cannot find Trino, build it with mvn package: " + trino);
    }
    if (Runtime.version().feature() < JAVA) {
      throw new TrinoFailedException(
          "Cannot start Trino on Java older than %d: %s".formatted(JAVA, Runtime.version()));
    }
  }

  ProcessBuilder on(int port, Path home) {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(optionsOfFile());
    words.addAll(optionsOfLaunch());
    words.add("-Dconfig=" + etc().resolve("config.properties"));
    words.add("-Dlog.levels-file=" + trino.resolve("etc/log.properties"));
    words.add("-Djava.io.tmpdir=" + home);
    words.addAll(List.of("-cp", classPath(), "tassei.serve.server.TrinoMain"));

    ProcessBuilder builder = new ProcessBuilder(words).directory(home.toFile());
    builder.environment().putAll(environment(port));
    launch.door().ifPresent(door -> builder.environment().putAll(environment(door, home)));
    return builder;
  }

  private Path etc() {
    return trino.resolve(launch.door().isPresent() ? "etc/server" : "etc");
  }

  private List<String> optionsOfFile() {
    Path file = trino.resolve("etc/jvm.config");
    try (Stream<String> lines = Files.lines(file)) {
      return lines.map(String::strip).filter(l -> !l.isEmpty() && !l.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read JVM options: " + file, e);
    }
  }

  /** The quick compiler alone brings a server up a third sooner on two cores. */
  private List<String> optionsOfLaunch() {
    return launch.lifetime() == TrinoLaunch.Lifetime.BRIEF
        ? List.of("-XX:TieredStopAtLevel=1")
        : List.of();
  }

  /** Sorted, so that which of two like classes is taken does not depend on the file system. */
  private String classPath() {
    try (Stream<Path> jars = Files.list(trino.resolve("lib"))) {
      return jars.map(Path::toString)
          .filter(jar -> jar.endsWith(".jar"))
          .sorted()
          .collect(Collectors.joining(File.pathSeparator));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list jars: " + trino.resolve("lib"), e);
    }
  }

  private Map<String, String> environment(int port) {
    Path catalogs = trino.resolve("etc").resolve(launch.catalog().folder());
    Map<String, String> all = new HashMap<>(launch.catalog().environment());
    all.put("TASSEI_TRINO_ADDRESS", launch.address());
    all.put("TASSEI_TRINO_PORT", String.valueOf(port));
    all.put("TASSEI_TRINO_PLUGINS", trino.resolve("plugin").toString());
    all.put("TASSEI_TRINO_CATALOGS", catalogs.toString());
    all.put("TASSEI_TRINO_PARENT", String.valueOf(ProcessHandle.current().pid()));
    all.put("NO_COLOR", "1");
    return all;
  }

  private Map<String, String> environment(Door door, Path home) {
    Map<String, String> all = new HashMap<>();
    all.put("TASSEI_TRINO_ETC", etc().toString());
    all.put("TASSEI_TRINO_INTERNAL_ADDRESS", door.host().replace('.', '-') + ".ip");
    all.put("TASSEI_TRINO_KEYSTORE", door.keystore().toString());
    all.put("TASSEI_TRINO_KEYSTORE_PASSWORD", door.keystorePassword());
    all.put("TASSEI_TRINO_PASSWORDS", door.passwords().toString());
    all.put("TASSEI_TRINO_ACCESS", door.access().toString());
    // the only process that speaks with this one is itself
    all.put("TASSEI_TRINO_SHARED_SECRET", randomKey());
    Door.Jwt jwt = door.jwt().orElseGet(() -> new Door.Jwt(nobodysKey(home), "nobody", "nobody"));
    all.put("TASSEI_TRINO_JWT_KEY", jwt.key().toString());
    all.put("TASSEI_TRINO_JWT_ISSUER", jwt.issuer());
    all.put("TASSEI_TRINO_JWT_AUDIENCE", jwt.audience());
    groupProvider(home);
    return all;
  }

  /** Trino looks for this one file in {@code etc} of the folder it runs in, and nowhere else. */
  private void groupProvider(Path home) {
    Path file = etc().resolve("group-provider.properties");
    try {
      Files.copy(file, Files.createDirectories(home.resolve("etc")).resolve(file.getFileName()));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot copy " + file, e);
    }
  }

  private static Path nobodysKey(Path home) {
    Path key = home.resolve("jwt.key");
    try {
      return Files.writeString(key, randomKey());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + key, e);
    }
  }

  private static String randomKey() {
    byte[] random = new byte[64];
    new SecureRandom().nextBytes(random);
    return Base64.getEncoder().encodeToString(random);
  }
}
