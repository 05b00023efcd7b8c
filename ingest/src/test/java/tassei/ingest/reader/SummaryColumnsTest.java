package tassei.ingest.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static tassei.ingest.reader.SummaryReadings.codesAndCells;
import static tassei.ingest.reader.SummaryReadings.lines;
import static tassei.ingest.reader.SummaryReadings.problems;
import static tassei.ingest.reader.SummaryReadings.values;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tassei.ingest.sheet.Document.Cell;
import tassei.ingest.sheet.Document.Kind;
import tassei.ingest.sheet.Document.Origin;
import tassei.ingest.sheet.Document.Row;
import tassei.ingest.sheet.Document.Sheet;

/** Summaries with columns and headings of their own: units, who answers for a row, years above. */
class SummaryColumnsTest {
  private static final String TOTALS = "| | 達成数計 | 1/1 | | | 達成数計 | 1/1 |";

  @Test
  void aColumnOfUnitsGivesTheUnitOfItsRow() {
    Reading pair =
        new TestingSummary()
            .header("戦略 | | 施策 | 達成状況 | 施策目標(指標) | 単位 | R6実績値(目標値) | 達成状況")
            .row("共通 | 1 人 | 1 学び | 達成 | (1) 講座数 | 回 | 12(10) | 達成")
            .row("| | | | (2) 参加率 | （％） | 8(10) | 未達成")
            .totals(TOTALS)
            .read();
    Reading two =
        new TestingSummary()
            .header("戦略 | | 施策 | 達成状況 | 施策目標(指標) | R6目標値 | R6実績値 | 単位 | 達成状況")
            .row("共通 | 1 人 | 1 学び | 達成 | (1) 講座数 | 10 | 12 | 回 | 達成")
            .read();

    assertThat(lines(pair))
        .containsExactly(
            "D3 C1-1 STATUS 達成",
            "E3 C1-1-1 講座数 [回 LABEL]",
            "G3 C1-1-1 ACTUAL 12回",
            "G3 C1-1-1 TARGET 10回",
            "H3 C1-1-1 STATUS 達成",
            "E4 C1-1-2 参加率 [% LABEL]",
            "G4 C1-1-2 ACTUAL 8%",
            "G4 C1-1-2 TARGET 10%",
            "H4 C1-1-2 STATUS 未達成",
            "D5 MEASURES 1/1",
            "H5 INDICATORS 1/1");
    assertThat(problems(pair)).isEmpty();
    assertThat(values(two))
        .containsExactly(
            "D3 C1-1 STATUS 達成",
            "G3 C1-1-1 ACTUAL 12回",
            "F3 C1-1-1 TARGET 10回",
            "I3 C1-1-1 STATUS 達成");
    assertThat(problems(two)).isEmpty();
  }

  @Test
  void aUnitThatIsUnknownOrContradictsTheNameIsReportedAtItsCell() {
    Reading reading =
        new TestingSummary()
            .header("戦略 | | 施策 | 達成状況 | 施策目標(指標) | 単位 | R6実績値(目標値) | 達成状況")
            .row("共通 | 1 人 | 1 学び | 達成 | (1) 講座数 | 回/年 | 12(10) | 達成")
            .row("| | | | (2) 参加者(人) | 件 | 8(10) | 未達成")
            .row("| | | | (3) 会員数 | 人 | 8社(9社) | 未達成")
            .totals(TOTALS)
            .read();

    assertThat(values(reading))
        .contains("G3 C1-1-1 ACTUAL 12", "G4 C1-1-2 ACTUAL 8人", "G5 C1-1-3 ACTUAL 8社");
    assertThat(problems(reading))
        .containsExactly(
            "UNIT_MISSING: a.tsv F3: expected a unit such as 件, 社 or %, found '回/年'."
                + " Print the unit in the name or beside the value. It is not guessed.",
            "UNIT_CONFLICT: a.tsv F4: expected a unit that fits the indicator's name, found '件'."
                + " Make the unit of the name and of the target agree.",
            "UNIT_CONFLICT: a.tsv G5: expected one unit for name, actual and target, found"
                + " '8社(9社)'. Make the unit of the name and of the target agree.");
  }

