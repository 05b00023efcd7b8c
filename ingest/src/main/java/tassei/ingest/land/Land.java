package tassei.ingest.land;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import tassei.ingest.land.InputFolder.Delivered;
import tassei.ingest.sheet.ContentHash;
import tassei.ingest.sheet.Document;
import tassei.ingest.sheet.ModifiedTime;
import tassei.ingest.sheet.SheetFile;
import tassei.lakehouse.Lakehouse;
import tassei.lakehouse.ReceivedFiles;
import tassei.lakehouse.TableName;

/**
 * Lands files as they stand: {@code landing.cell}, {@code landing.file}, {@code landing.delivery}.
 *
 * <p>Safe to run again: a content that is landed is not landed twice, and what a run that was
 * stopped between two commits has left is taken back first.
 */
public final class Land {
  public static final TableName CELL = new TableName("landing", "cell");
  public static final TableName FILE = new TableName("landing", "file");
  public static final TableName DELIVERY = new TableName("landing", "delivery");

  /**
   * The columns of a delivery that make it the same as another: the content and what is declared.
   */
  public static final List<String> STATEMENT =
      List.of("file_hash", "declared_body", "declared_fiscal_year", "declared_received_at");

  private static final StructType LANDED =
      StructType.fromDDL(
          "path STRING, byte_count BIGINT, format STRING, charset STRING, content_hash STRING,"
              + " modified_at TIMESTAMP, row_count INT, cell_count INT, refused_code STRING, refused_found STRING, file_hash STRING, sheet_no INT,"
              + " sheet_name STRING, row_no INT, column_no INT, raw_text STRING");

  private final Lakehouse lakehouse;

  public Land(Lakehouse lakehouse) {
    this.lakehouse = requireNonNull(lakehouse, "lakehouse is null");
  }

  /** How many contents were new, and how many deliveries. */
  public record Outcome(int files, int deliveries) {}

  /**
   * Lands what is new in a folder.
   *
   * @param now the time of the run
   */
  public Outcome run(InputFolder folder, Instant now) {
    takeBackHalfLanded();
    Map<String, Delivered> newContents = newContents(folder);
    Map<Path, String> landedHashes =
        newContents.isEmpty() ? Map.of() : landContents(newContents, now);

    List<Delivered> deliveries =
        folder.files().stream()
            .map(
                file ->
                    landedHashes.containsKey(file.path())
                        ? file.withHash(landedHashes.get(file.path()))
                        : file)
            .toList();
    return new Outcome(landedHashes.size(), landDeliveries(deliveries, now));
  }

  private Map<String, Delivered> newContents(InputFolder folder) {
    List<String> known =
        lakehouse.read(FILE).select("file_hash").as(Encoders.STRING()).collectAsList();
    Map<String, Delivered> contents = new LinkedHashMap<>();
    folder.files().forEach(file -> contents.putIfAbsent(file.hash(), file));
    contents.keySet().removeAll(known);
    return contents;
  }

  /** Reads the files inside Spark tasks; returns the hash of what each path really held. */
  private Map<Path, String> landContents(Map<String, Delivered> contents, Instant now) {
    Map<String, String> names = new HashMap<>();
    contents.values().forEach(file -> names.put(file.path().toString(), file.name()));
    List<String> paths = contents.values().stream().map(file -> file.path().toString()).toList();
    int tasks = Math.min(paths.size(), lakehouse.spark().sparkContext().defaultParallelism() * 4);
    ReceivedFiles received = lakehouse.receivedFiles();
    FlatMapFunction<String, Row> read = path -> cells(path, received);
    Dataset<Row> landed =
        lakehouse
            .spark()
            .createDataset(paths, Encoders.STRING())
            .repartition(tasks)
            .flatMap(read, Encoders.row(LANDED))
            .persist(StorageLevel.MEMORY_AND_DISK());

    Dataset<Row> cells =
        landed
            .where(col("sheet_no").gt(0))
            .withColumn("run_id", runId())
            .select(
                "file_hash", "sheet_no", "sheet_name", "row_no", "column_no", "raw_text", "run_id");
    lakehouse.append(CELL, cells);

    List<Row> files = landed.where(col("sheet_no").equalTo(0)).collectAsList();
    landed.unpersist();
    lakehouse.append(FILE, fileRows(files, names, now));
    Map<Path, String> hashes = new HashMap<>();
    files.forEach(file -> hashes.put(Path.of(file.getString(0)), file.getAs("file_hash")));
    return hashes;
  }

