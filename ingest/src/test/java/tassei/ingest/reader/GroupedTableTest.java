package tassei.ingest.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static tassei.ingest.reader.SummaryReadings.codesAndCells;
import static tassei.ingest.reader.SummaryReadings.lines;
import static tassei.ingest.reader.SummaryReadings.problems;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tassei.model.CellRef;
import tassei.model.Figure;
import tassei.model.Figure.UnitSource;
import tassei.model.FiscalYear;
import tassei.model.Observation;
import tassei.model.Observation.Indicator;
import tassei.model.Observation.IndicatorFigure;
import tassei.model.ObservedValue.Measured;
import tassei.model.Place;
import tassei.model.Qualifier;

/** Small hand-made summaries of bodies that do not exist, each with one thing about it. */
class GroupedTableTest {
  private static final String FIRST =
      "共通戦略 | 1 人を育てる | 1 学びの場 | 達成 | (1) 講座の数 | 12回(10回) | 達成 | 伸びた";

  @Test
  void aSoundSummaryIsReadWhole() {
    Reading reading =
        new TestingSummary()
            .row(FIRST)
            .row("| | | | (2) 参加率 | 58.7%(60%) | 未達成 |")
            .row("| | 2 店を開く | 達成 | (1) 開業者数 | 3人(3人) | 達成 |")
            .row("独自戦略 | 1 町を歩く | 3 地図 | 達成 | (1) 配った枚数 | 1,200枚(1,000枚) | 達成 |")
            .totals("| | 達成数計 | 2/3 | | 達成数計 | 3/4 |")
            .read();

    assertThat(lines(reading))
        .containsExactly(
            "D3 C1-1 STATUS 達成",
            "E3 C1-1-1 講座の数 [回 VALUE]",
            "F3 C1-1-1 ACTUAL 12回",
            "F3 C1-1-1 TARGET 10回",
            "G3 C1-1-1 STATUS 達成",
            "E4 C1-1-2 参加率 [% VALUE]",
            "F4 C1-1-2 ACTUAL 58.7%",
            "F4 C1-1-2 TARGET 60%",
            "G4 C1-1-2 STATUS 未達成",
            "D5 C1-2 STATUS 達成",
            "E5 C1-2-1 開業者数 [人 VALUE]",
            "F5 C1-2-1 ACTUAL 3人",
            "F5 C1-2-1 TARGET 3人",
            "G5 C1-2-1 STATUS 達成",
            "D6 O1-3 STATUS 達成",
            "E6 O1-3-1 配った枚数 [枚 VALUE]",
            "F6 O1-3-1 ACTUAL 1200枚",
            "F6 O1-3-1 TARGET 1000枚",
            "G6 O1-3-1 STATUS 達成",
            "D7 MEASURES 2/3",
            "G7 INDICATORS 3/4");
    assertThat(problems(reading)).isEmpty();
    assertThat(reading.header())
        .isEqualTo(
            new Reading.Header(
                TestingSummary.TITLE,
                "みどり野商工会",
                CellRef.cell("本文", 1, 1),
                Optional.of(new FiscalYear(2024)),
                Optional.empty()));
  }

  @Test
  void aFigureKeepsTheWholeCellAsItStood() {
    Reading reading =
        new TestingSummary().row("共通 | 1 人 | 1 学び | | (1) 講座数 | ３，３００万円（2,000万円以上） | 達成").read();

    assertThat(reading.observations().get(1))
        .isEqualTo(
            new IndicatorFigure(
                new Place("COMMON", 1, "人", 1, "", "学び", 1, "講座数"),
                CellRef.cell("本文", 3, 6),
                Observation.Role.ACTUAL,
                new FiscalYear(2024),
                new Figure(
                    "３，３００万円（2,000万円以上）",
                    new Measured(new BigDecimal("3300")),
                    null,
                    "万円",
                    UnitSource.VALUE,
                    Qualifier.NONE)));
    assertThat(((IndicatorFigure) reading.observations().get(2)).figure().qualifier())
        .isEqualTo(Qualifier.AT_LEAST);
  }

  @Test
  void aUnitIsTakenFromTheLabelWhereTheValueHasNone() {
    assertThat(
            lines(
                new TestingSummary().row("共通 | 1 人 | 1 学び | 達成 | (1) 講座数（回） | 12（10） | 達成").read()))
        .containsSubsequence(
            "E3 C1-1-1 講座数 [回 LABEL]", "F3 C1-1-1 ACTUAL 12回", "F3 C1-1-1 TARGET 10回");
  }

  @Test
  void aUnitThatIsPrintedNowhereIsReportedAndNotGuessed() {
    Reading reading =
        new TestingSummary().row("共通 | 1 人 | 1 学び | 達成 | (1) 講座支援 | 12(10) | 達成").read();

    assertThat(lines(reading))
        .containsSubsequence(
            "E3 C1-1-1 講座支援 [ MISSING]", "F3 C1-1-1 ACTUAL 12", "F3 C1-1-1 TARGET 10");
    assertThat(problems(reading))
        .containsExactly(
            "UNIT_MISSING: a.tsv E3: expected a unit such as 件, 社 or %, found '(1) 講座支援'."
                + " Print the unit in the name or beside the value. It is not guessed.");
  }