  @Test
  void aRowThatSlidPastAColumnOfUnitsIsNotRead() {
    Reading reading =
        new TestingSummary()
            .header("戦略 | | 施策 | 達成状況 | 施策目標(指標) | 単位 | R6実績値(目標値) | 達成状況")
            .row("共通 | 1 人 | 1 学び | (1) 講座数 | 回 | 12(10) | 達成")
            .row("| | | | (2) 参加者 | 8人(10人) | 未達成")
            .totals(TOTALS)
            .read();

    assertThat(values(reading)).isEmpty();
    assertThat(codesAndCells(reading))
        .containsExactly(
            "UNIT_MISSING D3", "ROW_NOT_READ D3", "UNIT_MISSING F4", "NOT_A_NUMBER G4");
    assertThat(problems(reading).getLast())
        .isEqualTo(
            "NOT_A_NUMBER: a.tsv G4: expected actual(target) such as 116社(50社), found '未達成'."
                + " Correct the cell to a number.");
  }

  @Test
  void aUnitBehindAHeadingIsThatOfTheFiguresBelow() {
    Reading two =
        new TestingSummary()
            .header("戦略 | | 施策 | 達成状況 | 施策目標(指標) | R6目標値（件） | R6実績値（単位：件） | 達成状況")
            .row("共通 | 1 人 | 1 学び | 達成 | (1) 講座数 | 10 | 12 | 達成")
            .row("| | | | (2) 参加率 | 10% | 8% | 未達成")
            .row("| | | | (3) 会員数(人) | 10 | 8 | 未達成")
            .read();
    Reading below =
        new TestingSummary()
            .header("戦略 | | 施策 | 達成状況 | 施策目標(指標) | R6目標値 | R6実績値 | 達成状況\n" + "| | | | | 件 | (件) |")
            .row("共通 | 1 人 | 1 学び | 達成 | (1) 講座数 | 10 | 12 | 達成")
            .read();
    Reading pair =
        new TestingSummary()
            .header(TestingSummary.HEADER.replace("(目標値)", "(目標値)(回)"))
            .row("共通 | 1 人 | 1 学び | 達成 | (1) 講座数 | 12(10) | 達成")
            .read();

    assertThat(lines(two))
        .contains(
            "E3 C1-1-1 講座数 [件 HEADER]",
            "G3 C1-1-1 ACTUAL 12件",
            "F3 C1-1-1 TARGET 10件",
            "E4 C1-1-2 参加率 [% VALUE]",
            "G4 C1-1-2 ACTUAL 8%",
            "E5 C1-1-3 会員数 [人 LABEL]",
            "G5 C1-1-3 ACTUAL 8人");
    assertThat(problems(two))
        .containsExactly(
            "UNIT_CONFLICT: a.tsv E5: expected one unit for the indicator and the heading of its"
                + " values, found '人 / 件'. Make the unit of the name and of the target agree.");
    assertThat(lines(below))
        .contains("E4 C1-1-1 講座数 [件 HEADER]", "G4 C1-1-1 ACTUAL 12件", "F4 C1-1-1 TARGET 10件");
    assertThat(problems(below)).isEmpty();
    assertThat(lines(pair)).contains("E3 C1-1-1 講座数 [回 HEADER]", "F3 C1-1-1 ACTUAL 12回");
    assertThat(problems(pair)).isEmpty();
  }

  @Test
  void headingsWithTwoUnitsContradictOneAnother() {
    Reading reading =
        new TestingSummary()
            .header("戦略 | | 施策 | 達成状況 | 施策目標(指標) | R6目標値(件) | R6実績値(％) | 達成状況")
            .row("共通 | 1 人 | 1 学び | 達成 | (1) 講座数 | 10 | 12 | 達成")
            .read();

    assertThat(values(reading)).contains("G3 C1-1-1 ACTUAL 12%", "F3 C1-1-1 TARGET 10件");
    assertThat(codesAndCells(reading)).containsExactly("UNIT_CONFLICT G3");
  }

