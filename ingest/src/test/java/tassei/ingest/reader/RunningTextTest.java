package tassei.ingest.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static tassei.ingest.reader.TestingPlan.codes;
import static tassei.ingest.reader.TestingPlan.figures;
import static tassei.ingest.reader.TestingPlan.indicators;
import static tassei.ingest.reader.TestingPlan.plan;
import static tassei.ingest.reader.TestingPlan.problems;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import tassei.model.CellRef;
import tassei.model.FiscalYear;
import tassei.model.Place;
import tassei.model.Problem.Code;

/** The whole of a plan: header, contents, measures, where it breaks off. */
class RunningTextTest {
  private static final String STARTS =
      "2021 B 1440件, 2022 T 1500件, 2023 T 1560件, 2024 T 1620件, 2025 T 1680件, 2026 T 1740件";
  private static final String VISITORS =
      "2021 B 540人, 2022 T 570人, 2023 T 600人, 2024 T 630人, 2025 T 660人, 2026 T 800人";

  @Test
  void readsTheBodyFromTheTitleAndTheFirstTargetYear() {
    assertThat(plan().read().header())
        .isEqualTo(
            new Reading.Header(
                "みなと町商工会アクションプログラム",
                "みなと町商工会",
                CellRef.line(1),
                Optional.of(new FiscalYear(2022)),
                Optional.empty()));
  }

  @Test
  void namesStrategiesAndMeasuresAsTheContentsDo() {
    assertThat(indicators(plan().read()).stream().map(indicator -> indicator.place().measureName()))
        .containsExactly("“はじめる”人を育てる仕組みづくり", "“はじめる”人を育てる仕組みづくり", "港の市による来訪者の増加");
    assertThat(indicators(plan().read()).getLast().place())
        .isEqualTo(new Place("OWN", 1, "港のにぎわいづくり", 2, "", "港の市による来訪者の増加", 1, "市を訪れた人の数"));
    assertThat(plan().read().problems()).isEmpty();
  }

  @Test
  void takesNamesFromTheHeadingsWhereThereAreNoContents() {
    TestingPlan without = plan().with("  戦略・施策の体系表␣", "").with("戦略 施策 頁␣", "");
    Reading reading = TestingPlan.read(without.text().substring(without.text().indexOf(" 共通戦略１")));

    assertThat(indicators(reading).getFirst().place())
        .isEqualTo(
            new Place(
                "COMMON", 1, "会員に寄り添う支援の推進", 1, "", "❝はじめる❞人を育てる仕組みづくり", 1, "計画をつくって店を持った人の件数"));
    assertThat(figures(reading, 1, 1)).isEqualTo(STARTS);
    assertThat(reading.problems()).isEmpty();
  }

  @Test
  void matchesMeasuresByNumberHoweverTheNumberIsPrinted() {
    Reading reading = plan().with("施策２ 港の市による", "施策 ２ 港の市による").with("施策１ ❝は", "施策1❝は").read();

    assertThat(figures(reading, 1, 1)).isEqualTo(STARTS);
    assertThat(figures(reading, 2, 1)).isEqualTo(VISITORS);
    assertThat(reading.problems()).isEmpty();
  }

  @Test
  void knowsPlansWithCommonStrategiesOnly() {
    Reading reading = plan().with("独自␣\n", "共通␣\n").with("独自戦略１ 港", "共通戦略１ 港").read();

    assertThat(indicators(reading))
        .allSatisfy(indicator -> assertThat(indicator.place().strategyKind()).isEqualTo("COMMON"));
    assertThat(reading.problems()).isEmpty();
  }

  @Test
  void aMeasureWordInsideASentenceStartsNoMeasure() {
    Reading reading =
        plan().with("こととし、施策２の市への出店も勧めます。", "施策２の市への出店も勧めるとともに\n\n施策２ への参加も勧めます。").read();

    assertThat(figures(reading, 1, 1)).isEqualTo(STARTS);
    assertThat(figures(reading, 2, 1)).isEqualTo(VISITORS);
    assertThat(reading.problems()).isEmpty();
  }

