package tassei.ingest.land;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import tassei.ingest.sheet.LargeText;
import tassei.ingest.sheet.Stripe;
import tassei.lakehouse.ReceivedFiles;

/** What a task lands at a time: a file, or a stripe of a large text. */
sealed interface Piece extends Serializable {
  /** Where the file lies. */
  String path();

  /**
   * A file that nobody has opened.
   *
   * @param listed the hash it had when it was listed
   */
  record Whole(String path, String listed) implements Piece {}

  /**
   * Rows of a large text that is kept and was opened.
   *
   * @param hash under which it is kept
   * @param byteCount of what is kept
   * @param format as {@link LargeText.Opened} has it, and so the charset
   */
  record Part(
      String path, String hash, long byteCount, String format, String charset, Stripe stripe)
      implements Piece {
    Iterator<Row> rows(String runId, ReceivedFiles received, Consumer<LandedFile> landed)
        throws IOException {
      Path kept = received.kept(hash);
      return new LargeTextCells(
          new LandedRows.Received(path, hash, byteCount, runId),
          LargeText.again(() -> Files.newInputStream(kept), format, charset),
          stripe,
          landed);
    }
  }

  /**
   * Keeps a large text and opens it, inside a Spark task; one that cannot be read or opened has no
   * parts, and neither has one that is another by now.
   *
   * @param listed the hash it had when it was listed
   * @param landed told of a text that cannot be opened, or is another
   * @param stripes into how many parts it goes
   */
  static List<Piece> parts(
      String path, String listed, ReceivedFiles received, Consumer<LandedFile> landed, int stripes)
      throws IOException {
    Path file = Path.of(path);
    if (!Files.exists(file)) {
      return List.of();
    }
    Optional<String> kept = LandedRows.keep(path, listed, file, received, landed);
    return kept.isEmpty() ? List.of() : opened(path, kept.orElseThrow(), received, landed, stripes);
  }

  private static List<Piece> opened(
      String path, String hash, ReceivedFiles received, Consumer<LandedFile> landed, int stripes)
      throws IOException {
    Path kept = received.kept(hash);
    long bytes = Files.size(kept);
    if (!LandedRows.isLargeText(kept)) {
      return List.of(new Whole(path, hash));
    }
    return switch (LargeText.open(() -> Files.newInputStream(kept))) {
      case LargeText.Refused refused -> {
        landed.accept(LandedFile.refused(path, hash, bytes, refused.problem()));
        yield List.of();
      }
      case LargeText.Opened opened ->
          IntStream.range(0, stripes)
              .<Piece>mapToObj(
                  no ->
                      new Part(
                          path,
                          hash,
                          bytes,
                          opened.format(),
                          opened.charset(),
                          new Stripe(no, stripes)))
              .toList();
    };
  }
}
