package tassei.ingest.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tassei.model.survey.AnswerOption;

class SurveyChoiceTest {
  private static final SurveyChoice PLACES =
      new SurveyChoice(
          List.of(
              option("paper", "広報紙（月刊）", "広報紙"),
              option("desk", "窓口（本所・支所）", "窓口"),
              option("visit", "職員の訪問"),
              option("friends", "知人、友人の紹介"),
              option("other", "その他（記入）", "その他")),
          Set.of());
  private static final SurveyChoice WAYS =
      new SurveyChoice(
          List.of(option("mail", "郵送"), option("fax", "FAX"), option("both", "郵送・FAX")), Set.of());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "広報紙（月刊）;職員の訪問;窓口（本所・支所）;|paper desk visit",
        "窓口（本所・支所）、広報紙（月刊）、職員の訪問|paper desk visit",
        "職員の訪問, 広報紙（月刊）, 知人、友人の紹介|friends paper visit",
        "その他（農協,役場）;職員の訪問;広報紙（月刊）|other paper visit",
        "その他（農協（本店））|other",
        "その他：農協、役場|other",
        "その他：農協、職員の訪問|other visit",
        "その他：農協・職員の訪問|other visit",
        "職員の訪問（毎月）、その他（農協）|other visit"
      })
  void bracketsHideNoOptionThatFollowsThem(String text, String options) {
    assertThat(codes(PLACES, text)).containsExactly(sorted(options));
  }

  @ParameterizedTest
  @ValueSource(strings = {"広報紙（月刊;職員の訪問", "その他：農協、役場、職員の訪問", "広報紙（月刊）など"})
  void whatIsNoOptionToItsEndIsNotRead(String text) {
    assertThat(PLACES.readings(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "郵送, FAX|fax mail",
        "FAX, 郵送|fax mail",
        "郵送;FAX|fax mail",
        "郵送・FAX|both",
        "郵送・ＦＡＸ|both",
        "FAX・郵送|fax mail"
      })
  void anOptionThatJoinsTwoIsToldByWhatJoinsThem(String text, String options) {
    assertThat(codes(WAYS, text)).containsExactly(sorted(options));
  }

  @Test
  void aScaleWithVerySatisfiedKeepsItApartFromSatisfied() {
    SurveyChoice very =
        new SurveyChoice(
            List.of(
                option("very-satisfied", "大変満足", "とても満足", "5"),
                option("satisfied", "満足", "4"),
                option("dissatisfied", "不満", "2"),
                option("very-dissatisfied", "大変不満", "1")),
            Set.of());
    SurveyChoice plain =
        new SurveyChoice(
            List.of(option("satisfied", "満足", "5"), option("dissatisfied", "不満", "1")), Set.of());

    assertThat(List.of("大変満足", "とても満足", "満足", "不満", "4.満足", "大変不満"))
        .extracting(text -> very.find(text).code())
        .containsExactly(
            "very-satisfied",
            "very-satisfied",
            "satisfied",
            "dissatisfied",
            "satisfied",
            "very-dissatisfied");
    assertThat(codes(plain, "大変満足")).isEmpty();
    assertThat(codes(plain, "とても不満")).isEmpty();
  }

  @Test
  void whatReadsAsOneOptionAndAsTwoHasTwoReadings() {
    SurveyChoice choice =
        new SurveyChoice(
            List.of(option("mail", "郵送"), option("fax", "FAX"), option("both", "郵送、FAX")),
            Set.of());

    assertThat(codes(choice, "郵送、FAX")).containsExactlyInAnyOrder("both", sorted("mail fax"));
  }

  private static List<String> codes(SurveyChoice choice, String text) {
    return choice.readings(text).stream()
        .map(
            options ->
                options.stream().map(AnswerOption::code).sorted().collect(Collectors.joining(" ")))
        .toList();
  }

  private static String sorted(String codes) {
    return List.of(codes.split(" ")).stream().sorted().collect(Collectors.joining(" "));
  }

  private static AnswerOption option(String code, String label, String... synonyms) {
    return new AnswerOption(code, label, List.of(synonyms), false);
  }
}