  @Test
  void aMeasureThatSlidToTheFirstColumnIsAMeasure() {
    Reading reading =
        new TestingSummary()
            .row(FIRST)
            .row("2 店を開く | | 達成 | (1) 開業者数 | 3人(3人) | 達成 | | ")
            .row("| | | (2) 廃業者数 | 1人(2人) | 達成 | |")
            .read();

    assertThat(lines(reading))
        .contains(
            "C4 C1-2 STATUS 達成",
            "D4 C1-2-1 開業者数 [人 VALUE]",
            "E4 C1-2-1 ACTUAL 3人",
            "D5 C1-2-2 廃業者数 [人 VALUE]",
            "E5 C1-2-2 ACTUAL 1人");
    assertThat(problems(reading)).isEmpty();
  }

  @Test
  void aLoneNumberIsAMeasureWhereverItStandsAndTwoAreStrategyAndMeasure() {
    Reading reading =
        new TestingSummary()
            .row(FIRST)
            .row("| 2 店を開く | 未達成 | (1) 開業者数 | 2人(3人) | 未達成")
            .row("2 町を歩く | 3 地図 | 達成 | (1) 枚数 | 9枚(3枚) | 達成")
            .row("| | | 4 看板 | 達成 | (1) 本数 | 9本(3本) | 達成")
            .read();

    assertThat(codes(reading)).containsExactly("C1-1-1", "C1-2-1", "C2-3-1", "C2-4-1");
    assertThat(problems(reading)).isEmpty();
  }

  @Test
  void measuresMayBeginAgainWithAStrategy() {
    Reading reading =
        new TestingSummary().row(FIRST).row("| 2 町を歩く | 1 地図 | 達成 | (1) 枚数 | 9枚(3枚) | 達成").read();

    assertThat(codes(reading)).containsExactly("C1-1-1", "C2-1-1");
    assertThat(problems(reading)).isEmpty();
  }

  @Test
  void aHeaderRepeatedInFullWidthIsNoRow() {
    Reading reading =
        new TestingSummary()
            .row(FIRST)
            .row("")
            .row("戦略 | 施策 | 達成状況※１ | 施策目標（指標） | Ｒ６実績値（目標値） | 達成状況※２ | 検証（要約） |")
            .row("独自戦略 | 1 町を歩く | 2 地図 | (1) 枚数 | 9枚（3枚） | 達成 | よく配れた |")
            .read();

    assertThat(codes(reading)).containsExactly("C1-1-1", "O1-2-1");
    assertThat(problems(reading)).isEmpty();
  }

  @Test
  void aLostStatusColumnLosesNothingElse() {
    Reading reading =
        new TestingSummary()
            .row("共通戦略 | 1 人を育てる | 1 学びの場 | (1) 講座の数 | 12回(10回) | 達成 | 伸びた")
            .row("| | | (2) 参加者数 | 9人(10人) | 未達成 |")
            .read();

    assertThat(lines(reading))
        .contains("F3 C1-1-1 STATUS 達成", "F4 C1-1-2 STATUS 未達成")
        .noneMatch(line -> line.matches("\\S+ C1-1 STATUS.*"));
    assertThat(problems(reading)).isEmpty();
  }

  @Test
  void aDashAsTargetOrStatusIsNotReportedAndNotZero() {
    Reading reading =
        new TestingSummary()
            .row("共通 | 1 人 | 1 学び | － | (1) 講座数 | 12回(—) | -")
            .row("| | | | (2) 参加者数(人) | — | ―")
            .row("| | | | (3) 修了者数(人) | 未実施(5) | 未達成")
            .read();

    assertThat(lines(reading))
        .contains(
            "D3 C1-1 STATUS -",
            "F3 C1-1-1 ACTUAL 12回",
            "F3 C1-1-1 TARGET NOT_REPORTED",
            "G3 C1-1-1 STATUS -",
            "F4 C1-1-2 ACTUAL NOT_REPORTED",
            "F4 C1-1-2 TARGET NOT_REPORTED",
            "G4 C1-1-2 STATUS ―",
            "F5 C1-1-3 ACTUAL NOT_DONE",
            "F5 C1-1-3 TARGET 5人");
    assertThat(problems(reading)).isEmpty();
  }

  @Test
  void totalsAreReadInWhateverColumnsTheyStand() {
    String measures = "MEASURES 6/12";
    String indicators = "INDICATORS 16/24";

    assertThat(totals("| | 達成数計 | 6/12 | | 達成数計 | 16/24 |"))
        .containsExactly("D4 " + measures, "G4 " + indicators);
    assertThat(totals("達成数計 | ６／１２ | 達成数計 | 16 / 24"))
        .containsExactly("B4 " + measures, "D4 " + indicators);
    assertThat(totals("| | | 達成数計 | | | 6/12 | 16/24"))
        .containsExactly("G4 " + measures, "H4 " + indicators);
  }

  @Test
  void totalsThatAreNoCountsAreReportedAtTheirCells() {
    Reading reading =
        new TestingSummary().row(FIRST).totals("| | 達成数計 | 半分 | | 達成数計 | 16/24 |").read();

    assertThat(lines(reading))
        .contains("G4 INDICATORS 16/24")
        .noneMatch(line -> line.contains("MEASURES"));
    assertThat(problems(reading))
        .containsExactly(
            "NOT_A_NUMBER: a.tsv D4: expected counts met of rated such as 6/12, found '半分'."
                + " Correct the cell to a number.");
    assertThat(problems(new TestingSummary().row(FIRST).totals("達成数計 | 6/12").read()))
        .containsExactly(
            "NOT_A_NUMBER: a.tsv A4: expected counts met of rated such as 6/12, found '達成数計 | 6/12'."
                + " Correct the cell to a number.");
  }

