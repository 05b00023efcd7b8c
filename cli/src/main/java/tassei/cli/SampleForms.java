package tassei.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The bundled sample forms: the specimens of the layouts with their filings.csv, as one input
 * folder.
 */
final class SampleForms {
  private SampleForms() {}

  static Path copy(Installation installation, Path folder) throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> files = Files.walk(installation.layouts())) {
      for (Path file : files.filter(SampleForms::isSample).toList()) {
        Path copy = folder.resolve(file.getFileName().toString());
        if (!Files.exists(copy)) {
          Files.copy(file, copy);
        }
      }
    }
    return folder;
  }

  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static boolean isSample(Path file) {
    String name = file.getFileName().toString();
    return name.equals("filings.csv")
        || name.matches(".*\\.(tsv|txt|md)")
            && !name.equals("NOTES.md")
            && !name.endsWith(".problems.txt");
  }
}
