package tassei.cli;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * A part of a configuration file, read strictly: each error names the file and the key.
 *
 * @param path of the section: empty at the top, else {@code catalog.}
 */
record ConfigSection(Path file, String path, Map<String, Object> values) {
  ConfigSection {
    requireNonNull(file, "file is null");
    requireNonNull(path, "path is null");
    values = new LinkedHashMap<>(values);
  }

  /**
   * @throws UsageException when it cannot be read or is no map
   */
  static ConfigSection read(Path file) {
    try {
      LoadSettings settings = LoadSettings.builder().setAllowDuplicateKeys(false).build();
      Object loaded =
          new Load(settings).loadFromString(Files.readString(file, StandardCharsets.UTF_8));
      return of(file, "", loaded);
    } catch (IOException cause) {
      throw new UsageException("Cannot read the configuration: " + file);
    } catch (YamlEngineException cause) {
      throw new UsageException(
          "%s: %s".formatted(file, String.valueOf(cause.getMessage()).replace('\n', ' ')));
    }
  }

  private static ConfigSection of(Path file, String path, Object loaded) {
    if (!(loaded instanceof Map<?, ?> map)) {
      throw new UsageException(
          "%s: %s is not keys and values"
              .formatted(file, path.isEmpty() ? "it" : path.replaceFirst("\\.$", "")));
    }
    Map<String, Object> values = new LinkedHashMap<>();
    map.forEach((key, value) -> values.put(String.valueOf(key), value));
    return new ConfigSection(file, path, values);
  }

  /**
   * @throws UsageException at the first key that is not one of these
   */
  ConfigSection only(String... keys) {
    List<String> unknown = new ArrayList<>(values.keySet());
    unknown.removeAll(List.of(keys));
    if (!unknown.isEmpty()) {
      throw new UsageException(
          "%s: unknown key %s%s, expected %s"
              .formatted(file, path, unknown.getFirst(), String.join(", ", keys)));
    }
    return this;
  }

  boolean has(String key) {
    return values.get(key) != null;
  }

  String text(String key) {
    return optionalText(key)
        .orElseThrow(() -> new UsageException("%s: %s%s is missing".formatted(file, path, key)));
  }

  Optional<String> optionalText(String key) {
    Object value = values.get(key);
    if (value instanceof Map || value instanceof List) {
      throw new UsageException("%s: %s%s is not a text".formatted(file, path, key));
    }
    return Optional.ofNullable(value).map(Object::toString);
  }

  int number(String key, int otherwise) {
    String text = optionalText(key).orElse(Integer.toString(otherwise));
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException cause) {
      throw new UsageException(
          "%s: %s%s is not a whole number: '%s'".formatted(file, path, key, text));
    }
  }

  /** A file or folder; a relative one starts where the configuration is. */
  Path path(String key) {
    return beside(text(key));
  }

  private Path beside(String text) {
    return file.toAbsolutePath().getParent().resolve(text).normalize();
  }

  ConfigSection section(String key) {
    if (!has(key)) {
      throw new UsageException("%s: %s%s is missing".formatted(file, path, key));
    }
    return of(file, path + key + ".", values.get(key));
  }

  Optional<ConfigSection> optionalSection(String key) {
    return has(key) ? Optional.of(section(key)) : Optional.empty();
  }

  /** What keys of one's own choice say, such as settings of Spark. */
  Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    values.keySet().forEach(key -> texts.put(key, text(key)));
    return texts;
  }

  /**
   * What must not be read over a shoulder: {@code {file: …}} or {@code {env: …}}; and for who
   * insists {@code {clear-text: …}}.
   */
  String secret(String key) {
    if (values.get(key) instanceof String) {
      throw new UsageException(
          "%s: %s%s stands in clear text: write {file: PATH} or {env: NAME}, or {clear-text: …} if you insist"
              .formatted(file, path, key));
    }
    ConfigSection where = section(key).only("file", "env", "clear-text");
    if (where.values().size() != 1) {
      throw new UsageException(
          "%s: %s%s has %d sources, expected one of file, env, clear-text"
              .formatted(file, path, key, where.values().size()));
    }
    return switch (where.values().keySet().iterator().next()) {
      case "file" -> ofFile(where.path("file"), key);
      case "env" -> ofEnvironment(where.text("env"), key);
      default -> where.text("clear-text");
    };
  }

  private String ofFile(Path secret, String key) {
    try {
      return Files.readString(secret, StandardCharsets.UTF_8).strip();
    } catch (IOException cause) {
      throw new UsageException("%s: %s%s: cannot read %s".formatted(file, path, key, secret));
    }
  }

  private String ofEnvironment(String name, String key) {
    String value = System.getenv(name);
    if (value == null || value.isEmpty()) {
      throw new UsageException(
          "%s: %s%s: the environment has no %s".formatted(file, path, key, name));
    }
    return value;
  }
}
