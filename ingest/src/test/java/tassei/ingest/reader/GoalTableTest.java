package tassei.ingest.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static tassei.ingest.reader.TestingReadings.observed;
import static tassei.ingest.reader.TestingReadings.observedIn;
import static tassei.ingest.reader.TestingReadings.problems;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tassei.model.FiscalYear;
import tassei.model.Observation.Indicator;

/**
 * Small hand-made goal tables; | stands for a tab. The cases named D029 … are those of the forms.
 */
class GoalTableTest {
  private static final String HEADINGS =
      """
      目標管理表
      令和4年度支援事業
      事業|項目別事項|目標|達成状況|R3実績|令和3年度地区別実績|||確認者|主担当|副担当|
      |||||東浜|西浜|本所分||||
      """;

  private static final String ROWS =
      """
      支援|相談数|10件|A|12|3|4|5|担当A|担当B|担当C|
      |計画数|20件|B|21|6|7|8|担当A|担当B||
      """;

  @Test
  void aRowIsAnIndicatorWithItsFiguresGradeAndDistricts() {
    Reading reading = read(HEADINGS + ROWS);

    assertThat(observedIn(reading, 5))
        .containsExactly(
            "1 INDICATOR 相談数",
            "1 ACTUAL 12件",
            "1 TARGET 10件",
            "1 STATUS A",
            "1 ACTUAL 東浜 3件 CLEAR",
            "1 ACTUAL 西浜 4件 CLEAR",
            "1 ACTUAL 本所 5件 CLEAR");
    assertThat(reading.observations().getLast().place().strategyName()).isEqualTo("支援");
    assertThat(problems(reading)).isEmpty();
  }

  /** D029: the actuals are of another year than the document. */
  @Test
  void theYearOfTheActualsIsNotTheYearOfTheDocument() {
    Reading.Header header = read(HEADINGS + ROWS).header();

    assertThat(header.title()).isEqualTo("目標管理表");
    assertThat(header.body()).isEmpty();
    assertThat(header.fiscalYear()).isEqualTo(Optional.of(new FiscalYear(2021)));
    assertThat(header.documentFiscalYear()).isEqualTo(Optional.of(new FiscalYear(2022)));
  }

  @Test
  void twoYearsForTheSameActualsAreAConflict() {
    Reading reading = read(HEADINGS.replace("令和3年度地区", "令和5年度地区") + ROWS);

    assertThat(problems(reading)).containsExactly("FISCAL_YEAR_CONFLICT F3 令和5年度地区別実績");
  }

  @Test
  void thePeriodOfThePlanIsNotTheYearOfTheForm() {
    String headings = HEADINGS.replace("R3実績", "実績").replace("令和3年度地区", "地区");
    Reading one = read(headings.replace("令和4年度支援事業", "計画（令和2年度～令和6年度） 令和3年度実績") + ROWS);
    Reading none = read(headings.replace("令和4年度支援事業", "計画（令和2年度～令和6年度）") + ROWS);
    Reading two = read(headings.replace("令和4年度支援事業", "令和4年度作成 令和3年度実績") + ROWS);

    assertThat(one.header().fiscalYear()).isEqualTo(Optional.of(new FiscalYear(2021)));
    assertThat(one.header().documentFiscalYear()).isEqualTo(Optional.of(new FiscalYear(2021)));
    assertThat(problems(one)).isEmpty();
    assertThat(problems(none)).containsExactly("FISCAL_YEAR_MISSING E3 実績");
    assertThat(problems(two)).containsExactly("FISCAL_YEAR_CONFLICT A2 令和4年度作成 令和3年度実績");
  }

  @Test
  void aFormThatPrintsNoYearGivesNamesButNoFigures() {
    String headings =
        HEADINGS.replace("令和4年度支援事業", "支援事業").replace("R3実績", "実績").replace("令和3年度地区", "地区");
    Reading reading = read(headings + ROWS);

    assertThat(observed(reading)).containsExactly("1 INDICATOR 相談数", "2 INDICATOR 計画数");
    assertThat(problems(reading)).containsExactly("FISCAL_YEAR_MISSING E3 実績");
  }

  @Test
  void theBodyIsTakenFromATitleLineAndNotFromACell() {
    String text = HEADINGS.replace("令和4年度支援事業", "令和3年度　山川商工会") + ROWS.replace("相談数", "商工会報");

    assertThat(read(text).header().body()).isEqualTo("山川商工会");
  }