  @Test
  void aTotalAloneIsThatOfItsWordOrOfTheSideItStandsOn() {
    assertThat(totals("達成数計 | | | | | | 16/24 |")).containsExactly("G4 INDICATORS 16/24");
    alone("| | 達成数計 | 6/12 | | 達成数計 | |", "D4 MEASURES 6/12", "達成数計 | 6/12 | 達成数計");
    alone("| | 達成数計 | | | 達成数計 | 16/24 |", "G4 INDICATORS 16/24", "達成数計 | 達成数計 | 16/24");
  }

  private static void alone(String row, String total, String found) {
    Reading reading = new TestingSummary().row(FIRST).totals(row).read();

    assertThat(lines(reading).stream().filter(line -> line.contains("/"))).containsExactly(total);
    assertThat(problems(reading))
        .containsExactly(
            "NOT_A_NUMBER: a.tsv C4: expected counts met of rated such as 6/12, found '"
                + found
                + "'. Correct the cell to a number.");
  }

  @Test
  void aTotalThatBecameADateIsTheCountItWasTypedAsAndReported() {
    for (String date :
        List.of("2025-06-12", "2025/6/12", "6月12日", "12-Jun", "2025-06-12 00:00:00")) {
      Reading reading =
          new TestingSummary().row(FIRST).totals("達成数計 | " + date + " | 達成数計 | 16/24").read();

      assertThat(lines(reading)).contains("B4 MEASURES 6/12", "D4 INDICATORS 16/24");
      assertThat(problems(reading))
          .containsExactly(
              "DATE_FOR_COUNT: a.tsv B4: expected the count 6/12, found '"
                  + date
                  + "'. The spreadsheet made it a date; month and day were taken as the counts."
                  + " Format the cell as text and type it again.");
    }
  }

  @Test
  void aDateThatIsNoCountIsSetAside() {
    Reading reading =
        new TestingSummary().row(FIRST).totals("達成数計 | 2025-12-06 | 達成数計 | 16/24").read();

    assertThat(lines(reading)).noneMatch(line -> line.contains("MEASURES"));
    assertThat(problems(reading))
        .containsExactly(
            "NOT_A_NUMBER: a.tsv B4: expected counts met of rated such as 6/12, found"
                + " '2025-12-06'. Correct the cell to a number.");
  }

  @Test
  void totalsOfPagesThatDifferAreToldAtEachAndTheSameTotalTwiceIsNoFault() {
    Reading reading =
        twoPages("| | 達成数計 | 1/1 | | 達成数計 | 1/1 |", "| | 達成数計 | １／１ | | 達成数計 | 2/2 |");

    assertThat(lines(reading).stream().filter(line -> line.contains("/")))
        .containsExactly(
            "D4 MEASURES 1/1", "G4 INDICATORS 1/1", "D7 MEASURES 1/1", "G7 INDICATORS 2/2");
    assertThat(problems(reading))
        .containsExactly(
            "TOTALS_DIFFER: a.tsv G4: expected the same as the total 2/2 in G7, found '1/1'. The"
                + " totals differ and it is not known which is of the whole form, so none was"
                + " taken. Leave only that one.",
            "TOTALS_DIFFER: a.tsv G7: expected the same as the total 1/1 in G4, found '2/2'. The"
                + " totals differ and it is not known which is of the whole form, so none was"
                + " taken. Leave only that one.");
    assertThat(reading.problems().getLast().messageJa("a.tsv"))
        .isEqualTo(
            "a.tsv G7:G4 の達成数計 1/1 と同じ数 が入るところに「2/2」とあります。達成数計が食い違い、どれが全体の計か分からないため、"
                + "どれも採用していません。全体の計だけを残してください。");
  }

  @Test
  void aDateThatWasTypedAsTheSameTotalContradictsNothing() {
    Reading reading =
        twoPages("| | 達成数計 | 1/2 | | 達成数計 | 2/2 |", "| | 達成数計 | 1月2日 | | 達成数計 | 2/2 |");

    assertThat(codesAndCells(reading)).containsExactly("DATE_FOR_COUNT D7");
  }

  /** Headings in lines 2 and 5, totals in lines 4 and 7. */
  private static Reading twoPages(String first, String second) {
    return new TestingSummary()
        .row(FIRST)
        .row(first)
        .row(TestingSummary.HEADER)
        .row("| | 2 店を開く | 達成 | (1) 開業者数 | 3人(3人) | 達成 |")
        .totals(second)
        .read();
  }

  @Test
  void twoUnitsInOneCellAreReportedAndBothFiguresKept() {
    Reading reading =
        new TestingSummary().row("共通 | 1 人 | 1 学び | 達成 | (1) 講座数 | 12回(10件) | 達成").read();

    assertThat(lines(reading)).contains("F3 C1-1-1 ACTUAL 12回", "F3 C1-1-1 TARGET 10件");
    assertThat(problems(reading))
        .containsExactly(
            "UNIT_CONFLICT: a.tsv F3: expected one unit for name, actual and target, found '12回(10件)'."
                + " Make the unit of the name and of the target agree.");
  }

  @Test
  void anIndicatorThatStandsTwiceIsSetAside() {
    Reading reading =
        new TestingSummary()
            .row(FIRST)
            .row("| | | | (1) 講座の数 | 13回(10回) | 達成 |")
            .row("| | | | (2) 参加者数 | 9人(10人) | 未達成 |")
            .read();

    assertThat(lines(reading))
        .contains("F3 C1-1-1 ACTUAL 12回", "F5 C1-1-2 ACTUAL 9人")
        .noneMatch(line -> line.contains("13回"));
    assertThat(problems(reading))
        .containsExactly(
            "DUPLICATE_INDICATOR: a.tsv E4: expected an indicator that stands once, found '(1) 講座の数'."
                + " The same number stands twice. Check the numbering.");
  }

