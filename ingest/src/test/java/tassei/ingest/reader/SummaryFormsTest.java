package tassei.ingest.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static tassei.ingest.reader.SummaryReadings.codesAndCells;
import static tassei.ingest.reader.SummaryReadings.problems;
import static tassei.ingest.reader.SummaryReadings.values;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tassei.ingest.sheet.Document.Sheet;
import tassei.model.FiscalYear;
import tassei.model.Observation.IndicatorFigure;

/** Summaries as chambers change them: columns, marks, headings and sheets of their own. */
class SummaryFormsTest {
  private static final String FIRST = "共通戦略 | 1 人を育てる | 1 学びの場 | 達成 | (1) 講座の数 | 12回(10回) | 達成 |";
  private static final String TWO = "戦略 | | 施策 | 施策目標(指標) | 目標値 | R6実績値 | 達成状況※1";

  @Test
  void aRowMarkedLikeAFootnoteIsARow() {
    Reading reading =
        new TestingSummary()
            .header("重点 | 戦略 | | 施策 | 達成状況 | 施策目標(指標) | R6実績値(目標値) | 達成状況")
            .row("| 共通戦略 | 1 人 | 1 学び | 達成 | (1) 講座数 | 12回(10回) | 達成")
            .row("※ | | | | | (2) 参加者数 | 9人(10人) | 未達成")
            .row("※ | 独自戦略 | 1 町 | 2 地図 | 未達成 | (1) 枚数 | 80枚(90枚) | 未達成")
            .row("※1 重点指標は別紙のとおり |")
            .row("| | | | | (2) 本数 | 6本(5本) | 達成")
            .read();

    assertThat(values(reading))
        .containsExactly(
            "E3 C1-1 STATUS 達成",
            "G3 C1-1-1 ACTUAL 12回",
            "G3 C1-1-1 TARGET 10回",
            "H3 C1-1-1 STATUS 達成",
            "G4 C1-1-2 ACTUAL 9人",
            "G4 C1-1-2 TARGET 10人",
            "H4 C1-1-2 STATUS 未達成",
            "E5 O1-2 STATUS 未達成",
            "G5 O1-2-1 ACTUAL 80枚",
            "G5 O1-2-1 TARGET 90枚",
            "H5 O1-2-1 STATUS 未達成",
            "G7 O1-2-2 ACTUAL 6本",
            "G7 O1-2-2 TARGET 5本",
            "H7 O1-2-2 STATUS 達成");
    assertThat(problems(reading)).isEmpty();
  }

  @Test
  void anIndicatorThatIsMarkedInItsOwnCellIsReported() {
    Reading reading = new TestingSummary().row(FIRST).row("※(2) 参加者数 | 9人(10人) | 未達成").read();

    assertThat(problems(reading))
        .containsExactly(
            "ROW_NOT_READ: a.tsv A4: expected a row of an indicator, found '※(2) 参加者数 |"
                + " 9人(10人)'. Put the cells of this row where the form has them.");
  }

  @Test
  void aRemarkLikeAHeadingMakesNoHeaderOfARow() {
    Reading reading =
        new TestingSummary()
            .row("共通 | 戦略1 人 | 施策1 学び | 達成 | (1) 講座数 | 4回(3回) | 達成 | 実績値は伸びた")
            .read();

    assertThat(values(reading)).contains("F3 C1-1-1 ACTUAL 4回", "F3 C1-1-1 TARGET 3回");
    assertThat(problems(reading)).isEmpty();
  }

  @Test
  void aRowAboveTheHeadingsAndAValueAloneInItsRowAreReported() {
    Reading reading =
        new TestingSummary()
            .title(TestingSummary.TITLE + "\n共通 | 1 人 | 1 学び | 達成 | (1) 講座数 | 4回(3回) | 達成")
            .row(FIRST)
            .row("| | | | | 9人(10人)")
            .read();

    assertThat(codesAndCells(reading)).containsExactly("ROW_NOT_READ A2", "ROW_NOT_READ F5");
  }

