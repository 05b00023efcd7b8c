package tassei.ingest.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static tassei.ingest.reader.TestingSurvey.responses;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tassei.ingest.reader.TestingSurvey.Read;

class SurveyResponsesTest {
  private static final String HEADINGS = "回答日時,会員番号,業種,総合満足度,サービスの満足度 [巡回訪問],情報を得る手段,年齢,自由記述\n";

  @Test
  void aResponseSaysSomethingToEveryQuestionThatIsCounted() {
    Read read = responses(HEADINGS + "2024/11/19 17:24,M1,製造業,満足,やや不満,会報,42,ありがとう\n");

    assertThat(read.answers())
        .containsExactly(
            "1 industry=manufacturing",
            "1 overall=satisfied",
            "1 visits=hardly",
            "1 channels=newsletter",
            "1 age=42");
    assertThat(read.problems()).isEmpty();
  }

  @Test
  void columnsMayStandInAnyOrderUnderOtherWordsAndNumbers() {
    Read read =
        responses(
            """
            令和6年度 会員満足度調査
            問3．情報を得る手段（複数回答）,Q1 総合的な満足度,サービスの満足度_巡回訪問,１）業　種,Q5.年齢
            HP,②やや満足,普通,製造,42歳
            """);

    assertThat(read.answers())
        .containsExactly(
            "1 channels=website",
            "1 overall=rather",
            "1 visits=neutral",
            "1 industry=manufacturing",
            "1 age=42");
    assertThat(read.problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "満足,satisfied",
    "大変満足,satisfied",
    "5,satisfied",
    "５,satisfied",
    "1.満足,satisfied",
    "(2)やや満足,rather",
    "普通,neutral",
    "やや満足（電話が早い）,rather",
    "わからない,NO_ANSWER unknown"
  })
  void anOptionIsFoundByItsWordsNumbersAndSynonyms(String cell, String option) {
    assertThat(overall(cell)).isEqualTo("1 overall=" + option);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "無回答", "未記入", "NA", "n/a", "-", "－", "―", "ー", "NULL", "（無回答）"})
  void thereAreManyWaysNotToAnswer(String cell) {
    assertThat(overall(cell)).isEqualTo("1 overall=NO_ANSWER");
  }

  @ParameterizedTest
  @ValueSource(strings = {"◎", "△", "↑", "→", "■"})
  void aSignThatNoOptionHasIsNoMissingAnswer(String cell) {
    assertThat(overall(cell)).isEqualTo("1 overall=SET_ASIDE");
  }

  @Test
  void fifteenIsNotOneToFive() {
    assertThat(answers("業種", "1～5人")).contains("1 industry=to-5");
    assertThat(answers("業種", "1-5人")).contains("1 industry=to-5");
    assertThat(answers("業種", "15人")).contains("1 industry=fifteen");
  }

  @ParameterizedTest
  @ValueSource(strings = {"会報、HP", "会報,HP", "会報; HP", "会報/HP", "会報\nHP"})
  void severalAnswersMayStandInOneCell(String cell) {
    assertThat(answers("情報を得る手段", cell)).contains("1 channels=newsletter", "1 channels=website +");
  }

  @Test
  void anOptionMayHoldTheSeparatorItself() {
    assertThat(answers("情報を得る手段", "知人、友人の紹介、会報"))
        .contains("1 channels=words", "1 channels=newsletter +");
  }

  @Test
  void aQuestionMayHaveAColumnAnOption() {
    Read read =
        responses(
            """
            総合満足度,情報を得る手段[会報],情報を得る手段[ホームページ],情報を得る手段[その他]
            満足,1,0,
            満足,,○,その他
            満足,,,
            満足,1,1,1
            満足,1,多分,
            """);

    assertThat(read.answers().stream().filter(line -> line.contains("channels")))
        .containsExactly(
            "1 channels=newsletter",
            "2 channels=website",
            "2 channels=other +",
            "3 channels=NO_ANSWER",
            "4 channels=SET_ASIDE",
            "5 channels=SET_ASIDE");
    assertThat(read.problems()).contains("TOO_MANY_ANSWERS B5 (1文字)", "UNKNOWN_OPTION C6 (2文字)");
  }

  @Test
  void headingsOfTwoRowsAreReadTogether() {
    Read read =
        responses(
            """
            総合満足度,サービスの満足度,情報を得る手段,
            ,巡回訪問,会報,ホームページ
            満足,不満,1,0
            """);

    assertThat(read.answers())
        .containsExactly("1 overall=satisfied", "1 visits=dissatisfied", "1 channels=newsletter");
  }

  @Test
  void whatCannotBeAnAnswerIsSetAsideAndNeverShown() {
    Read read = responses(HEADINGS + "2024/11/19,M1,農業,山田さんが親切,満足、不満,ラジオ,多い,\n");

    assertThat(read.answers())
        .containsExactly(
            "1 industry=SET_ASIDE",
            "1 overall=SET_ASIDE",
            "1 visits=SET_ASIDE",
            "1 channels=SET_ASIDE",
            "1 age=SET_ASIDE");
    assertThat(read.problems())
        .containsExactly(
            "UNKNOWN_OPTION C2 (2文字)",
            "UNKNOWN_OPTION D2 (7文字)",
            "SEVERAL_ANSWERS E2 (5文字)",
            "UNKNOWN_OPTION F2 (3文字)",
            "NOT_A_NUMBER G2 (2文字)");
  }

  @Test
  void moreAnswersThanMayBeAreSetAside() {
    assertThat(answers("情報を得る手段", "会報、HP、その他")).contains("1 channels=SET_ASIDE");
  }

  @Test
  void aNumberThatStandsTwiceIsTakenOnceAndNotTold() {
    Read read = responses(HEADINGS + row("M1", "満足") + row("M2", "満足") + row("M1", "不満"));

    assertThat(read.answers())
        .contains("2 overall=satisfied")
        .doesNotContain("3 overall=dissatisfied");
    assertThat(read.problems()).containsExactly("DUPLICATE_RESPONSE_NUMBER B4 2行目と同じ");
  }

  @Test
  void theSameResponseOfTheSameMinuteIsTakenOnce() {
    Read read = responses(HEADINGS + row("", "満足") + row("", "不満") + row("", "満足"));

    assertThat(read.problems()).containsExactly("DUPLICATE_RESPONSE A4 2行目と同じ");
    assertThat(read.answers().stream().filter(line -> line.contains("overall")))
        .containsExactly("1 overall=satisfied", "2 overall=dissatisfied");
  }

  @Test
  void withoutATimeTwoPeopleMayAnswerAlike() {
    Read read = responses("総合満足度,業種\n満足,製造業\n満足,製造業\n");

    assertThat(read.answers()).contains("2 overall=satisfied");
  }

  @Test
  void trialsAreNoResponses() {
    Read read = responses(HEADINGS + row("テスト", "満足") + row("test1", "満足") + row("M1", "満足"));

    assertThat(read.problems()).containsExactly("TEST_RESPONSE B2 テスト", "TEST_RESPONSE B3 test1");
    assertThat(read.answers()).contains("1 overall=satisfied").hasSize(5);
  }

  @Test
  void answersOutsideTheRoundAreSetAside() {
    Read read =
        responses(
            HEADINGS
                + "2024/9/30 23:59,M1,製造業,満足,満足,会報,1,\n"
                + "2025-01-01T00:00,M2,製造業,満足,満足,会報,1,\n"
                + "令和6年10月1日,M3,製造業,満足,満足,会報,1,\n"
                + "きのう,M4,製造業,満足,満足,会報,1,\n");

    assertThat(read.problems())
        .containsExactly(
            "ANSWERED_OUTSIDE_PERIOD A2 2024-09-30",
            "ANSWERED_OUTSIDE_PERIOD A3 2025-01-01",
            "NOT_A_DATE A5 (3文字)");
    assertThat(read.answers().stream().filter(line -> line.contains("overall"))).hasSize(2);
  }

  @Test
  void aRowThatIsTooShortOrTooLongIsSetAside() {
    Read read =
        responses(
            HEADINGS
                + row("M1", "満足")
                + "2024/11/19,M2,製造業,満足\n"
                + "2024/11/19,M3,製造業,満足,満足,会報,1,また,来ます\n"
                + row("M4", "満足"));

    assertThat(read.problems()).containsExactly("ROW_LENGTH A3 4", "ROW_LENGTH A4 9");
    assertThat(read.answers().stream().filter(line -> line.contains("overall"))).hasSize(2);
  }

  @Test
  void aColumnThatIsNoQuestionAndAQuestionWithoutAColumnAreTold() {
    Read read = responses("総合満足度,業種,好きな色,総合的な満足度\n満足,製造業,青,不満\n");

    assertThat(read.problems())
        .containsExactly(
            "UNKNOWN_QUESTION C1 好きな色",
            "QUESTION_MISSING A1 なし",
            "QUESTION_MISSING A1 なし",
            "QUESTION_MISSING A1 なし",
            "QUESTION_TWICE D1 総合的な満足度");
    assertThat(read.answers()).containsExactly("1 overall=satisfied", "1 industry=manufacturing");
  }

  @Test
  void ofAThousandWrongRowsAHundredAreListed() {
    String rows =
        IntStream.range(0, 1_000)
            .mapToObj(number -> row("M" + number, "最高"))
            .collect(Collectors.joining());
    Read read = responses(HEADINGS + rows);

    assertThat(read.problems())
        .hasSize(101)
        .last()
        .isEqualTo("MORE_OF_THE_SAME  UNKNOWN_OPTION ほか900件");
  }

  private static String row(String number, String overall) {
    return "2024/11/19 17:24,%s,製造業,%s,満足,会報,42,\n".formatted(number, overall);
  }

  private static String overall(String cell) {
    return answers("総合満足度", cell).getFirst();
  }

  private static java.util.List<String> answers(String heading, String cell) {
    return responses("%s,自由記述\n\"%s\",また来ます\n満足,\n".formatted(heading, cell)).answers();
  }
}
