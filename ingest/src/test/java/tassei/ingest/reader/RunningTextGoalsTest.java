package tassei.ingest.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static tassei.ingest.reader.TestingPlan.codes;
import static tassei.ingest.reader.TestingPlan.figures;
import static tassei.ingest.reader.TestingPlan.indicators;
import static tassei.ingest.reader.TestingPlan.plan;
import static tassei.ingest.reader.TestingPlan.problems;

import java.util.List;
import org.junit.jupiter.api.Test;
import tassei.model.CellRef;
import tassei.model.Figure.UnitSource;
import tassei.model.Observation.IndicatorFacts;
import tassei.model.Observation.IndicatorFigure;
import tassei.model.Observation.RowRole;
import tassei.model.Problem.Code;
import tassei.model.Qualifier;

/** The goals of a measure: names, unit, formula, caption, and a figure a year. */
class RunningTextGoalsTest {
  private static final String STARTS =
      "2021 B 1440件, 2022 T 1500件, 2023 T 1560件, 2024 T 1620件, 2025 T 1680件, 2026 T 1740件";
  private static final String CONTENT =
      "2021 B 53%, 2022 T 53%, 2023 T 54%, 2024 T 54%, 2025 T 55%, 2026 T 55%";
  private static final String VISITORS =
      "2021 B 540人, 2022 T 570人, 2023 T 600人, 2024 T 630人, 2025 T 660人, 2026 T 800人";

  @Test
  void keepsTheFourNamesOfAnIndicatorApartAndTakesCumulativeFromItsCaption() {
    assertThat(indicators(plan().read()).getFirst().facts())
        .isEqualTo(
            new IndicatorFacts(
                "計画をつくって店を持った人の件数",
                "",
                "店を持つ人の増加",
                "計画をつくって店を持った人の件数（累計）",
                "[開店件数＝計画にもとづく開店件数）]",
                true,
                "件",
                UnitSource.HEADER,
                2026,
                RowRole.INDICATOR,
                null));
  }

  @Test
  void theHeadingOfATableMaySayThatItsGoalIsCumulative() {
    for (String unit : List.of("単位：件・累計", "単位：件／累計")) {
      IndicatorFacts facts =
          indicators(plan().with("（累計）", "").with("単位：件", unit).read()).getFirst().facts();

      assertThat(facts.unit()).isEqualTo("件");
      assertThat(facts.cumulative()).as(unit).isTrue();
    }
    assertThat(indicators(plan().with("（累計）", "").read()).getFirst().facts().cumulative())
        .isFalse();
  }

  @Test
  void readsATitleBesideTheBaseValueAndAPercentSignInEveryCell() {
    Reading reading = plan().read();

    assertThat(indicators(reading).get(1).place().indicatorName()).isEqualTo("満足した人の率");
    assertThat(figures(reading, 1, 2)).isEqualTo(CONTENT);
    IndicatorFigure baseline =
        reading.observations().stream()
            .filter(IndicatorFigure.class::isInstance)
            .map(IndicatorFigure.class::cast)
            .filter(figure -> figure.place().indicatorNo() == 2)
            .findFirst()
            .orElseThrow();
    assertThat(baseline.figure().raw()).isEqualTo("53％");
    assertThat(baseline.figure().unitSource()).isEqualTo(UnitSource.VALUE);
    assertThat(baseline.at()).isEqualTo(CellRef.line(plan().line("53％")).item(1));
  }

  @Test
  void withoutTheYearOfTheBaseValueTheFirstTargetIsNotTakenForIt() {
    Reading reading =
        plan()
            .with(
                "基準値 目 標 値（単位：人）␣\n\nR3年度 R4年度 R5年度 R6年度 R7年度 R8年度␣\n\n540 570 600 630 660 800␣",
                "基準値 目 標 値（単位：人）␣\n\nR4年度 R5年度 R6年度 R7年度 R8年度␣\n\n570 600 630 660 800␣")
            .read();

    assertThat(figures(reading, 2, 1)).isEmpty();
    assertThat(problems(reading)).containsExactly("ROW_NOT_READ line 129 R4年度 R5年度 R6年度 R7年度 R8年度");
  }

