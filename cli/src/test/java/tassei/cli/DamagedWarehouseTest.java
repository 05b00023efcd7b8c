package tassei.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tassei.ingest.land.InputFolder;
import tassei.ingest.land.Land;
import tassei.lakehouse.Damage;
import tassei.lakehouse.Inspection;
import tassei.lakehouse.PublishedState;
import tassei.lakehouse.RunId;
import tassei.lakehouse.RunLock;
import tassei.lakehouse.TableHash;
import tassei.lakehouse.TableName;
import tassei.lakehouse.WarehouseException;
import tassei.lakehouse.WarehouseFolder;

/** What doctor finds of a broken warehouse, and what rebuild and a backup bring back. */
@EnabledIfSystemProperty(named = "tassei.faults", matches = "short|long")
class DamagedWarehouseTest {
  @TempDir private static Path folder;
  private static Path warehouse;
  private static Path backup;
  private static Path forms;
  private static Map<String, TableHash> rows;
  private static Map<String, TableHash> shown;

  @BeforeAll
  static void make() throws IOException {
    warehouse = folder.resolve("倉庫 100%");
    backup = folder.resolve("backup");
    Path all = Sample.forms(folder.resolve("all"));
    forms = Files.createDirectory(folder.resolve("forms"));
    for (String form : List.of("chamber_summary_r7.tsv", "filings.csv")) {
      Files.copy(all.resolve(form), forms.resolve(form));
    }
    Sample.run(warehouse, forms, Optional.of("R7"));
    rows = WarehouseCopy.hashes(warehouse, WarehouseCopy.ALL);
    shown = WarehouseCopy.hashes(warehouse, WarehouseCopy.SHOWN);
    WarehouseCopy.copy(warehouse, backup);
  }

  @BeforeEach
  void restoreFromTheBackup() {
    WarehouseCopy.copy(backup, warehouse);
    assertThat(damages()).isEmpty();
    assertThat(WarehouseCopy.hashes(warehouse, WarehouseCopy.ALL)).isEqualTo(rows);
  }

  @Test
  void aMissingDataFileIsFoundAndItsRowsAreMadeAgain() throws IOException {
    Path file = last("mart/indicator_achievement/data", ".parquet");
    Files.delete(file);

    assertThat(damages())
        .singleElement()
        .satisfies(
            damage -> {
              assertThat(damage.table()).isEqualTo("mart.indicator_achievement");
              assertThat(damage.what())
                  .startsWith("a data file is missing: ")
                  .endsWith(file.getFileName().toString());
              assertThat(damage.lost()).matches("\\d+ rows of R7, what is published");
              assertThat(damage.remedy()).startsWith("./tassei rebuild");
            });
    rebuildGivesTheSameRows();
  }

  @Test
  void aFlippedBitInTheCellsIsFoundAndTheFilesAreLandedAgain() throws IOException {
    flip(last("landing/cell/data", ".parquet"));

    assertThat(damages())
        .singleElement()
        .satisfies(
            damage -> {
              assertThat(damage.table()).isEqualTo("landing.cell");
              assertThat(damage.what()).startsWith("a data file cannot be read: ");
            });
    RebuildVerb.Outcome outcome = rebuildGivesTheSameRows();
    assertThat(outcome.relanded()).isEqualTo(1);
    assertThat(outcome.changed()).isEmpty();
  }

  @Test
  void aMissingManifestAndADamagedMetadataFileAreFoundAndTheTablesMadeAgain() throws IOException {
    for (Path manifest : all("core/dim_filing/metadata", ".avro")) {
      Files.delete(manifest);
    }
    for (Path metadata : all("staging/observation/metadata", ".metadata.json")) {
      Files.writeString(metadata, "{");
    }

    assertThat(damages().stream().map(Damage::table).distinct())
        .containsExactly("staging.observation", "core.dim_filing");
    rebuildGivesTheSameRows();
  }