  @Test
  void aMeasureUnderTheNumberOfAnotherIsSetAsideWithItsIndicators() {
    Reading reading =
        new TestingSummary()
            .row(FIRST)
            .row("| | 1 店を開く | 未達成 | (1) 開業者数 | 2人(3人) | 未達成 |")
            .row("| | | | (2) 廃業者数 | 1人(2人) | 達成 |")
            .row("| | 2 地図 | 達成 | (1) 枚数 | 9枚(3枚) | 達成 |")
            .read();

    assertThat(codes(reading)).containsExactly("C1-1-1", "C1-2-1");
    assertThat(lines(reading))
        .containsOnlyOnce("D3 C1-1 STATUS 達成")
        .noneMatch(line -> line.contains("C1-1 STATUS 未達成"));
    assertThat(problems(reading))
        .containsExactly(
            "DUPLICATE_INDICATOR: a.tsv C4: expected another number than '1 学びの場' in C3 has,"
                + " found '1 店を開く'. The same number stands twice. Check the numbering.",
            "DUPLICATE_INDICATOR: a.tsv E4: expected an indicator that stands once, found"
                + " '(1) 開業者数'. The same number stands twice. Check the numbering.",
            "DUPLICATE_INDICATOR: a.tsv E5: expected an indicator that stands once, found"
                + " '(2) 廃業者数'. The same number stands twice. Check the numbering.");
    assertThat(reading.problems().getFirst().messageJa("a.tsv"))
        .isEqualTo(
            "a.tsv C4:C3の「1 学びの場」と異なる施策の番号 が入るところに「1 店を開く」とあります。" + "同じ番号の指標が重複しています。番号を確認してください。");
  }

  @Test
  void aMeasurePrintedOnceMoreGoesOnAndHasOneStatus() {
    Reading reading =
        new TestingSummary()
            .row(FIRST)
            .row("| | 1 学びの場 | 達成 | (2) 参加者数 | 9人(10人) | 未達成 |")
            .row("| | 1 学びの場 | 未達成 | (3) 修了者数 | 9人(8人) | 達成 |")
            .read();

    assertThat(codes(reading)).containsExactly("C1-1-1", "C1-1-2", "C1-1-3");
    assertThat(lines(reading)).filteredOn(line -> line.contains("C1-1 STATUS")).hasSize(1);
    assertThat(problems(reading))
        .containsExactly(
            "DUPLICATE_INDICATOR: a.tsv D5: expected the status of the measure as in D3, '達成',"
                + " found '未達成'. The same number stands twice. Check the numbering.");
  }

  @Test
  void aMeasureLabelledWithItsStrategyKeepsItsLabelAndStandsInTheOrderOfTheForm() {
    Reading reading =
        new TestingSummary()
            .row("共通 | 1 人 | 1-1 学び | 達成 | (1) 講座数 | 4回(3回) | 達成 |")
            .row("| | １－２　店を開く | 未達成 | (1) 開業者数 | 2人(3人) | 未達成 |")
            .row("| 2 町 | 2-1 地図 | 達成 | (1) 枚数 | 9枚(3枚) | 達成 |")
            .row("独自 | 1 山 | 1-1 道 | 達成 | (1) 本数 | 9本(3本) | 達成 |")
            .row("| | 1-3 小屋 | 達成 | (1) 棟数 | 9棟(3棟) | 達成 |")
            .read();

    assertThat(
            reading.observations().stream()
                .filter(Indicator.class::isInstance)
                .map(Observation::place)
                .map(
                    place ->
                        place.measureCode()
                            + " "
                            + place.measureLabel()
                            + " "
                            + place.measureName()))
        .containsExactly(
            "C1-1 1-1 学び", "C1-2 1-2 店を開く", "C2-3 2-1 地図", "O1-4 1-1 道", "O1-5 1-3 小屋");
    assertThat(lines(reading))
        .contains("D3 C1-1 STATUS 達成", "D4 C1-2 STATUS 未達成", "D5 C2-3 STATUS 達成");
    assertThat(problems(reading))
        .containsExactly(
            "NUMBER_OUT_OF_SEQUENCE: a.tsv C7: expected number 1-2, found '1-3 小屋'."
                + " Check whether a row is missing or a number repeated.");
  }

  @Test
  void aNumberOutOfSequenceIsReportedAndItsRowRead() {
    Reading reading =
        new TestingSummary()
            .row(FIRST)
            .row("| | | | (3) 参加者数 | 9人(10人) | 未達成 |")
            .row("| | 4 店を開く | 達成 | (1) 開業者数 | 3人(3人) | 達成 |")
            .read();

    assertThat(codes(reading)).containsExactly("C1-1-1", "C1-1-3", "C1-4-1");
    assertThat(problems(reading))
        .containsExactly(
            "NUMBER_OUT_OF_SEQUENCE: a.tsv E4: expected number 2, found '(3) 参加者数'."
                + " Check whether a row is missing or a number repeated.",
            "NUMBER_OUT_OF_SEQUENCE: a.tsv C5: expected number 2, found '4 店を開く'."
                + " Check whether a row is missing or a number repeated.");
    assertThat(reading.problems().getLast().messageJa("a.tsv"))
        .isEqualTo("a.tsv C5:番号 2 が入るところに「4 店を開く」とあります。番号の抜けや重複がないか確認してください。");
  }