  /** D032, D034, D036: a whole row one cell to the left or to the right. */
  @Test
  void aRowThatIsShiftedAsAWholeReadsAsTheOthers() {
    Reading left = read(HEADINGS + ROWS + "会員数|10件|A|12|3|4|5|担当A|担当B|担当C||\n");
    Reading right = read(HEADINGS + ROWS + "|振興|会員数|10件|A|12|3|4|5|担当A|担当B|担当C\n");
    Reading straight = read(HEADINGS + ROWS + "|会員数|10件|A|12|3|4|5|担当A|担当B|担当C|\n");

    assertThat(observedIn(left, 7)).isEqualTo(observedIn(straight, 7));
    assertThat(observedIn(right, 7)).isEqualTo(observedIn(straight, 7));
    assertThat(right.observations().getLast().place().strategyName()).isEqualTo("振興");
    assertThat(problems(left)).isEmpty();
    assertThat(problems(right)).isEmpty();
  }

  /** D035. */
  @Test
  void aLabelInTheProjectColumnIsALabel() {
    Reading reading = read(HEADINGS + ROWS + "会員数||10件|A|12|3|4|5|担当A|担当B|担当C|\n");

    assertThat(observedIn(reading, 7)).startsWith("3 INDICATOR 会員数", "3 ACTUAL 12件");
    assertThat(reading.observations().getLast().place().strategyName()).isEqualTo("支援");
  }

  /** D031: the left part is shifted, the roles are not, and a remark stands among the districts. */
  @Test
  void aShiftedRowWithoutDistrictFiguresIsNotAmbiguous() {
    Reading reading = read(HEADINGS + ROWS + "調査数|4|B|4|年間4回||||担当A|担当B||\n");

    assertThat(observedIn(reading, 7))
        .containsExactly("3 INDICATOR 調査数", "3 ACTUAL 4", "3 TARGET 4", "3 STATUS B");
    assertThat(problems(reading)).isEmpty();
  }

  /** D033: four cells for three districts. */
  @Test
  void districtsThatFitTwoReadingsAreSetAsideAndTheTotalIsKept() {
    Reading reading = read(HEADINGS + ROWS + "会員数|10件|A|12|3||4|5|担当A|担当B|担当C|\n");

    assertThat(observedIn(reading, 7))
        .containsExactly(
            "3 INDICATOR 会員数",
            "3 ACTUAL 12件",
            "3 TARGET 10件",
            "3 STATUS A",
            "3 ACTUAL [東浜] 3件 AMBIGUOUS",
            "3 ACTUAL [本所, 西浜] 4件 AMBIGUOUS",
            "3 ACTUAL [本所] 5件 AMBIGUOUS");
    assertThat(problems(reading)).containsExactly("DISTRICTS_AMBIGUOUS E7 3、4、5");
  }

  @Test
  void aRowThatLostACellLeftOfItsRolesKeepsNoFigureWithoutAProblem() {
    Reading reading = read(HEADINGS + ROWS + "|会員数|10件|A|3|4|5|担当A|担当B|担当C||\n");

    assertThat(problems(reading))
        .containsExactly("ROW_NOT_READ E7 3", "DISTRICTS_AMBIGUOUS F7 4、5");
  }

  @Test
  void aNumberWhereTheGradeBelongsMakesTheRowUnreadable() {
    Reading reading = read(HEADINGS + ROWS + "|会員数|10件|12|3|4|5|担当A|担当B|担当C||\n");

    assertThat(observedIn(reading, 7)).isEmpty();
    assertThat(problems(reading)).containsExactly("ROW_NOT_READ B7 (3文字)");
  }

  /** D029: 木所分 beside 本所分, and one column fewer in the rows. */
  @Test
  void aHeadingPrintedTwiceIsOneColumnReportedOnce() {
    Reading reading = read(TWIN + TWIN_ROWS);

    assertThat(observedIn(reading, 5))
        .contains("1 ACTUAL 西浜 4件 CLEAR", "1 ACTUAL 本所 5件 CLEAR")
        .hasSize(7);
    assertThat(problems(reading)).containsExactly("COLUMN_TWIN H4 木所分 / 本所分");
  }