  @Test
  void aHeadingWhoseBracketsSpeakOfOtherFiguresIsNotThatOfTheYear() {
    for (String heading :
        List.of("R6実績値(前年比増減)", "R6実績値(前年度)", "R6実績値(目標達成率%)", "R6実績値(上半期)", "実績値(基準値)")) {
      Reading reading =
          new TestingSummary()
              .header("戦略 | | 施策 | 達成状況 | 施策目標(指標) | " + heading + " | 達成状況")
              .row("共通 | 1 人 | 1 学び | 達成 | (1) 講座数 | 133回(12) | 達成")
              .read();

      assertThat(values(reading)).as(heading).isEmpty();
      assertThat(codesAndCells(reading)).contains("HEADINGS_NOT_FOUND F2");
    }
  }

  @Test
  void ofSeveralStatusesTheOneBesideTheFiguresOfTheYearIsRead() {
    Reading reading =
        new TestingSummary()
            .header("戦略 | | 施策 | 施策目標(指標) | R5目標値 | R5実績値 | 達成状況 | R6目標値 | R6実績値 | 達成状況")
            .row("共通 | 1 人 | 1 学び | (1) 講座数(回) | 20 | 19 | 未達成 | 22 | 25 | 達成")
            .read();

    assertThat(values(reading))
        .containsExactly("I3 C1-1-1 ACTUAL 25回", "H3 C1-1-1 TARGET 22回", "J3 C1-1-1 STATUS 達成");
  }

  @Test
  void headingsOfTwoRowsAreReadTogether() {
    Reading years =
        new TestingSummary()
            .header(
                "戦略 | | 施策 | 施策目標(指標) | 目標値 | | 実績値 | | 達成状況※1\n" + "| | | | R5 | R6 | R5 | R6 |")
            .row("共通 | 1 人 | 1 学び | (1) 講座数(回) | 20 | 22 | 19 | 25 | 達成")
            .read();
    Reading halves =
        new TestingSummary()
            .header(
                "戦略 | | 施策 | 施策目標(指標) | 目標値 | 実績値 | | | 達成状況※1\n" + "| | | | (a) | 上期 | 下期 | 計 |")
            .row("共通 | 1 人 | 1 学び | (1) 講座数(回) | 22 | 11 | 14 | 25 | 達成")
            .read();

    assertThat(values(years))
        .containsExactly("H4 C1-1-1 ACTUAL 25回", "F4 C1-1-1 TARGET 22回", "I4 C1-1-1 STATUS 達成");
    assertThat(problems(years))
        .containsExactly(
            "COLUMN_NOT_READ: a.tsv E3: expected the heading of a column of 令和6年度, found 'R5目標値'."
                + " The values of this column were not read. If they should be, correct its heading.",
            "COLUMN_NOT_READ: a.tsv G3: expected the heading of a column of 令和6年度, found 'R5実績値'."
                + " The values of this column were not read. If they should be, correct its heading.");
    assertThat(values(halves))
        .containsExactly("H4 C1-1-1 ACTUAL 25回", "E4 C1-1-1 TARGET 22回", "I4 C1-1-1 STATUS 達成");
    assertThat(codesAndCells(halves)).containsExactly("COLUMN_NOT_READ F3", "COLUMN_NOT_READ G3");
  }

  @Test
  void headingsOfTwoRowsThatNameNoWholeYearAreRefused() {
    Reading two =
        new TestingSummary()
            .header("戦略 | | 施策 | 施策目標(指標) | 目標値 | 実績値 | | 達成状況※1\n" + "| | | | | 上期 | 下期 |")
            .row("共通 | 1 人 | 1 学び | (1) 講座数(回) | 22 | 11 | 14 | 達成")
            .read();
    Reading pairs =
        new TestingSummary()
            .header("戦略 | | 施策 | 施策目標(指標) | 実績値(目標値) | | 達成状況※1\n" + "| | | | 前期 | 後期 |")
            .row("共通 | 1 人 | 1 学び | (1) 講座数(回) | 11(10) | | 達成")
            .read();

    assertThat(two.observations()).noneMatch(IndicatorFigure.class::isInstance);
    assertThat(codesAndCells(two))
        .containsExactly("HEADINGS_NOT_FOUND F3", "HEADINGS_NOT_FOUND G3");
    assertThat(pairs.observations()).noneMatch(IndicatorFigure.class::isInstance);
    assertThat(problems(pairs))
        .containsExactly(
            "HEADINGS_NOT_FOUND: a.tsv E3: expected headings with one column of actuals of 令和6年度,"
                + " found '前期実績値(目標値)'."
                + " Restore the headings, or correct words and columns in layout.yaml.",
            "HEADINGS_NOT_FOUND: a.tsv F3: expected headings with one column of actuals of 令和6年度,"
                + " found '後期実績値(目標値)'."
                + " Restore the headings, or correct words and columns in layout.yaml.");
  }

