package tassei.ingest.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static tassei.ingest.observe.TestingBooks.book;
import static tassei.ingest.observe.TestingBooks.sheet;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tassei.ingest.layout.Layouts;
import tassei.ingest.sheet.Document;
import tassei.ingest.sheet.Document.Sheet;

class RecognitionTest {
  private static final Layouts LAYOUTS = Layouts.load(List.of(Path.of("layouts")));

  private static final String SUMMARY =
      """
      令和6年度 みどり野商工会アクションプログラム総括表
      戦略\t\t施策\t達成状況※1\t施策目標(指標)\tR6実績値(目標値)\t達成状況※2
      共通戦略\t1 人\t1 学び\t達成\t(1) 講座数\t12回(10回)\t達成
      \t\t達成数計\t1/1\t\t達成数計\t1/1
      """;
  private static final String GOALS =
      """
      経営発達支援計画 目標管理表
      事業\t項目別事項\t目標\t達成状況\tR6実績
      相談\t相談件数\t10件\tA\t12件
      """;

  @Test
  void thePointsSayWhatWasFoundAndWhatLacks() {
    Document cut = book(sheet("表", SUMMARY.replace("達成数計", "計").replace("(1) ", "")));

    Evidence best = Recognition.of(cut, LAYOUTS).candidates().getFirst();

    assertThat(best.layout().id()).isEqualTo("action-program-summary");
    assertThat(best.score()).isEqualTo(84);
    assertThat(best.ja()).isEqualTo("表題 45/45、見出し 29/35 (不足: 達成数計)、見出しの順 10/10、番号 0/10");
    assertThat(best.en())
        .isEqualTo("title 45/45, headings 29/35 (missing 達成数計), order 10/10, numbering 0/10");
  }

  @Test
  void headingsInAnotherOrderAreWorthLess() {
    Document turned =
        book(sheet("表", GOALS.replace("事業\t項目別事項\t目標\t達成状況\tR6実績", "R6実績\t達成状況\t目標\t項目別事項\t事業")));

    Evidence best = Recognition.of(turned, LAYOUTS).candidates().getFirst();

    assertThat(best.en()).isEqualTo("title 45/45, headings 35/35, order 0/10");
    assertThat(best.score()).isEqualTo(89);
  }

  @Test
  void allButTheTitleIsNotEnough() {
    Recognition recognition =
        Recognition.of(book(sheet("表", SUMMARY.replace("アクションプログラム総括表", "事業報告"))), LAYOUTS);

    assertThat(recognition.winner()).isEmpty();
    assertThat(recognition.candidates().getFirst().score()).isEqualTo(55);
    assertThat(recognition.problem().messageJa("a.xlsx"))
        .isEqualTo(
            "a.xlsx シート 表 A1:既知の様式の表題と見出し(最も近い様式「アクションプログラム 総括表」は100点中55点: "
                + "表題 0/45 (不足: アクションプログラム 総括表)、見出し 35/35、見出しの順 10/10、番号 10/10)"
                + " が入るところに「令和6年度 みどり野商工会事業報告」とあります。"
                + "様式を確認してください。新しい様式であれば layouts にフォルダを追加します。");
  }

  @Test
  void aTitleWithFewOfTheHeadingsIsNotEnough() {
    Recognition recognition =
        Recognition.of(book(sheet("表", SUMMARY.replace("総括表", "報告"))), LAYOUTS);

    assertThat(recognition.winner()).isEmpty();
    assertThat(recognition.candidates().getFirst().layout().id()).isEqualTo("action-program-plan");
    assertThat(recognition.candidates().getFirst().en())
        .isEqualTo("title 45/45, headings 11/35 (missing 基準値・取組内容), order 0/10, numbering 10/10");
  }

  @Test
  void aCoverAndNotesDoNotSpoilTheFormsSheet() {
    Sheet form = sheet("総括表", SUMMARY);
    Document document =
        book(sheet("表紙", "令和6年度 目標管理表などの送付について\nみどり野商工会"), form, sheet("メモ", "目標\t達成状況\n10\t未達成"));

    Recognition recognition = Recognition.of(document, LAYOUTS);

    assertThat(recognition.winner().orElseThrow().layout().id())
        .isEqualTo("action-program-summary");
    assertThat(recognition.form().sheets()).containsExactly(form);
  }

  @Test
  void aTitleOnTheCoverAndTheTableOnTheNextSheetAreOneForm() {
    String[] parts = SUMMARY.split("\n", 2);
    Document document = book(sheet("表紙", parts[0]), sheet("表", parts[1]));

    Recognition recognition = Recognition.of(document, LAYOUTS);

    assertThat(recognition.winner().orElseThrow().score()).isEqualTo(100);
    assertThat(recognition.form()).isEqualTo(document);
  }

  @Test
  void aPageWithTheHeadingsButNoTitleCarriesTheFormOn() {
    Sheet first = sheet("1", SUMMARY.replaceAll("\t\t達成数計.*\n", ""));
    Sheet second = sheet("2", SUMMARY.substring(SUMMARY.indexOf('\n') + 1));

    assertThat(Recognition.of(book(first, second), LAYOUTS).form().sheets())
        .containsExactly(first, second);
  }

  @Test
  void twoFormsInOneBookWait() {
    Recognition recognition =
        Recognition.of(book(sheet("総括表", SUMMARY), sheet("目標", GOALS)), LAYOUTS);

    assertThat(recognition.winner()).isEmpty();
    assertThat(recognition.problem().messageEn("a.xlsx"))
        .isEqualTo(
            "a.xlsx: expected a file with the form 'action-program-summary' only, found '目標'."
                + " Send each form as a file of its own.");
  }
}
