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
  void aLineBreakThatWouldMakeOneNumberOfTwoStays() {
    assertThat(normal("118\n125（120）")).isEqualTo("118\n125(120)");
    assertThat(normal("１ \r\n １０５")).isEqualTo("1\n105");
    assertThat(normal("1 105")).isEqualTo("1 105");
    assertThat(normal("問1\n1年前と比べて")).isEqualTo("問1 1年前と比べて");
    assertThat(normal("12社\n130")).isEqualTo("12社 130");
  }

  @Test
  void raisedNumbersAreMarksOfFootnotes() {
    assertThat(normal("31¹（30）")).isEqualTo("31※1(30)");
    assertThat(normal("31⁽¹²⁾")).isEqualTo("31※12");
    assertThat(normal("31件※²")).isEqualTo("31件※2");
    assertThat(normal("60₁％")).isEqualTo("60※1%");
    assertThat(normal("120m²とＣＯ₂")).isEqualTo("120m2とCO2");
  }

  @Test
  void aMarkThatStandsAloneJoinsItsLetter() {
    assertThat(normal("か\u3099づの")).isEqualTo("がづの");
  }

  @Test
  void whatIsNormalStaysAsItIs() {
    String normal = normal("　令和６年度　①企業（社）か\u3099 98\n105¹");

    assertThat(normal(normal)).isEqualTo(normal);
  }

  @Test
  void halfACharacterIsNoAccident() {
    assertThat(normal("\uD800１")).isEqualTo("\uD8001");
    assertThat(normal("")).isEmpty();
  }
}
