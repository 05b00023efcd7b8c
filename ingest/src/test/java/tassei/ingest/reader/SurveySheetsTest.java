package tassei.ingest.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static tassei.ingest.reader.SurveyRowsTest.row;
import static tassei.ingest.reader.SurveyRowsTest.sheet;

import java.util.List;
import org.junit.jupiter.api.Test;
import tassei.ingest.sheet.Document.Row;
import tassei.ingest.sheet.Document.Sheet;
import tassei.model.FiscalYear;
import tassei.model.Problem;

class SurveySheetsTest {
  private static final Row[] ROWS = {
    row(2, "1", "製造業", "満足"), row(3, "2", "建設業", "不満"), row(4, "3", "建設業", "満足")
  };

  @Test
  void aCopyOfASheetIsNotCounted() {
    assertThat(leftOut(sheet("回答", ROWS), sheet("回答 (2)", ROWS)))
        .containsExactly(
            "a.xlsx シート 回答 (2) A1:ほかのシートにない回答 が入るところに「シート「回答」と同じ回答」とあります。"
                + "このシートは数えていません。数えるのであれば、シートの名前か中身を直してください。");
  }

  @Test
  void aSheetOfAnotherYearIsNotCounted() {
    assertThat(leftOut(sheet("R5", ROWS), sheet("令和6年度", row(2, "1", "製造業", "満足"))))
        .containsExactly(
            "a.xlsx シート R5 A1:令和6年度の回答のシート が入るところに「シート名「R5」」とあります。"
                + "このシートは数えていません。数えるのであれば、シートの名前か中身を直してください。");
  }

  @Test
  void aMonthInTheNameOfASheetIsNoYear() {
    assertThat(leftOut(sheet("R7.1集計", ROWS))).isEmpty();
  }

  @Test
  void sheetsOfOtherRespondentsAreCounted() {
    assertThat(
            leftOut(
                sheet("本所", ROWS), sheet("支所", row(2, "1", "製造業", "満足"), row(3, "2", "卸売業", "不満"))))
        .isEmpty();
  }

  private static List<String> leftOut(Sheet... sheets) {
    SurveySheets known = new SurveySheets(new FiscalYear(2024));
    return java.util.Arrays.stream(sheets)
        .flatMap(
            sheet ->
                known
                    .leftOut(
                        sheet,
                        SurveyHeader.find(sheet.rows(), TestingSurvey.QUESTIONNAIRE).orElseThrow())
                    .stream())
        .map((Problem problem) -> problem.messageJa("a.xlsx"))
        .toList();
  }
}
