package tassei.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class FiscalYearTest {
  @TestFactory
  Stream<DynamicTest> everyPrintedFormIsRead() {
    Map<String, Integer> printed =
        new TreeMap<>(
            Map.ofEntries(
                Map.entry("令和6年度", 2024),
                Map.entry("令和６年度", 2024),
                Map.entry("令和 6 年度", 2024),
                Map.entry(" 令和6年度 ", 2024),
                Map.entry("令和10年度", 2028),
                Map.entry("令和06年度", 2024),
                Map.entry("R6", 2024),
                Map.entry("R6年度", 2024),
                Map.entry("Ｒ６年度", 2024),
                Map.entry("R元年度", 2019),
                Map.entry("令和元年度", 2019),
                Map.entry("平成31年度", 2019),
                Map.entry("H31", 2019),
                Map.entry("平成34年度", 2022),
                Map.entry("平成元年度", 1989),
                Map.entry("昭和63年度", 1988),
                Map.entry("S63", 1988),
                Map.entry("2020年度", 2020),
                Map.entry("２０２０年度", 2020)));

    return printed.entrySet().stream()
        .map(
            entry ->
                dynamicTest(
                    entry.getKey(),
                    () ->
                        assertThat(FiscalYear.parse(entry.getKey()))
                            .contains(new FiscalYear(entry.getValue()))));
  }

  @TestFactory
  Stream<DynamicTest> everythingElseIsRefused() {
    return Stream.of(
            "",
            " ",
            "令和5年",
            "令和5年5月",
            "R0",
            "R00",
            "令和0年度",
            "6年度",
            "令和年度",
            "令和100年度",
            "R100",
            "R6.5",
            "AR6",
            "R6A",
            "2020",
            "2020年",
            "1899年度",
            "12020年度",
            "令和6年度総括表",
            "大正6年度",
            "-6",
            "年度",
            "R",
            "R-6")
        .map(
            text ->
                dynamicTest("'" + text + "'", () -> assertThat(FiscalYear.parse(text)).isEmpty()));
  }

  @Test
  void twoErasNameOneYear() {
    assertThat(FiscalYear.parse("平成31年度")).isEqualTo(FiscalYear.parse("令和元年度"));
  }

  @Test
  void yearsInsideATextKeepTheOrderOfTheText() {
    assertThat(FiscalYear.findAll("令和6年度計画(R4実績、平成31年度比、2020年度調査)R10まで、令和5年5月現在"))
        .containsExactly(
            new FiscalYear(2024),
            new FiscalYear(2022),
            new FiscalYear(2019),
            new FiscalYear(2020),
            new FiscalYear(2028));
    assertThat(FiscalYear.find("R7実績値(目標値)")).contains(new FiscalYear(2025));
    assertThat(FiscalYear.find("A4版、CSR2、PR6枚、SNS3件")).isEqualTo(Optional.empty());
    assertThat(FiscalYear.findAll("")).isEqualTo(List.of());
  }

  @Test
  void aTextIsLeftWithoutItsYears() {
    assertThat(FiscalYear.removedFrom("令和６年度みどり商工会 R7 総括表(2020年度)")).isEqualTo("みどり商工会   総括表( )");
    assertThat(FiscalYear.removedFrom("みどり商工会")).isEqualTo("みどり商工会");
  }

  @Test
  void labelsAreWhatAFormPrints() {
    assertThat(
            Stream.of(1926, 1988, 1989, 2018, 2019, 2020, 2028)
                .map(FiscalYear::new)
                .map(FiscalYear::label))
        .containsExactly("昭和元年度", "昭和63年度", "平成元年度", "平成30年度", "令和元年度", "令和2年度", "令和10年度");
  }

  @Test
  void everyLabelIsReadAsItsYear() {
    for (int year = 1926; year <= 2117; year++) {
      assertThat(FiscalYear.parse(new FiscalYear(year).label())).contains(new FiscalYear(year));
    }
  }

  @Test
  void yearsCountAndCompareByTheirStart() {
    FiscalYear first = new FiscalYear(2019);

    assertThat(first.plus(5)).isEqualTo(new FiscalYear(2024));
    assertThat(first.plus(-1)).isLessThan(first);
  }

  @Test
  void aYearOutsideTheErasIsAnErrorOfTheProgram() {
    assertThatThrownBy(() -> new FiscalYear(6))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid fiscal year: 6, expected 1926 to 9999");
  }
}