  @Test
  void anIncreaseIsNoLevel() {
    Reading reading = plan().with("540 570 600 630 660 800␣", "540 +30 +60 630 660 800␣").read();

    assertThat(
            reading.observations().stream()
                .filter(IndicatorFigure.class::isInstance)
                .map(IndicatorFigure.class::cast)
                .filter(figure -> figure.figure().raw().startsWith("+"))
                .map(figure -> figure.figure().qualifier()))
        .containsOnly(Qualifier.RELATIVE)
        .hasSize(2);
  }

  @Test
  void keepsTheStrayBracketsOfFormulas() {
    assertThat(indicators(plan().read()).stream().map(indicator -> indicator.facts().formula()))
        .containsExactly("[開店件数＝計画にもとづく開店件数）]", "[満足率＝満足した人数÷答えた人数×100】", "");
  }

  @Test
  void aFormulaMayWrapAndANoteBesideItBelongsToIt() {
    Reading reading = plan().with("÷答えた人数×100】␣", "÷\n\n答えた人数×100] ※人数は 1月末␣\n\n※別の行の注␣").read();

    assertThat(indicators(reading).get(1).facts().formula())
        .isEqualTo("[満足率＝満足した人数÷答えた人数×100] ※人数は 1月末");
    assertThat(reading.problems()).isEmpty();
  }

  @Test
  void aFormulaWhoseBracketNeverClosesIsOneLine() {
    Reading reading = plan().with("開店件数）]␣", "開店件数␣").read();

    assertThat(indicators(reading).getFirst().facts().formula()).isEqualTo("[開店件数＝計画にもとづく開店件数");
    assertThat(figures(reading, 1, 2)).isEqualTo(CONTENT);
    assertThat(reading.problems()).isEmpty();
  }

  @Test
  void nothingIsCumulativeThatTheFormDoesNotCallSo() {
    Reading reading = plan().with("件数\n\n（累計）␣", "件数␣").with("540 570 600", "540 540 600").read();

    assertThat(indicators(reading))
        .allSatisfy(indicator -> assertThat(indicator.facts().cumulative()).isFalse());
  }

  @Test
  void aTitleMayCallItselfCumulative() {
    Reading reading = plan().with("市を訪れた人の数␣\n基準値", "市を訪れた人の数（累計）␣\n基準値").read();

    assertThat(indicators(reading).getLast().facts().cumulative()).isTrue();
  }

  @Test
  void aMissingCaptionIsReportedAndTheOtherOneFindsItsGoal() {
    Reading reading = plan().with("計画をつくって店を持った人の件数\n\n（累計）␣\n\n", "").read();

    assertThat(indicators(reading).stream().map(indicator -> indicator.facts().chartName()))
        .containsExactly("", "満足した人の率", "市を訪れた人の数");
    assertThat(problems(reading)).containsExactly("CAPTION_MISSING line 85 満足した人の率");
  }

  @Test
  void readsAPlanOfAnotherPeriodWithFewerYears() {
    Reading reading =
        plan()
            .withAll("R3年度 R4年度 R5年度 R6年度 R7年度 R8年度", "R8年度 R9年度 R10年度 R11年度 R12年度")
            .withAll("R4年度 R5年度 R6年度 R7年度 R8年度 \n", "R9年度 R10年度 R11年度 R12年度 \n")
            .with("1,680 1,740", "1,680")
            .with(" 55％ 55％", " 55％")
            .with("660 800", "660")
            .read();

    assertThat(figures(reading, 1, 1))
        .isEqualTo("2026 B 1440件, 2027 T 1500件, 2028 T 1560件, 2029 T 1620件, 2030 T 1680件");
    assertThat(reading.header().fiscalYear().orElseThrow().startYear()).isEqualTo(2027);
    assertThat(indicators(reading).getFirst().facts().finalTargetYear()).isEqualTo(2030);
  }

  @Test
  void readsYearsInFull() {
    Reading reading =
        plan().withAll("R3年度 R4年度 R5年度 R6年度 R7年度 R8年度", "令和３年度 ４年度 ５年度 ６年度 ７年度 ８年度").read();

    assertThat(figures(reading, 1, 1)).isEqualTo(STARTS);
    assertThat(reading.problems()).isEmpty();
  }

