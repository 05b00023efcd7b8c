package tassei.ingest.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static tassei.ingest.reader.TestingPlan.cells;
import static tassei.ingest.reader.TestingPlan.codes;
import static tassei.ingest.reader.TestingPlan.plan;
import static tassei.ingest.reader.TestingPlan.problems;
import static tassei.ingest.reader.TestingPlan.schedule;

import org.junit.jupiter.api.Test;
import tassei.model.CellRef;
import tassei.model.FiscalYear;
import tassei.model.Observation.ScheduleCell;
import tassei.model.Observation.ScheduleKind;
import tassei.model.Problem.Code;

/** The schedules: cells put together from wrapped lines, or not at all. */
class RunningTextScheduleTest {
  private static final String FIRST =
      """
      窓口の開設に向けた準備 | → | 窓口の開設 | → | →
      ・勉強会の内容を決める話合い ・講師を引き受ける人の選定 | 勉強会の開催 | → | 勉強会の見直しと次の開催 | →""";

  @Test
  void joinsWrappedLinesStacksBulletsAndCutsTextFromArrows() {
    assertThat(schedule(plan().read(), 1, 1)).isEqualTo(FIRST);
  }

  @Test
  void anArrowContinuesTheActivityBeforeItHoweverLongItIs() {
    Reading reading = plan().read();
    ScheduleCell last = cells(reading).get(4);

    assertThat(last)
        .isEqualTo(
            new ScheduleCell(
                last.place(),
                CellRef.line(plan().line("→→→→→→→→ →→→→→→→ \n")).item(2),
                1,
                "開店の相談",
                1,
                new FiscalYear(2026),
                "→→→→→→→",
                ScheduleKind.CONTINUES,
                "窓口の開設"));
    assertThat(last.place().indicatorNo()).isZero();
  }

  @Test
  void bulletsOfOneCellMayStandRightBelowEachOther() {
    Reading reading = plan().with("決める話合い␣\n\n・講師", "決める話合い␣\n・講師").read();

    assertThat(schedule(reading, 1, 1)).isEqualTo(FIRST.replace(" ・講師", "・講師"));
  }

  @Test
  void aFullLineThatCannotEndAnActivityGoesOnBelowABlankLine() {
    Reading reading = plan().with("窓口の開設␣\n\n→", "窓口の開設に向け␣\n\n最後の準備␣\n\n→").read();

    assertThat(schedule(reading, 1, 1)).startsWith("窓口の開設に向けた準備 | → | 窓口の開設に向け最後の準備 | → | →");
    assertThat(reading.problems()).isEmpty();
  }

  @Test
  void aLostArrowLeavesNoScheduleAndTheOthersAreRead() {
    Reading reading = plan().with("→→→→→→→→ →→→→→→→␣", "→→→→→→→→␣").read();

    assertThat(schedule(reading, 1, 1)).isEmpty();
    assertThat(schedule(reading, 2, 1)).isEqualTo("港の市の開催 | → | → | → | →");
    assertThat(problems(reading)).containsExactly("ROW_NOT_READ line 90 【取組実施工程表】");
  }

  @Test
  void anArrowTooManyLeavesNoSchedule() {
    Reading reading = plan().with("→→→→→→→→ →→→→→→→␣", "→→→→→→→→ →→→→→→→→ →→→→→→→␣").read();

    assertThat(schedule(reading, 1, 1)).isEmpty();
    assertThat(codes(reading)).containsExactly(Code.ROW_NOT_READ);
  }

  @Test
  void noRowBeginsWithAnArrow() {
    Reading reading =
        plan()
            .with("港の市の開催␣\n\n→", "→→→→ 港の市の開催␣\n\n→")
            .with("→→→→→→→→ →→→→→→→→ →→→→→→→→ →→→→→→→→␣", "→→→→→→→→ →→→→→→→→ →→→→→→→→␣")
            .read();

    assertThat(schedule(reading, 2, 1)).isEmpty();
    assertThat(codes(reading)).contains(Code.ROW_NOT_READ);
  }

  @Test
  void aDashIsABlankCell() {
    Reading reading = plan().with("→→→→→→→→ →→→→→→→→ →→→→→→→→ →→→→→→→→␣", "→ → →\n\n－␣").read();

    assertThat(schedule(reading, 2, 1)).isEqualTo("港の市の開催 | → | → | → | -");
    assertThat(cells(reading).getLast().kind()).isEqualTo(ScheduleKind.BLANK);
    assertThat(cells(reading).getLast().activity()).isEmpty();
  }

  @Test
  void aPageMayBreakInsideASchedule() {
    Reading reading =
        plan()
            .with("る人の選定␣\n\n", "る人の選定␣\n\n- 5 -\n\f 【取組実施工程表】␣\n\nR4年度 R5年度 R6年度 R7年度 R8年度␣\n\n")
            .read();

    assertThat(schedule(reading, 1, 1)).isEqualTo(FIRST);
    assertThat(reading.problems()).isEmpty();
  }

  @Test
  void theYearsOfAScheduleFollowOneAnother() {
    Reading reading = plan().with("R8年度␣\n\n港の市の開催", "R7年度␣\n\n港の市の開催").read();

    assertThat(schedule(reading, 2, 1)).isEmpty();
    assertThat(schedule(reading, 1, 1)).isEqualTo(FIRST);
    assertThat(codes(reading)).containsExactly(Code.ROW_NOT_READ);
  }

  @Test
  void sentencesBelowAScheduleAreNoCells() {
    Reading reading =
        new TestingPlan(plan().text() + "\n５ 進め方 \n\n毎年の秋に振り返りの会を開いて、進み具合を確かめます。 \n").read();

    assertThat(schedule(reading, 2, 1)).isEqualTo("港の市の開催 | → | → | → | →");
    assertThat(reading.problems()).isEmpty();
  }

  @Test
  void twoReadingsThatAreAsGoodAsEachOtherAreNone() {
    Reading reading =
        plan()
            .with("勉強会の開催 →→→→→→→→␣\n勉強会の見直しと\n次の開催 →→→→→→→→␣", "・勉強会の開催␣\n\n→→→→ →→→→ →→→→␣")
            .read();

    assertThat(schedule(reading, 1, 1)).isEmpty();
    assertThat(codes(reading)).containsExactly(Code.ROW_NOT_READ);
  }
}
