package tassei.ingest.land;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tassei.ingest.land.Filings.Declared;
import tassei.ingest.land.InputFolder.Delivered;

class FilingsTest {
  @TempDir private Path folder;

  @Test
  void aFolderWithoutFilingsDeclaresNothing() {
    assertThat(Filings.read(folder).of("a.tsv")).isEqualTo(new Declared("", "", ""));
  }

  @Test
  void everyFileHasWhatIsDeclaredOfIt() throws IOException {
    write(
        """
        file,body,fiscal_year,received_at,note
        a.tsv,みどり野商工会,令和6年度,2025-06-10,"a, b"
         sub/b.tsv ,,,,

        c.tsv,空野商工会,R6,,
        """);

    assertThat(Filings.read(folder).byFile())
        .isEqualTo(
            Map.of(
                "a.tsv", new Declared("みどり野商工会", "令和6年度", "2025-06-10"),
                "sub/b.tsv", new Declared("", "", ""),
                "c.tsv", new Declared("空野商工会", "R6", "")));
  }

  @Test
  void theOrderOfTheColumnsAndAByteOrderMarkMakeNoDifference() throws IOException {
    write("\uFEFFfile,body,fiscal_year,received_at\na.tsv,みどり野商工会,,\n");
    assertThat(Filings.read(folder).of("a.tsv")).isEqualTo(new Declared("みどり野商工会", "", ""));

    write("\uFEFFbody,received_at,file,fiscal_year\r\nみどり野商工会,2025-06-10,a.tsv,R6\r\n");
    assertThat(Filings.read(folder).of("a.tsv"))
        .isEqualTo(new Declared("みどり野商工会", "R6", "2025-06-10"));
  }

  @Test
  void aMissingColumnIsNamed() throws IOException {
    write("file,year,received_at\na.tsv,R6,2025-06-10\n");

    refuses("columns [body, fiscal_year] are missing");
  }

  @Test
  void anEmptyFileHasNoColumns() throws IOException {
    write("");

    refuses("columns [body, file, fiscal_year, received_at] are missing");
  }

  @Test
  void everyWrongLineIsToldAtOnce() throws IOException {
    write(
        """
        file,body,fiscal_year,received_at
        a.tsv,,,2025/06/10
        b.tsv,,
        c.tsv,,,2025-02-30
        d.tsv,,,2025-06-10,x
        a.tsv,,,2025-06-11
        e.tsv,,,2025-6-1
        """);

    refuses(
        "line 2: received_at '2025/06/10' is not a date like 2026-05-25;"
            + " line 3 has 3 fields, expected 4;"
            + " line 4: received_at '2025-02-30' is not a date like 2026-05-25;"
            + " line 5 has 5 fields, expected 4;"
            + " line 6: 'a.tsv' stands twice;"
            + " line 7: received_at '2025-6-1' is not a date like 2026-05-25");
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() throws IOException {
    Files.write(
        folder.resolve("filings.csv"),
        "file,body,fiscal_year,received_at\na.tsv,空野商工会,,\n"
            .getBytes(Charset.forName("windows-31j")));

    refuses("not UTF-8");
  }

  @Test
  void aFolderIsListedWithHashesAndDeclarations() throws IOException {
    write("file,body,fiscal_year,received_at\nsub/b.tsv,みどり野商工会,R6,2025-06-10\n");
    Files.createDirectories(folder.resolve("sub"));
    Files.createDirectories(folder.resolve(".git"));
    Files.writeString(folder.resolve("a.tsv"), "abc");
    Files.writeString(folder.resolve("sub/b.tsv"), "");
    Files.writeString(folder.resolve(".hidden"), "x");
    Files.writeString(folder.resolve(".git/config"), "x");

    assertThat(InputFolder.read(folder).files())
        .containsExactly(
            new Delivered(
                "a.tsv",
                folder.resolve("a.tsv").toAbsolutePath(),
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                "",
                "",
                ""),
            new Delivered(
                "sub/b.tsv",
                folder.resolve("sub/b.tsv").toAbsolutePath(),
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                "みどり野商工会",
                "R6",
                "2025-06-10"));
  }

  @Test
  void aFilingsFileSpeaksOfItsFolderAndOfAnArchiveAndTheOuterOneGoesFirst() throws IOException {
    write("file,body,fiscal_year,received_at\nsub/b.tsv,みどり野商工会,R6,\nsub/z.zip/d.tsv,,R5,\n");
    Path sub = Files.createDirectories(folder.resolve("sub"));
    Files.writeString(
        sub.resolve("filings.csv"),
        "file,body,fiscal_year,received_at\nb.tsv,空野商工会,,\nc.tsv,空野商工会,,\n");
    for (String file : List.of("a.tsv", "b.tsv", "c.tsv")) {
      Files.writeString(sub.resolve(file), file);
    }
    zip(
        sub.resolve("z.zip"),
        Map.of(
            "filings.csv",
            "file,body,fiscal_year,received_at\nd.tsv,海野商工会,R6,\nin/e.tsv,海野商工会,R6,\n",
            "d.tsv",
            "d",
            "in/e.tsv",
            "e",
            "in/filings.csv",
            "what,ever\n1,2\n"));

    InputFolder read = InputFolder.read(folder);

    assertThat(read.files())
        .extracting(Delivered::name, Delivered::body, Delivered::fiscalYear)
        .containsExactlyInAnyOrder(
            tuple("sub/a.tsv", "", ""),
            tuple("sub/b.tsv", "みどり野商工会", "R6"),
            tuple("sub/c.tsv", "空野商工会", ""),
            tuple("sub/z.zip/d.tsv", "", "R5"),
            tuple("sub/z.zip/in/e.tsv", "海野商工会", "R6"),
            tuple("sub/z.zip/in/filings.csv", "", ""));
    assertThat(read.absent()).isEmpty();
  }

  @Test
  void whatAFilingsFileInAFolderOrAnArchiveNamesAndIsNotThereIsTold() throws IOException {
    Path sub = Files.createDirectories(folder.resolve("sub"));
    String filings = "file,body,fiscal_year,received_at\ngone.tsv,空野商工会,,\n";
    Files.writeString(sub.resolve("filings.csv"), filings);
    zip(folder.resolve("z.zip"), Map.of("filings.csv", filings, "a.tsv", "a"));

    assertThat(InputFolder.read(folder).absent()).containsExactly("sub/gone.tsv", "z.zip/gone.tsv");
  }

  private static void zip(Path file, Map<String, String> entries) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, String> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  @Test
  void whatIsNoFolderIsRefused() {
    Path absent = folder.resolve("absent");

    assertThatThrownBy(() -> InputFolder.read(absent))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("Cannot read input, not a folder: " + absent);
  }

  private void refuses(String what) {
    assertThatThrownBy(() -> Filings.read(folder))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("Cannot read %s: %s".formatted(folder.resolve("filings.csv"), what));
  }

  private void write(String csv) throws IOException {
    Files.writeString(folder.resolve("filings.csv"), csv, StandardCharsets.UTF_8);
  }
}
