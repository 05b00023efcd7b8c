package tassei.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The input folder: the documents, and filings.csv with what they do not say. */
final class InputFiles implements AutoCloseable {
  private final Path folder;
  private final CsvTable declared;

  InputFiles(Path folder) {
    this.folder = folder;
    this.declared =
        new CsvTable(
            folder.resolve("filings.csv"), List.of("file", "body", "fiscal_year", "received_at"));
  }

  /** Writes the documents of a federation and gives how many bytes they have. */
  long write(List<Filing> filings) {
    for (Filing filing : filings) {
      declared.row(
          filing.file(),
          filing.prints() ? "" : filing.body().nameIn(filing.fiscalYear()),
          "",
          filing.receivedAt());
    }
    return filings.parallelStream().mapToLong(this::write).sum();
  }

  private long write(Filing filing) {
    Path file = folder.resolve(filing.file());
    try {
      Files.createDirectories(file.getParent());
      byte[] bytes = filing.bytes();
      Files.write(file, bytes);
      return bytes.length;
    } catch (IOException cause) {
      throw new UncheckedIOException("Cannot write " + file, cause);
    }
  }

  @Override
  public void close() {
    declared.close();
  }
}
