package tassei.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The bundled forms as offices keep them in books, in a tree of folders and in an archive, say what
 * the forms say: from the file to the last mart.
 */
class FormsInBooksTest {
  @TempDir private static Path folder;
  private static Path forms;
  private static Path books;

  @BeforeAll
  static void saveTheFormsAsBooks() throws IOException {
    forms = Sample.forms(folder.resolve("forms"));
    books = Files.createDirectory(folder.resolve("books"));
    Path chamber = Files.createDirectories(books.resolve("R7/かづの"));
    try (FormBook book = FormBook.xlsx(forms.resolve("chamber_summary_r7.tsv"))) {
      book.merged(1, 6, 28).merged(2, 6, 28).merged(3, 6, 28);
      book.hiddenRow(9).formula(7, 5).comment(8, 5, "前年は38社");
      Files.write(chamber.resolve("総括表.xlsx"), book.bytes());
    }
    Files.writeString(chamber.resolve("filings.csv"), filings("総括表.xlsx,,,2026-05-25"));
    try (FormBook book = FormBook.xls(forms.resolve("federation_summary_r6.tsv"))) {
      book.hiddenRow(8).hiddenColumn(8).formula(9, 5).comment(9, 5, "速報");
      Files.write(books.resolve("総括表.xls"), book.bytes());
    }
    Files.writeString(books.resolve("filings.csv"), filings("総括表.xls,,,2025-06-10"));
    archive(books.resolve("計画と目標.zip"));
  }

  private static void archive(Path file) throws IOException {
    try (FormBook goals = FormBook.xlsx(forms.resolve("goal_table_r3.tsv"));
        FormBook plan = FormBook.xlsx(forms.resolve("chamber_plan_r4_r8.txt"));
        FormBook outline = FormBook.xls(forms.resolve("federation_plan_r8.md"))) {
      goals.hiddenColumn(12).formula(11, 5).formula(15, 6).comment(12, 5, "組織率による");
      Map<String, byte[]> entries =
          Map.of(
              "目標管理表.xlsx", goals.bytes(),
              "計画/計画.xlsx", plan.bytes(),
              "計画/実施計画.xls", outline.bytes(),
              "filings.csv",
                  filings("目標管理表.xlsx,呉広域商工会,,2022-05-20", "計画/計画.xlsx,,,2022-03-31")
                      .getBytes(StandardCharsets.UTF_8),
              "計画/filings.csv",
                  filings("実施計画.xls,兵庫県商工会連合会,,2026-04-01").getBytes(StandardCharsets.UTF_8));
      try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
          zip.putNextEntry(new ZipEntry(entry.getKey()));
          zip.write(entry.getValue());
        }
      }
    }
  }

  private static String filings(String... lines) {
    return "file,body,fiscal_year,received_at\n" + String.join("\n", lines) + "\n";
  }

  @Test
  void fiveFormsInBooksGiveTheRowsOfTheForms() {
    Path ofForms = folder.resolve("of-forms");
    Path ofBooks = folder.resolve("of-books");
    Sample.run(ofForms, forms);

    RunVerb.Outcome outcome = Sample.run(ofBooks, books);

    assertThat(outcome.observed()).isEqualTo(5);
    assertThat(outcome.waiting()).isZero();
    Map<String, List<String>> expected;
    try (Asked asked = Asked.of(ofForms)) {
      expected = FiguresOf.warehouse(asked);
    }
    assertThat(expected.get("core.fct_indicator_result")).hasSizeGreaterThan(100);
    try (Asked asked = Asked.of(ofBooks)) {
      Map<String, List<String>> figures = FiguresOf.warehouse(asked);
      expected.forEach((table, rows) -> assertThat(figures.get(table)).as(table).isEqualTo(rows));
      assertThat(figures.keySet()).isEqualTo(expected.keySet());
      whatTheBooksSayBesidesIsKept(asked);
    }
  }

  private static void whatTheBooksSayBesidesIsKept(Asked asked) {
    assertThat(
            asked.rows(
                """
                SELECT file, cell, found FROM mart.data_problem WHERE code = 'DATE_FOR_COUNT' ORDER BY file
                """))
        .containsExactly("総括表.xls | C30 | 6月12日");
    assertThat(
            asked.rows(
                """
                SELECT f.file_name, c.sheet_name, count_if(c.is_hidden) > 0, count_if(c.is_formula),
                  count(c.merged_range) > 0, max(c.cell_comment)
                FROM landing.cell AS c JOIN landing.file AS f USING (file_hash)
                WHERE c.sheet_name = '様式' AND f.file_name LIKE '%表%' GROUP BY 1, 2 ORDER BY 1
                """))
        .containsExactly(
            "R7/かづの/総括表.xlsx | 様式 | true | 1 | true | 前年は38社",
            "総括表.xls | 様式 | true | 1 | false | 速報",
            "計画と目標.zip/目標管理表.xlsx | 様式 | true | 2 | false | 組織率による");
  }
}