  @Test
  void aValueThatCannotBeReadIsReportedAtItsCellAndTheRowKept() {
    Reading reading =
        new TestingSummary()
            .row("共通 | 1 人 | 1 学び | 達成 | (1) 参加企業数 | 12o(5社) | 達成 | 伸びた")
            .row("| | | | (2) 講座数 | 4回(3回) | 達成 |")
            .read();

    assertThat(lines(reading))
        .containsExactly(
            "D3 C1-1 STATUS 達成",
            "E3 C1-1-1 参加企業数 [ MISSING]",
            "G3 C1-1-1 STATUS 達成",
            "E4 C1-1-2 講座数 [回 VALUE]",
            "F4 C1-1-2 ACTUAL 4回",
            "F4 C1-1-2 TARGET 3回",
            "G4 C1-1-2 STATUS 達成",
            "D5 MEASURES 1/1",
            "G5 INDICATORS 1/1");
    assertThat(problems(reading))
        .contains(
            "NOT_A_NUMBER: a.tsv F3: expected actual(target) such as 116社(50社), found '12o(5社)'."
                + " Correct the cell to a number.");
  }

  @Test
  void aStatusIsTakenFromUnderItsHeadingWhateverStandsBeforeIt() {
    Reading rates =
        new TestingSummary()
            .header("戦略 | | 施策 | 施策目標(指標) | R6目標値 | R6実績値 | 達成率 | 達成状況※1")
            .row("共通 | 1 人 | 1 学び | (1) 講座数(回) | 9 | 10 | 111% | 達成")
            .row("| | | (2) 参加者数(人) | 0 | 3 | ― | 達成")
            .row("| | | (3) 修了者数(人) | 15 | 14 | 93.33% | 未達成")
            .read();
    Reading sections =
        new TestingSummary()
            .header("戦略 | | 施策 | 達成状況※1 | 施策目標(指標) | R6実績値(目標値) | 担当 | 達成状況※2 | 検証")
            .row("共通 | 1 人 | 1 学び | 達成 | (1) 講座数 | 4回(3回) | 地域振興課 | 達成 | 伸びた")
            .row("| | | | (2) 参加者数 | 9人(10人) | 総務課 | 未達成 | 伸びた")
            .row("2 店を開く | 達成 | (1) 開業者数 | 3人(3人) | 地域振興課 | 達成 | 伸びた")
            .read();

    assertThat(lines(rates))
        .contains("H3 C1-1-1 STATUS 達成", "H4 C1-1-2 STATUS 達成", "H5 C1-1-3 STATUS 未達成");
    assertThat(problems(rates)).isEmpty();
    assertThat(lines(sections))
        .contains("H3 C1-1-1 STATUS 達成", "H4 C1-1-2 STATUS 未達成", "F5 C1-2-1 STATUS 達成");
    assertThat(problems(sections)).isEmpty();
  }

  @Test
  void aStatusThatIsMissingIsReported() {
    Reading reading =
        new TestingSummary()
            .row("共通 | 1 人 | 1 学び | 達成 | (1) 講座数 | 4回(3回) | | ひみつの所見")
            .row("| | | | (2) 参加者数 | 9人(10人) | ひみつの所見 |")
            .row("2 店を開く | 達成 | (1) 開業者数 | 3人(3人) | ひみつの所見")
            .read();

    assertThat(problems(reading))
        .containsExactly(
            "GRADE_MISSING: a.tsv G3: expected a status (達成、未達成), found nothing. Fill in the grade.",
            "UNKNOWN_MARK: a.tsv G4: expected a status word of the form, found '(6文字)'."
                + " Use one of the form's status words, or add the word to scales.csv.",
            "GRADE_MISSING: a.tsv C5: expected a status (達成、未達成), found '(1) 開業者数'."
                + " Fill in the grade.");
    assertThat(reading.problems().getFirst().messageJa("a.tsv"))
        .isEqualTo("a.tsv G3:達成状況(達成、未達成) が入るところに何もありません。評価を記入してください。");
  }

  @Test
  void whatHasNoActualOrNoTargetNeedsNoStatus() {
    Reading reading =
        new TestingSummary()
            .row("共通 | 1 人 | 1 学び | 達成 | (1) 講座数 | 未実施(3回) | |")
            .row("| | | | (2) 参加者数 | 9人(-) | |")
            .read();

    assertThat(problems(reading)).isEmpty();
  }

  @Test
  void ofTwoColumnsOnlyTheCellThatIsNoFigureIsSetAside() {
    Reading reading =
        new TestingSummary()
            .header("戦略 | | 施策 | 施策目標(指標) | R6目標値 | R6実績値 | 達成状況※1")
            .row("共通 | 1 人 | 1 学び | (1) 講座数(回) | 2 | 3/4 | 未達成")
            .row("| | | (2) 参加者数(人) | 9o | 10 | 達成")
            .row("| | | (3) 修了者数(人) | 9 | 調査中 | 未達成")
            .read();

    assertThat(lines(reading))
        .filteredOn(line -> line.matches(".*(ACTUAL|TARGET).*"))
        .containsExactly(
            "E3 C1-1-1 TARGET 2回",
            "F4 C1-1-2 ACTUAL 10人",
            "F5 C1-1-3 ACTUAL NOT_REPORTED",
            "E5 C1-1-3 TARGET 9人");
    assertThat(codesAndCells(reading)).containsExactly("NOT_A_NUMBER F3", "NOT_A_NUMBER E4");
  }