  /** D030: one cell more before the roles. */
  @Test
  void aFigureThatOnlyItsHeadingPlacesIsProbable() {
    Reading reading = read(TWIN + TWIN_ROWS + "|調査数|1|B|1|組織率60%|||1|担当A|担当B|担当C\n");

    assertThat(observedIn(reading, 8))
        .containsExactly(
            "4 INDICATOR 調査数", "4 ACTUAL 1", "4 TARGET 1", "4 STATUS B", "4 ACTUAL 本所 1 PROBABLE");
    assertThat(problems(reading))
        .containsExactly("COLUMN_TWIN H4 木所分 / 本所分", "DISTRICTS_BY_HEADER_ONLY I8 1");
  }

  private static final String TWIN =
      """
      目標管理表
      令和3年度地区別実績||||||||R4年度|||
      事業|項目別事項|目標|達成状況|R3実績|令和3年度地区別実績|||本所分|確認者|主担当|副担当
      |||||東浜|西浜|木所分||||
      """;

  private static final String TWIN_ROWS =
      """
      支援|相談数|10件|A|12|3|4|5|担当A|担当B|担当C|
      |計画数|20件|B|21|6|7|8|担当A|担当B||
      |承継数|20件|B|21|6|7|8|担当A|担当B||
      """;

  private static final String TWO_TARGETS =
      """
      目標管理表
      事業|指標|目標(R8)|目標(R6)|評価|R6実績|東浜|西浜
      支援|相談数|90|70|A|75|35|40
      |計画数|30|20|B|18|9|9
      """;

  @Test
  void theTargetIsThatOfTheYearOfTheActuals() {
    Reading reading = read(TWO_TARGETS);

    assertThat(observedIn(reading, 3))
        .containsExactly(
            "1 INDICATOR 相談数",
            "1 ACTUAL 75",
            "1 TARGET 70",
            "1 STATUS A",
            "1 ACTUAL 東浜 35 CLEAR",
            "1 ACTUAL 西浜 40 CLEAR");
    assertThat(problems(reading)).isEmpty();
    assertThat(observedIn(read(TWO_TARGETS.replace("目標(R6)", "目標")), 3)).contains("1 TARGET 70");
  }

  @Test
  void aTargetOfAnotherYearThanTheActualsIsNotRead() {
    for (String other : List.of("目標(R7)", "目標(R8)", "目標(R6~R8)")) {
      Reading reading = read(TWO_TARGETS.replace("目標(R6)", other));

      assertThat(observedIn(reading, 3))
          .containsExactly(
              "1 INDICATOR 相談数",
              "1 ACTUAL 75",
              "1 STATUS A",
              "1 ACTUAL 東浜 35 CLEAR",
              "1 ACTUAL 西浜 40 CLEAR");
      assertThat(problems(reading)).containsExactly("TARGET_YEAR_UNCLEAR C2 目標(R8) / " + other);
      assertThat(reading.problems().getFirst().messageJa("表.tsv"))
          .isEqualTo(
              "表.tsv C2:実績と同じ年度(令和6年度)の一つの目標 が入るところに「目標(R8) / %s」とあります。".formatted(other)
                  + "目標の年度を一つだけ書いてください。目標は読んでいません。");
    }
  }

  @Test
  void whoIsInChargeMayStandBeforeTheIndicator() {
    Reading reading =
        read(
            """
            目標管理表
            事業|担当|指標|目標|評価|R6実績|東浜|西浜
            支援|担当A|相談数|10件|A|12|5|7
            |担当B|計画数|8件|担当B|9|4|5
            """);

    assertThat(observed(reading))
        .containsExactly(
            "1 INDICATOR 相談数",
            "1 ACTUAL 12件",
            "1 TARGET 10件",
            "1 STATUS A",
            "1 ACTUAL 東浜 5件 CLEAR",
            "1 ACTUAL 西浜 7件 CLEAR",
            "2 INDICATOR 計画数",
            "2 ACTUAL 9件",
            "2 TARGET 8件",
            "2 ACTUAL 東浜 4件 CLEAR",
            "2 ACTUAL 西浜 5件 CLEAR");
    assertThat(problems(reading)).containsExactly("UNKNOWN_MARK E4 (3文字)");
  }

