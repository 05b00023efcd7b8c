package tassei.ingest.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static tassei.ingest.sheet.CellText.normal;

import org.junit.jupiter.api.Test;

class CellTextTest {
  @Test
  void widthIsNoDifference() {
    assertThat(normal("Ｒ６実績値（目標値）１，１６４％")).isEqualTo("R6実績値(目標値)1,164%");
    assertThat(normal("ｺﾝｻﾙﾃｨﾝｸﾞ")).isEqualTo("コンサルティング");
  }

  @Test
  void circledNumbersSurvive() {
    assertThat(normal("①②⑳AI㉑㉟㊱㊿")).isEqualTo("①②⑳AI㉑㉟㊱㊿");
    assertThat(normal("⑳ＡＩ　㉔㉕㉖")).isEqualTo("⑳AI ㉔㉕㉖");
  }

  @Test
  void otherNumbersInSignsBecomeNumbers() {
    assertThat(normal("⑴㈱")).isEqualTo("(1)(株)");
  }

  @Test
  void everyWhiteSpaceIsOneBlank() {
    assertThat(normal("\u3000 戦略\u00A0\u3000\t\n１ ")).isEqualTo("戦略 1");
    assertThat(normal("a\u200Bb\uFEFFc")).isEqualTo("a b c");
    assertThat(normal("\u200B\u3000\uFEFF")).isEmpty();
  }

  @Test
  void aMarkThatStandsAloneJoinsItsLetter() {
    assertThat(normal("か\u3099づの")).isEqualTo("がづの");
  }

  @Test
  void whatIsNormalStaysAsItIs() {
    String normal = normal("　令和６年度　①企業（社）か\u3099 ");

    assertThat(normal(normal)).isEqualTo(normal);
  }

  @Test
  void halfACharacterIsNoAccident() {
    assertThat(normal("\uD800１")).isEqualTo("\uD8001");
    assertThat(normal("")).isEmpty();
  }
}
