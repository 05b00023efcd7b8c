package tassei.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaGuardTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+cmd|' /C calc'!A0",
        "-2+3",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "\t-3",
        "＝1+1",
        "＋A1",
        "－A1",
        "＠SUM(A1)",
        "  =1+1",
        "\u3000=1+1",
        "--1",
        "- 件",
        "-3件"
      })
  void textThatASpreadsheetMightRunGetsAnApostrophe(String text) {
    assertThat(FormulaGuard.protect(text)).isEqualTo("'" + text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-3", "+5", "-17.1", "－3", "-1,164", "+12.5%", " -3", "-", "－", "▲17.1", "−3"})
  void aNumberAndADashAloneStay(String text) {
    assertThat(FormulaGuard.protect(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "かづの商工会", "133(121)", "a=b", "'=1", "1-1", "2026-05-25"})
  void otherTextStays(String text) {
    assertThat(FormulaGuard.protect(text)).isEqualTo(text);
  }

  @Test
  void protectingTwiceIsProtectingOnce() {
    assertThat(FormulaGuard.protect(FormulaGuard.protect("=1"))).isEqualTo("'=1");
  }
}