  @Test
  void aCutManifestAMissingMetadataFileAndADamagedRecordOfRunsAreFound() throws IOException {
    for (Path manifest : all("mart/measure_achievement/metadata", "-m0.avro")) {
      byte[] whole = Files.readAllBytes(manifest);
      Files.write(manifest, Arrays.copyOf(whole, whole.length / 2));
    }
    for (Path metadata : all("core/fct_measure_status/metadata", ".metadata.json")) {
      Files.delete(metadata);
    }
    for (Path metadata : all("ops/run/metadata", ".metadata.json")) {
      Files.writeString(metadata, "{");
    }

    assertThat(damages())
        .extracting(
            Damage::table, damage -> damage.what().replaceFirst("(?s): .*", ""), Damage::remedy)
        .containsExactly(
            tuple(
                "core.fct_measure_status",
                "its metadata cannot be read",
                "./tassei rebuild, which makes what is published anew; an edition only from a backup"),
            tuple(
                "mart.measure_achievement",
                "a manifest cannot be read",
                "./tassei rebuild, which makes what is published anew; an edition only from a backup"),
            tuple(
                "ops.run",
                "its metadata cannot be read",
                "a backup; else ./tassei rebuild, after which the record of runs begins anew"));
    rebuildGivesTheSameRows();
    assertThat(damages()).isEmpty();
  }

  @Test
  void aDataFileOfAnotherLengthIsFound() throws IOException {
    Path file = last("mart/measure_achievement/data", ".parquet");
    long length = Files.size(file);
    Files.write(file, new byte[1], StandardOpenOption.APPEND);

    assertThat(damages())
        .extracting(Damage::what)
        .singleElement()
        .asString()
        .startsWith(
            "a data file has %d bytes where %d were written: ".formatted(length + 1, length));
    rebuildGivesTheSameRows();
  }

  @Test
  void aLostCatalogIsMadeAgainFromTheFoldersOfTheTables() throws IOException {
    for (Path file : all("", "catalog.db")) {
      Files.delete(file);
    }

    RebuildVerb.Outcome outcome = rebuildGivesTheSameRows();

    assertThat(outcome.found()).hasSizeGreaterThan(40);
    assertThat(outcome.changed()).isEmpty();
  }

  @Test
  void aDamagedCatalogIsFoundAndKeptBesideTheNewOne() throws IOException {
    Files.writeString(warehouse.resolve("catalog.db"), "no database");

    assertThat(damages()).extracting(Damage::table).containsExactly("catalog");
    rebuildGivesTheSameRows();
    assertThat(warehouse.resolve("catalog.db.damaged")).hasContent("no database");
  }

  @Test
  void aCatalogThatLacksATableIsRefusedAndTheTablesAreFoundAgain() throws Exception {
    catalog("DELETE FROM iceberg_tables WHERE table_name IN ('cell', 'target_ledger')");

    assertThat(damages())
        .extracting(Damage::table)
        .containsExactly("mart.target_ledger", "landing.cell");
    assertThatThrownBy(() -> Sample.run(warehouse, forms))
        .isInstanceOf(WarehouseException.class)
        .hasMessage(
            "Cannot use %s, 2 tables lie there that its catalog does not know, mart.target_ledger the first: ./tassei rebuild finds them again",
            warehouse);
    assertThat(rebuildGivesTheSameRows().found())
        .extracting(TableName::toString)
        .containsExactly("mart.target_ledger", "landing.cell");
  }

  @Test
  void anEmptyCatalogIsRefusedAndTheTablesAreFoundAgain() throws Exception {
    for (Path file : all("", "catalog.db")) {
      Files.write(file, new byte[0]);
    }
    assertThat(damages()).extracting(Damage::table).containsExactly("catalog");
    assertThatThrownBy(() -> Sample.run(warehouse, forms))
        .hasMessageEndingWith("./tassei rebuild finds them again");
    assertThat(rebuildGivesTheSameRows().changed()).isEmpty();
  }

