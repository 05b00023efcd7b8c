package tassei.ingest.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import tassei.ingest.sheet.Document.Sheet;
import tassei.ingest.sheet.SheetFile;
import tassei.model.FormType;
import tassei.model.Problem;
import tassei.model.survey.AnswerOption;
import tassei.model.survey.Question;
import tassei.model.survey.Question.Kind;
import tassei.model.survey.Questionnaire;
import tassei.model.survey.SurveyAnswer;
import tassei.model.survey.SurveyFigure;
import tassei.model.survey.SurveyRound;

/** A questionnaire with a question of every kind, and what small files of it read as. */
final class TestingSurvey {
  static final List<AnswerOption> SCALE =
      List.of(
          option("satisfied", "満足", "大変満足", "5"),
          option("rather", "やや満足", "4"),
          option("neutral", "どちらともいえない", "普通", "3"),
          option("hardly", "やや不満", "2"),
          option("dissatisfied", "不満", "1"),
          new AnswerOption("unknown", "わからない", List.of(), true));
  static final List<AnswerOption> TREND =
      List.of(option("better", "好転"), option("same", "不変"), option("worse", "悪化"));
  static final List<AnswerOption> CHANNELS =
      List.of(
          option("newsletter", "会報"),
          option("website", "ホームページ", "HP"),
          option("words", "知人、友人の紹介"),
          option("other", "その他"));
  static final List<AnswerOption> INDUSTRIES =
      List.of(
          option("manufacturing", "製造業", "製造"),
          option("construction", "建設業"),
          option("wholesale", "卸売業"),
          option("to-5", "1~5人"),
          option("fifteen", "15人"));

  static final Questionnaire QUESTIONNAIRE =
      new Questionnaire(
          "members",
          "会員満足度調査",
          FormType.MEMBER_SURVEY,
          "",
          0,
          9999,
          List.of(
              question("answered_at", Kind.ANSWERED_AT, List.of(), 0, "回答日時"),
              question("number", Kind.RESPONSE_NUMBER, List.of(), 0, "会員番号"),
              question("industry", Kind.BREAKDOWN, INDUSTRIES, 0, "業種"),
              question("overall", Kind.SINGLE, SCALE, 0, "総合満足度", "総合的な満足度"),
              question("visits", Kind.SINGLE, SCALE, 0, "サービスの満足度 [巡回訪問]"),
              question("channels", Kind.MULTIPLE, CHANNELS, 2, "情報を得る手段"),
              inUnit(question("age", Kind.NUMERIC, List.of(), 0, "年齢"), "歳"),
              question("remarks", Kind.FREE_TEXT, List.of(), 0, "自由記述")));

  static final Questionnaire CONDITIONS =
      new Questionnaire(
          "conditions",
          "景況調査",
          FormType.BUSINESS_CONDITIONS_SURVEY,
          "",
          0,
          9999,
          List.of(
              question("industry", Kind.BREAKDOWN, INDUSTRIES, 0, "業種"),
              question("business", Kind.SINGLE, TREND, 0, "業況（前年同期比）"),
              question("profit", Kind.SINGLE, TREND, 0, "採算（前年同期比）")));

  static final SurveyRound ROUND =
      new SurveyRound(
          "05-a", "members", 2024, "", LocalDate.of(2024, 10, 1), LocalDate.of(2024, 12, 31));

  private TestingSurvey() {}

  /** What a list of responses reads as: question=option of each response, and the problems. */
  record Read(List<String> answers, List<String> problems) {}

  static Read responses(String csv) {
    Sheet sheet = sheet(csv);
    SurveyResponses responses = new SurveyResponses(QUESTIONNAIRE, ROUND);
    responses.begin(
        sheet.name(), SurveyHeader.find(sheet.rows(), QUESTIONNAIRE).orElseThrow(), sheet.rows());
    List<String> answers = new ArrayList<>();
    sheet.rows().forEach(row -> responses.read(row).forEach(answer -> answers.add(line(answer))));
    return new Read(answers, responses.problems().stream().map(TestingSurvey::line).toList());
  }

  /** The same of a book, whose sheets follow one another. */
  static Read responses(List<Sheet> sheets) {
    SurveyResponses responses = new SurveyResponses(QUESTIONNAIRE, ROUND);
    List<String> answers = new ArrayList<>();
    for (Sheet sheet : sheets) {
      responses.begin(
          sheet.name(), SurveyHeader.find(sheet.rows(), QUESTIONNAIRE).orElseThrow(), sheet.rows());
      sheet.rows().forEach(row -> responses.read(row).forEach(answer -> answers.add(line(answer))));
    }
    return new Read(answers, responses.problems().stream().map(TestingSurvey::line).toList());
  }

  static Read tables(String csv) {
    SurveyTables.Printed printed = new SurveyTables(CONDITIONS).read(List.of(sheet(csv)));
    return new Read(
        printed.figures().stream().map(TestingSurvey::line).toList(),
        printed.problems().stream().map(TestingSurvey::line).toList());
  }

  static Sheet sheet(String csv) {
    SheetFile opened = SheetFile.open("test.csv", csv.getBytes(StandardCharsets.UTF_8));
    assertThat(opened).isInstanceOf(SheetFile.Opened.class);
    return ((SheetFile.Opened) opened).document().sheets().getFirst();
  }

  private static String line(SurveyAnswer answer) {
    String value =
        switch (answer.kind()) {
          case CHOSEN -> answer.option();
          case NUMBER -> answer.amount().toPlainString();
          case NO_ANSWER -> ("NO_ANSWER " + answer.option()).strip();
          case SET_ASIDE -> "SET_ASIDE";
        };
    return "%d %s=%s%s"
        .formatted(answer.response(), answer.question(), value, answer.first() ? "" : " +");
  }

  private static String line(SurveyFigure figure) {
    return String.join(
            " ",
            figure.at().address(),
            figure.question(),
            figure.option(),
            figure.breakdownOption(),
            figure.measure().name(),
            figure.amount().toPlainString(),
            figure.setAside() ? "aside" : "")
        .replaceAll(" +", " ")
        .strip();
  }

  static String line(Problem problem) {
    return (problem.code() + " " + problem.at().address() + " " + problem.found()).strip();
  }

  private static AnswerOption option(String code, String label, String... synonyms) {
    return new AnswerOption(code, label, List.of(synonyms), false);
  }

  private static Question question(
      String code,
      Kind kind,
      List<AnswerOption> options,
      int atMost,
      String text,
      String... synonyms) {
    return new Question(code, text, List.of(synonyms), kind, options, atMost, "");
  }

  private static Question inUnit(Question question, String unit) {
    return new Question(
        question.code(),
        question.text(),
        question.synonyms(),
        question.kind(),
        question.options(),
        question.atMost(),
        unit);
  }
}