  /** One row for the file (sheet 0), then one per cell. */
  private static Iterator<Row> cells(String path, ReceivedFiles received) throws IOException {
    byte[] bytes = Files.readAllBytes(Path.of(path));
    String hash = InputFolder.hash(bytes);
    received.keep(hash, bytes);
    long size = bytes.length;
    return switch (SheetFile.open(path, bytes)) {
      case SheetFile.Opened opened ->
          openedRows(path, hash, size, modifiedAt(bytes), opened).iterator();
      case SheetFile.Refused refused ->
          List.of(
                  RowFactory.create(
                      path,
                      size,
                      null,
                      null,
                      null,
                      null,
                      0,
                      0,
                      refused.problem().code().name(),
                      refused.problem().found(),
                      hash,
                      0,
                      null,
                      null,
                      null,
                      null))
              .iterator();
    };
  }

  /** When the document says it was last saved; null when it does not. */
  private static Timestamp modifiedAt(byte[] bytes) {
    return ModifiedTime.of(bytes).map(Timestamp::from).orElse(null);
  }

  private static Stream<Row> openedRows(
      String path, String hash, long size, Timestamp modifiedAt, SheetFile.Opened opened) {
    List<Row> rows = new ArrayList<>();
    int rowCount = 0;
    int sheetNo = 0;
    for (Document.Sheet sheet : opened.document().sheets()) {
      sheetNo++;
      rowCount += sheet.rows().size();
      for (Document.Row row : sheet.rows()) {
        for (Document.Cell cell : row.cells()) {
          rows.add(
              RowFactory.create(
                  null,
                  null,
                  null,
                  null,
                  null,
                  null,
                  null,
                  null,
                  null,
                  null,
                  hash,
                  sheetNo,
                  sheet.name(),
                  row.number(),
                  cell.at().column(),
                  cell.raw()));
        }
      }
    }
    Row file =
        RowFactory.create(
            path,
            size,
            opened.format(),
            opened.charset(),
            ContentHash.of(opened.document()),
            modifiedAt,
            rowCount,
            rows.size(),
            null,
            null,
            hash,
            0,
            null,
            null,
            null,
            null);
    return Stream.concat(Stream.of(file), rows.stream());
  }

  private Dataset<Row> fileRows(List<Row> files, Map<String, String> names, Instant now) {
    List<Row> rows = new ArrayList<>();
    Map<String, Row> byHash = new LinkedHashMap<>();
    files.forEach(file -> byHash.putIfAbsent(file.getAs("file_hash"), file));
    for (Row file : byHash.values()) {
      rows.add(
          RowFactory.create(
              file.getAs("file_hash"),
              names.get(file.<String>getAs("path")),
              file.getAs("byte_count"),
              file.getAs("format"),
              file.getAs("charset"),
              file.getAs("content_hash"),
              file.getAs("modified_at"),
              file.getAs("row_count"),
              file.getAs("cell_count"),
              file.getAs("refused_code"),
              file.getAs("refused_found"),
              Timestamp.from(now),
              lakehouse.runId().value()));
    }
    return lakehouse.spark().createDataFrame(rows, lakehouse.read(FILE).schema());
  }

  private int landDeliveries(List<Delivered> delivered, Instant now) {
    Set<List<String>> known =
        lakehouse.read(DELIVERY).collectAsList().stream()
            .map(Land::statement)
            .collect(Collectors.toCollection(HashSet::new));
    List<Row> rows = new ArrayList<>();
    for (Delivered file : delivered) {
      Row row =
          RowFactory.create(
              file.hash(),
              file.name(),
              nullIfEmpty(file.body()),
              nullIfEmpty(file.fiscalYear()),
              nullIfEmpty(file.receivedAt()),
              Timestamp.from(now),
              lakehouse.runId().value());
      if (known.add(statement(file))) {
        rows.add(row);
      }
    }
    if (!rows.isEmpty()) {
      lakehouse.append(
          DELIVERY, lakehouse.spark().createDataFrame(rows, lakehouse.read(DELIVERY).schema()));
    }
    return rows.size();
  }

  /**
   * What makes a delivery the same as another, an absent value being empty; see {@link #STATEMENT}.
   */
  public static List<String> statement(Delivered file) {
    return List.of(file.hash(), file.body(), file.fiscalYear(), file.receivedAt());
  }

  private static List<String> statement(Row delivery) {
    return STATEMENT.stream()
        .map(column -> delivery.<String>getAs(column))
        .map(value -> value == null ? "" : value)
        .toList();
  }

  private void takeBackHalfLanded() {
    lakehouse
        .lastRun(CELL)
        .filter(
            cellRun ->
                lakehouse.lastRun(FILE).map(fileRun -> fileRun.compareTo(cellRun) < 0).orElse(true))
        .ifPresent(run -> lakehouse.forgetRun(CELL, run));
  }

  private org.apache.spark.sql.Column runId() {
    return org.apache.spark.sql.functions.lit(lakehouse.runId().value());
  }

  private static String nullIfEmpty(String text) {
    return text.isEmpty() ? null : text;
  }
}
