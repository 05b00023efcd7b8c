package tassei.ingest.land;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import tassei.ingest.sheet.ContentHash;
import tassei.ingest.sheet.Document;
import tassei.ingest.sheet.Document.Cell;
import tassei.ingest.sheet.Document.Origin;
import tassei.ingest.sheet.LargeText;
import tassei.ingest.sheet.ModifiedTime;
import tassei.ingest.sheet.SheetFile;
import tassei.ingest.sheet.Stripe;
import tassei.lakehouse.ReceivedFiles;
import tassei.lakehouse.WarehouseException;
import tassei.model.CellRef;
import tassei.model.Problem;

/** The rows that landing keeps of one file, one per cell, made one after the other. */
final class LandedRows {
  static final StructType SCHEMA =
      StructType.fromDDL(
          "file_hash STRING, sheet_no INT, sheet_name STRING,"
              + " row_no INT, column_no INT, raw_text STRING, cell_kind STRING,"
              + " stored_value STRING, is_hidden BOOLEAN, is_formula BOOLEAN,"
              + " merged_range STRING, cell_comment STRING, run_id STRING");

  private static final int SIGNATURE = 4;

  private LandedRows() {}

  /** A file that is kept and may be read; byteCount counts what was kept. */
  record Received(String path, String hash, long byteCount, String runId) {}

  /** Whether a file is so large that it is kept and opened before its rows are read in stripes. */
  static boolean isLargeText(Path file) {
    try {
      return Files.isRegularFile(file) && LargeText.isOne(Files.size(file), signature(file));
    } catch (IOException vanished) {
      // the task that is to read it sees the same, and says so
      return false;
    }
  }

  /**
   * Reads what is to be landed inside a Spark task, and keeps the bytes of a whole file; of one
   * that is no longer there, that cannot be read or that is another by now, nothing. Why, the
   * driver finds out: two tasks must not land the same content.
   *
   * @param landed told of the file when its last cell is read, or that it is another
   */
  static Iterator<Row> of(
      Piece piece, String runId, ReceivedFiles received, Consumer<LandedFile> landed)
      throws IOException {
    return switch (piece) {
      case Piece.Part part -> part.rows(runId, received, landed);
      case Piece.Whole whole -> {
        try {
          yield present(whole, runId, received, landed);
        } catch (NoSuchFileException vanished) {
          yield Collections.emptyIterator();
        }
      }
    };
  }

  private static Iterator<Row> present(
      Piece.Whole whole, String runId, ReceivedFiles received, Consumer<LandedFile> landed)
      throws IOException {
    String path = whole.path();
    Path file = received.local(path);
    if (isLargeText(file)) {
      // one that the driver does not see: it lies in a store
      Optional<String> hash = keep(path, whole.listed(), file, received, landed);
      return hash.isEmpty()
          ? Collections.emptyIterator()
          : large(path, hash.orElseThrow(), runId, received, landed);
    }
    if (Files.isRegularFile(file) && SheetFile.tooLarge(Files.size(file)).isPresent()) {
      Problem problem = SheetFile.tooLarge(Files.size(file)).orElseThrow().problem();
      long byteCount = Files.size(file);
      keep(path, whole.listed(), file, received, landed)
          .ifPresent(hash -> landed.accept(LandedFile.refused(path, hash, byteCount, problem)));
      return Collections.emptyIterator();
    }
    Optional<byte[]> read = read(path, file, received);
    return read.isEmpty()
        ? Collections.emptyIterator()
        : whole(whole, read.orElseThrow(), runId, received, landed);
  }

  private static Iterator<Row> whole(
      Piece.Whole whole,
      byte[] bytes,
      String runId,
      ReceivedFiles received,
      Consumer<LandedFile> landed)
      throws IOException {
    String path = whole.path();
    Optional<String> kept = received.hashAt(path);
    if (kept.isEmpty() && !whole.listed().equals(InputFolder.hash(bytes))) {
      landed.accept(LandedFile.changed(path));
      return Collections.emptyIterator();
    }
    String hash = kept.orElseGet(() -> keep(bytes, received));
    Received of = new Received(path, hash, bytes.length, runId);
    if (LargeText.isOne(bytes.length, bytes)) {
      return large(of, () -> new ByteArrayInputStream(bytes), landed);
    }
    return switch (SheetFile.open(path, bytes)) {
      case SheetFile.Opened opened -> opened(of, bytes, opened, landed);
      case SheetFile.Refused refused -> {
        landed.accept(LandedFile.refused(path, hash, bytes.length, refused.problem()));
        yield Collections.emptyIterator();
      }
    };
  }