  @Test
  void sheetsOfOtherYearsMakeTheFileWait() {
    List<Sheet> named =
        List.of(
            summary("", 12).sheet("R5"), summary("", 13).sheet("R6"), summary("", 14).sheet("R7"));
    List<Sheet> titled =
        List.of(summary("令和5年度 ", 12).sheet("1"), summary("令和6年度 ", 13).sheet("2"));
    List<Sheet> copied =
        List.of(summary("令和6年度 ", 12).sheet("前回"), summary("令和6年度 ", 13).sheet("今回"));

    assertThat(problems(read(named, Optional.of(new FiscalYear(2025)))))
        .containsExactly(
            "SEVERAL_FORMS: a.tsv A1: expected a file with one summary of one year only,"
                + " found '令和5年度、令和6年度、令和7年度'. Send each form as a file of its own.");
    assertThat(codesAndCells(read(titled, Optional.of(new FiscalYear(2024)))))
        .containsExactly("SEVERAL_FORMS A1");
    assertThat(codesAndCells(read(titled, Optional.empty()))).containsExactly("SEVERAL_FORMS A1");
    assertThat(codesAndCells(read(copied, Optional.empty()))).containsExactly("SEVERAL_FORMS A1");
    assertThat(read(copied, Optional.empty()).observations()).isEmpty();
  }

  @Test
  void sheetsOfOneSummaryAreReadTogether() {
    Sheet common = summary("令和6年度 ", 12).sheet("共通");
    Sheet own =
        new TestingSummary().row("独自戦略 | 1 町 | 2 地図 | 達成 | (1) 枚数 | 9枚(3枚) | 達成 |").sheet("独自");
    Reading reading = read(List.of(common, own), Optional.empty());

    assertThat(values(reading)).contains("F3 C1-1-1 ACTUAL 12回", "F3 O1-2-1 ACTUAL 9枚");
    assertThat(problems(reading)).isEmpty();
  }

  @Test
  void blocksOfOtherYearsInOneSheetMakeTheFileWait() {
    Reading reading =
        new TestingSummary()
            .row(FIRST)
            .row("| | 達成数計 | 1/1 | | 達成数計 | 1/1 |")
            .row("令和7年度 みどり野商工会アクションプログラム総括表")
            .row(TestingSummary.HEADER.replace("R6", ""))
            .row("共通戦略 | 1 人を育てる | 1 学びの場 | 達成 | (1) 講座の数 | 15回(10回) | 達成 |")
            .read();

    assertThat(codesAndCells(reading)).containsExactly("SEVERAL_FORMS A5");
  }

  @Test
  void aRevisedTargetSetsTheTargetOfItsRowAside() {
    Reading reading =
        new TestingSummary()
            .header("戦略 | | 施策 | 施策目標(指標) | 目標値 | 修正目標値 | R6実績値 | 達成状況※1")
            .row("共通 | 1 人 | 1 学び | (1) 講座数(回) | 30 | 20 | 22 | 達成")
            .row("| | | (2) 参加者数(人) | 25 | - | 24 | 未達成")
            .read();

    assertThat(values(reading)).contains("G3 C1-1-1 ACTUAL 22回", "E4 C1-1-2 TARGET 25人");
    assertThat(problems(reading))
        .containsExactly(
            "COLUMN_NOT_READ: a.tsv F2: expected the heading of the column of targets or actuals of"
                + " 令和6年度, found '修正目標値'. The values of this column were not read. If they should"
                + " be, correct its heading.",
            "ROW_NOT_READ: a.tsv E3: expected one target (the revised one in F3 is '20'), found '30'."
                + " Put the cells of this row where the form has them.");
    assertThat(reading.problems().getLast().messageJa("a.tsv"))
        .isEqualTo("a.tsv E3:一つの目標値(F3の修正目標値は「20」) が入るところに「30」とあります。" + "行の並びを様式どおりに直してください。");
  }

