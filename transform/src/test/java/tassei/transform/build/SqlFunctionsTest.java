package tassei.transform.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SqlFunctionsTest {
  @Test
  void aNumberIsWrittenAsPeopleWriteIt() {
    assertThat(
            Stream.of(
                    "31.0000", "58.7000", "0.0000", "0", "3300", "1000000", "1E+3", "-5.40",
                    "0.0001")
                .map(BigDecimal::new)
                .map(SqlFunctions::plain))
        .containsExactly("31", "58.7", "0", "0", "3300", "1000000", "1000", "-5.4", "0.0001");
    assertThat(SqlFunctions.plain(null)).isNull();
  }

  /** 59.22114999: with six decimals first, which Spark keeps of long decimals, it ended in 2. */
  @Test
  void aQuotientIsRoundedOnce() {
    BigDecimal hundredMillion = BigDecimal.valueOf(100_000_000);
    assertThat(SqlFunctions.quotient(BigDecimal.valueOf(5_922_114_999L), hundredMillion))
        .isEqualTo(new BigDecimal("59.2211"));
    assertThat(SqlFunctions.quotient(BigDecimal.ONE, BigDecimal.valueOf(32)))
        .isEqualTo(new BigDecimal("0.0313"));
    assertThat(SqlFunctions.quotient(BigDecimal.ONE.negate(), BigDecimal.valueOf(32)))
        .isEqualTo(new BigDecimal("-0.0313"));
  }

  @Test
  void aQuotientOfNothingOrByZeroIsNone() {
    assertThat(SqlFunctions.quotient(null, BigDecimal.ONE)).isNull();
    assertThat(SqlFunctions.quotient(BigDecimal.ONE, null)).isNull();
    assertThat(SqlFunctions.quotient(BigDecimal.ONE, new BigDecimal("0.0000"))).isNull();
  }

  @Test
  void namesAreOneWhateverTheirWidthAndWhiteSpace() {
    assertThat(SqlFunctions.sameName("組織率の維持向上 ※組織率", "組織率の維持向上\u3000※組織率 ")).isTrue();
    assertThat(SqlFunctions.sameName("事業計画策定（国・県）", "事業計画策定(国・県)")).isTrue();
    assertThat(SqlFunctions.sameName("ＩＣＴ導入", "ICT 導入")).isTrue();
    assertThat(SqlFunctions.sameName("か\u3099", "が")).isTrue();
    assertThat(SqlFunctions.sameName("", " ")).isTrue();
  }

  @Test
  void otherNamesAreOthers() {
    assertThat(SqlFunctions.sameName("窓口相談件数", "巡回相談件数")).isFalse();
    assertThat(SqlFunctions.sameName("かつの", "かづの")).isFalse();
  }

  @Test
  void aNameThatIsNotKnownIsNoOthers() {
    assertThat(SqlFunctions.sameName(null, "x")).isFalse();
    assertThat(SqlFunctions.sameName("x", null)).isFalse();
    assertThat(SqlFunctions.sameName(null, null)).isFalse();
  }
}
