package tassei.ingest.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tassei.ingest.layout.Layout;
import tassei.ingest.layout.Layouts;
import tassei.ingest.sheet.SheetFile;
import tassei.model.FiscalYear;
import tassei.model.Observation.IndicatorFigure;
import tassei.model.ObservedValue.Measured;

/** A plan's list of targets is read by its headings, wherever they stand. */
class PlanListTest {
  private static final Layout LAYOUT =
      Layouts.load(List.of(Path.of("layouts"))).all().stream()
          .filter(layout -> layout.id().equals("action-program-plan-list"))
          .findFirst()
          .orElseThrow();

  @Test
  void columnsInAnotherOrderAndAnExtraColumnReadTheSame() {
    Reading reading =
        read(
            """
            丘の町商工会アクションプログラム 数値目標一覧
            担当\t指標\t単位\t施策\t戦略\t現状値\t数値目標\t
            \t\t\t\t\t令和4年度\t令和5年度\t令和6年度
            係\t(1) 相談件数\t件\t1 相談の強化\t独自戦略1 支える\t10\t1,200\t１３
            \t(2) 創業者数\t人\t\t\t▲2\t-\t
            """);

    assertThat(reading.problems()).isEmpty();
    assertThat(figures(reading))
        .containsExactly(
            "O1-1-1 相談件数 BASELINE 2022 10件",
            "O1-1-1 相談件数 TARGET 2023 1200件",
            "O1-1-1 相談件数 TARGET 2024 13件",
            "O1-1-2 創業者数 BASELINE 2022 -2人",
            "O1-1-2 創業者数 TARGET 2023 NOT_REPORTED",
            "O1-1-2 創業者数 TARGET 2024 NOT_REPORTED");
    assertThat(reading.header().body()).isEqualTo("丘の町商工会");
    assertThat(reading.header().fiscalYear().map(FiscalYear::startYear)).contains(2023);
  }

  @Test
  void withoutAUnitColumnTheUnitStandsInTheName() {
    Reading reading =
        read(
            """
            丘の町商工会アクションプログラム 施策目標一覧
            戦略\t施策\t指標\t目標値(R5年度)\t目標値(R6年度)
            共通戦略2 つなぐ\t施策3 連携\t(1) 連携数(累計)(件)\t5\t7
            """);

    assertThat(reading.problems()).isEmpty();
    assertThat(figures(reading))
        .containsExactly("C2-3-1 連携数(累計) TARGET 2023 5件", "C2-3-1 連携数(累計) TARGET 2024 7件");
  }

  @Test
  void aFigureThatIsNoneAndAColumnWithoutAYearAreReported() {
    Reading reading =
        read(
            """
            丘の町商工会アクションプログラム 施策目標一覧
            戦略\t施策\t指標\t単位\t基準値\t目標値
            \t\t\t\t\tR5年度
            共通戦略1 守る\t施策1 会員\t(1) 会員数\t人\t500\t約束
            """);

    assertThat(figures(reading)).isEmpty();
    assertThat(reading.problems().stream().map(problem -> problem.messageEn("a.tsv")))
        .containsExactly(
            "a.tsv E2: expected a fiscal year such as 令和6年度, found '基準値'. Print the fiscal"
                + " year in the title, or state it in filings.csv.",
            "a.tsv F4: expected a number, or a mark for not set or not done, found '約束'."
                + " Correct the cell to a number.");
  }

  @Test
  void aListWithoutRowsIsIncomplete() {
    Reading reading = read("丘の町商工会アクションプログラム 施策目標一覧\n戦略\t施策\t指標\n\t\t\n");

    assertThat(reading.problems().stream().map(problem -> problem.code().name()))
        .containsExactly("INCOMPLETE_DOCUMENT");
  }

  private static List<String> figures(Reading reading) {
    return reading.observations().stream()
        .filter(IndicatorFigure.class::isInstance)
        .map(IndicatorFigure.class::cast)
        .map(
            figure ->
                "%s %s %s %d %s"
                    .formatted(
                        figure.place().indicatorCode(),
                        figure.place().indicatorName(),
                        figure.role(),
                        figure.year().startYear(),
                        figure.figure().value() instanceof Measured measured
                            ? measured.amount().toPlainString() + figure.figure().unit()
                            : figure.figure().value().kind()))
        .toList();
  }

  private static Reading read(String text) {
    SheetFile.Opened opened =
        (SheetFile.Opened) SheetFile.open("a.tsv", text.getBytes(StandardCharsets.UTF_8));
    return Readers.named("plan-list").orElseThrow().read(opened.document(), LAYOUT);
  }
}
