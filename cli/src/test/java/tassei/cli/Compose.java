package tassei.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What docker-compose.yml says of its services, and serve/docker/Dockerfile of their image. */
final class Compose {
  private static final Path HOME = Sample.INSTALLATION.home();
  private static final Pattern DEFAULTED = Pattern.compile("\\$\\{(\\w+):-([^}]*)}");
  private static final Pattern MEBIBYTES = Pattern.compile("(?<number>\\d+)m");
  private static final Pattern COPY = Pattern.compile("(?m)^COPY (?<from>.+) (?<to>/\\S+)$");

  private final Map<String, Map<String, Object>> services;

  private Compose(Map<String, Map<String, Object>> services) {
    this.services = services;
  }

  @SuppressWarnings("unchecked")
  static Compose read() {
    var file =
        (Map<String, Map<String, Map<String, Object>>>)
            new Load(LoadSettings.builder().build()).loadFromString(text("docker-compose.yml"));
    return new Compose(file.get("services"));
  }

  /**
   * A file or folder that a service finds at a path of its own.
   *
   * @param source a place of this machine, below the project where it begins with a dot; or the
   *     name of a volume
   */
  record Mount(String source, String target) {
    boolean isVolume() {
      return !source.startsWith("./") && !source.startsWith("/");
    }
  }

  /**
   * @param variables of the environment of {@code docker compose}
   */
  List<Mount> mounts(String service, Map<String, String> variables) {
    return strings(service, "volumes").stream()
        .map(volume -> filled(volume, variables).split(":"))
        .map(parts -> new Mount(parts[0], parts[1]))
        .toList();
  }

  private static String filled(String text, Map<String, String> variables) {
    return DEFAULTED
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(variables.getOrDefault(found.group(1), found.group(2))));
  }

  List<String> secrets(String service) {
    return strings(service, "secrets");
  }

  /** The words it is started with, where the entrance of its image is {@code entrypoint}. */
  List<String> command(String service, String entrypoint) {
    Object own = get(service, "entrypoint");
    List<String> words = new ArrayList<>(own == null ? List.of(entrypoint) : strings(own));
    Object command = get(service, "command");
    if (command instanceof String line) {
      words.addAll(List.of(line.split(" ")));
    } else if (command != null) {
      words.addAll(strings(command));
    }
    return words;
  }

  /** Of a health check that is a program of the image. */
  List<String> healthCheck(String service) {
    List<String> test = strings(((Map<?, ?>) get(service, "healthcheck")).get("test"));
    return test.subList(1, test.size());
  }

  /** How much memory it may use, in MiB. */
  long memory(String service) {
    Matcher limit = MEBIBYTES.matcher(get(service, "mem_limit").toString());
    if (!limit.matches()) {
      throw new IllegalStateException("Cannot read the memory limit of " + service);
    }
    return Long.parseLong(limit.group("number"));
  }

  Map<String, String> environment(String service) {
    Map<String, String> all = new LinkedHashMap<>();
    if (get(service, "environment") instanceof Map<?, ?> own) {
      own.forEach((name, value) -> all.put(name.toString(), value.toString()));
    }
    return all;
  }

  /** What the Dockerfile copies: from below the project to a path of the image. */
  static Map<String, String> copied() {
    Map<String, String> copied = new LinkedHashMap<>();
    Matcher copy = COPY.matcher(text("serve/docker/Dockerfile"));
    while (copy.find()) {
      String to = copy.group("to");
      for (String from : copy.group("from").split(" ")) {
        copied.put(from, to.endsWith("/") ? to + Path.of(from).getFileName() : to);
      }
    }
    return copied;
  }

  static String text(String file) {
    return read(HOME.resolve(file));
  }

  static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /** Its own word, or that of what it is made from. */
  private Object get(String service, String key) {
    Map<String, Object> own = services.get(service);
    if (own.containsKey(key)) {
      return own.get(key);
    }
    return own.get("<<") instanceof Map<?, ?> base ? base.get(key) : null;
  }

  private List<String> strings(String service, String key) {
    Object value = get(service, key);
    return value == null ? List.of() : strings(value);
  }

  private static List<String> strings(Object list) {
    return ((List<?>) list).stream().map(String::valueOf).toList();
  }
}
