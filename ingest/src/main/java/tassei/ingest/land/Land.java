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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.util.CollectionAccumulator;
import tassei.ingest.land.InputFolder.Delivered;
import tassei.lakehouse.Lakehouse;
import tassei.lakehouse.ReceivedFiles;
import tassei.lakehouse.TableName;
import tassei.lakehouse.WarehouseException;

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
  private static final TableName FORGOTTEN = new TableName("ops", "forgotten");

  /**
   * The columns of a delivery that make it the same as another: the content and what is declared.
   */
  public static final List<String> STATEMENT =
      List.of("file_hash", "declared_body", "declared_fiscal_year", "declared_received_at");

  /** A cell of a text of five bytes is a row of many columns. */
  private static final int CELLS_TO_BYTES = 2;

  private final Lakehouse lakehouse;

  public Land(Lakehouse lakehouse) {
    this.lakehouse = requireNonNull(lakehouse, "lakehouse is null");
  }

  /**
   * What was landed.
   *
   * @param files how many contents were new
   * @param vanished names of files that were no longer there when they were to be read
   * @param unread what was there and could not be read
   * @param changed names of files that were others when they were read than when they were listed;
   *     the next run reads them
   * @param postponed names of files that had the bytes of a file that changed or vanished before it
   *     was read; the next run reads them
   */
  public record Outcome(
      int files,
      int deliveries,
      List<String> vanished,
      List<Unread> unread,
      List<String> changed,
      List<String> postponed) {
    static final Outcome NOTHING = new Outcome(0, 0, List.of(), List.of(), List.of(), List.of());

    public Outcome {
      vanished = List.copyOf(vanished);
      unread = List.copyOf(unread);
      changed = List.copyOf(changed);
      postponed = List.copyOf(postponed);
    }
  }

  /**
   * Lands what is new in a folder.
   *
   * @param now the time of the run
   * @throws WarehouseException when a file is there and those who work on it do not see it
   */
  public Outcome run(InputFolder folder, Instant now) {
    takeBackHalfLanded();
    takeBackUndelivered(folder);
    lakehouse.receivedFiles().removeHalf();
    List<Row> before = lakehouse.read(DELIVERY).collectAsList();
    Timestamp at = afterAll(before, now);
    Map<String, Delivered> newContents = newContents(folder);
    Tried tried = newContents.isEmpty() ? Tried.NOTHING : landContents(newContents, at);
    NotLanded notLanded = NotLanded.of(newContents.values(), tried.landed, tried.changed);

    // a delivery whose content is nowhere would look like one that was read
    Set<String> missing = new HashSet<>();
    newContents.values().stream()
        .filter(file -> !tried.landed.contains(file.path()))
        .forEach(file -> missing.add(file.hash()));
    List<Delivered> deliveries = new ArrayList<>();
    List<String> postponed = new ArrayList<>();
    for (Delivered file : folder.files()) {
      if (!missing.contains(file.hash())) {
        deliveries.add(file);
      } else if (!notLanded.has(file)) {
        postponed.add(file.name());
      }
    }
    return new Outcome(
        tried.landed.size(),
        landDeliveries(deliveries, before, at),
        notLanded.vanished(),
        notLanded.unread(),
        notLanded.changed(),
        postponed);
  }

  /**
   * The files that tasks were given.
   *
   * @param changed those that were others than the ones that were listed
   */
  private record Tried(Set<Path> landed, Set<Path> changed) {
    static final Tried NOTHING = new Tried(Set.of(), Set.of());
  }

  private Map<String, Delivered> newContents(InputFolder folder) {
    Set<String> known = hashes(FILE);
    Map<String, Delivered> contents = new LinkedHashMap<>();
    folder.files().forEach(file -> contents.putIfAbsent(file.hash(), file));
    contents.keySet().removeAll(known);
    contents.keySet().removeAll(forgotten());
    return contents;
  }

  /** Reads the files inside Spark tasks. */
  private Tried landContents(Map<String, Delivered> contents, Timestamp now) {
    Map<String, String> names = new HashMap<>();
    contents.values().forEach(file -> names.put(file.path().toString(), file.name()));
    lakehouse.fitToSize(CELLS_TO_BYTES * contents.values().stream().mapToLong(Land::size).sum());
    ReceivedFiles received = lakehouse.receivedFiles();
    String runId = lakehouse.runId().value();
    CollectionAccumulator<LandedFile> landed =
        lakehouse.spark().sparkContext().collectionAccumulator("landed files");
    FlatMapFunction<Piece, Row> read = piece -> LandedRows.of(piece, runId, received, landed::add);
    Pieces pieces = new Pieces(lakehouse.spark().sparkContext(), received, landed);
    // straight into the table: a large file is nowhere held as a whole
    lakehouse.append(CELL, pieces.of(contents.values()).flatMap(read), LandedRows.SCHEMA);

    Map<Boolean, List<LandedFile>> byChange =
        landed.value().stream().collect(Collectors.partitioningBy(LandedFile::hasChanged));
    lakehouse.append(FILE, fileRows(byChange.get(false), names, now), "");
    return new Tried(paths(byChange.get(false)), paths(byChange.get(true)));
  }

  private static Set<Path> paths(List<LandedFile> files) {
    return files.stream().map(file -> Path.of(file.path())).collect(Collectors.toSet());
  }

  /** Bytes; 0 for a file inside an archive, which is never large. */
  private static long size(Delivered file) {
    return file.path().toFile().length();
  }

  private List<Row> fileRows(List<LandedFile> files, Map<String, String> names, Timestamp now) {
    List<Row> rows = new ArrayList<>();
    Map<String, LandedFile> byHash = new LinkedHashMap<>();
    files.forEach(file -> byHash.putIfAbsent(file.hash(), file));
    for (LandedFile file : byHash.values()) {
      rows.add(
          RowFactory.create(
              file.hash(),
              names.get(file.path()),
              file.byteCount(),
              file.format(),
              file.charset(),
              file.contentHash(),
              file.modifiedAt(),
              file.rowCount(),
              file.cellCount(),
              file.filledCount(),
              file.refusedCode(),
              file.refusedFound(),
              now,
              lakehouse.runId().value()));
    }
    return rows;
  }

  private int landDeliveries(List<Delivered> delivered, List<Row> before, Timestamp now) {
    Set<List<String>> known =
        before.stream().map(Land::statement).collect(Collectors.toCollection(HashSet::new));
    List<Row> rows = new ArrayList<>();
    for (Delivered file : delivered) {
      Row row =
          RowFactory.create(
              file.hash(),
              file.name(),
              nullIfEmpty(file.body()),
              nullIfEmpty(file.fiscalYear()),
              nullIfEmpty(file.receivedAt()),
              now,
              lakehouse.runId().value());
      if (known.add(statement(file))) {
        rows.add(row);
      }
    }
    if (!rows.isEmpty()) {
      lakehouse.append(DELIVERY, rows, "");
    }
    return rows.size();
  }

  /** A clock that went back must not make the newest statement an older one. */
  private static Timestamp afterAll(List<Row> deliveries, Instant clock) {
    Timestamp now = Timestamp.from(clock);
    for (Row delivery : deliveries) {
      Timestamp at = delivery.getAs("delivered_at");
      if (!at.before(now)) {
        now = Timestamp.from(at.toInstant().plusMillis(1));
      }
    }
    return now;
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

  /**
   * A run writes cells, then files: where the last ones are of two runs, the one of the cells was
   * stopped between. Run ids are not compared by time, for a clock may go back.
   */
  public void takeBackHalfLanded() {
    Optional<String> ofCells = lakehouse.lastRun(CELL);
    Optional<String> ofFiles = lakehouse.lastRun(FILE);
    if (ofCells.isEmpty() || ofCells.equals(ofFiles)) {
      return;
    }
    if (lakehouse.isEmpty(FILE)) {
      lakehouse.empty(CELL);
    } else {
      lakehouse.forgetRun(CELL, ofCells.orElseThrow(), ofFiles.orElse(""));
    }
  }

  /**
   * A run writes files, then deliveries: what one has landed that was stopped between, and that
   * nobody has given since, was delivered by nobody and would never be read.
   */
  private void takeBackUndelivered(InputFolder folder) {
    Optional<String> ofFiles = lakehouse.lastRun(FILE);
    if (ofFiles.isEmpty() || ofFiles.equals(lakehouse.lastRun(DELIVERY))) {
      return;
    }
    Set<String> undelivered =
        lakehouse
            .read(FILE)
            .where(col("run_id").equalTo(ofFiles.orElseThrow()))
            .select("file_hash")
            .as(Encoders.STRING())
            .collectAsList()
            .stream()
            .collect(Collectors.toCollection(HashSet::new));
    undelivered.removeAll(hashes(DELIVERY));
    folder.files().forEach(file -> undelivered.remove(file.hash()));
    if (!undelivered.isEmpty()) {
      lakehouse.deleteFiles(List.of(CELL, FILE), undelivered);
    }
  }

  /**
   * Lands the received files again, after tables of landing were damaged; what is whole stays as it
   * is.
   *
   * @param damaged tables of which some rows cannot be read
   * @param input what is at hand besides, and is landed afterwards
   * @param withLoss goes on without what is nowhere
   * @param beforeItIsEmptied called when it is sure to be filled again
   * @throws WarehouseException when something that is known is neither received nor at hand
   */
  public Outcome again(
      Set<TableName> damaged,
      InputFolder input,
      boolean withLoss,
      Runnable beforeItIsEmptied,
      Instant now) {
    InputFolder received = damaged.contains(DELIVERY) ? InputFolder.NONE : received();
    if (!withLoss) {
      refuseLoss(damaged, received, input);
    }
    beforeItIsEmptied.run();
    if (damaged.contains(DELIVERY)) {
      lakehouse.empty(DELIVERY);
      if (withLoss && !damaged.contains(FILE)) {
        deliverUndeclared(input);
        received = received();
      }
    }
    if (!damaged.contains(FILE) && !damaged.contains(CELL)) {
      return Outcome.NOTHING;
    }
    lakehouse.empty(FILE);
    lakehouse.empty(CELL);
    return run(received, now);
  }

  /** What was declared of files that are not given again is lost, and not the files. */
  private void deliverUndeclared(InputFolder input) {
    Set<String> given = input.files().stream().map(Delivered::hash).collect(Collectors.toSet());
    given.addAll(forgotten());
    List<Row> rows = new ArrayList<>();
    for (Row file : lakehouse.read(FILE).collectAsList()) {
      String hash = file.getAs("file_hash");
      if (given.add(hash)) {
        rows.add(
            RowFactory.create(
                hash,
                file.getAs("file_name"),
                null,
                null,
                null,
                file.getAs("landed_at"),
                lakehouse.runId().value()));
      }
    }
    if (!rows.isEmpty()) {
      lakehouse.append(DELIVERY, rows, "");
    }
  }

  /** Whether somebody was stopped who had emptied landing to land it again. */
  public boolean lacksWhatWasDelivered() {
    Set<String> delivered =
        rows(DELIVERY, "file_name").stream()
            .map(row -> row.getString(0))
            .collect(Collectors.toCollection(HashSet::new));
    rows(FILE, "file_name").forEach(row -> delivered.remove(row.getString(0)));
    delivered.removeAll(forgotten());
    return !delivered.isEmpty();
  }

  /**
   * Takes the statements away of what is lost with everybody's knowledge: who filed it is asked for
   * it again.
   *
   * @return the names of what is nowhere any more
   */
  public List<String> leaveOut() {
    Set<String> here = new HashSet<>(hashes(FILE));
    here.addAll(forgotten());
    Map<String, String> lost = new HashMap<>();
    for (Row row : rows(DELIVERY, "file_name")) {
      if (!here.contains(row.getString(0))) {
        lost.put(row.getString(0), row.getString(1));
      }
    }
    if (!lost.isEmpty()) {
      lakehouse.deleteFiles(List.of(DELIVERY), lost.keySet());
    }
    return lost.values().stream().sorted().toList();
  }

  private void refuseLoss(Set<TableName> damaged, InputFolder received, InputFolder input) {
    if (damaged.contains(DELIVERY) && input.files().isEmpty()) {
      throw new WarehouseException(
          "Cannot make landing.delivery again: who delivered which file stands nowhere else."
              + " Give the files and filings.csv with --input, or restore a backup");
    }
    Set<String> atHand =
        Stream.concat(received.files().stream(), input.files().stream())
            .map(Delivered::hash)
            .collect(Collectors.toCollection(HashSet::new));
    atHand.addAll(forgotten());
    List<String> lost =
        known(damaged).entrySet().stream()
            .filter(file -> !atHand.contains(file.getKey()))
            .map(Map.Entry::getValue)
            .sorted()
            .toList();
    if (!lost.isEmpty()) {
      throw new WarehouseException(
          "Cannot land again what is neither kept nor at hand: %s. Give these files with --input, or restore a backup; with --accept-loss they are left out"
              .formatted(String.join(", ", lost)));
    }
  }

  /** Names by hash of all files that are known, from a table that can still be read. */
  private Map<String, String> known(Set<TableName> damaged) {
    Map<String, String> known = new HashMap<>();
    if (!damaged.contains(FILE)) {
      rows(FILE, "file_name").forEach(row -> known.put(row.getString(0), row.getString(1)));
    }
    if (!damaged.contains(DELIVERY)) {
      rows(DELIVERY, "file_name").forEach(row -> known.put(row.getString(0), row.getString(1)));
    }
    if (!damaged.contains(CELL)) {
      rows(CELL, "run_id").forEach(row -> known.putIfAbsent(row.getString(0), row.getString(0)));
    }
    return known;
  }

  private Set<String> hashes(TableName table) {
    return Set.copyOf(
        lakehouse.read(table).select("file_hash").distinct().as(Encoders.STRING()).collectAsList());
  }

  private boolean isRecordOfForgettingLost() {
    return !lakehouse.isEmpty(FORGOTTEN)
        && !lakehouse.read(FORGOTTEN).where("extent = 'LOST'").isEmpty();
  }

  private List<Row> rows(TableName table, String column) {
    return lakehouse.read(table).select("file_hash", column).distinct().collectAsList();
  }

  /** Contents that were forgotten as a whole: they are known, and never landed again. */
  private Set<String> forgotten() {
    return forgotten("ALL");
  }

  private Set<String> forgotten(Object... extents) {
    return lakehouse.isEmpty(FORGOTTEN)
        ? Set.of()
        : Set.copyOf(
            lakehouse
                .read(FORGOTTEN)
                .where(col("extent").isin(extents))
                .select("file_hash")
                .distinct()
                .as(Encoders.STRING())
                .collectAsList());
  }

  /**
   * Keeps again what is at hand and no longer lies in the warehouse as it was received.
   *
   * @return how many contents
   */
  public int keepAgain(InputFolder input) {
    if (isRecordOfForgettingLost()) {
      // it may be gone on purpose
      return 0;
    }
    ReceivedFiles received = lakehouse.receivedFiles();
    Set<String> known = hashes(FILE);
    Set<String> lessThanReceived = forgotten("ALL", "ROWS", "PERSONAL");
    Set<String> again = new HashSet<>();
    for (Delivered file : input.files()) {
      String hash = file.hash();
      if (known.contains(hash)
          && !lessThanReceived.contains(hash)
          && !again.contains(hash)
          && !received.isAsReceived(hash)) {
        again.add(keep(file.path(), received));
      }
    }
    return again.size();
  }

  private static String keep(Path file, ReceivedFiles received) {
    if (Files.isRegularFile(file)) {
      return received.keep(file);
    }
    try {
      return LandedRows.keep(Archive.read(file.toString()), received);
    } catch (IOException cause) {
      throw new WarehouseException("Cannot keep the received file again: " + file, cause);
    }
  }

  /**
   * Each content that is known, with its first statement, as it lies in the warehouse. One whose
   * bytes are others by now is not kept, unless something in it was forgotten.
   */
  private InputFolder received() {
    ReceivedFiles kept = lakehouse.receivedFiles();
    Set<String> lessThanReceived = forgotten("ROWS", "PERSONAL");
    boolean isRecordLost = isRecordOfForgettingLost();
    List<Delivered> files = new ArrayList<>();
    for (Row row : lakehouse.read(DELIVERY).orderBy("delivered_at", "file_name").collectAsList()) {
      String hash = row.getAs("file_hash");
      if (isRecordLost || lessThanReceived.contains(hash)
          ? kept.holds(hash)
          : kept.isAsReceived(hash)) {
        files.add(
            new Delivered(
                row.getAs("file_name"),
                Path.of(kept.place(hash)),
                hash,
                emptyIfNull(row.getAs("declared_body")),
                emptyIfNull(row.getAs("declared_fiscal_year")),
                emptyIfNull(row.getAs("declared_received_at"))));
      }
    }
    return new InputFolder(files, List.of(), List.of());
  }

  private static String emptyIfNull(String text) {
    return text == null ? "" : text;
  }

  private static String nullIfEmpty(String text) {
    return text.isEmpty() ? null : text;
  }
}
