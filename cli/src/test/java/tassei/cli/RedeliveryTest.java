package tassei.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tassei.lakehouse.WarehouseFolder;

/**
 * What becomes of a form that is sent again: as it was, saved again, corrected, or twice at once.
 */
class RedeliveryTest {
  private static final String FORM = "chamber_summary_r7.tsv";
  private static final String STATES =
      """
      SELECT file_name, state, version_no, superseded_by IS NULL, same_content_as IS NULL
      FROM core.dim_filing WHERE body_code = '05-kazuno' ORDER BY file_name
      """;

  @TempDir private Path folder;
  private Path forms;
  private Path warehouse;
  private String summary;

  @BeforeEach
  void prepare() throws IOException {
    Path all = Sample.forms(folder.resolve("all"));
    forms = Files.createDirectory(folder.resolve("forms"));
    warehouse = folder.resolve("warehouse");
    summary = Files.readString(all.resolve(FORM), StandardCharsets.UTF_8);
    write(FORM, summary);
    filings(FORM + ",,,2026-05-25");
  }

  @Test
  void aFormSavedAgainIsTheSameContentAndAddsNoFact() throws IOException {
    Sample.run(warehouse, forms);
    write("again.tsv", "\uFEFF" + summary.replace("65(70)", "６５ （７０）").replace("\n", "\r\n"));
    filings(FORM + ",,,2026-05-25", "again.tsv,,,2026-06-20");

    RunVerb.Outcome again = Sample.run(warehouse, forms);

    assertThat(printed(again))
        .contains("same       1 with the content of a file before, nothing changes\n")
        .doesNotContain("corrected");
    try (Asked asked = Asked.of(warehouse)) {
      assertThat(asked.rows(STATES))
          .containsExactly(
              "again.tsv | SAME_CONTENT | 1 | true | false",
              "chamber_summary_r7.tsv | CURRENT | 1 | true | true");
      assertThat(asked.rows("SELECT count(*) FROM core.fct_indicator_result"))
          .containsExactly("21");
      assertThat(asked.rows("SELECT count(*) FROM mart.figure_change")).containsExactly("0");
      assertThat(
              asked.rows(
                  "SELECT state, file, copies, version_no FROM mart.filing_status WHERE body_code = '05-kazuno'"))
          .containsExactly("RECEIVED | chamber_summary_r7.tsv | 1 | 1");
      assertThat(asked.rows("SELECT code, file FROM mart.data_problem"))
          .containsExactly("UNIT_MISSING | chamber_summary_r7.tsv");
    }
  }

  @Test
  void aCorrectedFormSaysWhichFiguresChangedFromWhatToWhat() throws IOException {
    Sample.run(warehouse, forms);
    write(
        "corrected.tsv",
        summary
            .replace("65(70)\t未達成", "75(70)\t達成")
            .replace("133(121)", "133(-)")
            .replace("帳簿の相談", "窓口の相談"));
    filings(FORM + ",,,2026-05-25", "corrected.tsv,,,2026-06-30");

    RunVerb.Outcome corrected = Sample.run(warehouse, forms);

    assertThat(printed(corrected))
        .contains(
            """
            corrected  1 supersede a file before, 3 figures changed (see mart.figure_change)
                       かづの商工会 2025年度 法認定・各種補助金採択数 TARGET: 121件 → 記載なし (chamber_summary_r7.tsv E6 → corrected.tsv E6)
                       かづの商工会 2025年度 売上・付加価値向上実現事業者数 ACTUAL: 65件 → 75件 (chamber_summary_r7.tsv E7 → corrected.tsv E7)
                       かづの商工会 2025年度 売上・付加価値向上実現事業者数 INDICATOR_STATUS: 未達成 → 達成 (chamber_summary_r7.tsv F7 → corrected.tsv F7)
            """);
    try (Asked asked = Asked.of(warehouse)) {
      assertThat(
              asked.rows(
                  """
                  SELECT indicator_code, role, value_fiscal_year, kind, before, after, before_amount, after_amount,
                    before_sheet, before_cell, after_cell, version_no, is_current
                  FROM mart.figure_change ORDER BY indicator_no, role
                  """))
          .containsExactly(
              "05-kazuno:action_program_summary:C1-1-1 | TARGET | 2025 | CHANGED | 121件 | 記載なし | 121.0000 | null | 本文 | E6 | E6 | 2 | true",
              "05-kazuno:action_program_summary:C1-1-2 | ACTUAL | 2025 | CHANGED | 65件 | 75件 | 65.0000 | 75.0000 | 本文 | E7 | E7 | 2 | true",
              "05-kazuno:action_program_summary:C1-1-2 | INDICATOR_STATUS | 2025 | CHANGED | 未達成 | 達成 | null | null | 本文 | F7 | F7 | 2 | true");
      assertThat(asked.rows(STATES))
          .containsExactly(
              "chamber_summary_r7.tsv | SUPERSEDED | 1 | false | true",
              "corrected.tsv | CURRENT | 2 | true | true");
      assertThat(
              asked.rows(
                  "SELECT is_current, count(*) FROM core.fct_indicator_result GROUP BY 1 ORDER BY 1"))
          .containsExactly("false | 21", "true | 21");
      assertThat(
              asked.rows(
                  """
                  SELECT state, is_latest, file, received_at, first_received_at, days_late, problems, warnings
                  FROM mart.filing_status WHERE body_code = '05-kazuno' ORDER BY version_no
                  """))
          .containsExactly(
              "SUPERSEDED | false | chamber_summary_r7.tsv | 2026-05-25 | 2026-05-25 | null | 0 | 1",
              "RECEIVED | true | corrected.tsv | 2026-06-30 | 2026-05-25 | null | 0 | 1");
    }
  }