  @Test
  void halvesOfACellAreReadWhereTheOtherSaysThatItIsNoNumberYet() {
    Reading reading =
        new TestingSummary()
            .row("共通 | 1 人 | 1 学び | 達成 | (1) 満足度(%) | 集計中（80） | －")
            .row("| | | | (2) 苦情(件) | 3（減少） | 達成")
            .row("| | | | (3) 登録数 | 7社（5社）※3 | 達成")
            .read();

    assertThat(lines(reading))
        .filteredOn(line -> line.matches(".*(ACTUAL|TARGET).*"))
        .containsExactly(
            "F3 C1-1-1 ACTUAL NOT_REPORTED",
            "F3 C1-1-1 TARGET 80%",
            "F4 C1-1-2 ACTUAL 3件",
            "F4 C1-1-2 TARGET NOT_REPORTED RELATIVE",
            "F5 C1-1-3 ACTUAL 7社",
            "F5 C1-1-3 TARGET 5社");
    assertThat(problems(reading)).isEmpty();
  }

  @Test
  void aStatusWordThatIsNoneOfTheFormsIsReported() {
    Reading reading =
        new TestingSummary().row("共通 | 1 人 | 1 学び | 達成 | (1) 講座数 | 4回(3回) | 〇 | 伸びた").read();

    assertThat(lines(reading)).noneMatch(line -> line.contains("C1-1-1 STATUS"));
    assertThat(problems(reading))
        .containsExactly(
            "UNKNOWN_MARK: a.tsv G3: expected a status word of the form, found '〇'."
                + " Use one of the form's status words, or add the word to scales.csv.");
  }

  @Test
  void twoYearsAreAConflictAndTheFileWaits() {
    Reading reading =
        new TestingSummary().header(TestingSummary.HEADER.replace("R6", "R5")).row(FIRST).read();

    assertThat(problems(reading))
        .containsExactly(
            "FISCAL_YEAR_CONFLICT: a.tsv A1: expected the fiscal year of the headings (令和5年度),"
                + " found '令和6年度 みどり野商工会アクションプログラム総括表'."
                + " Correct the year in the document, or state the right one in filings.csv.");
    assertThat(reading.problems().getFirst().messageJa("a.tsv"))
        .isEqualTo(
            "a.tsv A1:見出しの年度(令和5年度)と同じ年度 が入るところに「令和6年度 みどり野商工会アクションプログラム総括表」とあります。"
                + "年度をそろえるか、filings.csv に正しい年度を書いてください。");
  }

  @Test
  void twoHeadersOfTwoYearsAreOneConflict() {
    Reading reading =
        new TestingSummary()
            .row(FIRST)
            .row(TestingSummary.HEADER.replace("R6", "Ｒ７"))
            .row("独自戦略 | 1 町を歩く | 2 地図 | 達成 | (1) 枚数 | 9枚(3枚) | 達成 |")
            .read();

    assertThat(problems(reading))
        .containsExactly(
            "FISCAL_YEAR_CONFLICT: a.tsv F4: expected the fiscal year of the headings (令和6年度),"
                + " found 'R7実績値(目標値)'."
                + " Correct the year in the document, or state the right one in filings.csv.");
  }

  @Test
  void ofTheColumnsOfTwoYearsThatOfTheFormIsRead() {
    Reading reading =
        new TestingSummary()
            .header("戦略 | | 施策 | 施策目標(指標) | R5実績 | R6目標値 | R6実績値 | 達成状況※1")
            .row("共通 | 1 人 | 1 学び | (1) 講座数(回) | 8 | 9 | 10 | 達成")
            .read();

    assertThat(lines(reading))
        .contains("G3 C1-1-1 ACTUAL 10回", "F3 C1-1-1 TARGET 9回", "H3 C1-1-1 STATUS 達成")
        .noneMatch(line -> line.contains(" 8"));
    assertThat(problems(reading))
        .containsExactly(
            "COLUMN_NOT_READ: a.tsv E2: expected the heading of a column of 令和6年度, found 'R5実績'."
                + " The values of this column were not read. If they should be, correct its heading.");
  }

  @Test
  void theYearOfTheTitleSaysWhichOfTwoActualsIsRead() {
    Reading plain =
        new TestingSummary()
            .header("戦略 | | 施策 | 施策目標(指標) | R6目標値 | R5実績値 | R6実績値 | 達成状況※1")
            .row("共通 | 1 人 | 1 学び | (1) 講座数(回) | 9 | 8 | 10 | 達成")
            .read();
    Reading pairs =
        new TestingSummary()
            .header("戦略 | | 施策 | 施策目標(指標) | R5実績値(目標値) | R6実績値(目標値) | 達成状況※1")
            .row("共通 | 1 人 | 1 学び | (1) 講座数(回) | — | 10(9) | 達成")
            .read();

    assertThat(lines(plain)).contains("G3 C1-1-1 ACTUAL 10回", "E3 C1-1-1 TARGET 9回");
    assertThat(lines(pairs)).contains("F3 C1-1-1 ACTUAL 10回", "F3 C1-1-1 TARGET 9回");
    assertThat(codesAndCells(plain)).containsExactly("COLUMN_NOT_READ F2");
    assertThat(codesAndCells(pairs)).containsExactly("COLUMN_NOT_READ E2");
  }

  @Test
  void aRowThatSlidBelowTheHeadingsOfTwoYearsIsNotRead() {
    Reading reading =
        new TestingSummary()
            .header("戦略 | | 施策 | 施策目標(指標) | R5実績値(目標値) | R6実績値(目標値) | 達成状況※1")
            .row("共通 | 1 人 | 1 学び | (1) 講座数(回) | 8(7) | 10(9) | 達成")
            .row("2 店を開く | (1) 開業者数(人) | 3(3) | — | 達成")
            .read();

    assertThat(lines(reading)).noneMatch(line -> line.contains("C1-2-1 ACTUAL"));
    assertThat(codesAndCells(reading)).containsExactly("COLUMN_NOT_READ E2", "ROW_NOT_READ B4");
  }

