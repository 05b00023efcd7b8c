package tassei.ingest.forget;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tassei.ingest.observe.Observe;
import tassei.ingest.sheet.Document.Row;
import tassei.ingest.sheet.LargeText;
import tassei.ingest.sheet.RewrittenText;
import tassei.lakehouse.ReceivedFiles;

/**
 * The files as they were received, when something in them is forgotten. Such a file is let go of:
 * the landed cells say what is left. One that is too large to be read from its cells is written
 * again without what went.
 */
final class ReceivedLists {
  private final ReceivedFiles received;

  ReceivedLists(ReceivedFiles received) {
    this.received = requireNonNull(received, "received is null");
  }

  void forget(ForgottenPart part, int cellCount) {
    String hash = part.file().hash();
    boolean needed = part.extent() != ForgottenPart.Extent.ALL && cellCount > Observe.largestForm();
    if (!needed) {
      received.forget(hash);
    } else {
      received.find(hash).ifPresent(file -> received.replace(hash, rewritten(file, part)));
    }
  }

  private static Path rewritten(Path file, ForgottenPart part) {
    try {
      if (!(LargeText.open(() -> Files.newInputStream(file)) instanceof LargeText.Opened text)) {
        throw new IOException("Cannot open the received file again");
      }
      Path left = Files.createTempFile(file.getParent(), ".", ".part");
      boolean isWhole = false;
      try {
        RewrittenText.write(text, left, row -> left(row, part));
        isWhole = true;
      } finally {
        if (!isWhole) {
          Files.deleteIfExists(left);
        }
      }
      return left;
    } catch (IOException cause) {
      throw new UncheckedIOException("Cannot rewrite the received file " + file, cause);
    }
  }

  private static List<String> left(Row row, ForgottenPart part) {
    List<String> cells = new ArrayList<>();
    if (!part.isMarked(1, row.number())) {
      for (int column = 1; column <= row.cells().size(); column++) {
        boolean going = part.isGoing(1, row.number(), column);
        cells.add(going ? "" : row.cell(column - 1).raw());
      }
    }
    return cells;
  }
}
