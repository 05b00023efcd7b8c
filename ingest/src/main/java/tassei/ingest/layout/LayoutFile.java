package tassei.ingest.layout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tassei.ingest.reader.Reader;
import tassei.ingest.reader.Readers;
import tassei.ingest.sheet.CellText;
import tassei.model.FormType;

/**
 * Reads one {@code layout.yaml} strictly: an unknown key, reader, word or form type is an error.
 */
final class LayoutFile {
  private static final Set<String> KEYS =
      Set.of("id", "title", "reader", "form_type", "recognise", "scale", "words", "columns");
  private static final Set<String> RECOGNISE_KEYS = Set.of("title", "headings", "numbering");

  private final Path file;
  private final List<String> errors = new ArrayList<>();

  private LayoutFile(Path file) {
    this.file = file;
  }

  static Layout read(Path file) {
    return new LayoutFile(file).layout();
  }

  private Layout layout() {
    Map<String, Object> yaml = mapping("", load());
    refuseUnknownKeys("", yaml, KEYS);

    String id = text(yaml, "id");
    String folder = String.valueOf(file.getParent().getFileName());
    if (!id.isEmpty() && !id.equals(folder)) {
      error("id '%s' is not the name of its folder '%s'".formatted(id, folder));
    }
    String readerName = text(yaml, "reader");
    Optional<Reader> reader = Readers.named(readerName);
    if (reader.isEmpty()) {
      error("unknown reader '%s', expected one of %s".formatted(readerName, Readers.names()));
    }
    Map<String, List<String>> words =
        words(mapping("words", yaml.getOrDefault("words", Map.of())), reader);
    Layout.Recognise recognise = recognise(mapping("recognise", yaml.get("recognise")), words);
    List<String> columns =
        yaml.containsKey("columns")
            ? columns(texts("columns", yaml.get("columns")), reader)
            : List.of();
    FormType formType = formType(text(yaml, "form_type"));
    String title = text(yaml, "title");
    String scale = yaml.containsKey("scale") ? text(yaml, "scale") : "";

    if (!errors.isEmpty()) {
      throw new InvalidLayoutException(errors);
    }
    return new Layout(id, title, readerName, formType, recognise, words, scale, columns);
  }

  private Object load() {
    try {
      String yaml = Files.readString(file, StandardCharsets.UTF_8);
      return new Load(LoadSettings.builder().setLabel(file.toString()).build())
          .loadFromString(yaml);
    } catch (IOException cause) {
      throw new UncheckedIOException("Cannot read layout: " + file, cause);
    } catch (YamlEngineException cause) {
      error("not YAML: " + cause.getMessage());
      throw new InvalidLayoutException(errors);
    }
  }

  private Layout.Recognise recognise(Map<String, Object> yaml, Map<String, List<String>> words) {
    refuseUnknownKeys("recognise.", yaml, RECOGNISE_KEYS);
    Pattern title = pattern("recognise.title", text(yaml, "title"));
    List<Pattern> numbering = new ArrayList<>();
    if (yaml.containsKey("numbering")) {
      texts("recognise.numbering", yaml.get("numbering"))
          .forEach(pattern -> numbering.add(pattern("recognise.numbering", pattern)));
    }
    return new Layout.Recognise(title, headings(yaml.get("headings"), words), numbering);
  }

  private Pattern pattern(String key, String text) {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException cause) {
      error("%s is not a pattern: %s".formatted(key, cause.getMessage()));
      return Pattern.compile("(?!)");
    }
  }

  /** A heading is a text, a list of its names, or {@code words: thing} for those of that thing. */
  private List<Layout.Heading> headings(Object yaml, Map<String, List<String>> words) {
    List<Layout.Heading> headings = new ArrayList<>();
    List<?> list = yaml instanceof List<?> found ? found : List.of();
    for (Object heading : list) {
      List<String> names = names(heading, words);
      if (names.isEmpty() || names.stream().anyMatch(String::isBlank)) {
        headings.clear();
        break;
      }
      headings.add(new Layout.Heading(normalised(names)));
    }
    if (headings.isEmpty()) {
      error("recognise.headings is missing or not a list of texts");
    }
    return headings;
  }

  private static List<String> names(Object heading, Map<String, List<String>> words) {
    return switch (heading) {
      case String text -> List.of(text);
      case List<?> texts when texts.stream().allMatch(String.class::isInstance) ->
          texts.stream().map(String.class::cast).toList();
      case Map<?, ?> map when map.size() == 1 && map.get("words") instanceof String thing ->
          words.getOrDefault(thing, List.of());
      case null, default -> List.of();
    };
  }

  private List<String> columns(List<String> columns, Optional<Reader> reader) {
    List<String> known =
        reader.flatMap(Reader::columns).map(Reader.Columns::order).orElse(List.of());
    for (String column : new LinkedHashSet<>(columns)) {
      if (!known.contains(column)) {
        error("unknown column '%s', expected some of %s".formatted(column, known));
      } else if (columns.indexOf(column) != columns.lastIndexOf(column)) {
        error("column '%s' stands twice".formatted(column));
      }
    }
    return columns;
  }

  private Map<String, List<String>> words(Map<String, Object> yaml, Optional<Reader> reader) {
    Map<String, List<String>> words = new LinkedHashMap<>();
    yaml.forEach((thing, value) -> words.put(thing, normalised(texts("words." + thing, value))));

    reader.ifPresent(
        known -> {
          Set<String> missing = new TreeSet<>(known.vocabulary());
          missing.removeAll(words.keySet());
          missing.forEach(thing -> error("words.%s is missing".formatted(thing)));
          refuseUnknownKeys("words.", yaml, known.vocabulary());
        });
    return words;
  }

  private FormType formType(String code) {
    for (FormType formType : FormType.values()) {
      if (formType.code().equals(code)) {
        return formType;
      }
    }
    error("unknown form_type '%s'".formatted(code));
    return FormType.ACTION_PROGRAM_SUMMARY;
  }

  private String text(Map<String, Object> yaml, String key) {
    Object value = yaml.get(key);
    if (value instanceof String text && !text.isBlank()) {
      return text;
    }
    error("%s is missing or not a text".formatted(key));
    return "";
  }

  private List<String> texts(String key, Object value) {
    if (value instanceof List<?> list
        && !list.isEmpty()
        && list.stream().allMatch(String.class::isInstance)) {
      return list.stream().map(String.class::cast).toList();
    }
    error("%s is missing or not a list of texts".formatted(key));
    return List.of();
  }

  private Map<String, Object> mapping(String key, Object value) {
    Map<String, Object> mapping = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((name, entry) -> mapping.put(String.valueOf(name), entry));
    } else {
      error("%s is missing or not a mapping".formatted(key.isEmpty() ? "the file" : key));
    }
    return mapping;
  }

  private void refuseUnknownKeys(String prefix, Map<String, Object> yaml, Set<String> known) {
    for (String key : yaml.keySet()) {
      if (!known.contains(key)) {
        error("unknown key '%s%s'".formatted(prefix, key));
      }
    }
  }

  private void error(String what) {
    errors.add("%s: %s".formatted(file, what));
  }

  private static List<String> normalised(List<String> texts) {
    return texts.stream().map(CellText::normal).toList();
  }
}
