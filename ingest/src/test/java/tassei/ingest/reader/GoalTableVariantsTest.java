package tassei.ingest.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static tassei.ingest.reader.TestingReadings.observed;
import static tassei.ingest.reader.TestingReadings.observedIn;
import static tassei.ingest.reader.TestingReadings.problems;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tassei.ingest.layout.Layout;
import tassei.ingest.layout.Layouts;
import tassei.ingest.sheet.Document;
import tassei.ingest.sheet.Document.Cell;
import tassei.ingest.sheet.Document.Kind;
import tassei.ingest.sheet.Document.Origin;
import tassei.ingest.sheet.Document.Row;
import tassei.ingest.sheet.Document.Sheet;
import tassei.model.CellRef;
import tassei.model.FiscalYear;

/**
 * Goal tables whose headings and rows are built otherwise than the form's; | stands for a cell's
 * end.
 */
class GoalTableVariantsTest {
  private static final String TITLE = "目標管理表（令和６年度）\n";
  private static final FiscalYear R6 = new FiscalYear(2024);

  /** Two rows of which no grade is read. */
  private static final List<String> WITHOUT_GRADES =
      List.of(
          "1 INDICATOR 相談数",
          "1 ACTUAL 12件",
          "1 TARGET 10件",
          "2 INDICATOR 講習数",
          "2 ACTUAL 9回",
          "2 TARGET 10回");

  @Test
  void aTableWithoutAColumnOfActualsWaitsWhateverYearIsDeclared() {
    String text = TITLE + "事業|項目|目標|到達点|評価\n支援|相談数|10件|12件|A\n";

    for (Optional<FiscalYear> declared : List.of(Optional.<FiscalYear>empty(), Optional.of(R6))) {
      Reading reading = read(text, declared);

      assertThat(observed(reading)).isEmpty();
      assertThat(problems(reading))
          .containsExactly("HEADINGS_NOT_FOUND A2 事業 | 項目 | 目標 | 到達点 | 評価");
      assertThat(reading.problems().getFirst().messageJa("表.tsv"))
          .isEqualTo(
              "表.tsv シート 表 A2:「実績」を含む見出しの行 が入るところに「事業 | 項目 | 目標 | 到達点 | 評価」とあります。"
                  + "見出しを様式どおりに直すか、layout.yaml の words と columns を見直してください。");
    }
  }

  @Test
  void anActualMayBeHeadedInOtherWords() {
    for (String heading : List.of("結果", "今年度実績", "年間実績")) {
      Reading reading = read(TITLE + "事業|項目|前年度実績|目標|" + heading + "|評価\n支援|相談数|9|10|12|A\n");

      assertThat(observed(reading))
          .as(heading)
          .containsExactly("1 INDICATOR 相談数", "1 ACTUAL 12", "1 TARGET 10", "1 STATUS A");
      assertThat(problems(reading)).isEmpty();
    }
  }

  @Test
  void aRemarkHeadedAsResultIsNoActualBesideOne() {
    Reading reading = read(TITLE + "事業|項目|目標|実績|結果\n支援|相談数|10|12|よかった\n");

    assertThat(observed(reading)).containsExactly("1 INDICATOR 相談数", "1 ACTUAL 12", "1 TARGET 10");
    assertThat(problems(reading)).isEmpty();
  }

  @Test
  void theActualOfTheWholeYearIsReadAndNotItsHalf() {
    for (String whole : List.of("実績（年計）", "実績", "年間実績")) {
      Reading reading =
          read(TITLE + "事業|項目|目標|実績（上期）|実績（下期）|" + whole + "|評価\n支援|相談数|10|5|7|12|A\n");

      assertThat(observed(reading))
          .as(whole)
          .containsExactly("1 INDICATOR 相談数", "1 ACTUAL 12", "1 TARGET 10", "1 STATUS A");
      assertThat(problems(reading))
          .containsExactly("COLUMN_NOT_READ D2 実績(上期)", "COLUMN_NOT_READ E2 実績(下期)");
    }
  }

