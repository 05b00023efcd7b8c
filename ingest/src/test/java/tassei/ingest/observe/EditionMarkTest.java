package tassei.ingest.observe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditionMarkTest {
  @ParameterizedTest
  @CsvSource({
    "令和7年度 みどり野商工会アクションプログラム 総括表, 1",
    "令和7年度 みどり野商工会アクションプログラム 総括表（第２版）, 2",
    "総括表 第三版, 3",
    "総括表 第十二版, 12",
    "総括表(改訂版), 2",
    "総括表【修正】, 2",
    "総括表 訂正, 2",
    "総括表(第2回改訂), 3",
    "総括表(第1次修正版), 2",
    "総括表(差し替え), 2",
    "第2期アクションプログラム 総括表, 1",
    "修正申告支援計画 総括表, 1",
    "改訂アクションプログラム 総括表, 1",
    "'', 1"
  })
  void theTitleSaysWhichEditionTheDocumentIs(String title, int edition) {
    assertThat(EditionMark.of(title)).isEqualTo(edition);
  }
}