  @Test
  void whoAnswersForARowIsNoValueAndNoGroup() {
    Reading left =
        new TestingSummary()
            .header("No | 戦略 | | 施策 | 担当課 | 達成状況 | 施策目標(指標) | R6実績値(目標値) | 達成状況")
            .row("1 | 共通 | 1 人 | 1 学び | 経営支援課 | 達成 | (1) 講座数 | 12回(10回) | 達成")
            .row("2 | | | | 総務課 | | (2) 参加者 | 8人(10人) | 未達成")
            .read();
    Reading between =
        new TestingSummary()
            .header("戦略 | | 施策 | 達成状況 | 施策目標(指標) | 担当部署 | R6実績値(目標値) | 達成状況")
            .row("共通 | 1 人 | 1 学び | 達成 | (1) 講座数 | 経営支援1課 | 12回(10回) | 達成")
            .row("| | | | (2) 参加者(人) | 総務2課 | | 未達成")
            .totals(TOTALS)
            .read();

    assertThat(values(left))
        .containsExactly(
            "F3 C1-1 STATUS 達成",
            "H3 C1-1-1 ACTUAL 12回",
            "H3 C1-1-1 TARGET 10回",
            "I3 C1-1-1 STATUS 達成",
            "H4 C1-1-2 ACTUAL 8人",
            "H4 C1-1-2 TARGET 10人",
            "I4 C1-1-2 STATUS 未達成");
    assertThat(problems(left)).isEmpty();
    assertThat(values(between))
        .containsExactly(
            "D3 C1-1 STATUS 達成",
            "G3 C1-1-1 ACTUAL 12回",
            "G3 C1-1-1 TARGET 10回",
            "H3 C1-1-1 STATUS 達成",
            "H4 C1-1-2 STATUS 未達成");
    assertThat(problems(between))
        .containsExactly(
            "NOT_A_NUMBER: a.tsv G4: expected actual(target) such as 116社(50社), found nothing."
                + " Correct the cell to a number.");
  }

  @Test
  void aReferenceIsNotTheValueWhereThatIsBlank() {
    Reading reading =
        new TestingSummary()
            .header("戦略 | | 施策 | 達成状況 | 施策目標(指標) | R6実績値(目標値) | 参考(全県) | 達成状況")
            .row("共通 | 1 人 | 1 学び | 達成 | (1) 講座数(回) | | 12回(10回) | 達成")
            .totals(TOTALS)
            .read();

    assertThat(values(reading)).containsExactly("D3 C1-1 STATUS 達成", "H3 C1-1-1 STATUS 達成");
    assertThat(problems(reading))
        .containsExactly(
            "NOT_A_NUMBER: a.tsv F3: expected actual(target) such as 116社(50社), found nothing."
                + " Correct the cell to a number.");
    assertThat(reading.problems().getFirst().messageJa("a.tsv"))
        .isEqualTo("a.tsv F3:実績値(目標値)(例: 116社(50社)) が入るところに何もありません。数値に直してください。");
  }

  @Test
  void headingsBelowTheirYearAreReadWithIt() {
    Reading one =
        new TestingSummary()
            .header("戦略 | | 施策 | 達成状況 | 施策目標(指標) | 令和６年度 | | | 検証\n" + "| | | | | 目標 | 実績 | 達成状況 |")
            .row("共通 | 1 人 | 1 学び | 達成 | (1) 講座数(回) | 10 | 12 | 達成 | よい")
            .read();
    Reading years =
        new TestingSummary()
            .header("| | | | R5 | | R6\n" + "戦略 | | 施策 | 施策目標(指標) | 目標値 | 実績値 | 目標値 | 実績値 | 達成状況")
            .row("共通 | 1 人 | 1 学び | (1) 講座数(回) | 9 | 8 | 10 | 12 | 達成")
            .read();

    assertThat(values(one))
        .containsExactly(
            "D4 C1-1 STATUS 達成",
            "G4 C1-1-1 ACTUAL 12回",
            "F4 C1-1-1 TARGET 10回",
            "H4 C1-1-1 STATUS 達成");
    assertThat(problems(one)).isEmpty();
    assertThat(values(years))
        .containsExactly("H4 C1-1-1 ACTUAL 12回", "G4 C1-1-1 TARGET 10回", "I4 C1-1-1 STATUS 達成");
    assertThat(problems(years))
        .containsExactly(
            "COLUMN_NOT_READ: a.tsv E3: expected the heading of a column of 令和6年度, found 'R5目標値'."
                + " The values of this column were not read. If they should be, correct its heading.",
            "COLUMN_NOT_READ: a.tsv F3: expected the heading of a column of 令和6年度, found 'R5実績値'."
                + " The values of this column were not read. If they should be, correct its heading.");
  }

  @Test
  void aValueMergedOverSeveralIndicatorsIsThatOfNone() {
    Sheet sheet =
        new TestingSummary()
            .row("共通 | 1 人 | 1 学び | 達成 | (1) 講座数(回) | 12回(10回) | 達成 |")
            .row("| | | | (2) 参加者(人) | | |")
            .sheet("集計");
    Reading merged =
        TestingReadings.read(
            "action-program-summary", List.of(merged(sheet, "F3:F4")), Optional.empty());
    Reading wrapped =
        TestingReadings.read(
            "action-program-summary",
            List.of(merged(merged(sheet, "E3:E4"), "F3:F4")),
            Optional.empty());

    assertThat(values(merged)).containsExactly("D3 C1-1 STATUS 達成", "G3 C1-1-1 STATUS 達成");
    assertThat(problems(merged))
        .containsExactly(
            "ROW_NOT_READ: a.tsv F3: expected an actual(target) for each indicator, found"
                + " '12回(10回)'. Put the cells of this row where the form has them.",
            "NOT_A_NUMBER: a.tsv F4: expected actual(target) such as 116社(50社), found nothing."
                + " Correct the cell to a number.");
    assertThat(values(wrapped)).contains("F3 C1-1-1 ACTUAL 12回");
  }

