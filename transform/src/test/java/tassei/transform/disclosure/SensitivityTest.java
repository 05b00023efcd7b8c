package tassei.transform.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tassei.transform.disclosure.Suppression.PRIMARY_DOMINANT;
import static tassei.transform.disclosure.Suppression.PRIMARY_SMALL;
import static tassei.transform.disclosure.Suppression.PRIMARY_UNANIMOUS;
import static tassei.transform.disclosure.Suppression.PRIMARY_ZERO;
import static tassei.transform.disclosure.Suppression.PUBLISHED;

import java.util.List;
import org.junit.jupiter.api.Test;

class SensitivityTest {
  private static final DisclosureRule RULE = DisclosureRule.USUAL;

  @Test
  void oneToFourOfManyAreSmallAndZeroAndFiveAreNot() {
    assertThat(statesOfAnswers(0, 1, 4, 5, 90))
        .containsExactly(PUBLISHED, PRIMARY_SMALL, PRIMARY_SMALL, PUBLISHED, PUBLISHED);
  }

  @Test
  void whereAllSayTheSameNeitherTheirNumberNorTheZeroesAreShown() {
    assertThat(statesOfAnswers(0, 9, 0))
        .containsExactly(PRIMARY_ZERO, PRIMARY_UNANIMOUS, PRIMARY_ZERO);
  }

  @Test
  void ofAGroupOfFourTheZeroesToldWhatTheFourDidNotSay() {
    assertThat(statesOfAnswers(0, 1, 3))
        .containsExactly(PRIMARY_ZERO, PRIMARY_SMALL, PRIMARY_SMALL);
  }

  @Test
  void ofAGroupOfNobodyNothingIsSensitive() {
    assertThat(statesOfAnswers(0, 0)).containsExactly(PUBLISHED, PUBLISHED);
  }

  @Test
  void aTickThatNobodyMadeIsShownAndOneThatAllMadeIsNot() {
    ProtectedTable.Maker maker = ProtectedTable.maker();
    int valid = maker.cell(Cell.open("valid", 20));
    int none = maker.cell(Cell.open("none", 0));
    int all = maker.cell(Cell.open("all", 20));
    int most = maker.cell(Cell.open("most", 19));
    maker.atMost(valid, none, all, most);
    assertThat(List.of(Sensitivity.of(maker.make(), RULE).states()).subList(0, 4))
        .containsExactly(PUBLISHED, PUBLISHED, PRIMARY_UNANIMOUS, PUBLISHED);
  }

  @Test
  void theAmountOfTenIsShownUnlessOneOfThemMakesUpSeventyPercent() {
    assertThat(Dominance.protection(1000, 10, 699, RULE)).isEqualTo(Protection.NONE);
    // 700 / 0.7 = 1000: one more and the largest would be under the share; 30% of 700 either way
    assertThat(Dominance.protection(1000, 10, 700, RULE)).isEqualTo(new Protection(210, 210, 420));
    // 950 / 0.7 = 1358 is 358 above the amount
    assertThat(Dominance.protection(1000, 10, 950, RULE)).isEqualTo(new Protection(358, 358, 716));
    assertThat(Dominance.protection(400, 4, 100, RULE)).isEqualTo(new Protection(30, 30, 60));
  }

  @Test
  void aDominatedAmountIsWithheldWithAnotherThatItsTotalWouldGiveItBackFrom() {
    ProtectedTable.Maker maker = ProtectedTable.maker();
    int large = maker.amount(Cell.open("large", 1000), Dominance.protection(1000, 8, 900, RULE));
    int plain = maker.amount(Cell.open("plain", 4000), Protection.NONE);
    int third = maker.amount(new Cell("third", 9000, 0, Cell.Standing.OPEN, 5), Protection.NONE);
    int total = maker.amount(new Cell("total", 14000, 0, Cell.Standing.OPEN, 50), Protection.NONE);
    ProtectedTable table = maker.relation(Relation.sum(total, large, plain, third)).make();

    assertThat(Suppress.sensitiveAndWhatGivesItBack(table, RULE).states())
        .containsExactly(PRIMARY_DOMINANT, Suppression.COMPLEMENTARY, PUBLISHED, PUBLISHED);
  }

  @Test
  void figuresThatDoNotAddUpAreRefused() {
    ProtectedTable.Maker maker = ProtectedTable.maker();
    int total = maker.cell(Cell.open("total", 10));
    int part = maker.cell(Cell.open("part", 9));
    maker.relation(Relation.sum(total, part));
    assertThatThrownBy(maker::make)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid table: the sum around total is off by -1");
  }

  private static List<Suppression> statesOfAnswers(long... answers) {
    ProtectedTable.Maker maker = ProtectedTable.maker();
    long base = 0;
    Integer[] places = new Integer[answers.length];
    for (int at = 0; at < answers.length; at++) {
      places[at] = maker.cell(Cell.open("a" + at, answers[at]));
      base += answers[at];
    }
    maker.group(new Group(maker.cell(Cell.open("base", base)), List.of(places)));
    Suppression[] states = Sensitivity.of(maker.make(), RULE).states();
    return List.of(states).subList(0, answers.length);
  }
}
