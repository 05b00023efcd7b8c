package tassei.ingest.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tassei.ingest.layout.Layout;
import tassei.ingest.layout.Layouts;
import tassei.ingest.reader.Readers;
import tassei.ingest.reader.Reading;
import tassei.ingest.sheet.Document;
import tassei.ingest.sheet.SheetFile;

class LayoutDraftTest {
  private static final Path BUNDLED = Path.of("layouts");
  private static final Layouts LAYOUTS = Layouts.load(List.of(BUNDLED));

  private static final String REPORT =
      """
      令和6年度 みどり野商工会 事業計画の達成度報告
      作成 山田太郎
      戦略\t施策\t施策目標(指標)\tR6実績値(目標値)\t判定\t所見
      1 人\t1 学び\t(1) 講座数\t12回(10回)\t達成\t山田が会場を回り、達成した
      \t\t(2) 受講者数\t48人(60人)\t未達成\t計良と相談
      \t\t達成数計\t0/1\t達成数計\t1/2
      """;

  @TempDir private Path folder;

  @Test
  void theDraftHasTheTitleAndTheHeadingsAsFound() {
    LayoutDraft draft = LayoutDraft.of(document(REPORT), LAYOUTS, "report");

    assertThat(draft.nearest().layout().id()).isEqualTo("action-program-summary");
    assertThat(draft.unknownHeadings()).containsExactly("判定", "所見");
    assertThat(draft.yaml())
        .isEqualTo(
            """
            id: report
            title: '事業計画の達成度報告'
            reader: grouped-table
            form_type: action_program_summary
            recognise:
              title: '事業計画の達成度報告'
              headings: [['戦略'], ['施策'], ['施策目標(指標)'], ['実績値(目標値)'], ['判定'], ['所見']]
              numbering: ['^\\(\\d{1,3}\\)']
            scale: met-or-missed
            # no words yet; add each to the thing it means, or leave it: ['判定', '所見']
            words:
              common: ['共通戦略', '共通']
              footnote: ['※']
              indicator: ['施策目標', '指標', '評価指標', '成果指標', '業績指標', '数値指標', '目標指標', '目標項目']
              marks: ['達成', '未達成']
              measure: ['施策']
              own: ['独自戦略', '独自']
              status: ['達成状況']
              strategy: ['戦略']
              total: ['達成数計']
              value: ['実績値']
            """);
  }

  @Test
  void theSpecimenHasPlaceholdersForNamesAndSentences() {
    assertThat(LayoutDraft.of(document(REPORT), LAYOUTS, "report").specimen())
        .isEqualTo(
            """
            令和6年度 みどり野商工会 事業計画の達成度報告
            備考
            戦略\t施策\t施策目標(指標)\tR6実績値(目標値)\t判定\t所見
            1 人\t1 学び\t(1) 講座数\t12回(10回)\t達成\t備考
            \t\t(2) 受講者数\t48人(60人)\t未達成\t備考
            \t\t達成数計\t0/1\t達成数計\t1/2

            """);
  }

  @Test
  void theDraftLoadsAndReadsEveryBundledSpecimenAsItsOwnLayoutDoes() throws IOException {
    for (String specimen :
        List.of(
            "action-program-summary/federation_summary_r6.tsv",
            "action-program-summary/chamber_summary_r7.tsv",
            "business-support-goal-table/goal_table_r3.tsv",
            "implementation-plan-outline/federation_plan_r8.md",
            "action-program-plan/chamber_plan_r4_r8.txt")) {
      Path file = BUNDLED.resolve(specimen);
      Document document = document(Files.readString(file, StandardCharsets.UTF_8));

      Reading reading = read(drafted(document), document);

      assertThat(SpecimenCsv.observations(reading))
          .as(specimen)
          .isEqualTo(
              Files.readString(
                  file.resolveSibling(file.getFileName() + ".expected.csv"),
                  StandardCharsets.UTF_8));
    }
  }

  @Test
  void theSpecimenOfATableReadsAsTheFileDoes() {
    Document document = document(REPORT);
    Layout layout = drafted(document);
    String specimen = LayoutDraft.of(document, LAYOUTS, layout.id()).specimen();

    assertThat(read(layout, document(specimen)).observations())
        .hasSize(10)
        .isEqualTo(read(layout, document).observations());
  }

  private Layout drafted(Document document) {
    String id = "draft-" + document.sheets().getFirst().rows().size();
    try {
      Path layout = Files.createDirectories(folder.resolve(id));
      Files.writeString(
          layout.resolve("layout.yaml"),
          LayoutDraft.of(document, LAYOUTS, id).yaml(),
          StandardCharsets.UTF_8);
      return Layouts.read(layout);
    } catch (IOException cause) {
      throw new java.io.UncheckedIOException(cause);
    }
  }

  private static Reading read(Layout layout, Document document) {
    return Readers.named(layout.reader()).orElseThrow().read(document, layout);
  }

  private static Document document(String text) {
    return ((SheetFile.Opened) SheetFile.open("a", text.getBytes(StandardCharsets.UTF_8)))
        .document();
  }
}