  @Test
  void thePageHeadThatRepeatsTheMeasureIsNotAnotherOne() {
    Reading reading =
        plan().with("３ 取組内容␣\n\n（１）港の市", "\f施策２ 港の市による来訪者の増加␣\n\n３ 取組内容␣\n\n（１）港の市").read();

    assertThat(indicators(reading)).hasSize(3);
    assertThat(reading.problems()).isEmpty();
  }

  @Test
  void aDocumentThatBreaksOffBeforeAMeasureOfItsContentsIsIncomplete() {
    TestingPlan cut = plan().cutBefore(" 独自戦略１ 港");

    assertThat(figures(cut.read(), 1, 1)).isEqualTo(STARTS);
    assertThat(codes(cut.read())).containsExactly(Code.INCOMPLETE_DOCUMENT);
    assertThat(cut.read().problems().getFirst().messageJa("計画.txt"))
        .endsWith("体系表にある施策の全て(見つからない施策の番号) が入るところに「2」とあります。途中で切れています。全体を送り直してください。");
  }

  @Test
  void aDocumentThatBreaksOffInsideItsLastMeasureIsIncomplete() {
    assertThat(codes(plan().cutBefore("（１）港の市の開催").read())).contains(Code.INCOMPLETE_DOCUMENT);
    assertThat(codes(plan().cutBefore("①市の開催").read())).contains(Code.INCOMPLETE_DOCUMENT);
    assertThat(codes(plan().cutBefore("港の市の開催 \n\n→").read())).contains(Code.INCOMPLETE_DOCUMENT);
  }

  @Test
  void aDocumentWithoutMeasuresIsIncomplete() {
    assertThat(problems(plan().cutBefore("施策１\n").read()))
        .containsExactly("INCOMPLETE_DOCUMENT line 15 0");
  }

  @Test
  void aMeasureWithoutItsHeadingIsNotReadIntoTheOneAbove() {
    TestingPlan headless = plan().with(" 独自戦略１ 港のにぎわいづくり␣", "").with("施策２ 港の市による来訪者の増加␣\n", "");
    Reading reading = headless.read();

    assertThat(figures(reading, 1, 1)).isEqualTo(STARTS);
    assertThat(indicators(reading)).hasSize(2);
    assertThat(codes(reading)).contains(Code.ROW_NOT_READ, Code.INCOMPLETE_DOCUMENT);
  }

  @Test
  void aSlipInTheNumberOfAMeasureIsPutRightByItsName() {
    Reading reading = plan().with("施策２ 港の市による来訪者", "施策７ 港の市による来訪者").read();

    assertThat(figures(reading, 2, 1)).isEqualTo(VISITORS);
    assertThat(problems(reading))
        .containsExactly("NUMBER_OUT_OF_SEQUENCE line 114 施策７ 港の市による来訪者の増加");
  }

  @Test
  void readsTheSameWithoutWhiteSpaceAtTheEndsOfLines() {
    Reading reading = TestingPlan.read(plan().text().replaceAll("(?m)[ ]+$", ""));

    assertThat(reading.observations()).isEqualTo(plan().read().observations());
    assertThat(reading.problems()).isEmpty();
  }

  @Test
  void readsTheSameFiguresWithTwiceTheBlankLinesAndWithNone() {
    String text = plan().text();
    for (String other :
        new String[] {text.replace("\n\n", "\n\n\n\n"), text.replace("\n\n", "\n")}) {
      assertThat(figures(TestingPlan.read(other), 1, 1)).isEqualTo(STARTS);
      assertThat(figures(TestingPlan.read(other), 2, 1)).isEqualTo(VISITORS);
      assertThat(TestingPlan.read(other).problems()).isEmpty();
    }
  }

  @Test
  void readsFullWidthAndHalfWidthDigitsAndBracketsAlike() {
    Reading half =
        TestingPlan.read(
            plan().text().replace('（', '(').replace('）', ')').replace('１', '1').replace('２', '2'));
    Reading full =
        TestingPlan.read(
            plan().text().replace('1', '１').replace('4', '４').replace(',', '，').replace('R', 'Ｒ'));

    assertThat(figures(half, 1, 1)).isEqualTo(STARTS);
    assertThat(figures(full, 1, 1)).isEqualTo(STARTS);
    assertThat(half.problems()).isEmpty();
    assertThat(full.problems()).isEmpty();
  }
}
