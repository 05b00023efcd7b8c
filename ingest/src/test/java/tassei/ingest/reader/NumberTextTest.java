package tassei.ingest.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tassei.model.Figure;
import tassei.model.Figure.UnitSource;
import tassei.model.ObservedValue.Measured;
import tassei.model.Qualifier;

class NumberTextTest {
  /** Text, then amount, unit and qualifier as it must be read. */
  private static final List<List<String>> MEASURED =
      List.of(
          List.of("0", "0", "", "NONE"),
          List.of("116", "116", "", "NONE"),
          List.of("116社", "116", "社", "NONE"),
          List.of(" 116 社 ", "116", "社", "NONE"),
          List.of("\u3000１１６\u3000社", "116", "社", "NONE"),
          List.of("45事業者以上", "45", "事業者", "AT_LEAST"),
          List.of("45事業者", "45", "事業者", "NONE"),
          List.of("3事業", "3", "事業", "NONE"),
          List.of("40回以上", "40", "回", "AT_LEAST"),
          List.of("34.5点以上", "34.5", "点", "AT_LEAST"),
          List.of("60%以上", "60", "%", "AT_LEAST"),
          List.of("2回~", "2", "回", "AT_LEAST"),
          List.of("2回～", "2", "回", "AT_LEAST"),
          List.of("2回〜", "2", "回", "AT_LEAST"),
          List.of("5件以下", "5", "件", "AT_MOST"),
          List.of("5件以内", "5", "件", "AT_MOST"),
          List.of("上限5件", "5", "件", "AT_MOST"),
          List.of("最低3社", "3", "社", "AT_LEAST"),
          List.of("5件未満", "5", "件", "LESS_THAN"),
          List.of("5件超", "5", "件", "MORE_THAN"),
          List.of("約50人", "50", "人", "ABOUT"),
          List.of("50人程度", "50", "人", "ABOUT"),
          List.of("３，３００万円", "3300", "万円", "NONE"),
          List.of("3,300万円", "3300", "万円", "NONE"),
          List.of("33,000千円", "33000", "千円", "NONE"),
          List.of("12,500円", "12500", "円", "NONE"),
          List.of("1,234,567件", "1234567", "件", "NONE"),
          List.of("1164", "1164", "", "NONE"),
          List.of("１，１６４", "1164", "", "NONE"),
          List.of("1.164", "1.164", "", "NONE"),
          List.of("58.7", "58.7", "", "NONE"),
          List.of("58.70", "58.70", "", "NONE"),
          List.of("24・3%", "24.3", "%", "NONE"),
          List.of("２４．３％", "24.3", "%", "NONE"),
          List.of("▲17.1", "-17.1", "", "NONE"),
          List.of("△5.4", "-5.4", "", "NONE"),
          List.of("－3", "-3", "", "NONE"),
          List.of("−3", "-3", "", "NONE"),
          List.of("-3件", "-3", "件", "NONE"),
          List.of("マイナス3", "-3", "", "NONE"),
          List.of("+3", "3", "", "NONE"),
          List.of("10%増", "10", "%", "RELATIVE"),
          List.of("10%増加", "10", "%", "RELATIVE"),
          List.of("前年比+5%", "5", "%", "RELATIVE"),
          List.of("対前年度比5%", "5", "%", "RELATIVE"),
          List.of("1社あたり3回以上", "3", "回", "AT_LEAST"),
          List.of("年間12回", "12", "回", "NONE"),
          List.of("毎年12回", "12", "回", "NONE"),
          List.of("計画期間中12回", "12", "回", "NONE"),
          List.of("10商工会", "10", "商工会", "NONE"),
          List.of("21会", "21", "会", "NONE"),
          List.of("45拠点", "45", "拠点", "NONE"),
          List.of("6店舗以上", "6", "店舗", "AT_LEAST"),
          List.of("8商品", "8", "商品", "NONE"),
          List.of("28ポイント", "28", "ポイント", "NONE"),
          List.of("99999999999999.9999", "99999999999999.9999", "", "NONE"),
          List.of("0.12340000", "0.12340000", "", "NONE"));

  private static final List<String> NOT_REPORTED =
      List.of(
          "", " ", "\u3000", "\u200B", "-", "－", "−", "–", "—", "―", "‐", "ー", "---", "-------",
          "設定なし", "該当なし", "対象外", "評価できない", "未設定", " 設定なし ");