  @Test
  void anotherNumberOfValuesThanYearsIsNoFigureAtAll() {
    TestingPlan short1 = plan().with("540 570 600 630 660 800", "540 570 600 630 660");
    Reading reading = short1.read();

    assertThat(figures(reading, 2, 1)).isEmpty();
    assertThat(figures(reading, 1, 1)).isEqualTo(STARTS);
    assertThat(problems(reading)).containsExactly("ROW_NOT_READ line 131 540 570 600 630 660");
    assertThat(reading.problems().getFirst().messageEn("plan.txt"))
        .isEqualTo(
            "plan.txt line 131: expected one value a year, 6 of them, found '540 570 600 630 660'."
                + " Put the cells of this row where the form has them.");
  }

  @Test
  void theNumberOfAPageIsNoValue() {
    Reading lost = plan().with("540 570 600 630 660 800␣", "540 570 600 630 660␣\n\n7").read();
    Reading whole =
        plan().with("540 570 600 630 660 800␣", "- 7 -\n\f\n540 570 600 630 660 800␣\n\n7").read();

    assertThat(figures(lost, 2, 1)).isEmpty();
    assertThat(codes(lost)).containsExactly(Code.ROW_NOT_READ);
    assertThat(figures(whole, 2, 1)).isEqualTo(VISITORS);
    assertThat(whole.problems()).isEmpty();
  }

  @Test
  void aPageMayBreakBetweenTheHeadingAndTheValuesOfATable() {
    Reading reading =
        plan()
            .with(
                "540 570 600 630 660 800␣",
                "\f\n基準値 目 標 値（単位：人）␣\n\nR3年度 R4年度 R5年度 R6年度 R7年度 R8年度␣\n\n540 570 600 630 660 800␣")
            .read();

    assertThat(figures(reading, 2, 1)).isEqualTo(VISITORS);
    assertThat(reading.problems()).isEmpty();
  }

  @Test
  void aValueThatIsNoNumberIsReportedWhereItStandsAndTheOthersAreRead() {
    Reading reading = plan().with("540 570 600", "540 5７O 600").read();

    assertThat(figures(reading, 2, 1))
        .isEqualTo("2021 B 540人, 2023 T 600人, 2024 T 630人, 2025 T 660人, 2026 T 800人");
    assertThat(problems(reading)).containsExactly("NOT_A_NUMBER line 131 item 2 5７O");
  }

  @Test
  void yearsThatDoNotFollowOneAnotherTakeTheirFiguresWithThem() {
    Reading reading = plan().with("R8年度␣\n\n540", "R9年度␣\n\n540").read();

    assertThat(figures(reading, 2, 1)).isEmpty();
    assertThat(figures(reading, 1, 2)).isEqualTo(CONTENT);
    assertThat(problems(reading))
        .containsExactly("ROW_NOT_READ line 129 R3年度 R4年度 R5年度 R6年度 R7年度 R9年度");
  }

  @Test
  void yearsThatAreNotThePlansTakeTheirFiguresWithThem() {
    Reading reading =
        plan()
            .with("R3年度 R4年度 R5年度 R6年度 R7年度 R8年度␣\n\n540", "R4年度 R5年度 R6年度 R7年度 R8年度 R9年度␣\n\n540")
            .read();

    assertThat(figures(reading, 2, 1)).isEmpty();
    assertThat(codes(reading)).containsExactly(Code.ROW_NOT_READ);
  }

  @Test
  void aGoalWithoutATableIsReportedAndTheOthersAreRead() {
    Reading reading =
        plan()
            .with(
                "満足した人の率 基準値 目 標 値（単位：％）␣\n\nR3年度 R4年度 R5年度 R6年度 R7年度 R8年度␣\n\n53％ 53％ 54％ 54％ 55％ 55％␣\n\n",
                "")
            .read();

    assertThat(figures(reading, 1, 1)).isEqualTo(STARTS);
    assertThat(figures(reading, 2, 1)).isEqualTo(VISITORS);
    assertThat(problems(reading)).containsExactly("ROW_NOT_READ line 59 （２）相談した人の満足");
  }

