package tassei.ingest.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tassei.ingest.layout.Layouts;
import tassei.ingest.observe.Observed.Declared;
import tassei.ingest.sheet.SheetFile;
import tassei.model.BodyRegister;
import tassei.model.Observation;

/** A chamber's variant of a known family: other words, another order, a column more; no code. */
class OwnLayoutTest {
  private static final Path BUNDLED = Path.of("layouts");

  private static final String SUMMARY =
      """
      令和6年度 みどり野商工会アクションプログラム総括表
      重点施策\tKPI\t判定\t前年度\tR6実績(目標)\t重点テーマ\t所見
      1 学びの場づくり\t(1) 講座数\t○\t9回(9回)\t12回(10回)\t1 人を育てる\t参加者の声を集める
      \t(2) 参加者数\t×\t55人(50人)\t48人(60人)\t\t次は日時を見直す
      2 店の応援\t(1) 巡回件数\t○\t\t130件(120件)\t\t
      \t\t\t\t\t達成数計\t1/2\t達成数計\t2/3
      """;

  private static final String GOALS =
      """
      経営発達支援計画 目標管理表
      取組\tR6実績\t数値目標\tランク\t指標名\t担当者
      相談\t12件\t10件\tA\t巡回相談件数\t担当A
      \t3件\t5件\tB\t窓口相談件数\t担当B
      """;

  @TempDir private Path own;

  @BeforeEach
  void writeLayouts() throws IOException {
    write(
        "own-summary",
        "action-program-summary",
        yaml ->
            yaml.replaceAll("headings: .*", "headings: [重点施策, KPI, 判定, 実績(目標), 重点テーマ, 達成数計]")
                    .replaceAll("  strategy: .*", "  strategy: [重点テーマ]")
                    .replaceAll("  measure: .*", "  measure: [重点施策]")
                    .replaceAll("  indicator: .*", "  indicator: [KPI]")
                    .replaceAll("  value: .*", "  value: [実績]")
                    .replaceAll("  status: .*", "  status: [判定]")
                    .replaceAll("  marks: .*", "  marks: [○, ×]")
                + "columns: [measure, indicator, status, value, strategy]\n");
    write(
        "own-goals",
        "business-support-goal-table",
        yaml ->
            yaml.replaceAll("headings: .*", "headings: [取組, words: actual, 数値目標, ランク, 指標名]")
                    .replaceAll("  project: .*", "  project: [取組]")
                    .replaceAll("  item: .*", "  item: [指標名]")
                    .replaceAll("  status: .*", "  status: [ランク]")
                + "columns: [project, actual, target, status, item, roles]\n");
  }

  @Test
  void aSummaryInAnotherOrderIsReadByItsHeadings() {
    Observed observed = observed(SUMMARY);

    assertThat(winner(observed)).isEqualTo("own-summary 100");
    assertThat(lines(observed))
        .containsExactly(
            "INDICATOR 1/1 学びの場づくり/1 講座数  B3",
            "INDICATOR_FIGURE 1/1 学びの場づくり/1 講座数 ACTUAL 12 回 E3",
            "INDICATOR_FIGURE 1/1 学びの場づくり/1 講座数 TARGET 10 回 E3",
            "INDICATOR_STATUS 1/1 学びの場づくり/1 講座数  C3",
            "INDICATOR 1/1 学びの場づくり/2 参加者数  B4",
            "INDICATOR_FIGURE 1/1 学びの場づくり/2 参加者数 ACTUAL 48 人 E4",
            "INDICATOR_FIGURE 1/1 学びの場づくり/2 参加者数 TARGET 60 人 E4",
            "INDICATOR_STATUS 1/1 学びの場づくり/2 参加者数  C4",
            "INDICATOR 1/2 店の応援/1 巡回件数  B5",
            "INDICATOR_FIGURE 1/2 店の応援/1 巡回件数 ACTUAL 130 件 E5",
            "INDICATOR_FIGURE 1/2 店の応援/1 巡回件数 TARGET 120 件 E5",
            "INDICATOR_STATUS 1/2 店の応援/1 巡回件数  C5",
            "TOTAL_OF_MEASURES 0/0 /0   G6",
            "TOTAL_OF_INDICATORS 0/0 /0   I6");
  }