  @Test
  void actualsOfWhichNoneIsOfTheWholeYearMakeTheFileWait() {
    Reading halves = read(TITLE + "事業|項目|目標|実績（上期）|実績（下期）\n支援|相談数|10|5|7\n");
    Reading twice = read(TITLE + "事業|項目|目標|実績（窓口）|実績（巡回）\n支援|相談数|10|5|7\n");
    Reading december = read(TITLE + "事業|項目|目標|実績（12月末）\n支援|相談数|10|5\n");

    assertThat(observed(halves)).isEmpty();
    assertThat(problems(halves))
        .containsExactly("HEADINGS_NOT_FOUND D2 実績(上期)", "HEADINGS_NOT_FOUND E2 実績(下期)");
    assertThat(problems(twice))
        .containsExactly("HEADINGS_NOT_FOUND D2 実績(窓口)", "HEADINGS_NOT_FOUND E2 実績(巡回)");
    assertThat(problems(december)).containsExactly("HEADINGS_NOT_FOUND D2 実績(12月末)");
    assertThat(december.problems().getFirst().messageEn("表.tsv"))
        .isEqualTo(
            "表.tsv sheet 表 D2: expected headings with one column of the actuals of a whole year,"
                + " found '実績(12月末)'. Restore the headings, or correct words and columns in"
                + " layout.yaml.");
  }

  @Test
  void aHeadingWhoseBracketsSpeakOfOtherFiguresIsNotThatOfTheYear() {
    for (String heading : List.of("実績（前年度）", "実績（3年平均）")) {
      Reading reading = read(TITLE + "事業|項目|目標|" + heading + "|評価\n支援|相談数|10|12|A\n");

      assertThat(observed(reading)).as(heading).isEmpty();
      assertThat(problems(reading))
          .containsExactly("HEADINGS_NOT_FOUND D2 " + heading.replace('（', '(').replace('）', ')'));
    }
    Reading target = read(TITLE + "事業|項目|目標（次年度）|実績|評価\n支援|相談数|10|12|A\n");

    assertThat(observed(target)).containsExactly("1 INDICATOR 相談数", "1 ACTUAL 12", "1 STATUS A");
    assertThat(problems(target)).containsExactly("TARGET_YEAR_UNCLEAR C2 目標(次年度)");
  }

  @Test
  void ofSeveralStatusesTheOneOfTheYearIsRead() {
    Reading years = read(TITLE + "事業|項目|R5目標|R5実績|R5評価|R6目標|R6実績|R6評価\n支援|相談数|8|7|C|10|12|A\n");
    Reading before = read(TITLE + "事業|項目|目標|実績|評価（前年度）|評価\n支援|相談数|10|12|C|A\n");

    assertThat(observed(years)).contains("1 ACTUAL 12", "1 TARGET 10", "1 STATUS A");
    assertThat(observed(before)).contains("1 ACTUAL 12", "1 TARGET 10", "1 STATUS A");
  }

  @Test
  void whatStandsBesideTheActualsAndIsNoPlaceIsNoDistrict() {
    for (String heading : List.of("昨年度", "差異", "予算額", "会員数", "うち女性", "4月", "進捗率")) {
      Reading reading =
          read(TITLE + "事業|項目|目標|評価|実績|花輪|大湯|" + heading + "\n支援|相談数|10|A|12|7|5|9\n");

      assertThat(observed(reading))
          .as(heading)
          .containsExactly(
              "1 INDICATOR 相談数",
              "1 ACTUAL 12",
              "1 TARGET 10",
              "1 STATUS A",
              "1 ACTUAL 花輪 7 CLEAR",
              "1 ACTUAL 大湯 5 CLEAR");
      assertThat(problems(reading)).containsExactly("COLUMN_NOT_READ H2 " + heading);
    }
  }

  @Test
  void lastYearsActualIsNotThisYearsForHavingAYear() {
    Reading reading = read(TITLE + "事業|項目|R5実績|目標|実績\n支援|相談数|9|10|12\n");

    assertThat(reading.header().fiscalYear()).isEqualTo(Optional.of(R6));
    assertThat(observed(reading)).containsExactly("1 INDICATOR 相談数", "1 ACTUAL 12", "1 TARGET 10");
  }

