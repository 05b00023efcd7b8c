package tassei.ingest.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tassei.ingest.reader.NumberText.Context;
import tassei.ingest.reader.NumberText.Pair;
import tassei.model.Figure;
import tassei.model.Figure.UnitSource;
import tassei.model.ObservedValue.Measured;
import tassei.model.Qualifier;

/** What each text means is a line of {@code number-text.csv}; NO_FIGURE must stay a problem. */
class NumberTextTest {
  private static final int FEWEST_LINES = 150;

  @TestFactory
  Stream<DynamicTest> everyLineOfTheTableIsReadAsItSays() throws IOException {
    List<CSVRecord> lines = table();
    assertThat(lines).hasSizeGreaterThan(FEWEST_LINES);
    return lines.stream()
        .map(
            line ->
                dynamicTest(
                    line.get("text") + " " + line.get("context"),
                    () -> assertThat(read(line)).isEqualTo(line.toList().subList(2, 7))));
  }

  @Test
  void aRangeHasBothBounds() {
    assertThat(NumberText.parse("10~20社"))
        .contains(
            new Figure(
                "10~20社",
                new Measured(new BigDecimal("10")),
                new BigDecimal("20"),
                "社",
                UnitSource.VALUE,
                Qualifier.RANGE));
  }

  @Test
  void twoNumbersOnTwoLinesAreNotOne() {
    assertThat(NumberText.parse("98\n105")).isEmpty();
    assertThat(NumberText.parse("98\n105社", Context.TARGET)).isEmpty();
    assertThat(NumberText.pair("118\n125（120）")).isEmpty();
    assertThat(NumberText.pair("118（\n120）")).isPresent();
  }

  @Test
  void aRaisedNumberIsNoneOfTheNumber() {
    assertThat(NumberText.parse("31¹").map(Figure::value))
        .contains(new Measured(new BigDecimal("31")));
    assertThat(NumberText.pair("31件²（30件）").map(pair -> pair.actual().value()))
        .contains(new Measured(new BigDecimal("31")));
    assertThat(NumberText.parse("60¹%")).isEmpty();
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

  @Test
  void anActualWithItsTargetInBracketsIsTwoFiguresOfOneText() {
    assertThat(NumberText.pair("116社(50社)"))
        .contains(new Pair(measured("116社(50社)", "116", "社"), measured("116社(50社)", "50", "社")));
    assertThat(NumberText.pair("５２（５２）"))
        .contains(new Pair(measured("５２（５２）", "52", ""), measured("５２（５２）", "52", "")));
    for (String text : List.of("116社（目標50社）", "116社(目標値:50社)", "実績：116社（目標：50社）")) {
      assertThat(NumberText.pair(text))
          .contains(new Pair(measured(text, "116", "社"), measured(text, "50", "社")));
    }
    assertThat(NumberText.pair("—"))
        .contains(new Pair(Figure.notReported("—"), Figure.notReported("—")));
    assertThat(NumberText.pair("3社(未実施)").map(pair -> pair.target().value().kind()))
        .contains("NOT_DONE");
    assertThat(NumberText.pair("3社(-)").map(pair -> pair.target().value().kind()))
        .contains("NOT_REPORTED");
  }

  @Test
  void aPairWithoutItsBracketsOrWithMoreOfThemIsNone() {
    for (String text :
        List.of(
            "",
            "116社",
            "116社(50社",
            "116社50社)",
            "1(2)(3)",
            "1((2))",
            "6/12(3)",
            "a(b)",
            "3社(目標達成)",
            "3社(目標)")) {
      assertThat(NumberText.pair(text)).as(text).isEmpty();
    }
  }

  @Test
  void threeThousandThreeHundredMyriadIsThirtyThreeThousandThousand() {
    Figure myriad = NumberText.parse("3,300万円").orElseThrow();
    Figure thousand = NumberText.parse("33,000千円").orElseThrow();

    assertThat(thousand.in("万円")).contains(measured("33,000千円", "3300", "万円"));
    assertThat(myriad.in("千円")).contains(measured("3,300万円", "33000", "千円"));
    assertThat(NumberText.parse("1万2千円").orElseThrow().in("千円"))
        .contains(measured("1万2千円", "12", "千円"));
    assertThat(NumberText.parse("1円").orElseThrow().in("億円")).isEmpty();
    assertThat(NumberText.parse("3社").orElseThrow().in("件")).isEmpty();
  }

  @Test
  void aBlankIsNoMark() {
    assertThat(NumberText.isNotReportedMark("")).isFalse();
    assertThat(NumberText.isNotReportedMark("—")).isTrue();
    assertThat(NumberText.isNotReportedMark("設定なし")).isTrue();
    assertThat(NumberText.isNotReportedMark("毎年")).isFalse();
    assertThat(NumberText.isNotReportedMark("0")).isFalse();
  }

  @Test
  void anEndlessCellIsRefusedInNoTime() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          for (String part :
              List.of(
                  "9", "0", "1,000", ",000", "-", " ", "約", "1~", "社", "1社あたり", "1.", "(", "十",
                  "1万", " 146")) {
            String text = part.repeat(100_000);
            NumberText.parse(text);
            NumberText.parse("1" + text);
            NumberText.parse(text + "円?");
            NumberText.pair("1(" + text);
          }
        });
    assertThat(NumberText.parse("9".repeat(100_000))).isEmpty();
    assertThat(NumberText.parse("1" + "0".repeat(100_000))).isEmpty();
    assertThat(NumberText.parse("1" + ",000".repeat(100_000))).isEmpty();
  }

  private static Figure measured(String raw, String amount, String unit) {
    UnitSource source = unit.isEmpty() ? UnitSource.MISSING : UnitSource.VALUE;
    return new Figure(
        raw, new Measured(new BigDecimal(amount)), null, unit, source, Qualifier.NONE);
  }

  private static List<String> read(CSVRecord line) {
    Optional<Figure> parsed =
        NumberText.parse(line.get("text"), Context.valueOf(line.get("context")));
    if (parsed.isEmpty()) {
      return List.of("NO_FIGURE", "", "", "", "");
    }
    Figure figure = parsed.orElseThrow();
    return List.of(
        figure.value().kind(),
        figure.value() instanceof Measured(BigDecimal amount) ? amount.toPlainString() : "",
        figure.upper() == null ? "" : figure.upper().toPlainString(),
        figure.unit(),
        figure.qualifier().name());
  }

  private static List<CSVRecord> table() throws IOException {
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setCommentMarker('#')
            .setIgnoreEmptyLines(true)
            .get();
    try (Reader reader =
        new InputStreamReader(
            NumberTextTest.class.getResourceAsStream("/number-text.csv"), StandardCharsets.UTF_8)) {
      return format.parse(reader).getRecords();
    }
  }
}