  @Test
  void aTargetOfSeveralYearsIsNotThatOfTheYear() {
    Reading only =
        new TestingSummary()
            .header(TWO.replace("目標値 ", "目標値(5年間計) "))
            .row("共通 | 1 人 | 1 学び | (1) 講座数(回) | 25 | 6 | 達成")
            .read();
    Reading beside =
        new TestingSummary()
            .header("戦略 | | 施策 | 施策目標(指標) | 目標値(R4~R8) | 年間目標値 | R6実績値 | 達成状況※1")
            .row("共通 | 1 人 | 1 学び | (1) 講座数(回) | 25 | 5 | 6 | 達成")
            .read();

    assertThat(values(only)).contains("F3 C1-1-1 ACTUAL 6回", "E3 C1-1-1 TARGET 25回 OVER_PERIOD");
    assertThat(problems(only)).isEmpty();
    assertThat(values(beside)).contains("G3 C1-1-1 ACTUAL 6回", "F3 C1-1-1 TARGET 5回");
    assertThat(codesAndCells(beside)).containsExactly("COLUMN_NOT_READ E2");
  }

  @Test
  void actualsOfAPartOfTheYearAreReportedAtTheirHeadings() {
    Reading reading =
        new TestingSummary()
            .header("戦略 | | 施策 | 施策目標(指標) | 目標値 | 上期実績値 | 実績値 | 累計実績値 | 達成率 | 達成状況※1")
            .row("共通 | 1 人 | 1 学び | (1) 講座数(回) | 5 | 2 | 6 | 25 | 120% | 達成")
            .read();

    assertThat(values(reading))
        .containsExactly("G3 C1-1-1 ACTUAL 6回", "E3 C1-1-1 TARGET 5回", "J3 C1-1-1 STATUS 達成");
    assertThat(codesAndCells(reading)).containsExactly("COLUMN_NOT_READ F2", "COLUMN_NOT_READ H2");
  }

  @Test
  void targetBeforeActualInOneCellIsNotReadTheOtherWayRound() {
    Reading reading =
        new TestingSummary()
            .header(TestingSummary.HEADER.replace("R6実績値(目標値)", "目標値(実績値)"))
            .row(FIRST)
            .read();

    assertThat(reading.observations()).noneMatch(IndicatorFigure.class::isInstance);
    assertThat(codesAndCells(reading)).contains("COLUMN_NOT_READ F2");
  }

  @Test
  void aKindWrittenFromTopToBottomIsAKind() {
    Reading reading =
        new TestingSummary()
            .row(FIRST)
            .row("独 自 戦 略 | 1 町 | 2 地図 | 達成 | (1) 枚数 | 9枚(3枚) | 達成 |")
            .read();

    assertThat(values(reading)).contains("F4 O1-2-1 ACTUAL 9枚");
    assertThat(problems(reading)).isEmpty();
  }

  @Test
  void kindAndStrategyMayStandInOneCell() {
    Reading reading =
        new TestingSummary()
            .header("戦略 | 施策 | 施策目標(指標) | R6実績値(目標値) | 達成状況")
            .row("共通戦略1 人を育てる | 施策1 学び | (1) 講座数 | 4回(3回) | 達成")
            .row("独自戦略１　町を歩く | 施策2 地図 | (1) 枚数 | 9枚(3枚) | 達成")
            .read();

    assertThat(values(reading)).contains("D3 C1-1-1 ACTUAL 4回", "D4 O1-2-1 ACTUAL 9枚");
    assertThat(reading.observations())
        .extracting(said -> said.place().strategyName())
        .contains("人を育てる", "町を歩く");
    assertThat(problems(reading)).isEmpty();
  }

  @Test
  void aStrategyBehindAnUnknownWordIsNotOfTheKindAbove() {
    Reading reading =
        new TestingSummary()
            .row(FIRST)
            .row("独自戦路 | 1 町 | 2 地図 | 達成 | (1) 枚数 | 9枚(3枚) | 達成 |")
            .read();

    assertThat(values(reading)).contains("F4 1-2-1 ACTUAL 9枚");
    assertThat(codesAndCells(reading)).containsExactly("ROW_NOT_READ A4");
  }

  @Test
  void aKindWithoutItsStrategyIsNotOfTheStrategyAbove() {
    Reading reading =
        new TestingSummary().row(FIRST).row("独自戦略 | | 2 地図 | 達成 | (1) 枚数 | 9枚(3枚) | 達成 |").read();

    assertThat(values(reading)).contains("F4 2-1 ACTUAL 9枚");
    assertThat(problems(reading))
        .containsExactly(
            "ROW_NOT_READ: a.tsv A4: expected a kind and its strategy, found '独自戦略'."
                + " Put the cells of this row where the form has them.");
  }