  @Test
  void headingsBelowAMergedHeadingSayWhichHalfOrYearAColumnIsOf() {
    Reading halves = read(TITLE + "事業|項目|目標|実績|||評価\n|||上期|下期|計|\n支援|相談数|10|5|7|12|A\n");
    Reading years = read(TITLE + "事業|項目|目標||実績||評価\n||R5|R6|R5|R6|\n支援|相談数|8|10|9|12|A\n");

    assertThat(observed(halves))
        .containsExactly("1 INDICATOR 相談数", "1 ACTUAL 12", "1 TARGET 10", "1 STATUS A");
    assertThat(problems(halves))
        .containsExactly("COLUMN_NOT_READ D3 実績(上期)", "COLUMN_NOT_READ E3 実績(下期)");
    assertThat(observed(years))
        .containsExactly("1 INDICATOR 相談数", "1 ACTUAL 12", "1 TARGET 10", "1 STATUS A");
    assertThat(problems(years)).isEmpty();
  }

  @Test
  void ofARowForEachYearTheYearOfTheFormIsRead() {
    Reading reading =
        read(
            TITLE
                + """
                事業|項目|年度|目標|実績|評価
                支援|相談数|R5|8|7|B
                ||R6|10|12|A
                """);

    assertThat(observed(reading))
        .containsExactly("1 INDICATOR 相談数", "1 ACTUAL 12", "1 TARGET 10", "1 STATUS A");
    assertThat(reading.observations().getFirst().place().strategyName()).isEqualTo("支援");
    assertThat(problems(reading)).containsExactly("ROW_NOT_READ C3 R5");
    assertThat(reading.problems().getFirst().messageJa("表.tsv"))
        .isEqualTo("表.tsv シート 表 C3:実績と同じ年度(令和6年度)の行 が入るところに「R5」とあります。行の並びを様式どおりに直してください。");
  }

  @Test
  void anAbbreviationIsNoYear() {
    Reading reading = read(TITLE + "事業|区分|項目|目標|実績\nS1|H2|相談数|10|12\n");

    assertThat(observed(reading)).contains("1 ACTUAL 12", "1 TARGET 10");
    assertThat(problems(reading)).isEmpty();
  }

  private static final String TABLE_A_YEAR =
      """
      目標管理表

      令和５年度
      事業|項目|目標|実績|評価
      支援|相談数|8|7|B

      令和６年度
      事業|項目|目標|実績|評価
      支援|相談数|10|12|A
      """;

  @Test
  void tablesOfSeveralYearsWaitUntilAYearIsDeclared() {
    Reading undeclared = read(TABLE_A_YEAR);
    Reading declared = read(TABLE_A_YEAR, Optional.of(R6));

    assertThat(problems(undeclared)).containsExactly("FISCAL_YEAR_CONFLICT A8 令和6年度");
    assertThat(undeclared.problems().getFirst().messageJa("表.tsv"))
        .isEqualTo(
            "表.tsv シート 表 A8:同じ年度(令和5年度)の表 が入るところに「令和6年度」とあります。"
                + "年度をそろえるか、filings.csv に正しい年度を書いてください。");
    assertThat(declared.header().fiscalYear()).isEqualTo(Optional.of(R6));
    assertThat(observed(declared))
        .containsExactly("1 INDICATOR 相談数", "1 ACTUAL 12", "1 TARGET 10", "1 STATUS A");
    assertThat(problems(declared)).containsExactly("ROW_NOT_READ A4 令和5年度");
  }

  @Test
  void theYearOfATableMayStandInItsHeadings() {
    String text =
        TABLE_A_YEAR
            .replaceAll("令和[５６]年度\n", "")
            .replaceFirst("目標\\|実績", "R5目標|R5実績")
            .replace("|目標|実績", "|R6目標|R6実績");

    assertThat(problems(read(text))).containsExactly("FISCAL_YEAR_CONFLICT A6 令和6年度");
    assertThat(observed(read(text, Optional.of(R6)))).contains("1 ACTUAL 12", "1 TARGET 10");
  }

