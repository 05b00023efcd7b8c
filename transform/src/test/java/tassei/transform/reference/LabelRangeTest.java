package tassei.transform.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class LabelRangeTest {
  @Test
  void aLabelStandsForTheNumbersItSays() {
    assertThat(LabelRange.of("1～5人")).contains(new LabelRange("人", 1, 5));
    assertThat(LabelRange.of("6人以上20人以下")).contains(new LabelRange("人", 6, 20));
    assertThat(LabelRange.of("6人以上20人未満")).contains(new LabelRange("人", 6, 19));
    assertThat(LabelRange.of("21人以上")).contains(new LabelRange("人", 21, Long.MAX_VALUE));
    assertThat(LabelRange.of("20人超")).contains(new LabelRange("人", 21, Long.MAX_VALUE));
    assertThat(LabelRange.of("5人未満")).contains(new LabelRange("人", Long.MIN_VALUE, 4));
    assertThat(LabelRange.of("1,000万円以下")).contains(new LabelRange("万円", Long.MIN_VALUE, 1000));
    assertThat(LabelRange.of("0人")).contains(new LabelRange("人", 0, 0));
  }

  @Test
  void anotherLabelIsNoRange() {
    assertThat(LabelRange.of("製造業")).isEqualTo(Optional.empty());
    assertThat(LabelRange.of("第1支部と第2支部")).isEqualTo(Optional.empty());
  }

  @Test
  void rangesOverlapWhenANumberIsInBoth() {
    assertThat(overlap("1～5人", "5～10人")).isTrue();
    assertThat(overlap("1～5人", "6～10人")).isFalse();
    assertThat(overlap("20人以下", "1～5人")).isTrue();
    assertThat(overlap("20人以下", "21人以上")).isFalse();
    assertThat(overlap("1～5人", "1～5年")).isFalse();
  }

  private static boolean overlap(String one, String other) {
    return LabelRange.of(one).orElseThrow().overlaps(LabelRange.of(other).orElseThrow());
  }
}
