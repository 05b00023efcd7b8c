package tassei.ingest.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tassei.model.CellRef;
import tassei.model.Figure;
import tassei.model.Figure.UnitSource;
import tassei.model.FiscalYear;
import tassei.model.Observation;
import tassei.model.Observation.Indicator;
import tassei.model.Observation.IndicatorFacts;
import tassei.model.Observation.IndicatorFigure;
import tassei.model.Observation.PrintedStatus;
import tassei.model.Observation.Role;
import tassei.model.Place;

class RepeatsTest {
  private static final FiscalYear YEAR = new FiscalYear(2025);

  @Test
  void whatIsSaidTwiceOfOnePlaceIsSetAsideAndBothCellsAreNamed() {
    Observation first = named("一覧", 3, "相談");
    Observation elsewhere = named("一覧", 4, 2, "相談の件数");
    Observation again = named("一覧", 9, "講座");
    Observation onAnotherSheet = named("変更前", 3, "相談");

    Repeats repeats = Repeats.of(List.of(first, elsewhere, again, onAnotherSheet));

    assertThat(repeats.kept()).containsExactly(first, elsewhere);
    assertThat(repeats.problems().stream().map(problem -> problem.messageEn("a.xlsx")))
        .containsExactly(
            "a.xlsx sheet 一覧 B9: expected an indicator that stands once, found '講座 (B3)'."
                + " The same number stands twice. Check the numbering.",
            "a.xlsx sheet 変更前 B3: expected an indicator that stands once, found '相談 (一覧 B3)'."
                + " The same number stands twice. Check the numbering.");
  }

  @Test
  void figuresOfAnIndicatorThatIsSetAsideDoNotBecomeThoseOfTheFirst() {
    Observation first = named("一覧", 3, "相談");
    Place other = Place.PROGRAMME.strategy("COMMON", 1, "").measure(1, "", "支援").indicator(1, "講座");
    Observation figure =
        new IndicatorFigure(
            other, CellRef.cell("一覧", 9, 4), Role.TARGET, YEAR, Figure.notReported("-"));

    Repeats repeats = Repeats.of(List.of(first, named("一覧", 9, "講座"), figure));

    assertThat(repeats.kept()).containsExactly(first);
    assertThat(repeats.problems().stream().map(problem -> problem.at().address()))
        .containsExactly("B9", "D9");
  }

  @Test
  void aMeasureHasOneStatusAYearAndAnIndicatorItsOwn() {
    Place measure = Place.PROGRAMME.strategy("COMMON", 1, "").measure(1, "", "支援");
    Observation ofMeasure = status(measure, 3);
    Observation ofIndicator = status(measure.indicator(1, "相談"), 4);
    Observation again = status(measure, 5);

    assertThat(Repeats.of(List.of(ofMeasure, ofIndicator, again)).kept())
        .containsExactly(ofMeasure, ofIndicator);
  }

  private static Observation status(Place place, int row) {
    return new PrintedStatus(place, CellRef.cell("一覧", row, 6), YEAR, "達成", "達成", "met_missed");
  }

  private static Observation named(String sheet, int row, String name) {
    return named(sheet, row, 1, name);
  }

  private static Observation named(String sheet, int row, int no, String name) {
    Place place = Place.PROGRAMME.strategy("COMMON", 1, "").measure(1, "", "支援");
    return new Indicator(
        place.indicator(no, name),
        CellRef.cell(sheet, row, 2),
        IndicatorFacts.named(name, "件", UnitSource.LABEL));
  }
}