  @Test
  void ofSheetsOfSeveralYearsTheDeclaredOneIsRead() {
    Map<String, String> sheets =
        Map.of(
            "R5", "目標管理表\n事業|項目|目標|実績\n支援|相談数|8|7\n",
            "R6", "目標管理表\n事業|項目|目標|実績\n支援|相談数|10|12\n");
    List<Sheet> both = Stream.of("R5", "R6").map(name -> sheet(name, sheets.get(name))).toList();
    Reading declared = read(both, Optional.of(R6));
    Reading undeclared = read(both, Optional.empty());

    assertThat(declared.header().fiscalYear()).isEqualTo(Optional.of(R6));
    assertThat(observed(declared)).containsExactly("1 INDICATOR 相談数", "1 ACTUAL 12", "1 TARGET 10");
    assertThat(problems(declared)).containsExactly("ROW_NOT_READ A1 R5");
    assertThat(observed(undeclared)).isEmpty();
    assertThat(problems(undeclared)).containsExactly("SEVERAL_FORMS A1 R5", "SEVERAL_FORMS A1 R6");
    assertThat(problems(read(both, Optional.of(new FiscalYear(2025)))))
        .containsExactly("SEVERAL_FORMS A1 R5", "SEVERAL_FORMS A1 R6");
  }

  @Test
  void partsOfAMergedItemAreRowsOfTheirOwn() {
    for (String label : List.of("", "〃", "相談数")) {
      Reading reading =
          read(
              TITLE
                  + """
                  事業|項目|区分|目標|実績|評価
                  支援|相談数|巡回|10|12|A
                  |%s|窓口|20|18|B
                  |計画数|新規|5|6|A
                  """
                      .formatted(label));

      assertThat(observed(reading))
          .as(label)
          .containsExactly(
              "1 INDICATOR 相談数 巡回",
              "1 ACTUAL 12",
              "1 TARGET 10",
              "1 STATUS A",
              "2 INDICATOR 相談数 窓口",
              "2 ACTUAL 18",
              "2 TARGET 20",
              "2 STATUS B",
              "3 INDICATOR 計画数",
              "3 ACTUAL 6",
              "3 TARGET 5",
              "3 STATUS A");
      assertThat(problems(reading)).isEmpty();
    }
  }

  @Test
  void aTargetThatWasRevisedOrIsOfSeveralYearsIsNotRead() {
    Reading revised = read(TITLE + "事業|項目|目標|修正目標値|実績\n支援|相談数|10|8|9\n");
    Reading fiveYears = read(TITLE + "事業|項目|目標（５年間）|実績\n支援|相談数|50|9\n");
    Reading last = read(TITLE + "事業|項目|目標|最終目標|実績\n支援|相談数|10|50|9\n");

    assertThat(observed(revised)).containsExactly("1 INDICATOR 相談数", "1 ACTUAL 9");
    assertThat(problems(revised)).containsExactly("TARGET_YEAR_UNCLEAR C2 目標 / 修正目標値");
    assertThat(observed(fiveYears)).containsExactly("1 INDICATOR 相談数", "1 ACTUAL 9");
    assertThat(problems(fiveYears)).containsExactly("TARGET_YEAR_UNCLEAR C2 目標(5年間)");
    assertThat(observed(last)).contains("1 TARGET 10");
    assertThat(problems(last)).containsExactly("COLUMN_NOT_READ D2 最終目標");
  }

  @Test
  void aTotalIsNoIndicatorWhateverItIsCalled() {
    String rows = "事業|項目|目標|実績|評価\n支援|巡回相談数|10|12|A\n|窓口相談数|20|18|B\n";

    for (String total : List.of("合計（巡回＋窓口）", "相談数計")) {
      Reading reading = read(TITLE + rows + "|" + total + "|30|30|A\n");

      assertThat(observedIn(reading, 5)).as(total).isEmpty();
      assertThat(problems(reading)).isEmpty();
    }
    assertThat(observedIn(read(TITLE + rows + "|産業統計|30|29|A\n"), 5))
        .startsWith("3 INDICATOR 産業統計");
  }

