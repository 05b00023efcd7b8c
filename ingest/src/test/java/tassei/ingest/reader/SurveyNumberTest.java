package tassei.ingest.reader;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurveyNumberTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1200|万円|1200",
        "１，２００|万円|1200",
        "1,200万円|万円|1200",
        "34,000千円|万円|3400",
        "56000000円|万円|5600",
        "2億円|万円|20000",
        "1億3,000万円|万円|13000",
        "4千万円|万円|4000",
        "▲50|万円|-50",
        "5名|人|5",
        "1万2千人|人|12000",
        "42歳|歳|42",
        "42才|歳|42",
        "0.5|年|0.5"
      })
  void aNumberIsInTheUnitOfItsQuestion(String text, String unit, String amount) {
    assertThat(SurveyNumber.of(text, unit).map(value -> value.toPlainString())).contains(amount);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3千万|万円",
        "2.5億|万円",
        "700~800|万円",
        "6000万円以上|万円",
        "約600|万円",
        "4～5人|人",
        "10人以上|人",
        "30代|歳",
        "50歳代|歳",
        "60代以上|歳",
        "30人|歳",
        "3か月|年",
        "2年半|年",
        "月2回|回",
        "7割|人"
      })
  void whatIsNotOneAmountOfItsKindIsNoNumber(String text, String unit) {
    assertThat(SurveyNumber.of(text, unit)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"12", "1200"})
  void withoutAUnitOnlyABareNumberIsOne(String bare) {
    assertThat(SurveyNumber.of(bare, "")).isPresent();
    assertThat(SurveyNumber.of(bare + "千円", "")).isEmpty();
    assertThat(SurveyNumber.of(bare + "歳", "")).isEmpty();
  }
}