  @Test
  void anOldVersionThatIsSentAgainAfterTheCorrectedOneIsAVersionOfItsOwn() throws IOException {
    write("corrected.tsv", summary.replace("65(70)", "75(70)"));
    write("reverted.tsv", summary + "\n");
    filings(FORM + ",,,2026-05-25", "corrected.tsv,,,2026-06-20", "reverted.tsv,,,2026-06-30");

    Sample.run(warehouse, forms);

    try (Asked asked = Asked.of(warehouse)) {
      assertThat(asked.rows(STATES))
          .containsExactly(
              "chamber_summary_r7.tsv | SUPERSEDED | 1 | false | true",
              "corrected.tsv | SUPERSEDED | 2 | false | true",
              "reverted.tsv | CURRENT | 3 | true | true");
      assertThat(
              asked.rows(
                  "SELECT version_no, before, after, is_current FROM mart.figure_change ORDER BY 1"))
          .containsExactly("2 | 65件 | 75件 | false", "3 | 75件 | 65件 | true");
    }
  }

  @Test
  void ofTwoFilesInOneRunTheLaterEditionWinsAndAWarningNamesBoth() throws IOException {
    write("a.tsv", summary.replace("総括表", "総括表（改訂版）").replace("65(70)", "75(70)"));
    filings(FORM + ",,,2026-05-25", "a.tsv,,,2026-05-20", "gone.tsv,,,2026-05-20");

    RunVerb.Outcome both = Sample.run(warehouse, forms);

    assertThat(printed(both))
        .startsWith("WARN       filings.csv names a file that is not there: 'gone.tsv'\n")
        .contains(
            "problems   0 errors, 2 warnings in what was read; 0 errors, 2 warnings in all (see ./tassei problems)\n");
    assertThat(printed(Sample.run(warehouse, forms)))
        .isEqualTo(
            """
            WARN       filings.csv names a file that is not there: 'gone.tsv'
            nothing new: 2 files, all known; the warehouse is up to date
            """);
    try (Asked asked = Asked.of(warehouse)) {
      assertThat(
              asked.rows(
                  "SELECT file_name, state, printed_edition FROM core.dim_filing ORDER BY 1"))
          .containsExactly("a.tsv | CURRENT | 2", "chamber_summary_r7.tsv | SUPERSEDED | 1");
      assertThat(
              asked.rows(
                  """
                  SELECT severity, effect, file, found, message_ja, message_en FROM mart.data_problem
                  WHERE code = 'TWO_FILES_OF_ONE_FILING'
                  """))
          .containsExactly(
              "WARN | NOTICE | a.tsv | chamber_summary_r7.tsv"
                  + " | a.tsv と chamber_summary_r7.tsv は、どちらも かづの商工会 の 2025 年度の action_program_summary ですが、内容が違います。"
                  + "表題の版が新しい a.tsv を採用しました。違うときは、表題の版か filings.csv の received_at を直してください。"
                  + " | a.tsv and chamber_summary_r7.tsv are both the action_program_summary of かづの商工会 for 2025, and they differ. "
                  + "a.tsv was taken, because its title names the later edition. "
                  + "If that is wrong, correct the edition in the title or received_at in filings.csv.");
    }
  }

  @Test
  void theDayItIsDueDecidesWhatIsLateAndWhatWaitsIsRejected() throws IOException {
    String cut = summary.substring(0, summary.indexOf("独自戦略"));
    write("cut.tsv", cut.replace("令和7年度", "令和6年度").replace("R7", "R6"));
    Path reference = Files.createDirectory(folder.resolve("reference"));
    Files.writeString(
        reference.resolve("expected_filings.csv"),
        """
        body_code,form_type,fiscal_year,due_on,note
        05-kazuno,action_program_summary,2025,2026-05-24,
        05-kazuno,action_program_summary,2024,2025-05-31,
        05-nikaho,action_program_summary,2025,,
        """,
        StandardCharsets.UTF_8);
    filings(FORM + ",,,2026-05-25", "cut.tsv,,,2025-05-20");

    Session.Knowledge knowledge =
        Session.Knowledge.load(
            Sample.INSTALLATION,
            List.of(Sample.INSTALLATION.layouts()),
            List.of(Sample.INSTALLATION.reference(), reference));
    RunVerb.run(
        new WarehouseFolder(warehouse), forms, Optional.empty(), knowledge, Progress.silent());

    try (Asked asked = Asked.of(warehouse)) {
      assertThat(
              asked.rows(
                  """
                  SELECT body_name, fiscal_year_label, expected, due_on, state, is_latest, received_at, days_late, file, problems
                  FROM mart.filing_status ORDER BY body_code, fiscal_year
                  """))
          .containsExactly(
              "かづの商工会 | 令和6年度 | true | 2025-05-31 | REJECTED | true | 2025-05-20 | null | cut.tsv | 1",
              "かづの商工会 | 令和7年度 | true | 2026-05-24 | LATE | true | 2026-05-25 | 1 | chamber_summary_r7.tsv | 0",
              "にかほ市商工会 | 令和7年度 | true | null | MISSING | true | null | null | null | null");
    }
  }

  private static String printed(RunVerb.Outcome outcome) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    outcome.print(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private void filings(String... lines) throws IOException {
    write("filings.csv", "file,body,fiscal_year,received_at\n" + String.join("\n", lines) + "\n");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(forms.resolve(name), text, StandardCharsets.UTF_8);
  }
}