  @Test
  void aMarkForTheSameAsAboveIsABlank() {
    Reading reading =
        read(
            TITLE
                + """
                事業|項目|目標|実績|評価
                支援|相談数|10|12|A
                〃|計画数|20|18|〃
                振興|出展数|3|4|A
                同上|商談数|〃|5|A
                """);

    assertThat(reading.observations().stream().map(found -> found.place().strategyName()))
        .containsOnly("支援", "振興");
    assertThat(observedIn(reading, 4))
        .containsExactly("2 INDICATOR 計画数", "2 ACTUAL 18", "2 TARGET 20");
    assertThat(observedIn(reading, 6))
        .containsExactly("4 INDICATOR 商談数", "4 ACTUAL 5", "4 STATUS A");
    assertThat(problems(reading)).containsExactly("GRADE_MISSING E4", "NOT_A_NUMBER C6 〃");
  }

  @Test
  void aDistrictsFigureWithWordsIsReportedAndOneWithANoteIsRead() {
    String headings = TITLE + "事業|項目|目標|評価|実績|地区別実績|||備考\n|||||東浜|西浜|本所|\n";
    Reading words = read(headings + "支援|相談数|10件|A|15件|延べ8件|約4件|3件※2|\n");
    Reading one = read(headings + "支援|出展数|6社|A|7社||4社(新規1)||\n");
    Reading note = read(headings + "支援|相談数|10件|A|12件|12件※1|||\n");
    Reading remark = read(headings + "支援|相談数|10件|A|12件|年間4回|||\n");

    assertThat(observedIn(words, 4)).endsWith("1 STATUS A", "1 ACTUAL 本所 3件 CLEAR");
    assertThat(problems(words)).containsExactly("NOT_A_NUMBER F4 延べ8件", "NOT_A_NUMBER G4 約4件");
    assertThat(problems(one)).containsExactly("NOT_A_NUMBER G4 4社(新規1)");
    assertThat(observedIn(note, 4)).contains("1 ACTUAL 東浜 12件 CLEAR");
    assertThat(problems(note)).isEmpty();
    assertThat(problems(remark)).isEmpty();
  }

  private static final String MERGED_TARGET =
      TITLE + "事業|項目|目標|実績|評価\n支援|巡回相談数|50件{C3:C4}|33件|A\n|窓口相談数||19件|%s\n";

  @Test
  void aTargetMergedOverRowsIsSharedByThem() {
    Reading reading = read(MERGED_TARGET.formatted(""));

    assertThat(observed(reading))
        .containsExactly(
            "1 INDICATOR 巡回相談数",
            "1 ACTUAL 33件",
            "1 SHARED 50件 by [1, 2]",
            "1 STATUS A",
            "2 INDICATOR 窓口相談数",
            "2 ACTUAL 19件");
    assertThat(problems(reading)).isEmpty();
  }

  @Test
  void aTargetMergedOverRowsWithGradesOfTheirOwnIsSetAside() {
    Reading reading = read(MERGED_TARGET.formatted("C"));

    assertThat(observed(reading))
        .contains("1 TARGET 50件")
        .noneMatch(line -> line.contains("SHARED"));
    assertThat(problems(reading)).containsExactly("ROW_NOT_READ C3 50件");
    assertThat(reading.problems().getFirst().messageJa("表.tsv"))
        .isEqualTo("表.tsv シート 表 C3:行ごとの目標、または評価も一つの目標 が入るところに「50件」とあります。行の並びを様式どおりに直してください。");
  }

  @Test
  void gradesThatAreNumbersAreNotReadAndTheFiguresAre() {
    Reading percent = read(TITLE + "事業|項目|目標|達成度|実績\n支援|相談数|50件|120%|60件\n");
    Reading points = read(TITLE + "事業|項目|目標|実績|評価（５段階）|備考\n支援|相談数|50件|60件|5|\n");

    for (Reading reading : List.of(percent, points)) {
      assertThat(observed(reading))
          .containsExactly("1 INDICATOR 相談数", "1 ACTUAL 60件", "1 TARGET 50件");
    }
    assertThat(problems(percent)).containsExactly("COLUMN_NOT_READ D2 達成度");
    assertThat(problems(points)).containsExactly("COLUMN_NOT_READ E2 評価(5段階)");
    assertThat(points.problems().getFirst().messageJa("表.tsv"))
        .isEqualTo(
            "表.tsv シート 表 E2:評価の語または記号の列 が入るところに「評価(5段階)」とあります。"
                + "この列の値は読んでいません。読み取る列であれば、見出しを直してください。");
  }