  @Test
  void aGradeAndARemarkAfterTheActualAreNobody() {
    Reading reading =
        read(
            """
            目標管理表
            令和6年度
            事業|項目|目標|実績|評価|備考
            支援|相談数|10件|12件|A|予定どおり
            |計画数|8件|6件|B|
            振興|出展数|3社|1社|C|希望が少ない
            """);

    assertThat(observed(reading))
        .containsExactly(
            "1 INDICATOR 相談数",
            "1 ACTUAL 12件",
            "1 TARGET 10件",
            "1 STATUS A",
            "2 INDICATOR 計画数",
            "2 ACTUAL 6件",
            "2 TARGET 8件",
            "2 STATUS B",
            "3 INDICATOR 出展数",
            "3 ACTUAL 1社",
            "3 TARGET 3社",
            "3 STATUS C");
    assertThat(problems(reading)).isEmpty();
  }

  @Test
  void twoDistrictsOfOneNameAreSetAside() {
    Reading reading =
        read(HEADINGS.replace("西浜", "東浜") + ROWS + "|訪問数|前年より増加|B|9|4|3|2|担当A|担当B||\n");

    assertThat(observedIn(reading, 7))
        .containsExactly(
            "3 INDICATOR 訪問数",
            "3 ACTUAL 9",
            "3 STATUS B",
            "3 ACTUAL [東浜] 4 AMBIGUOUS",
            "3 ACTUAL [東浜] 3 AMBIGUOUS",
            "3 ACTUAL [本所] 2 AMBIGUOUS");
    assertThat(problems(reading))
        .containsExactly("DISTRICTS_AMBIGUOUS G4 東浜 / 東浜", "NOT_A_NUMBER C7 前年より増加");
    assertThat(reading.problems().getFirst().messageJa("表.tsv"))
        .isEqualTo(
            "表.tsv G4:地区ごとに違う見出し が入るところに「東浜 / 東浜」とあります。" + "行のずれまたは見出しを直してください。地区別の値は保留しました。");
  }

  private static final String WITHOUT_GRADES =
      """
      目標管理表
      事業|指標|目標|R6実績|東浜|西浜|本所
      支援|相談数|10件|12|3|4|5
      """;

  @Test
  void aTargetInWordsMovesNoRow() {
    Reading reading = read(WITHOUT_GRADES + "|訪問数|増加|9|4|3|2\n|実施率|前年より増加|75.5%\n");

    assertThat(observedIn(reading, 4))
        .containsExactly(
            "2 INDICATOR 訪問数",
            "2 ACTUAL 9",
            "2 TARGET NOT_REPORTED",
            "2 ACTUAL 東浜 4 CLEAR",
            "2 ACTUAL 西浜 3 CLEAR",
            "2 ACTUAL 本所 2 CLEAR");
    assertThat(observedIn(reading, 5)).containsExactly("3 INDICATOR 実施率", "3 ACTUAL 75.5%");
    assertThat(problems(reading)).containsExactly("NOT_A_NUMBER C5 前年より増加");
  }

  @Test
  void aRowWithoutAGradeMovesOnlyWithItsDistricts() {
    Reading proved = read(WITHOUT_GRADES + "|振興|訪問数|8件|9|4|3|2\n");
    Reading unproved = read(WITHOUT_GRADES + "|振興|訪問数|8件|9|4|3\n");

    assertThat(observedIn(proved, 4))
        .startsWith("2 INDICATOR 訪問数", "2 ACTUAL 9件", "2 TARGET 8件", "2 ACTUAL 東浜 4件 CLEAR");
    assertThat(problems(proved)).isEmpty();
    assertThat(observedIn(unproved, 4)).isEmpty();
    assertThat(problems(unproved)).containsExactly("ROW_NOT_READ C4 訪問数");
  }

  /** D037, D039. */
  @Test
  void rowsWithoutALabelExplainTheRowAbove() {
    Reading reading =
        read(
            HEADINGS
                + """
                調査|会員数|1|B|100|30|30|40|担当A|担当B||
                ||||1,110|35|35|1,040||||
                ||||1,010|5|5|1,000||||
                |地区別割合||||30.0%|30.0%|40.0%||||
                |相談数|10件|A|12|3|4|5|担当A|担当B||
                """);

    assertThat(observed(reading))
        .containsSubsequence(
            "1 INDICATOR 会員数",
            "2 CONTINUATION ",
            "2 ACTUAL 1110",
            "2 ACTUAL 東浜 35 CLEAR",
            "3 DIFFERENCE ",
            "3 DIFFERENCE 1010",
            "3 DIFFERENCE 東浜 5 CLEAR",
            "4 DERIVED_PERCENT 地区別割合",
            "4 SHARE 東浜 30.0% CLEAR",
            "5 INDICATOR 相談数");
    assertThat(problems(reading)).isEmpty();
  }