  /** The bytes of a file of the input; empty where they cannot be read. */
  private static Optional<byte[]> read(String path, Path file, ReceivedFiles received)
      throws IOException {
    try {
      return Optional.of(Archive.read(file.toString()));
    } catch (IOException cause) {
      if (received.hashAt(path).isPresent()) {
        throw cause;
      }
      return Optional.empty();
    }
  }

  /**
   * Keeps a file of the input, of any size; empty where it cannot be read, or is another than the
   * one that was listed.
   */
  static Optional<String> keep(
      String path, String listed, Path file, ReceivedFiles received, Consumer<LandedFile> landed) {
    try {
      String hash = received.hashAt(path).orElseGet(() -> received.keep(file));
      if (hash.equals(listed)) {
        return Optional.of(hash);
      }
      landed.accept(LandedFile.changed(path));
      return Optional.empty();
    } catch (WarehouseException cause) {
      if (InputFolder.fault(file).isEmpty()) {
        throw cause;
      }
      return Optional.empty();
    }
  }

  static String keep(byte[] bytes, ReceivedFiles received) {
    String hash = InputFolder.hash(bytes);
    received.keep(hash, bytes);
    return hash;
  }

  private static byte[] signature(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(SIGNATURE);
    }
  }

  private static Iterator<Row> large(
      String path, String hash, String runId, ReceivedFiles received, Consumer<LandedFile> landed)
      throws IOException {
    Path kept = received.kept(hash);
    return large(
        new Received(path, hash, Files.size(kept), runId),
        () -> Files.newInputStream(kept),
        landed);
  }

  private static Iterator<Row> large(
      Received file, LargeText.Source source, Consumer<LandedFile> landed) throws IOException {
    return switch (LargeText.open(source)) {
      case LargeText.Opened opened -> new LargeTextCells(file, opened, Stripe.WHOLE, landed);
      case LargeText.Refused refused -> {
        landed.accept(LandedFile.refused(file.path, file.hash, file.byteCount, refused.problem()));
        yield Collections.emptyIterator();
      }
    };
  }

  private static Iterator<Row> opened(
      Received file, byte[] bytes, SheetFile.Opened opened, Consumer<LandedFile> landed) {
    boolean book = opened.charset().isEmpty();
    Document document = opened.document();
    int rows = document.sheets().stream().mapToInt(sheet -> sheet.rows().size()).sum();
    long cells =
        document.sheets().stream()
            .flatMap(sheet -> sheet.rows().stream())
            .flatMap(row -> row.cells().stream())
            .filter(cell -> isLanded(cell, book))
            .count();
    int filled =
        document.sheets().stream()
            .flatMap(sheet -> sheet.rows().stream())
            .mapToInt(Document.Row::filled)
            .sum();
    landed.accept(
        new LandedFile(
            file.path,
            file.hash,
            file.byteCount,
            opened.format(),
            book ? null : opened.charset(),
            ContentHash.of(document),
            ModifiedTime.of(bytes).map(Timestamp::from).orElse(null),
            rows,
            Math.toIntExact(cells),
            filled,
            null,
            null));
    return IntStream.range(0, document.sheets().size())
        .boxed()
        .flatMap(
            no -> {
              Document.Sheet sheet = document.sheets().get(no);
              return sheet.rows().stream()
                  .flatMap(
                      row ->
                          row.cells().stream()
                              .filter(cell -> isLanded(cell, book))
                              .map(cell -> cell(file, no + 1, sheet.name(), row.number(), cell)));
            })
        .iterator();
  }

  /** Of a book the filled cells and the formulas not computed, of a text file all. */
  private static boolean isLanded(Cell cell, boolean book) {
    return !book || !cell.raw().isEmpty() || cell.isNotComputed();
  }

  static Row textCell(Received file, int rowNo, Cell cell) {
    return cell(file, 1, CellRef.TEXT_SHEET, rowNo, cell);
  }

  private static Row cell(Received file, int sheetNo, String sheetName, int rowNo, Cell cell) {
    Origin origin = cell.origin();
    return RowFactory.create(
        file.hash,
        sheetNo,
        sheetName,
        rowNo,
        cell.at().column(),
        cell.raw(),
        origin.kind().name(),
        nullIfEmpty(origin.stored()),
        origin.hidden(),
        origin.formula(),
        nullIfEmpty(origin.merged()),
        nullIfEmpty(origin.comment()),
        file.runId);
  }

  private static String nullIfEmpty(String text) {
    return text.isEmpty() ? null : text;
  }
}
