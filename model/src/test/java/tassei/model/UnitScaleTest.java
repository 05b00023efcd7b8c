package tassei.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import tassei.model.Figure.UnitSource;
import tassei.model.ObservedValue.Measured;

class UnitScaleTest {
  @Test
  void unitsOfMoneyDifferByAFactor() {
    assertThat(UnitScale.convert(number("33000"), "千円", "万円")).contains(number("3300"));
    assertThat(UnitScale.convert(number("0.33"), "億円", "百万円")).contains(number("33"));
    assertThat(UnitScale.convert(number("12500"), "円", "万円")).contains(number("1.25"));
    assertThat(UnitScale.convert(number("3"), "割", "%")).contains(number("30"));
  }

  @Test
  void twoWordsForOneUnitAreOne() {
    assertThat(UnitScale.sameKind("人", "名")).isTrue();
    assertThat(UnitScale.sameKind("か所", "箇所")).isTrue();
    assertThat(UnitScale.sameKind("社", "件")).isFalse();
    assertThat(UnitScale.sameKind("社", "社")).isTrue();
    assertThat(UnitScale.sameKind("人", "延べ人")).isFalse();
  }

  @Test
  void otherKindsAndNumbersThatWouldBeRoundedAreNotConverted() {
    assertThat(UnitScale.convert(number("3"), "社", "件")).isEmpty();
    assertThat(UnitScale.convert(number("1"), "円", "億円")).isEmpty();
    assertThat(UnitScale.convert(number("99999999999"), "億円", "円")).isEmpty();
  }

  @Test
  void aRangeIsConvertedAtBothEndsAndKeepsItsText() {
    Figure range =
        new Figure(
            "100~200千円",
            new Measured(number("100")),
            number("200"),
            "千円",
            UnitSource.VALUE,
            Qualifier.RANGE);

    assertThat(range.in("万円"))
        .contains(
            new Figure(
                "100~200千円",
                new Measured(number("10")),
                number("20"),
                "万円",
                UnitSource.VALUE,
                Qualifier.RANGE));
    assertThat(range.in("件")).isEmpty();
    assertThat(range.in("千円")).contains(range);
  }

  private static BigDecimal number(String text) {
    return new BigDecimal(text);
  }
}
