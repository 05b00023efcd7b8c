package tassei.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The bundled sample forms: the specimens that filings.csv names of the layouts with their
 * filings.csv, as one input folder.
 */
final class SampleForms {
  private static final String FILINGS = "filings.csv";

  private SampleForms() {}

  static Path copy(Installation installation, Path folder) throws IOException {
    Files.createDirectories(folder);
    Set<String> names = names(installation.layouts().resolve(FILINGS));
    try (Stream<Path> files = Files.walk(installation.layouts())) {
      for (Path file :
          files.filter(found -> names.contains(found.getFileName().toString())).toList()) {
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

  /** The files that filings.csv names in its first column, and itself. */
  private static Set<String> names(Path filings) throws IOException {
    return Stream.concat(
            Stream.of(FILINGS),
            Files.readAllLines(filings, StandardCharsets.UTF_8).stream()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(','))))
        .collect(Collectors.toSet());
  }
}