  @Test
  void aCatalogThatIsOlderThanTheTablesIsFoundAndNothingIsWrittenOverThem() throws Exception {
    String location =
        "SELECT metadata_location FROM iceberg_tables WHERE table_name = 'dim_filing'";
    String named = catalog(location);
    Path older = all("core/dim_filing/metadata", ".metadata.json").getFirst();
    catalog(
        "UPDATE iceberg_tables SET metadata_location = '%s' WHERE table_name = 'dim_filing'"
            .formatted(named.replaceFirst("[^/]+$", older.getFileName().toString())));

    assertThat(damages())
        .anySatisfy(
            damage ->
                assertThat(damage.toString())
                    .contains("core.dim_filing", "a state of it that others followed"));
    String refused =
        "Cannot use %s, its catalog names states of 1 tables that others followed, of core.dim_filing the first: take the catalog.db that belongs to these files, or move this one away and say ./tassei rebuild"
            .formatted(warehouse);
    assertThatThrownBy(() -> Sample.run(warehouse, forms)).hasMessage(refused);
    assertThatThrownBy(() -> rebuild(Optional.empty())).hasMessage(refused);
    Files.delete(warehouse.resolve("catalog.db"));
    assertThat(rebuildGivesTheSameRows().changed()).isEmpty();
  }

  /** Says a statement to the catalog; of a query its first value. */
  private static String catalog(String statement) throws SQLException {
    try (Connection catalog =
            DriverManager.getConnection("jdbc:sqlite:" + warehouse.resolve("catalog.db"));
        Statement said = catalog.createStatement()) {
      return said.execute(statement) ? said.getResultSet().getString(1) : "";
    }
  }

  @Test
  void cellsOfAFileThatIsNowhereElseAreNotThrownAway() throws IOException {
    String hash = received().getFirst().getFileName().toString();
    for (Path kept : received()) {
      Files.delete(kept);
    }
    flip(last("landing/cell/data", ".parquet"));

    assertThatThrownBy(() -> rebuild(Optional.empty()))
        .isInstanceOf(WarehouseException.class)
        .hasMessage(
            "Cannot land again what is neither kept nor at hand: chamber_summary_r7.tsv. Give these files with --input, or restore a backup; with --accept-loss they are left out");
    assertThat(damages())
        .extracting(Damage::table)
        .containsExactly("landing.cell", "files/" + hash.substring(0, 2) + "/" + hash);
    assertThat(rebuild(Optional.of(forms)).relanded()).isEqualTo(1);
    assertThat(WarehouseCopy.hashes(warehouse, WarehouseCopy.ALL)).isEqualTo(rows);
  }

  @Test
  void aFileThatARebuildWentOnWithoutIsLandedWhenItIsGivenAgain() throws IOException {
    for (Path kept : received()) {
      Files.delete(kept);
    }
    flip(last("landing/cell/data", ".parquet"));

    assertThat(rebuildWithLoss().lost()).containsExactly("chamber_summary_r7.tsv");
    assertThat(damages()).isEmpty();
    assertThat(rebuild(Optional.empty()).lost()).isEmpty();
    assertThat(Sample.run(warehouse, forms).landed()).isEqualTo(1);
    assertThat(WarehouseCopy.hashes(warehouse, WarehouseCopy.ALL)).isEqualTo(rows);
  }

  @Test
  void aReceivedFileWhoseBytesAreOthersIsFoundAndNeverLandedInItsPlace() throws IOException {
    Path kept = received().getFirst();
    flip(kept);

    assertThat(damages())
        .containsExactly(
            new Damage(
                "files/" + kept.getParent().getFileName() + "/" + kept.getFileName(),
                "it has not the bytes that were received",
                "chamber_summary_r7.tsv as it was received; what was read of it stands",
                "./tassei rebuild --input with the folder of the file; else a backup"));
    flip(last("landing/cell/data", ".parquet"));
    assertThatThrownBy(() -> rebuild(Optional.empty()))
        .hasMessageStartingWith(
            "Cannot land again what is neither kept nor at hand: chamber_summary_r7.tsv.");
    rebuild(Optional.of(forms));
    assertThat(damages()).isEmpty();
    assertThat(WarehouseCopy.hashes(warehouse, WarehouseCopy.ALL)).isEqualTo(rows);
  }