  @Test
  void aGoalTableInAnotherOrderIsReadByItsHeadings() {
    Observed observed = observed(GOALS);

    assertThat(winner(observed)).isEqualTo("own-goals 100");
    assertThat(lines(observed))
        .containsExactly(
            "INDICATOR 0/0 /1 巡回相談件数  E3",
            "INDICATOR_FIGURE 0/0 /1 巡回相談件数 ACTUAL 12 件 B3",
            "INDICATOR_FIGURE 0/0 /1 巡回相談件数 TARGET 10 件 C3",
            "INDICATOR_STATUS 0/0 /1 巡回相談件数  D3",
            "INDICATOR 0/0 /2 窓口相談件数  E4",
            "INDICATOR_FIGURE 0/0 /2 窓口相談件数 ACTUAL 3 件 B4",
            "INDICATOR_FIGURE 0/0 /2 窓口相談件数 TARGET 5 件 C4",
            "INDICATOR_STATUS 0/0 /2 窓口相談件数  D4");
  }

  @Test
  void aFormWhoseHeadingsCannotBePlacedWaitsAndNothingOfItIsRead() {
    Observed observed = observed(SUMMARY.replace("判定\t前年度\tR6実績(目標)", "前年度\tR6実績(目標)\t判定"));

    assertThat(winner(observed)).startsWith("own-summary ");
    assertThat(observed.observations()).isEmpty();
    assertThat(observed.problems().getFirst().messageEn("a.tsv"))
        .isEqualTo(
            "a.tsv: expected a row with the headings 重点施策、KPI、判定、実績、重点テーマ in this order,"
                + " found '令和6年度 みどり野商工会アクションプログラム総括表'."
                + " Restore the headings, or correct words and columns in layout.yaml.");
  }

  @Test
  void withoutItsLayoutTheVariantWaits() {
    Observed observed =
        Observed.of(
            document(SUMMARY),
            new Declared("", ""),
            Layouts.load(List.of(BUNDLED)),
            new BodyRegister(List.of()));

    assertThat(observed.isAccepted()).isFalse();
    assertThat(observed.observations())
        .allMatch(observation -> observation instanceof Observation.PrintedTotal);
  }

  private Observed observed(String text) {
    return Observed.of(
        document(text),
        new Declared("", ""),
        Layouts.load(List.of(BUNDLED, own)),
        new BodyRegister(List.of()));
  }

  private static tassei.ingest.sheet.Document document(String text) {
    return ((SheetFile.Opened) SheetFile.open("a.tsv", text.getBytes(StandardCharsets.UTF_8)))
        .document();
  }

  private static String winner(Observed observed) {
    Evidence winner = observed.recognition().orElseThrow().winner().orElseThrow();
    return winner.layout().id() + " " + winner.score();
  }

  private static List<String> lines(Observed observed) {
    return observed.observations().stream()
        .map(OwnLayoutTest::byColumn)
        .map(
            row ->
                "%s %s/%s %s/%s %s %s %s"
                    .formatted(
                        row.get("kind"),
                        number(row.get("strategy_no")),
                        number(row.get("measure_no")),
                        text(row.get("measure_name")),
                        number(row.get("indicator_no")),
                        text(row.get("indicator_name")),
                        row.get("kind").equals("INDICATOR_FIGURE")
                            ? row.get("role") + " " + row.get("amount") + " " + row.get("unit")
                            : "",
                        row.get("source_cell")))
        .toList();
  }

  private static Map<String, Object> byColumn(Observation observation) {
    Map<String, Object> row = new HashMap<>();
    List<Object> values = ObservationRow.values(observation);
    for (int i = 0; i < values.size(); i++) {
      row.put(ObservationRow.COLUMNS.get(i), values.get(i));
    }
    return row;
  }

  private static Object number(Object value) {
    return value == null ? 0 : value;
  }

  private static Object text(Object value) {
    return value == null ? "" : value;
  }

  private void write(String id, String from, java.util.function.UnaryOperator<String> change)
      throws IOException {
    String yaml =
        Files.readString(BUNDLED.resolve(from).resolve("layout.yaml"), StandardCharsets.UTF_8);
    Files.createDirectories(own.resolve(id));
    Files.writeString(
        own.resolve(id).resolve("layout.yaml"),
        change.apply(yaml).replace("id: " + from, "id: " + id),
        StandardCharsets.UTF_8);
  }
}