  private static final List<String> NO_FIGURE =
      List.of(
          "abc",
          "12-3",
          "(3)",
          "（3）",
          "6/12",
          "12345678901234567890",
          "1.23456",
          "100000000000000",
          "12o",
          "１２O",
          "1,16",
          "1,1640",
          "1..2",
          "1.",
          ".5",
          "3 4",
          "1 146",
          "件",
          "以上",
          "3件3件",
          "46(46)",
          "2024-06-12",
          "①",
          "=1+1",
          "NaN",
          "1e5",
          "0x10",
          "維持",
          "達成",
          "△",
          "▲",
          "毎年",
          "▲▲3",
          "1\n2",
          "٣",
          "十",
          "3つ");

  @TestFactory
  Stream<DynamicTest> aNumberIsReadWithItsUnitAndWhatBoundsIt() {
    return MEASURED.stream()
        .map(
            expected ->
                dynamicTest(
                    expected.getFirst(),
                    () -> assertThat(read(expected.getFirst())).isEqualTo(expected.subList(1, 4))));
  }

  @TestFactory
  Stream<DynamicTest> aMarkForNothingIsNotReportedAndNotZero() {
    return NOT_REPORTED.stream()
        .map(
            text ->
                dynamicTest(
                    "'" + text + "'",
                    () -> assertThat(NumberText.parse(text)).contains(Figure.notReported(text))));
  }

  @TestFactory
  Stream<DynamicTest> whatIsNoFigureIsNeverGuessed() {
    return NO_FIGURE.stream()
        .map(
            text ->
                dynamicTest("'" + text + "'", () -> assertThat(NumberText.parse(text)).isEmpty()));
  }

  @Test
  void workNotDoneAndFiguresWithheldAreFactsOfTheirOwn() {
    assertThat(read("未実施")).containsExactly("NOT_DONE", "", "NONE");
    assertThat(read("秘匿")).containsExactly("WITHHELD", "", "NONE");
    assertThat(read("x")).containsExactly("WITHHELD", "", "NONE");
    assertThat(read("***")).containsExactly("WITHHELD", "", "NONE");
  }

  @Test
  void growthWithoutANumberIsRelativeToAnUnprintedBase() {
    assertThat(read("対前年増")).containsExactly("NOT_REPORTED", "", "RELATIVE");
    assertThat(read("前年度比増")).containsExactly("NOT_REPORTED", "", "RELATIVE");
    assertThat(read("前年以上")).containsExactly("NOT_REPORTED", "", "RELATIVE");
  }

  @Test
  void aRangeHasBothBounds() {
    Figure range = NumberText.parse("10~20社").orElseThrow();

    assertThat(range)
        .isEqualTo(
            new Figure(
                "10~20社",
                new Measured(new BigDecimal("10")),
                new BigDecimal("20"),
                "社",
                UnitSource.VALUE,
                Qualifier.RANGE));
  }

  @Test
  void theRawTextIsKeptAsItStood() {
    assertThat(NumberText.parse("\u3000３，３００ 万円 ").orElseThrow().raw())
        .isEqualTo("\u3000３，３００ 万円 ");
  }

  @Test
  void aUnitThatIsNotPrintedIsMissing() {
    assertThat(NumberText.parse("116").orElseThrow().unitSource()).isEqualTo(UnitSource.MISSING);
    assertThat(NumberText.parse("116社").orElseThrow().unitSource()).isEqualTo(UnitSource.VALUE);
  }

  /** 約51万人 would be 510,000: a multiplier inside a unit is not read, so it is no figure. */
  @Test
  void aMultiplierIsNotGuessed() {
    assertThat(NumberText.parse("約51万人")).isEmpty();
    assertThat(NumberText.parse("3千件")).isEmpty();
  }

  @Test
  void aBlankIsNoMark() {
    assertThat(NumberText.isNotReportedMark("")).isFalse();
    assertThat(NumberText.isNotReportedMark("—")).isTrue();
    assertThat(NumberText.isNotReportedMark("設定なし")).isTrue();
    assertThat(NumberText.isNotReportedMark("0")).isFalse();
  }

  @Test
  void anEndlessCellIsRefusedInNoTime() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          for (String part :
              List.of("9", "0", "1,000", ",000", "-", " ", "約", "1~", "社", "1社あたり", "1.", "(")) {
            String text = part.repeat(100_000);
            NumberText.parse(text);
            NumberText.parse("1" + text);
            NumberText.parse(text + "円?");
          }
        });
    assertThat(NumberText.parse("9".repeat(100_000))).isEmpty();
    assertThat(NumberText.parse("1" + "0".repeat(100_000))).isEmpty();
    assertThat(NumberText.parse("1" + ",000".repeat(100_000))).isEmpty();
  }

  private static List<String> read(String text) {
    Figure figure = NumberText.parse(text).orElseThrow();
    String value =
        figure.value() instanceof Measured(BigDecimal amount)
            ? amount.toPlainString()
            : figure.value().kind();
    return List.of(value, figure.unit(), figure.qualifier().name());
  }
}
