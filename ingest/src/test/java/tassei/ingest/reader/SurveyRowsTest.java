package tassei.ingest.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static tassei.ingest.reader.TestingSurvey.responses;

import java.util.List;
import org.junit.jupiter.api.Test;
import tassei.ingest.reader.TestingSurvey.Read;
import tassei.ingest.sheet.Document.Cell;
import tassei.ingest.sheet.Document.Kind;
import tassei.ingest.sheet.Document.Origin;
import tassei.ingest.sheet.Document.Row;
import tassei.ingest.sheet.Document.Sheet;
import tassei.model.CellRef;

/** Rows below the headings that nobody sent. */
class SurveyRowsTest {
  private static final String HEADINGS = "会員番号,業種,総合満足度,サービスの満足度 [巡回訪問],自由記述\n";
  private static final String ONE = "M1,製造業,満足,不満,\n";

  @Test
  void totalsMeansAndNotesAreNoRespondents() {
    Read read =
        responses(
            HEADINGS
                + ONE
                + "合計,2社,,,\n平均,,4,3,\n以上 2名(対象 5名),,,,\n※ 電話での聞き取りを含む,,,,\n注)満足は5段階,,,,\n");

    assertThat(answered(read))
        .containsExactly(
            "1 industry=manufacturing", "1 overall=satisfied", "1 visits=dissatisfied");
    assertThat(told(read))
        .containsExactly(
            "NOT_A_RESPONSE A3 (2文字)",
            "NOT_A_RESPONSE A4 (2文字)",
            "NOT_A_RESPONSE A5 (12文字)",
            "NOT_A_RESPONSE A6 (13文字)",
            "NOT_A_RESPONSE A7 (8文字)");
  }

  @Test
  void formsThatWereNumberedAndNeverCameBackAreToldOnce() {
    Read read = responses(HEADINGS + ONE + "M2,,,,\nM3,,,,\nM4,建設業,,,\nM5,,,,\n");

    assertThat(answered(read)).contains("2 industry=construction").hasSize(6);
    assertThat(told(read)).containsExactly("NOT_A_RESPONSE A3 答えのない行3行(3行目~6行目)");
  }

  @Test
  void whoSaysToHaveNoAnswerOrWritesARemarkOnlyTookPart() {
    Read read = responses(HEADINGS + "M1,無回答,無回答,無回答,\nM2,,,,また来ます\n");

    assertThat(answered(read)).contains("2 overall=NO_ANSWER").hasSize(6);
    assertThat(told(read)).isEmpty();
  }

  @Test
  void whoSentAFormWithoutAnAnswerTookPart() {
    Read read = responses("回答日時,業種,総合満足度\n2024/11/19 10:00,,\n");

    assertThat(answered(read)).containsExactly("1 industry=NO_ANSWER", "1 overall=NO_ANSWER");
  }

  @Test
  void headingsAgainInOtherWordsAndASecondRowOfThemAreHeadings() {
    Read read =
        responses(
            HEADINGS
                + ",,(5段階),(5段階),\n"
                + ONE
                + "会員番号,業種,Q1 総合的な満足度,サービスの満足度[巡回訪問],ご意見\nM2,建設業,不満,満足,\n");

    assertThat(answered(read)).hasSize(6).contains("2 overall=dissatisfied");
    assertThat(told(read)).isEmpty();
  }

  @Test
  void aSmallTableBelowTheListIsNoPartOfIt() {
    Read read = responses(HEADINGS + ONE + ",,,,\n集計,,,,\n総合満足度,満足,5,,\n,製造業,満足,,\n");

    assertThat(answered(read)).hasSize(3);
    assertThat(told(read))
        .containsExactly(
            "NOT_A_RESPONSE A4 (2文字)", "NOT_A_RESPONSE A5 (5文字)", "NOT_A_RESPONSE B6 (3文字)");
  }

  @Test
  void aNumberThatSaysNothingTellsNoResponsesApart() {
    Read read = responses(HEADINGS + "-,製造業,満足,満足,\n-,製造業,満足,満足,\n匿名,,満足,,\n匿名,,不満,,\n");

    assertThat(answered(read)).hasSize(12);
    assertThat(told(read)).isEmpty();
  }

  @Test
  void anOptionThatStandsInTwoColumnsIsChosenOnce() {
    Read read = responses("総合満足度,情報を得る手段,情報を得る手段[会報]\n満足,会報、HP,○\n");

    assertThat(read.answers())
        .containsExactly("1 overall=satisfied", "1 channels=newsletter", "1 channels=website +");
  }