  @Test
  void aLineOfItsOwnForAKindOrAMeasureHoldsForTheRowsBelow() {
    Reading reading =
        new TestingSummary()
            .row(FIRST)
            .row("独自戦略 |")
            .row("| 1 町 | 2 地図 | 達成 | (1) 枚数 | 9枚(3枚) | 達成 |")
            .row("| | 3 看板 | 達成 | 本数 | 8本(3本) | 達成 |")
            .row("| | | | (2) 場所数 | 7か所(3か所) | 達成 |")
            .read();

    assertThat(values(reading)).contains("F5 O1-2-1 ACTUAL 9枚", "F7 O1-3-2 ACTUAL 7か所");
    assertThat(codesAndCells(reading))
        .containsExactly("ROW_NOT_READ C6", "NUMBER_OUT_OF_SEQUENCE E7");
  }

  @Test
  void groupsThatGoOnBehindAPageBreakAreTheSame() {
    Reading reading =
        new TestingSummary()
            .row(FIRST)
            .row(TestingSummary.HEADER)
            .row("共通戦略（続き） | 1 人を育てる（続き） | 1 学びの場（続き） | | (2) 参加者数 | 8人(6人) | 達成 |")
            .row("| | 2 店 | 達成 | (1) 開業者数 | 3人(3人) | 達成 |")
            .read();

    assertThat(values(reading)).contains("F5 C1-1-2 ACTUAL 8人", "F6 C1-2-1 ACTUAL 3人");
    assertThat(reading.observations())
        .extracting(said -> said.place().strategyName())
        .containsOnly("人を育てる", "");
    assertThat(problems(reading)).isEmpty();
  }

  @Test
  void partsOfAnIndicatorHaveNoNumberAndAreSetAside() {
    Reading reading =
        new TestingSummary()
            .row("共通戦略 | 1 人 | 1 学び | 達成 | (1)-1 昼の講座数 | 12回(10回) | 達成 |")
            .row("| | | | (1)-2 夜の講座数 | 9回(8回) | 達成 |")
            .row("| | | | (2) 参加者数 | 8人(6人) | 達成 |")
            .read();

    assertThat(values(reading))
        .containsExactly(
            "D3 C1-1 STATUS 達成",
            "F5 C1-1-2 ACTUAL 8人",
            "F5 C1-1-2 TARGET 6人",
            "G5 C1-1-2 STATUS 達成");
    assertThat(problems(reading))
        .containsExactly(
            "ROW_NOT_READ: a.tsv E3: expected a number of its own for each indicator, such as (1) and"
                + " (2), found '(1)-1 昼の講座数'. Put the cells of this row where the form has them.",
            "ROW_NOT_READ: a.tsv E4: expected a number of its own for each indicator, such as (1) and"
                + " (2), found '(1)-2 夜の講座数'. Put the cells of this row where the form has them.");
  }

  @Test
  void aSignForAsAboveIsABlankInTheGroups() {
    Reading reading =
        new TestingSummary()
            .row(FIRST)
            .row("〃 | 〃 | 〃 | ″ | (2) 参加者数 | 8人(6人) | 達成 |")
            .row("同上 | 同上 | 2 店 | 未達成 | (1) 開業者数 | 2人(3人) | 未達成 |")
            .row("〃 | 〃 | 3 地図 | 〃 | (1) 枚数 | 9枚(3枚) | 〃 |")
            .read();

    assertThat(values(reading))
        .contains("F4 C1-1-2 ACTUAL 8人", "F5 C1-2-1 ACTUAL 2人", "F6 C1-3-1 ACTUAL 9枚")
        .noneMatch(line -> line.contains("C1-3 STATUS") || line.contains("C1-3-1 STATUS"));
    assertThat(codesAndCells(reading)).containsExactly("UNKNOWN_MARK D6", "UNKNOWN_MARK G6");
  }

  private static TestingSummary summary(String year, int figure) {
    return new TestingSummary()
        .title(year + "みどり野商工会アクションプログラム総括表")
        .header(TestingSummary.HEADER.replace("R6", ""))
        .row(FIRST.replace("12", Integer.toString(figure)));
  }

  private static Reading read(List<Sheet> sheets, Optional<FiscalYear> declared) {
    return TestingReadings.read("action-program-summary", sheets, declared);
  }
}
