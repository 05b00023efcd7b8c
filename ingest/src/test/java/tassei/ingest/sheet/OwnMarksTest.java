package tassei.ingest.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tassei.ingest.sheet.Document.Cell;
import tassei.ingest.sheet.Document.Row;
import tassei.ingest.sheet.Document.Sheet;
import tassei.model.CellRef;

class OwnMarksTest {
  @Test
  void aCommentOfOursIsNoRemarkOfTheChamber() {
    assertThat(OwnMarks.comment("tassei", "数値が入るところに「abc」とあります。")).isEmpty();
    assertThat(OwnMarks.comment("担当A", "速報\n\ntassei:\n数値が入るところに「abc」とあります。")).isEqualTo("速報");
    assertThat(OwnMarks.comment("担当A", "tassei の指摘を確認済み")).isEqualTo("tassei の指摘を確認済み");
    assertThat(OwnMarks.comment("", "速報")).isEqualTo("速報");
  }

  @Test
  void ofAThreadedCommentTheNoticeForOlderProgramsIsLeftOut() {
    assertThat(
            OwnMarks.comment(
                "tc={0F3B}",
                "[Threaded comment]\n\nYour version of Excel allows you to read this threaded comment.\n\nComment:\n    速報\nReply:\n    確定"))
        .isEqualTo("速報\nReply:\n    確定");
    assertThat(OwnMarks.comment("tc={0F3B}", "[スレッド化されたコメント]\n\n使用している Excel では…\n\nコメント:\n    速報"))
        .isEqualTo("速報");
  }

  @Test
  void theListOfProblemsIsKnownByItsFirstCellAndNotByItsName() {
    assertThat(OwnMarks.isList(sheet("確認事項(tassei)"))).isTrue();
    assertThat(OwnMarks.isList(sheet("確認事項（tassei）"))).isTrue();
    assertThat(OwnMarks.isList(sheet("確認事項"))).isFalse();
  }

  @Test
  void aListThatCameBackChangesNoContent() {
    Document form = new Document("a.xlsx", List.of(sheet("総括表")));
    Document back = new Document("a.xlsx", List.of(sheet("確認事項(tassei)"), sheet("総括表")));

    assertThat(ContentHash.of(back)).isEqualTo(ContentHash.of(form));
  }

  private static Sheet sheet(String first) {
    CellRef at = CellRef.cell("確認事項", 2, 2);
    return new Sheet(
        "確認事項",
        List.of(new Row(1, List.of()), new Row(2, List.of(Cell.of("", at), Cell.of(first, at)))));
  }
}
