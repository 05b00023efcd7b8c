package tassei.ingest.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class ModifiedTimeTest {
  private static final String CORE =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <cp:coreProperties xmlns:cp="urn:cp" xmlns:dcterms="urn:dcterms">
        <dcterms:created>2026-04-01T00:00:00Z</dcterms:created>
        <dcterms:modified>2026-05-20T09:30:00Z</dcterms:modified>
      </cp:coreProperties>
      """;

  @Test
  void anExcelBookSaysWhenItWasSaved() throws IOException {
    assertThat(ModifiedTime.of(zip("xl/workbook.xml", "<x/>", "docProps/core.xml", CORE)))
        .contains(Instant.parse("2026-05-20T09:30:00Z"));
  }

  @Test
  void anOpenDocumentSaysItInJapaneseTime() throws IOException {
    String meta =
        "<o:m xmlns:o='urn:o' xmlns:dc='urn:dc'><dc:date>2026-05-20T09:30:00.5</dc:date></o:m>";

    assertThat(ModifiedTime.of(zip("meta.xml", meta)))
        .contains(Instant.parse("2026-05-20T00:30:00.500Z"));
  }

  @Test
  void whatSaysNothingBelievableHasNone() throws IOException {
    byte[] cut = zip("docProps/core.xml", CORE);
    String entity =
        "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><x><modified>&e;</modified></x>";

    assertThat(ModifiedTime.of("指標\t実績\n".getBytes(StandardCharsets.UTF_8))).isEmpty();
    assertThat(ModifiedTime.of(new byte[0])).isEmpty();
    assertThat(ModifiedTime.of(java.util.Arrays.copyOf(cut, cut.length / 3))).isEmpty();
    assertThat(ModifiedTime.of(zip("docProps/core.xml", entity))).isEmpty();
    assertThat(ModifiedTime.of(zip("docProps/core.xml", CORE.replace("2026-05", "1900-05"))))
        .isEmpty();
    assertThat(ModifiedTime.of(zip("docProps/core.xml", CORE.replace("2026-05", "昨日")))).isEmpty();
  }

  @Test
  void aStatementBehindMoreThanTheBudgetIsNotLookedFor() throws IOException {
    assertThat(ModifiedTime.of(zip("big", "0".repeat(17 << 20), "docProps/core.xml", CORE)))
        .isEmpty();
  }

  private static byte[] zip(String... namesAndTexts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
        zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }
}