  @Test
  void aTableWithoutItsGoalIsReadIntoNoOther() {
    Reading reading = plan().with("（２）相談した人の満足␣", "").read();

    assertThat(figures(reading, 1, 1)).isEqualTo(STARTS);
    assertThat(indicators(reading)).hasSize(2);
    assertThat(codes(reading)).contains(Code.ROW_NOT_READ);
  }

  @Test
  void aTableWithoutTheWordForTheBaseValueIsNotRead() {
    Reading reading = plan().with("市を訪れた人の数␣\n基準値 目 標 値", "市を訪れた人の数␣\n目 標 値").read();

    assertThat(figures(reading, 2, 1)).isEmpty();
    assertThat(codes(reading)).containsExactly(Code.ROW_NOT_READ);
  }

  @Test
  void aTableWithoutAUnitIsReadAndReported() {
    Reading reading = plan().with("（単位：人）", "").read();

    assertThat(figures(reading, 2, 1))
        .isEqualTo("2021 B 540, 2022 T 570, 2023 T 600, 2024 T 630, 2025 T 660, 2026 T 800");
    assertThat(codes(reading)).containsExactly(Code.UNIT_MISSING);
  }

  @Test
  void aUnitInACellThatIsNotTheHeadersIsReported() {
    Reading reading = plan().with("540 570 600", "540社 570 600").read();

    assertThat(problems(reading)).containsExactly("UNIT_CONFLICT line 131 item 1 540社");
  }

  @Test
  void ofTwoGoalsWithOneNumberTheSecondIsNotRead() {
    TestingPlan twice = plan().with("（２）相談した人の満足␣", "（１）相談した人の満足␣");
    Reading reading = twice.read();

    assertThat(indicators(reading).stream().map(indicator -> indicator.place().indicatorName()))
        .containsExactly("計画をつくって店を持った人の件数", "市を訪れた人の数");
    assertThat(figures(reading, 1, 1)).isEqualTo(STARTS);
    assertThat(reading.problems().stream().map(problem -> problem.messageEn("plan.txt")))
        .containsExactly(
            "plan.txt line %d: expected an indicator that stands once; it stands at line %d too, found '（１）相談した人の満足'. The same number stands twice. Check the numbering."
                .formatted(twice.line("（１）相談した人の満足"), twice.line("（１）店を持つ人の増加")));
  }

  @Test
  void aGoalThatStandsTwiceWithOtherFiguresSetsThemAside() {
    TestingPlan twice =
        plan()
            .with("（２）相談した人の満足␣", "（１）店を持つ人の増加 ␣")
            .with("満足した人の率 基準値 目 標 値（単位：％）␣", "計画をつくって店を持った人の件数 基準値 目 標 値（単位：件）␣")
            .with("53％ 53％ 54％ 54％ 55％ 55％␣", "1,440 1,500 1,560 1,620 1,680 1,800␣");
    Reading reading = twice.read();
    String first = "line %d item 6".formatted(twice.line("1,440 1,500 1,560 1,620 1,680 1,740"));
    String second = "line %d item 6".formatted(twice.line("1,440 1,500 1,560 1,620 1,680 1,800"));

    assertThat(figures(reading, 1, 1)).isEqualTo(STARTS);
    assertThat(
            reading.problems().stream()
                .map(problem -> problem.messageEn("plan.txt"))
                .filter(message -> message.contains("one figure")))
        .containsExactly(
            "plan.txt %s: expected one figure for 令和8年度; %s has '1,800', found '1,740'. The same number stands twice. Check the numbering."
                .formatted(first, second),
            "plan.txt %s: expected one figure for 令和8年度; %s has '1,740', found '1,800'. The same number stands twice. Check the numbering."
                .formatted(second, first));
  }

  @Test
  void goalsAndActionsAreBothNumberedFromOne() {
    Reading reading = plan().read();

    assertThat(indicators(reading).stream().map(indicator -> indicator.facts().goalName()))
        .containsExactly("店を持つ人の増加", "相談した人の満足", "市を訪れる人の増加");
    assertThat(TestingPlan.cells(reading).getFirst().actionName()).isEqualTo("開店の相談");
  }
}
