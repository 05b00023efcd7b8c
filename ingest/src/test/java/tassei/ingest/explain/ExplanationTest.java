package tassei.ingest.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tassei.ingest.layout.Layouts;
import tassei.ingest.observe.Observed;
import tassei.ingest.sheet.Document;
import tassei.ingest.sheet.SheetFile;
import tassei.model.BodyRegister;

class ExplanationTest {
  private static final Layouts LAYOUTS = Layouts.load(List.of(Path.of("layouts")));

  @Test
  void everyCellOfASummaryHasItsRoleAndEveryRowItsReason() {
    assertThat(
            lines(
                """
                令和6年度 みどり野商工会アクションプログラム総括表\t
                担当課長の手元資料
                戦略\t\t施策\t達成状況※1\t施策目標(指標)\tR6実績値(目標値)\t達成状況※2\t検証
                共通戦略\t1 人\t1 学び\t達成\t(1) 講座数\t12回(10回)\t達成\t山田が書いた所見
                \t\t\t\t(2) 受講者数\t十人くらい(9人)\t達成\t
                次の頁へ続く
                \t\t達成数計\t1/1\t\t達成数計\t1/2
                ※1 注記
                """))
        .containsExactly(
            "row 1 left: the title; BODY_UNKNOWN",
            "A1 title, problem 令和6年度 みどり野商工会アクションプログラム総括表",
            "row 2 left: before the headings",
            "A2 ignored (9文字)",
            "row 3 left: headings",
            "A3 header 戦略",
            "C3 header 施策",
            "D3 header 達成状況※1",
            "E3 header 施策目標(指標)",
            "F3 header R6実績値(目標値)",
            "G3 header 達成状況※2",
            "H3 header 検証",
            "row 4 taken: 5 observations",
            "A4 kind 共通戦略",
            "B4 strategy 1 人",
            "C4 measure 1 学び",
            "D4 measure status 達成",
            "E4 indicator (1) 講座数",
            "F4 actual, target 12回(10回)",
            "G4 status 達成",
            "H4 remark (8文字)",
            "row 5 taken: 2 observations; UNIT_MISSING, NOT_A_NUMBER",
            "E5 indicator, problem (2) 受講者数",
            "F5 problem 十人くらい(9人)",
            "G5 status 達成",
            "row 6 left: a lone text",
            "A6 ignored (6文字)",
            "row 7 taken: 2 observations",
            "C7 total 達成数計",
            "D7 total 1/1",
            "F7 total 達成数計",
            "G7 total 1/2",
            "row 8 left: after the last row that was read",
            "A8 ignored (5文字)");
  }

  @Test
  void namesUnderRolesAreHidden() {
    assertThat(
            lines(
                """
                経営発達支援計画 目標管理表
                事業\t項目別事項\t目標\t達成状況\tR6実績\t主担当
                相談\t相談件数\t10件\tA\t12件\t山田太郎
                """))
        .containsExactly(
            "row 1 left: the title",
            "A1 title 経営発達支援計画 目標管理表",
            "row 2 left: headings",
            "A2 header 事業",
            "B2 header 項目別事項",
            "C2 header 目標",
            "D2 header 達成状況",
            "E2 header R6実績",
            "F2 header 主担当",
            "row 3 taken: 4 observations",
            "A3 strategy 相談",
            "B3 indicator 相談件数",
            "C3 target 10件",
            "D3 status A",
            "E3 actual 12件",
            "F3 person (4文字)");
  }

  @Test
  void aFormNobodyKnowsShowsWhatMayBeItsHeadings() {
    assertThat(lines("事業報告\t\t\n内容\t目標\t実績\n講座\t3回\t4回\n"))
        .containsExactly(
            "row 1 left: no form was recognised; UNKNOWN_FORM",
            "A1 problem 事業報告",
            "row 2 left: no form was recognised; perhaps its headings",
            "A2 header 内容",
            "B2 header 目標",
            "C2 header 実績",
            "row 3 left: no form was recognised",
            "A3 ignored (2文字)",
            "B3 ignored (2文字)",
            "C3 ignored (2文字)");
  }

  private static List<String> lines(String text) {
    Document document =
        ((SheetFile.Opened) SheetFile.open("a.tsv", text.getBytes(StandardCharsets.UTF_8)))
            .document();
    return Explanation.of(
            document,
            new Observed.Declared("", ""),
            LAYOUTS,
            new BodyRegister(List.of()),
            tassei.model.survey.Surveys.NONE)
        .rows()
        .stream()
        .flatMap(
            row ->
                Stream.concat(
                    Stream.of("row " + row.number() + " " + row.why()),
                    row.cells().stream()
                        .map(cell -> cell.at().address() + " " + cell.role() + " " + cell.shown())))
        .toList();
  }
}
