package tassei.ingest.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A folder of {@code mutations/}: a specimen and what is done to it, or a whole input of its own.
 *
 * @param startsFrom the specimen below {@code layouts/}; null where the input is given whole
 * @param layout the id of the layout that reads it
 */
record Mutation(Path folder, String title, Path startsFrom, String layout, List<Change> changes) {
  private static final Set<String> KEYS = Set.of("title", "starts_from", "layout", "changes");
  private static final Path LAYOUTS = Path.of("layouts");

  static Mutation read(Path folder) {
    Map<String, Object> said = map(load(folder.resolve("mutation.yaml")));
    assertThat(KEYS).containsAll(said.keySet());
    assertThat(said.get("title").toString()).as("title of %s", folder).endsWith(".");
    boolean whole = !said.containsKey("starts_from");
    Path specimen = whole ? null : LAYOUTS.resolve(said.get("starts_from").toString());
    String layout =
        whole ? said.get("layout").toString() : specimen.getParent().getFileName().toString();
    List<Change> changes =
        ((List<?>) said.getOrDefault("changes", List.of()))
            .stream().map(change -> new Change(map(change))).toList();
    assertThat(changes.isEmpty()).as("changes of %s", folder).isEqualTo(whole);
    return new Mutation(folder, said.get("title").toString(), specimen, layout, changes);
  }

  String fileName() {
    return (startsFrom == null ? input() : startsFrom).getFileName().toString();
  }

  byte[] bytes() throws IOException {
    if (startsFrom == null) {
      return Files.readAllBytes(input());
    }
    List<String> lines =
        Arrays.asList(Files.readString(startsFrom, StandardCharsets.UTF_8).split("\n", -1));
    for (Change change : changes) {
      lines = change.apply(lines);
    }
    return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
  }

  private Path input() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("input."))
          .findFirst()
          .orElseThrow();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("Cannot list: " + folder, unreadable);
    }
  }

  private static Object load(Path file) {
    try {
      return new Load(LoadSettings.builder().setLabel(file.toString()).build())
          .loadFromString(Files.readString(file, StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("Cannot read: " + file, unreadable);
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object loaded) {
    return (Map<String, Object>) loaded;
  }
}