  /** D041. */
  @Test
  void aTargetIsSharedWhenTheLabelsAddUpToIt() {
    Reading reading =
        read(
            HEADINGS
                + """
                相談|巡回(指導員9名×400件+補助員)3600件|6600|A|3,035|1|2|3|担当A|担当B||
                |窓口(指導員9名×300件+補助員)3000件以上|||7,116|4|5|6|担当A|担当B||
                """);

    assertThat(observed(reading))
        .contains("1 SHARED 6600 by [1, 2]", "2 ACTUAL 7116", "1 STATUS A")
        .noneMatch(line -> line.contains(" TARGET "));
    assertThat(problems(reading)).isEmpty();
  }

  @Test
  void aBlankTargetIsNotSharedWhenTheLabelsDoNotAddUp() {
    Reading reading =
        read(
            HEADINGS
                + """
                相談|巡回3600件|6600|A|3,035|1|2|3|担当A|担当B||
                |窓口2000件以上|||7,116|4|5|6|担当A|担当B||
                """);

    assertThat(observed(reading)).contains("1 TARGET 6600", "2 TARGET NOT_REPORTED");
    assertThat(problems(reading)).containsExactly("GRADE_MISSING D6");
  }

  /** D036. */
  @Test
  void everyYearAmongTheGradesIsKeptAsPrintedAndTheGradeIsMissing() {
    Reading reading = read(HEADINGS + ROWS + "申告件数|300|毎年|333|111%|||担当A|担当B|||\n");

    assertThat(observedIn(reading, 7))
        .containsExactly(
            "3 INDICATOR 申告件数",
            "3 ACTUAL 333",
            "3 TARGET 300",
            "3 STATUS 毎年",
            "3 PERCENT_OF_TARGET 111%");
    assertThat(problems(reading)).containsExactly("GRADE_MISSING C7 毎年");
  }

  /** D071: 39 of 40 printed 98%. */
  @Test
  void aPercentageOfTheTargetIsNoDistrict() {
    Reading reading = read(HEADINGS + ROWS + "|品目数|40|B|39|98%|||担当A|担当B||\n");
    Reading other = read(HEADINGS + ROWS + "|品目数|40|B|39|60%|||担当A|担当B||\n");

    assertThat(observedIn(reading, 7)).endsWith("3 PERCENT_OF_TARGET 98%");
    assertThat(problems(reading)).isEmpty();
    assertThat(problems(other)).containsExactly("ROW_NOT_READ F7 60%");
  }

  /**
   * D044 … D057: a blank district is unknown, a zero is a number, and the total stays as printed.
   */
  @Test
  void aBlankDistrictIsUnknownAndAZeroIsZero() {
    Reading reading = read(HEADINGS + ROWS + "|会員数|10件|A|12|0||4|担当A|担当B||\n");

    assertThat(observedIn(reading, 7))
        .endsWith("3 ACTUAL 東浜 0件 CLEAR", "3 ACTUAL 西浜 NOT_REPORTED CLEAR", "3 ACTUAL 本所 4件 CLEAR");
    assertThat(problems(reading)).isEmpty();
  }

  @Test
  void aFigureThatIsNoNumberIsAProblemAndNotAFigure() {
    Reading reading = read(HEADINGS + ROWS + "|会員数|10件|A|１２O|3|4x|5|担当A|担当B||\n");

    assertThat(observedIn(reading, 7)).noneMatch(line -> line.startsWith("3 ACTUAL 12"));
    assertThat(problems(reading)).containsExactly("NOT_A_NUMBER E7 12O", "NOT_A_NUMBER G7 4x");
  }

  /** D064, D065: the product is kept beside the target, nothing is decided from it. */
  @Test
  void aProductInTheLabelIsKeptWithItsFormula() {
    Reading reading = read(HEADINGS + ROWS + "|支援者数(9人×12件×4回)|108社|B|213||||担当A|担当B||\n");
    Indicator indicator = (Indicator) reading.observations().get(reading.observations().size() - 4);

    assertThat(indicator.facts().formula()).isEqualTo("9人×12件×4回");
    assertThat(indicator.facts().labelProduct()).isEqualTo(new BigDecimal(432));
    assertThat(indicator.facts().unit()).isEqualTo("社");
  }

