package tassei.ingest.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tassei.model.FiscalYear;

class TitleYearsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "支援計画（令和４年度～令和８年度） 令和７年度実績",
        "支援計画 令和4年度〜令和8年度 R7実績",
        "支援計画 令和4～8年度 令和7年度",
        "支援計画 R4-R8 令和7年度",
        "支援計画 R4.4～R9.3 令和7年度",
        "支援計画 2022－2026年度 2025年度実績",
        "支援計画 令和4年度から令和8年度まで 令和7年度実績",
        "支援計画 令和4年度（2022年度）～令和8年度（2026年度） 令和7年度実績",
        "令和７年度実績 支援計画 H30年度 ― R8年度",
        "令和7年度 - R7実績"
      })
  void aPeriodIsNotTheYearOfAForm(String title) {
    assertThat(TitleYears.in(title)).containsExactly(new FiscalYear(2025));
  }

  @Test
  void aTitleWithAPeriodAloneNamesNoYear() {
    assertThat(TitleYears.in("支援計画（令和4年度～令和8年度）")).isEmpty();
  }

  @Test
  void severalYearsAreAllNamedOnce() {
    assertThat(TitleYears.in("令和7年度計画 令和6年度実績（令和7年度作成）"))
        .isEqualTo(List.of(new FiscalYear(2025), new FiscalYear(2024)));
  }
}
