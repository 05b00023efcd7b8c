package tassei.model;

import static org.assertj.core.api.Assertions.assertThat;
import static tassei.model.Place.PROGRAMME;

import org.junit.jupiter.api.Test;

class PlaceTest {
  @Test
  void aPlaceUnderACommonStrategyBeginsWithC() {
    Place measure = PROGRAMME.strategy("COMMON", 1, "連携").measure(2, "", "販路");

    assertThat(codes(measure)).isEqualTo("C1 C1-2 ");
    assertThat(codes(measure.indicator(1, "件数"))).isEqualTo("C1 C1-2 C1-2-1");
  }

  @Test
  void aPlaceUnderAnOwnStrategyBeginsWithO() {
    Place indicator = PROGRAMME.strategy("OWN", 2, "創業").measure(9, "", "相談").indicator(1, "件数");

    assertThat(codes(indicator)).isEqualTo("O2 O2-9 O2-9-1");
  }

  @Test
  void aGoalTableNumbersItsIndicatorsOnly() {
    Place indicator = PROGRAMME.strategy("", 0, "経営分析").indicator(12, "分析件数");

    assertThat(codes(indicator)).isEqualTo("  12");
  }

  @Test
  void anOutlineHasPlansWithoutKindsAndSectionsWithPrintedLabels() {
    Place indicator = PROGRAMME.strategy("", 3, "経営").measure(3, "3-3", "財政").indicator(26, "比率");

    assertThat(codes(indicator)).isEqualTo("3 3-3 3-3-26");
  }

  @Test
  void aMeasureWithoutStrategyStandsAlone() {
    assertThat(codes(PROGRAMME.measure(7, "", "拠点").indicator(1, "拠点数"))).isEqualTo(" 7 7-1");
  }

  @Test
  void anIndicatorDirectlyUnderAStrategyHasTheStrategyInItsCode() {
    assertThat(codes(PROGRAMME.strategy("COMMON", 1, "連携").indicator(3, "件数")))
        .isEqualTo("C1  C1-3");
  }

  @Test
  void theProgrammeAsAWholeHasNoCode() {
    assertThat(codes(PROGRAMME)).isEqualTo("  ");
  }

  @Test
  void anotherMeasureKeepsTheStrategyAndForgetsTheIndicator() {
    Place first = PROGRAMME.strategy("OWN", 2, "創業").measure(9, "", "相談").indicator(1, "件数");

    assertThat(first.measure(10, "", "融資"))
        .isEqualTo(new Place("OWN", 2, "創業", 10, "", "融資", 0, ""));
  }

  private static String codes(Place place) {
    return place.strategyCode() + " " + place.measureCode() + " " + place.indicatorCode();
  }
}