  @Test
  void aRowThatIsNotCountedYetKeepsItsTarget() {
    Reading reading = read(TITLE + "事業|項目|目標|実績|評価\n支援|相談数|10件|12件|A\n|出店数|5社||未集計\n");

    assertThat(observedIn(reading, 4))
        .containsExactly("2 INDICATOR 出店数", "2 ACTUAL NOT_REPORTED", "2 TARGET 5社", "2 STATUS 未集計");
    assertThat(problems(reading)).isEmpty();
  }

  @Test
  void anActualThatIsARangeIsNotItsLowerEnd() {
    Reading reading = read(TITLE + "事業|項目|目標|実績|評価\n支援|相談数|50件|30件～40件|B\n");

    assertThat(observed(reading)).containsExactly("1 INDICATOR 相談数", "1 TARGET 50件", "1 STATUS B");
    assertThat(problems(reading)).containsExactly("NOT_A_NUMBER D3 30件~40件");
  }

  @Test
  void aColumnOfUnitsGivesTheUnitOfItsRowWhereverItStands() {
    String before = "事業|項目|単位|目標|評価|R6実績|東地区|西地区\n支援|相談数|件|10|A|12|5|7\n|参加率|（％）|10|B|9||\n";
    String between = "事業|項目|目標|評価|単位|R6実績|東地区|西地区\n支援|相談数|10|A|件|12|5|7\n|参加率|10|B|%|9||\n";
    String after = "事業|項目|目標|評価|R6実績|単位|東地区|西地区\n支援|相談数|10|A|12|件|5|7\n|参加率|10|B|9|%||\n";
    for (String table : List.of(before, between, after)) {
      Reading reading = read(TITLE + table);

      assertThat(observed(reading))
          .as(table)
          .containsExactly(
              "1 INDICATOR 相談数",
              "1 ACTUAL 12件",
              "1 TARGET 10件",
              "1 STATUS A",
              "1 ACTUAL 東地区 5件 CLEAR",
              "1 ACTUAL 西地区 7件 CLEAR",
              "2 INDICATOR 参加率",
              "2 ACTUAL 9%",
              "2 TARGET 10%",
              "2 STATUS B");
      assertThat(problems(reading)).isEmpty();
    }
    assertThat(read(TITLE + before).observations())
        .extracting(said -> said.at().address())
        .containsExactly("B3", "F3", "D3", "E3", "G3", "H3", "B4", "F4", "D4", "E4");
  }

  @Test
  void aUnitThatIsUnknownOrContradictsTheOthersIsReported() {
    Reading reading =
        read(
            TITLE
                + "事業|項目|単位|目標|評価|R6実績\n"
                + "支援|相談数|回/年|10|A|12\n"
                + "|参加者数(人)|件|10|A|12\n"
                + "|出店数|社|10店|A|12\n"
                + "|発表会|10|A|12\n"
                + "||展示会|回|10|A|12\n");

    assertThat(observed(reading))
        .contains("1 ACTUAL 12", "2 ACTUAL 12人", "3 ACTUAL 12店", "4 ACTUAL 12", "5 ACTUAL 12回");
    assertThat(problems(reading))
        .containsExactly(
            "UNIT_MISSING C3 回/年",
            "UNIT_CONFLICT D4 参加者数(人) / 人 / 件",
            "UNIT_CONFLICT D5 出店数 / 店 / 社");
  }

  @Test
  void unitsOfTwoHeadingsAreThoseOfTheirColumns() {
    Reading same = read(TITLE + "事業|項目|目標（件）|実績（単位：件）|評価\n支援|相談数|10|12|A\n");
    Reading two = read(TITLE + "事業|項目|目標（件）|実績（回）|評価\n支援|相談数|10|12|A\n");

    assertThat(observed(same))
        .containsExactly("1 INDICATOR 相談数", "1 ACTUAL 12件", "1 TARGET 10件", "1 STATUS A");
    assertThat(problems(same)).isEmpty();
    assertThat(observed(two))
        .containsExactly("1 INDICATOR 相談数", "1 ACTUAL 12回", "1 TARGET 10件", "1 STATUS A");
    assertThat(two.problems())
        .extracting(problem -> problem.messageEn("表.tsv"))
        .containsExactly(
            "表.tsv sheet 表 C2: expected the unit of the heading of the actuals (回), found '目標(件)'."
                + " Make the unit of the name and of the target agree.");
  }