  /** D075. */
  @Test
  void aCountingWordAgainstAnotherUnitIsAConflictAndKensuIsNot() {
    Reading reading =
        read(
            HEADINGS
                + """
                広報|発表回数|6社以上|A|11||||担当A|担当B||
                |相談件数(9名×3回)|27回以上|A|69||||担当A|担当B||
                """);

    assertThat(problems(reading)).containsExactly("UNIT_CONFLICT C5 発表回数 / 社");
  }

  @Test
  void otherGradesAreKeptAsPrintedAndAnUnknownOneIsReported() {
    Reading reading =
        read(
            HEADINGS
                + """
                支援|相談数|10件|Ｓ|12|3|4|5|担当A|担当B|担当C|
                |計画数|10件|◎|12|3|4|5|担当A|担当B|担当C|
                |承継数|10件|△|12|3|4|5|担当A|担当B|担当C|
                |創業数|10件|良好|12|3|4|5|担当A|担当B|担当C|
                """);

    assertThat(observed(reading)).contains("1 STATUS S", "2 STATUS ◎", "3 STATUS △", "4 STATUS 良好");
    assertThat(problems(reading)).containsExactly("UNKNOWN_MARK D8 良好");
  }

  @Test
  void anotherFormHasOtherDistrictsNoRolesAndFullWidthFigures() {
    Reading reading =
        read(
            """
            目標管理表
            事業名|指標|目標値|評価|令和５年度実績|地区別実績|
            |||||北|南
            支援|相談数|１０件|Ａ|１，２００|７００|５００
            """);

    assertThat(reading.header().fiscalYear()).isEqualTo(Optional.of(new FiscalYear(2023)));
    assertThat(observed(reading))
        .containsExactly(
            "1 INDICATOR 相談数",
            "1 ACTUAL 1200件",
            "1 TARGET 10件",
            "1 STATUS A",
            "1 ACTUAL 北 700件 CLEAR",
            "1 ACTUAL 南 500件 CLEAR");
    assertThat(problems(reading)).isEmpty();
  }

  @Test
  void aHeadingRepeatedOnTheNextPageIsNoRow() {
    Reading reading =
        read(HEADINGS + ROWS + "\n" + HEADINGS.substring(HEADINGS.indexOf("事業|")) + ROWS);

    assertThat(observed(reading).stream().filter(line -> line.contains("INDICATOR")))
        .containsExactly(
            "1 INDICATOR 相談数", "2 INDICATOR 計画数", "3 INDICATOR 相談数", "4 INDICATOR 計画数");
    assertThat(problems(reading)).containsExactly("NAME_TWICE B10 相談数", "NAME_TWICE B11 計画数");
  }

  @Test
  void aTotalRowAndANoteAreNoIndicators() {
    Reading reading = read(HEADINGS + ROWS + "|合計|30件||33|9|11|13||||\n※評価は自己評価\n");

    assertThat(observed(reading).stream().filter(line -> line.contains("INDICATOR"))).hasSize(2);
    assertThat(problems(reading)).isEmpty();
  }

  @Test
  void aLastRowThatBreaksOffMakesTheFileWait() {
    for (String cut : List.of("|会員数|10件|A|1", "|会員数|10", "|会員", "会員")) {
      assertThat(problems(read(HEADINGS + ROWS + cut)))
          .as(cut)
          .anyMatch(problem -> problem.startsWith("INCOMPLETE_DOCUMENT"));
    }
  }

  @Test
  void aTableWithoutKnownHeadingsIsNotCalledCutOff() {
    for (String text : List.of("目標管理表\n", HEADINGS)) {
      assertThat(problems(read(text))).containsExactly("HEADINGS_NOT_FOUND  目標管理表");
    }
  }

  /** D072, D073: who is in charge is never observed. */
  @Test
  void nobodyInChargeIsObservedOrNamedInAProblem() {
    Reading reading =
        read(
            HEADINGS
                + ROWS
                + """
                |会員数|10社|A|担当A|担当B|担当D、担当E
                |担当A|||担当B||||担当C|||
                |||||||||||担当E、担当F
                |会員数|10件|担当A|12|3|4|担当B|担当A|担当B||
                """);

    assertThat(String.join("\n", observed(reading))).doesNotContain("担当");
    assertThat(String.join("\n", problems(reading))).doesNotContain("担当");
  }

  private static Reading read(String text) {
    return TestingReadings.read("business-support-goal-table", text.replace('|', '\t'));
  }
}