  @Test
  void aStrategyMayHaveALineOfItsOwn() {
    Reading reading =
        new TestingSummary()
            .header("戦略 | 施策 | 施策目標(指標) | R6実績値(目標値) | 達成状況")
            .row("戦略1 人を育てる |")
            .row("| 1 学び | (1) 講座数 | 4回(3回) | 達成")
            .row("2 町を歩く |")
            .row("| 2 地図 | (1) 枚数 | 9枚(3枚) | 達成")
            .row("独自戦略1 店を開く |")
            .row("| | (1) 店舗数 | 9店(3店) | 達成")
            .read();

    assertThat(values(reading))
        .contains("D4 1-1-1 ACTUAL 4回", "D6 2-2-1 ACTUAL 9枚", "D8 O1-1 ACTUAL 9店");
    assertThat(reading.observations())
        .extracting(said -> said.place().strategyName())
        .contains("人を育てる", "町を歩く", "店を開く");
    assertThat(problems(reading))
        .containsExactly(
            "ROW_NOT_READ: a.tsv A7: expected a strategy and its measure, found '1 店を開く'."
                + " Put the cells of this row where the form has them.");
  }

  @Test
  void twoStrategiesWithOneNumberAreOfTwoKinds() {
    Reading reading =
        new TestingSummary()
            .row("共通 | 1 人 | 1 学び | 達成 | (1) 講座数 | 12回(10回) | 達成 |")
            .row("| 1 町 | 2 地図 | 達成 | (1) 枚数 | 9枚(3枚) | 達成 |")
            .row("| 1 人 | 3 店 | 達成 | (1) 店舗数 | 9店(3店) | 達成 |")
            .read();

    assertThat(values(reading))
        .contains("F3 C1-1-1 ACTUAL 12回", "F4 2-1 ACTUAL 9枚", "F5 C1-3-1 ACTUAL 9店");
    assertThat(problems(reading))
        .containsExactly(
            "ROW_NOT_READ: a.tsv B4: expected another number than '1 人' in B3 has, or another kind,"
                + " found '1 町'. Put the cells of this row where the form has them.");
    assertThat(reading.problems().getFirst().messageJa("a.tsv"))
        .isEqualTo("a.tsv B4:B3の「1 人」と異なる戦略の番号、または種別 が入るところに「1 町」とあります。" + "行の並びを様式どおりに直してください。");
  }

  @Test
  void anAverageThatCannotBeKeptExactlyIsNeitherRoundedNorCalledNoNumber() {
    Reading two =
        new TestingSummary()
            .header("戦略 | | 施策 | 達成状況 | 施策目標(指標) | R6目標値 | R6実績値 | 達成状況")
            .row("共通 | 1 人 | 1 学び | 達成 | (1) 組織率(%) | 59 | 58.6666666667 | 未達成")
            .read();
    Reading pair =
        new TestingSummary()
            .row("共通 | 1 人 | 1 学び | 達成 | (1) 組織率(%) | 58.6666666667(59) | 未達成 |")
            .read();

    assertThat(values(two))
        .containsExactly("D3 C1-1 STATUS 達成", "F3 C1-1-1 TARGET 59%", "H3 C1-1-1 STATUS 未達成");
    assertThat(codesAndCells(two)).containsExactly("NUMBER_TOO_LONG G3");
    assertThat(values(pair)).containsExactly("D3 C1-1 STATUS 達成", "G3 C1-1-1 STATUS 未達成");
    assertThat(codesAndCells(pair)).containsExactly("NUMBER_TOO_LONG F3");
  }

  private static Sheet merged(Sheet sheet, String range) {
    return new Sheet(
        sheet.name(),
        sheet.rows().stream()
            .map(
                row ->
                    new Row(
                        row.number(),
                        row.cells().stream().map(cell -> merged(cell, range)).toList()))
            .toList());
  }

  private static Cell merged(Cell cell, String range) {
    return range.startsWith(cell.at().address() + ":")
        ? Cell.of(cell.raw(), cell.at(), new Origin(Kind.TEXT, "", false, false, range, ""))
        : cell;
  }
}
