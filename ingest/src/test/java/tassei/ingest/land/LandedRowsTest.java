package tassei.ingest.land;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tassei.ingest.land.InputFolder.Delivered;
import tassei.lakehouse.ReceivedFiles;
import tassei.lakehouse.ReceivedFolder;
import tassei.lakehouse.WarehouseException;

/** Files that were listed and are others, or nowhere, when a task reads them. */
class LandedRowsTest {
  private static final Path BROKEN = Path.of("/proc/self/mem");

  @TempDir private Path folder;
  private Path input;
  private ReceivedFiles received;
  private final List<LandedFile> landed = new ArrayList<>();

  @BeforeEach
  void prepare() throws IOException {
    input = Files.createDirectory(folder.resolve("input"));
    received = new ReceivedFolder(folder.resolve("files").toString());
  }

  @Test
  void anArchiveThatHasLostAnEntrySinceItWasListedGivesTheOthers() throws IOException {
    zip("a.tsv", "b.tsv");
    List<Delivered> listed = InputFolder.read(input).files();
    zip("b.tsv");

    assertThat(listed).extracting(Delivered::name).containsExactly("z.zip/a.tsv", "z.zip/b.tsv");
    assertThat(land(listed.getFirst())).isEmpty();
    assertThat(land(listed.getLast())).extracting(row -> row.getString(5)).containsExactly("b.tsv");
    assertThat(landed)
        .extracting(LandedFile::path)
        .containsExactly(listed.getLast().path().toString());
    assertThat(NotLanded.of(listed, Set.of(listed.getLast().path()), Set.of()))
        .isEqualTo(
            new NotLanded(
                Set.of(listed.getFirst().path()), List.of("z.zip/a.tsv"), List.of(), List.of()));
  }

  @Test
  void ofAFileThatIsAnotherByNowNothingIsLandedAndItIsSaid() throws IOException {
    Path small = Files.writeString(input.resolve("a.tsv"), "a");
    Path large = Files.writeString(input.resolve("b.tsv"), "b");
    List<Delivered> listed = InputFolder.read(input).files();
    Files.writeString(small, "c");
    Files.writeString(large, "c");

    assertThat(land(listed.getFirst())).isEmpty();
    assertThat(Piece.parts(large.toString(), listed.getLast().hash(), received, landed::add, 2))
        .isEmpty();
    assertThat(landed)
        .containsExactly(
            LandedFile.changed(small.toString()), LandedFile.changed(large.toString()));
    assertThat(NotLanded.of(listed, Set.of(), Set.of(small, large)))
        .isEqualTo(
            new NotLanded(Set.of(small, large), List.of(), List.of(), List.of("a.tsv", "b.tsv")));
  }

  @Test
  void ofAFileInWhosePlaceAFolderIsNothingIsLandedAndItIsNamed() throws IOException {
    Path file = Files.writeString(input.resolve("a.tsv"), "a");
    List<Delivered> listed = InputFolder.read(input).files();
    Files.delete(file);
    Files.createDirectory(file);

    assertThat(land(listed.getFirst())).isEmpty();
    assertThat(NotLanded.of(listed, Set.of(), Set.of()))
        .isEqualTo(
            new NotLanded(
                Set.of(file),
                List.of(),
                List.of(
                    new Unread("a.tsv", "エラーになります(Is a directory)", "the error 'Is a directory'")),
                List.of()));
  }

  @Test
  void ofALargeTextThatCannotBeReadAnyMoreThereAreNoParts() throws IOException {
    assumeThat(BROKEN).isRegularFile();
    Path file = Files.createSymbolicLink(input.resolve("large.csv"), BROKEN);

    assertThat(Piece.parts(file.toString(), "", received, landed::add, 2)).isEmpty();
    assertThat(landed).isEmpty();
  }

  @Test
  void aWarehouseThatCannotKeepAFileIsNoFaultOfTheFile() throws IOException {
    Path file = Files.writeString(input.resolve("a.csv"), "a");
    Path noFolder = Files.writeString(folder.resolve("files"), "");

    assertThatThrownBy(() -> Piece.parts(file.toString(), "", received, landed::add, 2))
        .isInstanceOf(WarehouseException.class)
        .hasMessage("Cannot keep the received file: " + file)
        .hasStackTraceContaining(noFolder.toString());
  }

  @Test
  void aFileThatIsThereAndThatNoTaskFindsIsRefused() throws IOException {
    Files.writeString(input.resolve("a.tsv"), "a");
    List<Delivered> listed = InputFolder.read(input).files();

    assertThatThrownBy(() -> NotLanded.of(listed, Set.of(), Set.of()))
        .isInstanceOf(WarehouseException.class)
        .hasMessage(
            "Cannot read %s: it is there, and the Spark workers do not find it. Give them the input folder at the same path"
                .formatted(input.resolve("a.tsv")));
    Path other = Files.writeString(input.resolve("b.tsv"), "b");
    assertThat(NotLanded.of(InputFolder.read(input).files(), Set.of(other), Set.of()).changed())
        .as("tasks find the folder: it was gone for a moment")
        .containsExactly("a.tsv");
  }

  private List<Row> land(Delivered file) throws IOException {
    Piece whole = new Piece.Whole(file.path().toString(), file.hash());
    Iterator<Row> rows = LandedRows.of(whole, "run", received, landed::add);
    List<Row> all = new ArrayList<>();
    rows.forEachRemaining(all::add);
    return all;
  }

  /** Each entry holds its own name. */
  private void zip(String... entries) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(input.resolve("z.zip")))) {
      for (String entry : entries) {
        zip.putNextEntry(new ZipEntry(entry));
        zip.write(entry.getBytes(StandardCharsets.UTF_8));
      }
    }
  }
}
