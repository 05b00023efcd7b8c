package tassei.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import tassei.model.Problem.Code;
import tassei.model.Problem.Effect;

class ProblemTest {
  @Test
  void aMessageSendsSomeoneToTheCell() {
    Problem problem = Problem.of(Code.NOT_A_NUMBER, CellRef.cell("集計表", 14, 4), "１２O");

    assertThat(problem.messageJa("様式3_R5.xlsx"))
        .isEqualTo("様式3_R5.xlsx シート 集計表 D14:数値、または未設定・未実施の記号 が入るところに「１２O」とあります。数値に直してください。");
    assertThat(problem.messageEn("様式3_R5.xlsx"))
        .isEqualTo(
            "様式3_R5.xlsx sheet 集計表 D14: expected a number, or a mark for not set or not done,"
                + " found '１２O'. Correct the cell to a number.");
  }

  @Test
  void aTextFileHasNoSheetToName() {
    Problem problem =
        Problem.of(
            Code.NUMBER_OUT_OF_SEQUENCE, CellRef.line(301).item(2), "㉒", "番号 21", "number 21");

    assertThat(problem.messageJa("plan.txt"))
        .isEqualTo("plan.txt line 301 item 2:番号 21 が入るところに「㉒」とあります。番号の抜けや重複がないか確認してください。");
    assertThat(problem.messageEn("plan.txt"))
        .isEqualTo(
            "plan.txt line 301 item 2: expected number 21, found '㉒'."
                + " Check whether a row is missing or a number repeated.");
  }

  @Test
  void aProblemOfTheWholeDocumentNamesTheFileOnly() {
    Problem problem = Problem.of(Code.EMPTY_FILE, CellRef.document(), "0 bytes");

    assertThat(problem.messageJa("a.tsv"))
        .isEqualTo("a.tsv:記入された様式 が入るところに「0 bytes」とあります。内容のあるファイルを送り直してください。");
    assertThat(problem.messageEn("a.tsv"))
        .isEqualTo(
            "a.tsv: expected a form with content, found '0 bytes'. Send the file again with its content.");
  }

  @Test
  void aMessageAboutABlankCellSaysThatNothingStandsThere() {
    Problem problem = Problem.of(Code.GRADE_MISSING, CellRef.cell("集計表", 14, 4), "");

    assertThat(problem.messageJa("a.xlsx"))
        .isEqualTo("a.xlsx シート 集計表 D14:達成状況の評価 が入るところに何もありません。評価を記入してください。");
    assertThat(problem.messageEn("a.xlsx"))
        .isEqualTo("a.xlsx sheet 集計表 D14: expected a grade, found nothing. Fill in the grade.");
  }

  @Test
  void percentSignsInWhatWasFoundStayAsTheyAre() {
    Problem problem = Problem.of(Code.NOT_A_NUMBER, CellRef.line(1), "100%s %d %n");

    assertThat(problem.messageEn("50%d.txt"))
        .isEqualTo(
            "50%d.txt line 1: expected a number, or a mark for not set or not done,"
                + " found '100%s %d %n'. Correct the cell to a number.");
  }

  @Test
  void aLongTextIsShortenedToTwoHundredCharacters() {
    assertThat(found("あ".repeat(200))).isEqualTo("あ".repeat(200));
    assertThat(found("あ".repeat(201))).isEqualTo("あ".repeat(200) + "…");
  }

  @Test
  void shorteningSplitsNoCharacterInTwo() {
    assertThat(found("あ".repeat(199) + "𠮷野家")).isEqualTo("あ".repeat(199) + "…");
    assertThat(found("あ".repeat(198) + "𠮷野家")).isEqualTo("あ".repeat(198) + "𠮷…");
  }

  @Test
  void everyCodeSaysInBothLanguagesWhatWasExpectedAndWhatToDo() {
    assertThat(Arrays.asList(Code.values()))
        .isNotEmpty()
        .allSatisfy(
            code -> {
              assertThat(code.expectedJa)
                  .matches("(?s).*[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}].*");
              assertThat(code.remedyJa)
                  .matches("(?s).*[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}].*。");
              assertThat(code.expectedEn).matches("[a-z].*[^.]");
              assertThat(code.remedyEn).matches("[A-Z].*\\.");
            });
  }

  @Test
  void aNoticeWarnsAndEverythingElseIsAnError() {
    assertThat(Arrays.stream(Effect.values()).map(effect -> effect + " " + effect.severity()))
        .containsExactly("NOTICE WARN", "FIGURE_SET_ASIDE ERROR", "FILE_WAITS ERROR");
  }

  private static String found(String text) {
    return Problem.of(Code.NOT_A_NUMBER, CellRef.line(1), text).found();
  }
}
