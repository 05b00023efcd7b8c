package tassei.ingest.reader;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tassei.model.CellRef;
import tassei.model.Problem;
import tassei.model.Problem.Code;

class NotANumberTest {
  private static final CellRef AT = CellRef.cell("集計", 3, 7);

  @Test
  void anAverageOfASpreadsheetHasTooManyDigitsToBeKept() {
    for (String text :
        new String[] {"58.6666666667", "58.66667%", "1,234.56789件", "58.66667(59)"}) {
      assertThat(NotANumber.of(AT, text).code()).as(text).isEqualTo(Code.NUMBER_TOO_LONG);
    }
    assertThat(NotANumber.of(AT, "123456789012345人").code()).isEqualTo(Code.NUMBER_TOO_LONG);

    Problem problem = NotANumber.of(AT, "58.6666666667");
    assertThat(problem.messageJa("a.csv"))
        .isEqualTo(
            "a.csv シート 集計 G3:整数14桁、小数4桁までの数値 が入るところに「58.6666666667」とあります。"
                + "このままでは正確に保存できず、こちらで丸めることはしません。公表する桁に丸めた値(例: 58.7)を書いてください。");
    assertThat(problem.messageEn("a.csv"))
        .isEqualTo(
            "a.csv sheet 集計 G3: expected a number of at most 14 digits before the point and 4 behind"
                + " it, found '58.6666666667'. It cannot be kept exactly, and is not rounded here."
                + " Write the figure as it is to be published, such as 58.7.");
  }

  @Test
  void whatIsNoNumberIsNotCalledTooLong() {
    for (String text :
        new String[] {"", "約束", "58.6666666667は", "12O", "58.6660000", "1.2.34567"}) {
      assertThat(NotANumber.isTooLong(text)).as(text).isFalse();
    }
    assertThat(NotANumber.of(AT, "約束").code()).isEqualTo(Code.NOT_A_NUMBER);
  }
}