  @Test
  void ofTwoGradesNoneIsReadUnlessOneIsTheGradeByItsHeading() {
    Reading either = read(TITLE + "事業|項目|目標|自己評価|外部評価|実績\n支援|相談数|10件|A|B|12件\n|講習数|10回|B|C|9回\n");
    Reading divided = read(TITLE + "事業|項目|目標|実績|評価|\n||||自己評価|外部評価\n支援|相談数|10件|12件|A|B\n");
    Reading plain = read(TITLE + "事業|項目|目標|実績|評価|外部評価\n支援|相談数|10件|12件|A|4\n");
    Reading words = read(TITLE + "事業|項目|目標|実績|自己評価|外部評価\n支援|相談数|10件|12件|A|よくやっている\n");

    assertThat(observed(either)).containsExactlyElementsOf(WITHOUT_GRADES);
    assertThat(problems(either))
        .containsExactly("COLUMN_NOT_READ D2 自己評価", "COLUMN_NOT_READ E2 外部評価");
    assertThat(either.problems().getFirst().messageJa("表.tsv"))
        .isEqualTo(
            "表.tsv シート 表 D2:一つだけの評価の列の見出し が入るところに「自己評価」とあります。"
                + "この列の値は読んでいません。読み取る列であれば、見出しを直してください。");
    assertThat(observed(divided))
        .containsExactly("1 INDICATOR 相談数", "1 ACTUAL 12件", "1 TARGET 10件");
    assertThat(problems(divided))
        .containsExactly("COLUMN_NOT_READ E3 評価(自己評価)", "COLUMN_NOT_READ F3 評価(外部評価)");
    assertThat(observed(plain))
        .containsExactly("1 INDICATOR 相談数", "1 ACTUAL 12件", "1 TARGET 10件", "1 STATUS A");
    assertThat(problems(plain)).containsExactly("COLUMN_NOT_READ F2 外部評価");
    assertThat(observed(words)).contains("1 STATUS A");
    assertThat(problems(words)).isEmpty();
  }

  @Test
  void aColumnForEachGradeWithAMarkInOneOfThemIsToldAndNotTakenForTheGrade() {
    String marks = "支援|相談数|10件|12件|○||\n|講習数|10回|9回||〇|\n";
    Reading beside = read(TITLE + "事業|項目|目標|実績|評価A|評価B|評価C\n" + marks);
    Reading below = read(TITLE + "事業|項目|目標|実績|評価||\n||||A|B|C\n" + marks);
    Reading before = read(TITLE + "事業|項目|目標|Ａ|Ｂ|実績\n支援|相談数|10件|○||12件\n|講習数|10回||✓|9回\n");
    Reading districts = read(TITLE + "事業|項目|目標|実績|A|B\n支援|相談数|10件|12件|5|7\n|講習数|10回|9回|4|5\n");

    Reading counted =
        read(
            TITLE
                + "事業|項目|目標|実績|評価A|評価B\n"
                + "支援|相談数|10件|12件|○|\n"
                + "|講習数|10回|9回||○\n"
                + "|計|||1|1\n");

    assertThat(observed(beside)).containsExactlyElementsOf(WITHOUT_GRADES);
    assertThat(problems(beside))
        .containsExactly(
            "COLUMN_NOT_READ E2 評価A", "COLUMN_NOT_READ F2 評価B", "COLUMN_NOT_READ G2 評価C");
    assertThat(beside.problems().getFirst().messageJa("表.tsv"))
        .isEqualTo(
            "表.tsv シート 表 E2:A、B などの評価そのものを書く一つの列の見出し(例: 評価) が入るところに「評価A」とあります。"
                + "この列の値は読んでいません。読み取る列であれば、見出しを直してください。");
    assertThat(problems(counted)).contains("COLUMN_NOT_READ E2 評価A", "COLUMN_NOT_READ F2 評価B");
    assertThat(observed(below)).containsExactlyElementsOf(WITHOUT_GRADES);
    assertThat(problems(below))
        .containsExactly("COLUMN_NOT_READ E3 A", "COLUMN_NOT_READ F3 B", "COLUMN_NOT_READ G3 C");
    assertThat(observed(before)).containsExactlyElementsOf(WITHOUT_GRADES);
    assertThat(problems(before)).containsExactly("COLUMN_NOT_READ D2 A", "COLUMN_NOT_READ E2 B");
    assertThat(problems(districts)).isEmpty();
  }