  @Test
  void aReceivedFileThatIsMissingIsKeptAgainWhenItIsGivenAgain() throws IOException {
    Files.delete(received().getFirst());

    assertThat(damages()).extracting(Damage::what).containsExactly("it is missing");
    assertThat(rebuild(Optional.of(forms)).kept()).isEqualTo(1);
    assertThat(damages()).isEmpty();
    assertThat(WarehouseCopy.hashes(warehouse, WarehouseCopy.ALL)).isEqualTo(rows);
  }

  @Test
  void nobodyWritesUntilARebuildThatWasRefusedIsFinished() throws IOException {
    for (Path kept : received()) {
      Files.delete(kept);
    }
    for (Path manifest : all("landing/cell/metadata", "-m0.avro")) {
      Files.delete(manifest);
    }
    assertThatThrownBy(() -> rebuild(Optional.empty()))
        .hasMessageStartingWith(
            "Cannot land again what is neither kept nor at hand: chamber_summary_r7.tsv.");

    String refused =
        "Cannot use %s, a rebuild was stopped that had taken out landing.cell: ./tassei rebuild finishes it"
            .formatted(warehouse);
    assertThatThrownBy(() -> Sample.run(warehouse, forms)).hasMessage(refused);
    assertThatThrownBy(
            () ->
                RunLock.take(
                    new WarehouseFolder(warehouse), RunId.at(Clock.systemUTC().instant(), 1)))
        .hasMessage(refused);
    assertThat(damages())
        .contains(
            new Damage(
                "rebuild",
                "it was stopped and had taken out landing.cell",
                "nothing; these tables are not filled again yet",
                "./tassei rebuild, which finishes it"));
    assertThat(rebuild(Optional.of(forms)).relanded()).isEqualTo(1);
    assertThat(WarehouseCopy.hashes(warehouse, WarehouseCopy.ALL)).isEqualTo(rows);
    assertThat(damages()).isEmpty();
    assertThat(Sample.run(warehouse, forms).changed()).isFalse();
  }

  @Test
  void aRecordOfForgettingThatIsLostIsMadeAgainByNobodyUnasked() throws IOException {
    for (Path metadata : all("ops/forgotten/metadata", ".metadata.json")) {
      Files.writeString(metadata, "{");
    }

    assertThatThrownBy(() -> rebuild(Optional.of(forms)))
        .hasMessage(
            "Cannot make ops.forgotten again: what was forgotten stands nowhere else, and files that are given again would bring it back."
                + " Restore a backup; with --accept-loss the record begins anew");
    assertThatThrownBy(() -> Sample.run(warehouse, forms))
        .hasMessage(
            "Cannot read table ops.forgotten: ./tassei doctor says what of it is damaged, or who does not answer");

    Files.delete(received().getFirst());
    RebuildVerb.Outcome outcome =
        RebuildVerb.rebuild(
            new WarehouseFolder(warehouse),
            Optional.of(forms),
            true,
            Sample.knowledge(),
            Progress.silent());
    assertThat(outcome.kept()).isZero();
    assertThat(received()).isEmpty();
    assertThat(damages()).isEmpty();
  }

  @Test
  void whoWasStoppedBeforeTheFilesWereLandedAgainFinishesItNextTime() {
    try (Session session =
        Session.open(new WarehouseFolder(warehouse), Sample.knowledge(), Clock.systemUTC())) {
      session.lakehouse().empty(Land.FILE);
      session.lakehouse().empty(Land.CELL);
    }
    assertThat(damages()).isEmpty();

    assertThat(rebuildGivesTheSameRows().relanded()).isEqualTo(1);
  }

  @Test
  void whoDeliveredWhichFileIsAskedForWhereItIsLost() throws IOException {
    for (Path metadata : all("landing/delivery/metadata", ".metadata.json")) {
      Files.writeString(metadata, "{");
    }

    assertThatThrownBy(() -> rebuild(Optional.empty()))
        .isInstanceOf(WarehouseException.class)
        .hasMessage(
            "Cannot make landing.delivery again: who delivered which file stands nowhere else. Give the files and filings.csv with --input, or restore a backup");
    assertThat(WarehouseCopy.hashes(warehouse, WarehouseCopy.SHOWN)).isEqualTo(shown);
    rebuild(Optional.of(forms));
    assertThat(WarehouseCopy.hashes(warehouse, WarehouseCopy.SHOWN)).isEqualTo(shown);
  }

