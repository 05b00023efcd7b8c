package tassei.ingest.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tassei.ingest.sheet.Document.Sheet;

class SurveyFatesTest {
  @Test
  void everyFilledCellOfAListOfResponsesHasAFate() {
    Sheet sheet =
        TestingSurvey.sheet(
            """
            令和6年度 会員満足度調査
            回答日時,会員番号,業種,総合満足度,天気,,自由記述
            2024/11/19,M1,製造業,満足,晴れ,3,ありがとう
            2024/11/19,M1,製造業,満足,晴れ,,
            2024/11/20,M2,製造業,とても良い,晴れ,,
            回答日時,会員番号,業種,総合満足度,天気,,自由記述
            テスト,M9,製造業,満足,,,
            """);
    SurveyResponses responses =
        new SurveyResponses(TestingSurvey.QUESTIONNAIRE, TestingSurvey.ROUND);
    responses.begin(
        sheet.name(),
        SurveyHeader.find(sheet.rows(), TestingSurvey.QUESTIONNAIRE).orElseThrow(),
        sheet.rows());
    sheet.rows().forEach(responses::read);

    CellAccount account = responses.account();

    assertThat(account.counts())
        .isEqualTo(
            Map.of(
                CellFate.STRUCTURE, 16,
                CellFate.OBSERVATION, 3,
                CellFate.REMARK, 1,
                CellFate.PROBLEM, 2,
                CellFate.SET_ASIDE, 12));
    assertThat(account.reasonsText())
        .isEqualTo(
            "COLUMN_WITHOUT_HEADING 1, DUPLICATE_RESPONSE_NUMBER 5, TEST_RESPONSE 4, UNKNOWN_QUESTION 2");
    assertThat(account.filled())
        .isEqualTo(sheet.rows().stream().mapToInt(row -> row.filled()).sum());
  }

  @Test
  void aFigureThatNoTableHasRoomForIsToBeLookedAt() {
    Sheet sheet =
        TestingSurvey.sheet(
            """
            業況（前年同期比）,好転,不変,悪化,回答数
            全体,10,20,30,60
            参考,5
            """);

    CellAccount account = new SurveyTables(TestingSurvey.CONDITIONS).read(List.of(sheet)).account();

    assertThat(account.filled()).isEqualTo(12);
    assertThat(account.count(CellFate.NONE)).isZero();
    assertThat(account.count(CellFate.OBSERVATION)).isEqualTo(4);
    assertThat(account.reasonsText()).isEqualTo("ROW_NOT_READ 1");
  }
}