  @Test
  void aLegendAgainstTheDefinitionSetsBareNumbersAside() {
    Read read =
        responses(
            "アンケート(1=満足 2=やや満足 3=どちらともいえない 4=やや不満 5=不満),,\n"
                + "業種,総合満足度,サービスの満足度 [巡回訪問]\n製造業,1,満足\n製造業,3,5\n");

    assertThat(answered(read))
        .containsExactly(
            "1 industry=manufacturing",
            "1 overall=SET_ASIDE",
            "1 visits=satisfied",
            "2 industry=manufacturing",
            "2 overall=SET_ASIDE",
            "2 visits=SET_ASIDE");
    assertThat(told(read))
        .containsExactly(
            "LEGEND_CONFLICT A1 1、2、3、4、5",
            "LEGEND_CONFLICT A1 1、2、3、4、5",
            "LEGEND_CONFLICT B3 (1文字)",
            "LEGEND_CONFLICT B4 (1文字)",
            "LEGEND_CONFLICT C4 (1文字)");
  }

  @Test
  void aLegendThatAgreesChangesNothing() {
    Read read = responses("(5=満足 1=不満),\n業種,総合満足度\n製造業,1\n");

    assertThat(read.answers()).contains("1 overall=dissatisfied");
    assertThat(told(read)).isEmpty();
  }

  @Test
  void figuresWhereOptionsWouldStandMakeNoListOfResponses() {
    Sheet indexes = TestingSurvey.sheet("業種,業況（前年同期比）,採算（前年同期比）\n製造業,▲20.0,5.9\n建設業,0.0,▲8\n");
    Sheet codes = TestingSurvey.sheet("業種,業況（前年同期比）,採算（前年同期比）\n製造業,1,3\n建設業,2,2\n");

    assertThat(SurveyHeader.find(indexes.rows(), TestingSurvey.CONDITIONS)).isEmpty();
    assertThat(SurveyHeader.find(codes.rows(), TestingSurvey.CONDITIONS)).isPresent();
  }

  @Test
  void aBreakdownMergedOverSeveralResponsesIsOfEachOfThem() {
    Sheet sheet =
        new Sheet(
            "回答",
            List.of(
                row(1, "会員番号", "業種", "総合満足度"),
                merged(2, "B2:B3", "M1", "製造業", "満足"),
                row(3, "M2", "", "不満"),
                row(4, "M3", "", "不満")));

    assertThat(responses(List.of(sheet)).answers())
        .containsExactly(
            "1 industry=manufacturing",
            "1 overall=satisfied",
            "2 industry=manufacturing",
            "2 overall=dissatisfied",
            "3 industry=NO_ANSWER",
            "3 overall=dissatisfied");
  }

  @Test
  void aNumberThatStandsOnTwoSheetsIsToldOnceASheet() {
    Sheet one = sheet("本所", row(2, "1", "製造業", "満足"), row(3, "2", "製造業", "満足"));
    Sheet two = sheet("支所", row(2, "1", "建設業", "不満"), row(3, "2", "建設業", "不満"));
    Read read = responses(List.of(one, two));

    assertThat(read.answers()).hasSize(8);
    assertThat(told(read)).containsExactly("NUMBERS_ON_TWO_SHEETS A2 ほかのシートの2行目と同じ番号");
  }

  static Sheet sheet(String name, Row... rows) {
    return new Sheet(
        name,
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of(row(1, "会員番号", "業種", "総合満足度")),
                java.util.Arrays.stream(rows))
            .toList());
  }

  static Row row(int number, String... texts) {
    return merged(number, "", texts);
  }

  private static Row merged(int number, String range, String... texts) {
    List<Cell> cells = new java.util.ArrayList<>();
    for (int i = 0; i < texts.length; i++) {
      String of = i == 1 ? range : "";
      cells.add(
          Cell.of(
              texts[i],
              CellRef.cell("回答", number, i + 1),
              new Origin(Kind.TEXT, "", false, false, of, "")));
    }
    return new Row(number, cells);
  }

  private static List<String> answered(Read read) {
    return read.answers();
  }

  private static List<String> told(Read read) {
    return read.problems().stream().filter(line -> !line.startsWith("QUESTION_MISSING")).toList();
  }
}