  @Test
  void whatWasDeclaredMayBeLostAndTheFilesAreNot() throws IOException {
    for (Path metadata : all("landing/delivery/metadata", ".metadata.json")) {
      Files.writeString(metadata, "{");
    }

    RebuildVerb.Outcome outcome = rebuildWithLoss();

    assertThat(outcome.lost()).isEmpty();
    assertThat(outcome.observed()).isEqualTo(1);
    assertThat(damages()).isEmpty();
    try (PublishedState state = PublishedState.open(new WarehouseFolder(warehouse))) {
      assertThat(state.rows(Land.DELIVERY, List.of("file_name", "declared_body")))
          .containsExactly(List.of("chamber_summary_r7.tsv", ""));
    }
    assertThat(Sample.run(warehouse, forms).changed()).isTrue();
    assertThat(WarehouseCopy.hashes(warehouse, WarehouseCopy.SHOWN)).isEqualTo(shown);
  }

  @Test
  void aFormWithoutADayOfItsOwnIsAsOldAsItsFirstDelivery() throws IOException {
    Path input = Files.createDirectory(folder.resolve("undeclared"));
    Files.copy(forms.resolve("chamber_summary_r7.tsv"), input.resolve("chamber_summary_r7.tsv"));
    WarehouseCopy.delete(warehouse);
    Instant may = Instant.parse("2026-05-26T03:00:00Z");
    try (Session session =
        Session.open(
            new WarehouseFolder(warehouse), Sample.knowledge(), Clock.fixed(may, ZoneOffset.UTC))) {
      new Land(session.lakehouse()).run(InputFolder.read(input), may);
    }
    Sample.run(warehouse, input);
    List<List<String>> ofMay = List.of(List.of("2026-05-26"));
    assertThat(receivedAt()).isEqualTo(ofMay);
    flip(last("landing/cell/data", ".parquet"));

    RebuildVerb.Outcome outcome = rebuild(Optional.empty());

    assertThat(outcome.relanded()).isEqualTo(1);
    assertThat(outcome.changed()).isEmpty();
    assertThat(receivedAt()).isEqualTo(ofMay);
  }

  private static List<List<String>> receivedAt() {
    try (PublishedState state = PublishedState.open(new WarehouseFolder(warehouse))) {
      return state.rows(new TableName("core", "dim_filing"), List.of("received_at"));
    }
  }

  private static RebuildVerb.Outcome rebuildWithLoss() {
    return RebuildVerb.rebuild(
        new WarehouseFolder(warehouse),
        Optional.empty(),
        true,
        Sample.knowledge(),
        Progress.silent());
  }

  private static List<Path> received() throws IOException {
    try (Stream<Path> files = Files.walk(warehouse.resolve("files"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static RebuildVerb.Outcome rebuildGivesTheSameRows() {
    RebuildVerb.Outcome outcome = rebuild(Optional.empty());
    assertThat(WarehouseCopy.hashes(warehouse, WarehouseCopy.ALL)).isEqualTo(rows);
    assertThat(Sample.run(warehouse, forms).changed()).isFalse();
    return outcome;
  }

  private static RebuildVerb.Outcome rebuild(Optional<Path> input) {
    return RebuildVerb.rebuild(
        new WarehouseFolder(warehouse), input, false, Sample.knowledge(), Progress.silent());
  }

  private static List<Damage> damages() {
    return Inspection.of(new WarehouseFolder(warehouse));
  }

  private static Path last(String in, String end) throws IOException {
    return all(in, end).getLast();
  }

  private static List<Path> all(String in, String end) throws IOException {
    try (Stream<Path> files = Files.list(warehouse.resolve(in))) {
      return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
    }
  }

  private static void flip(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer one = ByteBuffer.allocate(1);
      long middle = 200;
      channel.read(one, middle);
      one.put(0, (byte) (one.get(0) ^ 0x10)).flip();
      channel.write(one, middle);
    }
  }
}