  @Test
  void aRowThatIsNotReadIsReportedAtTheCellThatKeepsItFromBeingRead() {
    Reading reading =
        read(
            TITLE
                + "事業|項目|目標|実績|評価|備考\n"
                + "支援|相談数|10件|12件|A|よい\n"
                + "|品評会||見送りになりました||\n"
                + "|講習会|5回||見送り|\n"
                + "|抽選会||||見送りになりました\n");

    assertThat(reading.problems())
        .extracting(problem -> problem.messageEn("表.tsv"))
        .containsExactly(
            "表.tsv sheet 表 D4: expected the figure of an actual, found '見送りになりました'."
                + " Put the cells of this row where the form has them.",
            "表.tsv sheet 表 E5: expected a grade, found '見送り'."
                + " Put the cells of this row where the form has them.",
            "表.tsv sheet 表 D6: expected a target, a grade or an actual, found nothing."
                + " Put the cells of this row where the form has them.");
  }

  @Test
  void aConflictOfUnitsIsReportedAtTheFigureThatIsThere() {
    Reading reading = read(TITLE + "事業|項目|目標|実績|評価\n支援|参加人数||12件|A\n|開催回数|10件|12|A\n");

    assertThat(problems(reading))
        .containsExactly("UNIT_CONFLICT D3 参加人数 / 件", "UNIT_CONFLICT C4 開催回数 / 件");
  }

  @Test
  void anAverageThatCannotBeKeptExactlyIsReportedAsSuch() {
    Reading reading =
        read(
            TITLE
                + "事業|項目|目標|評価|実績|東地区|西地区|担当\n"
                + "支援|組織率|59%|B|58.6666666667|58.1234567|59.1|山田\n"
                + "|会員数|59人|B|58人|30|28|山田\n");

    assertThat(observedIn(reading, 3))
        .containsExactly(
            "1 INDICATOR 組織率", "1 TARGET 59%", "1 STATUS B", "1 ACTUAL 西地区 59.1% CLEAR");
    assertThat(problems(reading))
        .containsExactly("NUMBER_TOO_LONG E3 58.6666666667", "NUMBER_TOO_LONG F3 58.1234567");
  }

  private static Reading read(String text) {
    return read(text, Optional.empty());
  }

  private static Reading read(String text, Optional<FiscalYear> declared) {
    return read(List.of(sheet("表", text)), declared);
  }

  private static Reading read(List<Sheet> sheets, Optional<FiscalYear> declared) {
    Layout layout =
        Layouts.load(List.of(Path.of("layouts"))).all().stream()
            .filter(known -> known.id().equals("business-support-goal-table"))
            .findFirst()
            .orElseThrow();
    return Readers.named(layout.reader())
        .orElseThrow()
        .read(new Document("表.tsv", sheets), layout, declared);
  }

  private static Sheet sheet(String name, String text) {
    List<Row> rows = new ArrayList<>();
    for (String line : text.split("\n")) {
      int number = rows.size() + 1;
      List<Cell> cells = new ArrayList<>();
      for (String cell : Arrays.asList(line.split("\\|", -1))) {
        cells.add(cell(cell, CellRef.cell(name, number, cells.size() + 1)));
      }
      rows.add(new Row(number, cells));
    }
    return new Sheet(name, rows);
  }

  /** 50件{C3:C4} is merged over that range. */
  private static Cell cell(String text, CellRef at) {
    int merged = text.indexOf('{');
    return merged < 0
        ? Cell.of(text, at)
        : Cell.of(
            text.substring(0, merged),
            at,
            new Origin(
                Kind.TEXT, "", false, false, text.substring(merged + 1, text.length() - 1), ""));
  }
}