  @Test
  void twoActualsOfOneYearAreRefusedAndBothHeadingsNamed() {
    Reading reading =
        new TestingSummary()
            .header("戦略 | | 施策 | 施策目標(指標) | 目標値 | R6実績値(上期) | R6実績値(下期) | 達成状況※1")
            .row("共通 | 1 人 | 1 学び | (1) 講座数(回) | 9 | 4 | 10 | 達成")
            .read();

    assertThat(reading.observations()).noneMatch(IndicatorFigure.class::isInstance);
    assertThat(codesAndCells(reading))
        .containsExactly("HEADINGS_NOT_FOUND F2", "HEADINGS_NOT_FOUND G2");
    assertThat(reading.problems().getFirst().messageJa("a.tsv"))
        .isEqualTo(
            "a.tsv F2:令和6年度の実績値の列が一つだけの見出し が入るところに「R6実績値(上期)」とあります。"
                + "見出しを様式どおりに直すか、layout.yaml の words と columns を見直してください。");
  }

  @Test
  void aTargetOfAnotherYearOnlyIsAConflict() {
    Reading reading =
        new TestingSummary()
            .header("戦略 | | 施策 | 施策目標(指標) | R5目標値 | R6実績値 | 達成状況※1")
            .row("共通 | 1 人 | 1 学び | (1) 講座数(回) | 9 | 10 | 達成")
            .read();

    assertThat(reading.observations()).noneMatch(IndicatorFigure.class::isInstance);
    assertThat(problems(reading))
        .containsExactly(
            "FISCAL_YEAR_CONFLICT: a.tsv E2: expected headings with one column of targets of 令和6年度,"
                + " found 'R5目標値'. Correct the year in the document, or state the right one in"
                + " filings.csv.");
  }

  @Test
  void thePeriodOfThePlanIsNotTheYearOfTheForm() {
    Reading reading =
        new TestingSummary()
            .title("みどり野商工会アクションプログラム（令和４年度～令和８年度） 令和６年度総括表")
            .header(TestingSummary.HEADER.replace("R6", ""))
            .row(FIRST)
            .read();
    Reading period =
        new TestingSummary()
            .title("みどり野商工会アクションプログラム（令和４年度から令和８年度まで）総括表")
            .header(TestingSummary.HEADER.replace("R6", ""))
            .row(FIRST)
            .read();

    assertThat(reading.header().fiscalYear()).contains(new FiscalYear(2024));
    assertThat(problems(reading)).isEmpty();
    assertThat(period.header().fiscalYear()).isEmpty();
  }

  @Test
  void aTitleOfTwoYearsWaitsUnlessTheHeadingsSayWhichIsMeant() {
    String title = "令和6年度 みどり野商工会アクションプログラム総括表（令和7年度作成）";
    Reading reading =
        new TestingSummary()
            .title(title)
            .header(TestingSummary.HEADER.replace("R6", ""))
            .row(FIRST)
            .read();
    Reading headed = new TestingSummary().title(title).row(FIRST).read();

    assertThat(reading.header().fiscalYear()).isEmpty();
    assertThat(problems(reading))
        .containsExactly(
            "FISCAL_YEAR_CONFLICT: a.tsv A1: expected one fiscal year, found"
                + " '令和6年度 みどり野商工会アクションプログラム総括表(令和7年度作成)'."
                + " Correct the year in the document, or state the right one in filings.csv.");
    assertThat(headed.header().fiscalYear()).contains(new FiscalYear(2024));
    assertThat(problems(headed)).isEmpty();
  }

  @Test
  void aTitleMayStandBesideOtherCells() {
    Reading reading =
        new TestingSummary().title("様式1 | | " + TestingSummary.TITLE + " | 別紙").row(FIRST).read();

    assertThat(reading.header())
        .isEqualTo(
            new Reading.Header(
                TestingSummary.TITLE,
                "みどり野商工会",
                CellRef.cell("本文", 1, 3),
                Optional.of(new FiscalYear(2024)),
                Optional.empty()));
    assertThat(problems(reading)).isEmpty();
  }

  @Test
  void aDocumentWithoutAnyYearIsNotRead() {
    Reading reading =
        new TestingSummary()
            .title("みどり野商工会アクションプログラム総括表")
            .header(TestingSummary.HEADER.replace("R6", ""))
            .row(FIRST)
            .read();

    assertThat(reading.header().fiscalYear()).isEmpty();
    assertThat(reading.observations()).isEmpty();
  }

  @Test
  void aDocumentCutBeforeItsTotalsWaits() {
    String text = new TestingSummary().row(FIRST).text();
    String cut = text.substring(0, text.indexOf("\n\t\t達成数計"));

    assertThat(problems(TestingReadings.read("action-program-summary", cut)))
        .containsExactly(
            "INCOMPLETE_DOCUMENT: a.tsv H3: expected the last row '達成数計', found '伸びた'."
                + " The document is cut off. Send the whole of it again.");
  }

