package tassei.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tassei.ingest.layout.Layouts;

class ExplainVerbTest {
  private static final String SUMMARY =
      """
      令和6年度 かつの商工会アクションプログラム総括表
      戦略\t\t施策\t達成状況※1\t施策目標(指標)\tR6実績値(目標値)\t達成状況※2\t検証
      共通戦略\t1 人\t1 学び\t達成\t(1) 講座数\t12回(10回)\t達成\t=山田の所見
      \t\t達成数計\t1/1\t\t達成数計\t1/1
      """;

  @TempDir private Path folder;

  @Test
  void aFileIsExplainedInAlignedColumns() throws IOException {
    Path file = write("a.tsv", SUMMARY);

    assertThat(printed(0, "explain", file.toString()))
        .isEqualTo(
            """
            file     a.tsv (tsv, UTF-8)
            form     action-program-summary アクションプログラム 総括表, 100 points: title 45/45, headings 35/35, order 10/10, numbering 10/10
            next     business-support-goal-table 経営発達支援計画 目標管理表, 38 points: title 0/45 (missing 経営発達支援計画 目標管理表), headings 28/35 (missing 事業), order 6/10
            next     action-program-plan-list アクションプログラム 施策目標一覧, 37 points: title 0/45 (missing アクションプログラム 施策目標一覧), headings 23/35 (missing 単位・基準値), order 10/10
            body     かづの商工会
            year     令和6年度
            state    accepted

            sheet 本文
            row 1  left: the title
              A1  title           令和6年度 かつの商工会アクションプログラム総括表
            row 2  left: headings
              A2  header          戦略
              C2  header          施策
              D2  header          達成状況※1
              E2  header          施策目標(指標)
              F2  header          R6実績値(目標値)
              G2  header          達成状況※2
              H2  header          検証
            row 3  taken: 5 observations
              A3  kind            共通戦略
              B3  strategy        1 人
              C3  measure         1 学び
              D3  measure status  達成
              E3  indicator       (1) 講座数
              F3  actual, target  12回(10回)
              G3  status          達成
              H3  remark          (6文字)
            row 4  taken: 2 observations
              C4  total           達成数計
              D4  total           1/1
              F4  total           達成数計
              G4  total           1/1

            problems  0
            """);
  }

  @Test
  void asCsvAFormulaIsAText() throws IOException {
    Path file = write("a.tsv", SUMMARY);

    assertThat(printed(0, "explain", file.toString(), "--format", "csv", "--show-text").lines())
        .startsWith(
            "sheet,row,cell,role,text,why,meaning",
            "本文,1,A1,title,令和6年度 かつの商工会アクションプログラム総括表,left: the title,")
        .contains("本文,3,H3,remark,'=山田の所見,taken: 5 observations,");
  }

  @Test
  void ofASurveyQuestionsAndOptionsAreShownAndNeitherNumbersNorWords() throws IOException {
    Path file =
        write(
            "a.csv",
            """
            事業所番号,業種,業況（前年同期比）,売上高（前年同期比）,採算（前年同期比）,資金繰り（前年同期比）,来期見通し,自由記述,その他の列
            E001,製造業,好転,横ばい,,不変,よくわかりません,仕入れが高い,内緒
            """);

    String printed =
        printed(0, "explain", file.toString(), "--body", "かつの商工会", "--fiscal-year", "R6Q2");

    assertThat(printed.substring(0, printed.indexOf("problems")).replaceAll("(?m)^next.*\\R", ""))
        .isEqualTo(
            """
            file     a.csv (csv, UTF-8)
            form     business-conditions 景況調査, 96 points: questions 70/70, headings 26/30
            body     かづの商工会
            round    business-conditions 2024Q2
            year     令和6年度
            state    accepted

            sheet 本文
            row 1  left: headings; UNKNOWN_QUESTION
              A1  question         事業所番号  [response_number: 事業所番号, RESPONSE_NUMBER]
              B1  question         業種  [industry: 業種, BREAKDOWN]
              C1  question         業況（前年同期比）  [business: 業況(前年同期比), SINGLE]
              D1  question         売上高（前年同期比）  [sales: 売上高(前年同期比), SINGLE]
              E1  question         採算（前年同期比）  [profit: 採算(前年同期比), SINGLE]
              F1  question         資金繰り（前年同期比）  [cash: 資金繰り(前年同期比), SINGLE]
              G1  question         来期見通し  [outlook: 来期見通し, SINGLE]
              H1  question         自由記述  [remarks: 自由記述, FREE_TEXT]
              I1  header, problem  その他の列
            row 2  taken: 6 answers; UNKNOWN_OPTION
              A2  number           (4文字)
              B2  answer           製造業  [industry = manufacturing]
              C2  answer           好転  [business = better]
              D2  answer           横ばい  [sales = same]
              E2  no answer          [profit]
              F2  answer           不変  [cash = same]
              G2  words, problem   (8文字)  [outlook]
              H2  words            (6文字)
              I2  words            (2文字)

            """);
  }

  @Test
  void aFileThatIsNotThereIsAUsageError() {
    assertThat(printed(ExitCode.USAGE, "explain", folder.resolve("none").toString())).isEmpty();
  }

  @Test
  void aDraftedLayoutIsAFolderThatReadsTheFile() throws IOException {
    Path file = write("a.tsv", SUMMARY.replace("アクションプログラム総括表", "事業計画の達成度報告"));
    Path out = folder.resolve("layouts");

    String printed =
        printed(0, "layout", "new", file.toString(), "--out", out.toString(), "--id", "report");

    Path layout = out.resolve("report");
    assertThat(printed)
        .isEqualTo(
            """
            drafted    %s from action-program-summary (55 points)
            read       7 observations of the file, 7 of the specimen, 0 problems
            next       %s says what to check
            """
                .formatted(layout, layout.resolve("NOTES.md")));
    try (Stream<Path> files = Files.list(layout)) {
      assertThat(files.map(Path::getFileName).map(Path::toString).sorted())
          .containsExactly(
              "NOTES.md",
              "layout.yaml",
              "report.tsv",
              "report.tsv.expected.csv",
              "report.tsv.problems.txt");
    }
    assertThat(Layouts.load(List.of(out)).all()).hasSize(1);
    assertThat(printed(0, "explain", file.toString(), "--layouts", out.toString()).lines())
        .contains(
            "form     report 事業計画の達成度報告, 100 points: title 45/45, headings 35/35, order 10/10, numbering 10/10",
            "state    accepted");
    assertThat(
            printed(
                ExitCode.USAGE,
                "layout",
                "new",
                file.toString(),
                "--out",
                out.toString(),
                "--id",
                "report"))
        .isEmpty();
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
  }

  private static String printed(int exitCode, String... arguments) {
    PrintStream out = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
      assertThat(Main.commandLine().execute(arguments)).isEqualTo(exitCode);
    } finally {
      System.setOut(out);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
