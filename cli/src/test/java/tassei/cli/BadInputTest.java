package tassei.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tassei.ingest.land.InvalidInputException;
import tassei.ingest.layout.InvalidLayoutException;

/**
 * Files that cannot be read: each gets a clear answer, keeps its cells, and holds nobody else up.
 */
class BadInputTest {
  @TempDir private Path folder;

  @Test
  void badFilesWaitWithAProblemEachAndTheGoodOneGoesThrough() throws IOException {
    Path all = Sample.forms(folder.resolve("all"));
    Path forms = Files.createDirectory(folder.resolve("forms"));
    Path warehouse = folder.resolve("warehouse");
    String summary =
        Files.readString(all.resolve("federation_summary_r6.tsv"), StandardCharsets.UTF_8);
    String chamber =
        Files.readString(all.resolve("chamber_summary_r7.tsv"), StandardCharsets.UTF_8);
    write(forms, "good.tsv", summary);
    write(forms, "empty.tsv", "");
    write(forms, "blank.txt", " \n\t\n");
    Files.write(
        forms.resolve("picture.tsv"),
        new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 1});
    Files.write(forms.resolve("latin.txt"), new byte[] {'a', (byte) 0xE9, 'b'});
    write(forms, "letter.txt", "拝啓 時下ますますご清栄のこととお慶び申し上げます。\n敬具\n");
    write(forms, "year.tsv", chamber.replace("R7実績値", "R6実績値"));
    write(forms, "cut.tsv", chamber.substring(0, chamber.indexOf("独自戦略")));
    write(forms, "stranger.tsv", chamber.replace("かつの商工会アクション", "ほしのまち商工会アクション"));
    Files.copy(all.resolve("goal_table_r3.tsv"), forms.resolve("nobody.tsv"));

    RunVerb.Outcome outcome = Sample.run(warehouse, forms);

    assertThat(outcome.landed()).isEqualTo(10);
    assertThat(outcome.waiting()).isEqualTo(9);
    try (Asked asked = Asked.of(warehouse)) {
      assertThat(asked.rows("SELECT DISTINCT source_file FROM mart.indicator_achievement"))
          .containsExactly("good.tsv");
      assertThat(
              asked.rows(
                  "SELECT code, severity, message_en FROM mart.data_problem WHERE effect = 'FILE_WAITS' ORDER BY file"))
          .containsExactly(
              "EMPTY_FILE | ERROR | blank.txt: expected a form with content, found '4 bytes of white space'. Send the file again with its content.",
              "INCOMPLETE_DOCUMENT | ERROR | cut.tsv G20: expected the last row '達成数計', found '施策目標に関する検証及び次年度への改善点(要約)'. The document is cut off. Send the whole of it again.",
              "EMPTY_FILE | ERROR | empty.tsv: expected a form with content, found '0 bytes'. Send the file again with its content.",
              "UNKNOWN_CHARSET | ERROR | latin.txt: expected text in UTF-8, UTF-16 with BOM, Shift_JIS (CP932), EUC-JP or ISO-2022-JP, found '61 E9 62'. Save the file again as UTF-8.",
              "UNKNOWN_FORM | ERROR | letter.txt line 1: expected the title and headings of a known form (nearest is 'action-program-plan' with 0 of 100 points: title 0/45 (missing 商工会アクションプログラム(計画)), headings 0/35 (missing 施策目標・基準値・取組内容), order 0/10, numbering 0/10), found '拝啓 時下ますますご清栄のこととお慶び申し上げます。'. Check that it is the right form, or add a folder for it under layouts.",
              "BODY_MISSING | ERROR | nobody.tsv: expected the name of the chamber or federation that files, found '経営発達支援計画に係る目標管理表【役割分担】・伴走型支援事業スケジュール・予算'. State who files this document in the column body of filings.csv.",
              "NOT_TEXT | ERROR | picture.tsv: expected a file of text, found '89 50 4E 47 0D 0A 1A 0A'. Send the form itself, as a table or a document.",
              "BODY_UNKNOWN | ERROR | stranger.tsv A3: expected the name of a chamber or federation of that year, found 'ほしのまち商工会'. Check the name; if it is right, add the body or the alias to reference/bodies.csv.",
              "FISCAL_YEAR_CONFLICT | ERROR | year.tsv A3: expected the fiscal year of the headings (令和6年度), found '令和7年度 かつの商工会アクションプログラム 総括表'. Correct the year in the document, or state the right one in filings.csv.");
      assertThat(
              asked.rows(
                  "SELECT message_ja FROM mart.data_problem WHERE file = 'stranger.tsv' AND code = 'BODY_UNKNOWN'"))
          .containsExactly(
              "stranger.tsv A3:その年度に登録されている商工会または連合会の名称 が入るところに「ほしのまち商工会」とあります。名称を確認し、正しければ reference/bodies.csv に追加してください。");
      assertThat(
              asked.rows(
                  """
                  SELECT f.file_name, f.cell_count - count(c.file_hash) FROM landing.file f
                  LEFT JOIN landing.cell c ON f.file_hash = c.file_hash
                  GROUP BY f.file_name, f.file_hash, f.cell_count HAVING f.cell_count <> count(c.file_hash)
                  """))
          .isEmpty();
      assertThat(asked.rows("SELECT state, count(*) FROM core.dim_filing GROUP BY 1 ORDER BY 1"))
          .containsExactly("CURRENT | 1", "REJECTED | 9");
    }

