package tassei.ingest.reader;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tassei.ingest.sheet.Document.Sheet;
import tassei.ingest.sheet.SheetFile;

/**
 * A small summary (総括表) of a body that does not exist, by default complete and sound; rows are told
 * with {@code |} between cells.
 */
final class TestingSummary {
  static final String TITLE = "令和6年度 みどり野商工会アクションプログラム総括表";
  static final String HEADER = "戦略 | | 施策 | 達成状況※1 | 施策目標(指標) | R6実績値(目標値) | 達成状況※2 | 検証(要約)";
  static final String TOTALS = "| | 達成数計 | 1/1 | | 達成数計 | 1/1 |";
  static final String FOOTNOTE = "※1 「達成」または「未達成」を記入";

  private String title = TITLE;
  private String header = HEADER;
  private final List<String> rows = new ArrayList<>();
  private String totals = TOTALS;

  TestingSummary title(String otherTitle) {
    title = otherTitle;
    return this;
  }

  TestingSummary header(String otherHeader) {
    header = otherHeader;
    return this;
  }

  /** The first row is line 3 of the document. */
  TestingSummary row(String row) {
    rows.add(row);
    return this;
  }

  TestingSummary totals(String otherTotals) {
    totals = otherTotals;
    return this;
  }

  Reading read() {
    return TestingReadings.read("action-program-summary", text());
  }

  /** The rows of a sheet that has the table. */
  Sheet sheet(String name) {
    SheetFile opened = SheetFile.open("test", text().getBytes(StandardCharsets.UTF_8));
    return new Sheet(name, ((SheetFile.Opened) opened).document().sheets().getFirst().rows());
  }

  String text() {
    List<String> lines = new ArrayList<>(List.of(title, header));
    lines.addAll(rows);
    lines.add(totals);
    lines.add(FOOTNOTE);
    return String.join("\n", lines.stream().map(TestingSummary::tabbed).toList());
  }

  private static String tabbed(String row) {
    return row.replaceAll(" ?\\| ?", "\t");
  }
}