  @Test
  void remarksGoNowhere() {
    String remark = "ひみつの所見";
    Reading reading =
        new TestingSummary()
            .row("共通 | 1 人 | 1 学び | 達成 | (1) 講座数 | 4回(3回) | 達成 | " + remark)
            .row("| | | | (1) 講座数 | 5回(3回) | 達成 | " + remark)
            .row("| | | | (2) 参加者数 | 12o(5人) | 未達成 | " + remark)
            .row(remark)
            .row("| | | | | | | " + remark)
            .row("| | 2 店 | 達成 | 講座数 | 4回(3回) | 達成 | " + remark)
            .row("| | 3 店 | 達成 | (1) 開業者数 | | | " + remark)
            .totals("| | 達成数計 | 1/1 | | 達成数計 | 1/1 | ")
            .read();

    assertThat(reading.observations()).noneMatch(said -> said.toString().contains(remark));
    assertThat(problems(reading)).isNotEmpty().noneMatch(message -> message.contains(remark));
  }

  @Test
  void aRowThatLostItsIndicatorIsReported() {
    Reading reading =
        new TestingSummary().row(FIRST).row("| | 2 店を開く | 達成 | 開業者数 | 3人(3人) | 達成 |").read();

    assertThat(problems(reading))
        .containsExactly(
            "ROW_NOT_READ: a.tsv C4: expected a row of an indicator, found '2 店を開く | 達成'."
                + " Put the cells of this row where the form has them.");
  }

  @Test
  void anIndicatorWithoutValueIsReported() {
    Reading reading = new TestingSummary().row("共通 | 1 人 | 1 学び | 達成 | (1) 講座数(回) | | |").read();

    assertThat(lines(reading)).contains("E3 C1-1-1 講座数 [回 LABEL]");
    assertThat(problems(reading))
        .containsExactly(
            "NOT_A_NUMBER: a.tsv F3: expected actual(target) such as 116社(50社), found nothing."
                + " Correct the cell to a number.");
  }

  @Test
  void aValueCellThatIsEmptyDoesNotMakeItsStatusAValue() {
    Reading reading =
        new TestingSummary().row("共通 | 1 人 | 1 学び | 達成 | (1) 講座数(回) | | 未達成 | 遅れた").read();

    assertThat(lines(reading))
        .containsExactly(
            "D3 C1-1 STATUS 達成",
            "E3 C1-1-1 講座数 [回 LABEL]",
            "G3 C1-1-1 STATUS 未達成",
            "D4 MEASURES 1/1",
            "G4 INDICATORS 1/1");
    assertThat(problems(reading))
        .containsExactly(
            "NOT_A_NUMBER: a.tsv F3: expected actual(target) such as 116社(50社), found nothing."
                + " Correct the cell to a number.");
  }

  @Test
  void namesHaveNoNumbersInWhateverSignsTheseArePrinted() {
    Reading reading =
        new TestingSummary()
            .row("共通 | １　人を育てる | １．学びの場 | 達成 | （１） 講座の数 | 12回(10回) | 達成 |")
            .row("| | | | ⑵ 参加者数（人） | 12(10) | 達成 |")
            .row("| | 施策2 店を開く | 達成 | \u200B(1) 開業者数 | 3人(3人) | 達成 |")
            .read();

    assertThat(names(reading))
        .containsExactly("人を育てる/学びの場/講座の数", "人を育てる/学びの場/参加者数", "人を育てる/店を開く/開業者数");
    assertThat(problems(reading)).isEmpty();
  }

  @Test
  void theBodyIsFoundInEveryKindOfTitle() {
    assertThat(body("令和6年度 みどり野商工会アクションプログラム総括表")).isEqualTo("みどり野商工会");
    assertThat(body("令和６年度　みどり野商工会　アクションプログラム　総括表")).isEqualTo("みどり野商工会");
    assertThat(body("令和6年度みどり野商工会アクションプログラム総括表")).isEqualTo("みどり野商工会");
    assertThat(body("令和6年度 空野県商工会連合会アクションプログラム総括表")).isEqualTo("空野県商工会連合会");
    assertThat(body("みどり野商工会アクションプログラム総括表(令和6年度)")).isEqualTo("みどり野商工会");
    assertThat(body("R6 みどり野商工会アクションプログラム総括表")).isEqualTo("みどり野商工会");
    assertThat(body("【令和6年度】みどり野商工会 アクションプログラム総括表")).isEqualTo("みどり野商工会");
    assertThat(body("アクションプログラム総括表(みどり野商工会)")).isEqualTo("みどり野商工会");
  }

  @Test
  void aTitleThatNamesNoBodyNamesNone() {
    assertThat(body("令和6年度 アクションプログラム総括表")).isEmpty();
    assertThat(body("令和6年度 商工会アクションプログラム総括表")).isEmpty();
    assertThat(body("令和6年度 商工会連合会アクションプログラム総括表")).isEmpty();
  }

  private static String body(String title) {
    Reading reading = new TestingSummary().title(title).row(FIRST).read();
    assertThat(reading.header().title()).isNotEmpty();
    return reading.header().body();
  }

  private static List<String> totals(String row) {
    Reading reading = new TestingSummary().row(FIRST).totals(row).read();
    assertThat(problems(reading)).isEmpty();
    return lines(reading).stream().filter(line -> line.contains("/")).toList();
  }

  private static List<String> codes(Reading reading) {
    return reading.observations().stream()
        .filter(Indicator.class::isInstance)
        .map(indicator -> indicator.place().indicatorCode())
        .toList();
  }

  private static List<String> names(Reading reading) {
    return reading.observations().stream()
        .filter(Indicator.class::isInstance)
        .map(Observation::place)
        .map(
            place -> place.strategyName() + "/" + place.measureName() + "/" + place.indicatorName())
        .toList();
  }
}