    write(
        forms,
        "filings.csv",
        "file,body,fiscal_year,received_at\nnobody.tsv,呉広域商工会,,2022-05-20\nyear.tsv,,R7,2026-05-25\n");
    RunVerb.Outcome told = Sample.run(warehouse, forms);
    assertThat(told.landed()).isZero();
    assertThat(told.deliveries()).isEqualTo(2);
    assertThat(told.waiting()).isZero();
    try (Asked asked = Asked.of(warehouse)) {
      assertThat(
              asked.rows(
                  "SELECT body_name, fiscal_year, count(*) FROM mart.indicator_achievement GROUP BY 1, 2 ORDER BY 2"))
          .containsExactly("呉広域商工会 | 2021 | 62", "秋田県商工会連合会 | 2024 | 24", "かづの商工会 | 2025 | 21");
    }
  }

  @Test
  void filingsThatCannotBeReadStopTheRunBeforeAnythingIsLanded() throws IOException {
    Path forms = Files.createDirectory(folder.resolve("forms"));
    write(forms, "filings.csv", "file,body,fiscal_year,received_at\na.tsv,かづの商工会,R7,5月25日\n");
    assertThatThrownBy(() -> Sample.run(folder.resolve("warehouse"), forms))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "Cannot read %s: line 2: received_at '5月25日' is not a date like 2026-05-25"
                .formatted(forms.resolve("filings.csv")));
    assertThat(Files.exists(folder.resolve("warehouse"))).isFalse();
  }

  @Test
  void aLayoutWithAScaleThatNobodyRegisteredIsRefused() throws IOException {
    Path own = Files.createDirectories(folder.resolve("layouts/business-support-goal-table"));
    String bundled =
        Files.readString(
            Sample.INSTALLATION.layouts().resolve("business-support-goal-table/layout.yaml"));
    write(own, "layout.yaml", bundled.replace("scale: grade-abc", "scale: grade-sabc"));

    assertThatThrownBy(
            () ->
                Session.Knowledge.load(
                    Sample.INSTALLATION,
                    List.of(Sample.INSTALLATION.layouts(), folder.resolve("layouts")),
                    List.of(Sample.INSTALLATION.reference())))
        .isInstanceOf(InvalidLayoutException.class)
        .hasMessage(
            "Invalid layouts:\n  business-support-goal-table: scale 'grade-sabc' is not in scales.csv, expected one of grade-abc, met-or-missed");
  }

  @Test
  void anInputThatIsNoFolderIsRefused() {
    assertThatThrownBy(() -> Sample.run(folder.resolve("warehouse"), folder.resolve("nowhere")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("Cannot read input, not a folder: " + folder.resolve("nowhere"));
  }

  private static void write(Path folder, String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
  }
}
