package tassei.ingest.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BookMemoryTest {
  private static final long MEGABYTE = 1 << 20;

  @TempDir private Path folder;

  @Test
  void aBookOf200MegabytesNeedsNoMoreHeapThanASmallOne() throws Exception {
    Path small = book(MEGABYTE);
    Path large = book(200 * MEGABYTE);

    assertThat(Files.size(large)).isGreaterThan(10 * MEGABYTE);
    assertThat(openedWith64Megabytes(small)).matches("opened 1 sheet, [0-9]+ rows");
    assertThat(openedWith64Megabytes(large))
        .isEqualTo(
            "TOO_LARGE: book.xlsx: expected a size within the limits, found 'inflated bytes >"
                + " 134,217,728'. Delete the sheets and rows that are not needed and send it again.");
  }

  /** Run in a process of its own. */
  static final class Open {
    private Open() {}

    public static void main(String[] arguments) throws IOException {
      String answer =
          switch (SheetFile.open("book.xlsx", Files.readAllBytes(Path.of(arguments[0])))) {
            case SheetFile.Opened opened ->
                "opened %d sheet, %d rows"
                    .formatted(
                        opened.document().sheets().size(),
                        opened.document().sheets().getFirst().rows().size());
            case SheetFile.Refused refused ->
                refused.problem().code() + ": " + refused.problem().messageEn("book.xlsx");
          };
      System.out.println(answer);
    }
  }

  private static String openedWith64Megabytes(Path book) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Open.class.getName(),
                book.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String answer =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    process.waitFor();
    return answer;
  }

  /** A book of one sheet that inflates to so many bytes, about ten times as many as it has. */
  private Path book(long bytes) throws IOException {
    Path file = folder.resolve(bytes + ".xlsx");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setLevel(Deflater.BEST_SPEED);
      part(zip, "[Content_Types].xml", "<Types/>");
      part(
          zip,
          "xl/workbook.xml",
          "<workbook xmlns:r='r'><sheets><sheet name='a' r:id='r1'/></sheets></workbook>");
      part(
          zip,
          "xl/_rels/workbook.xml.rels",
          "<Relationships><Relationship Id='r1' Type='/worksheet' Target='worksheets/a.xml'/></Relationships>");
      zip.putNextEntry(new ZipEntry("xl/worksheets/a.xml"));
      zip.write("<worksheet><sheetData>".getBytes(StandardCharsets.UTF_8));
      long written = 0;
      for (int row = 1; written < bytes; row++) {
        byte[] xml = row(row).getBytes(StandardCharsets.UTF_8);
        zip.write(xml);
        written += xml.length;
      }
      zip.write("</sheetData></worksheet>".getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
    return file;
  }

  private static String row(int row) {
    String cell = " s='0'><v>";
    return "<row r='"
        + row
        + "'><c r='A"
        + row
        + "'"
        + cell
        + row * 7919L % 100_003
        + "</v></c><c r='B"
        + row
        + "'"
        + cell
        + row * 104_729L % 1_000_003
        + "</v></c></row>";
  }

  private static void part(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }
}
