package tassei.ingest.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tassei.ingest.layout.Layout;
import tassei.ingest.sheet.Document;
import tassei.ingest.sheet.Document.Cell;
import tassei.ingest.sheet.Document.Row;
import tassei.ingest.sheet.Document.Sheet;
import tassei.model.CellRef;

/**
 * Reads an outline (実施計画): plans, their sections, and in each section indicators numbered with
 * circled marks and the targets that stand inside the bullets. Only the part that holds the
 * contents of the plan is read; what comes before says the years.
 */
final class Outline implements Reader {
  @Override
  public Set<String> vocabulary() {
    return Set.of("contents", "period", "final_year", "plans", "continued", "achieved", "body");
  }

  @Override
  public Reading read(Document document, Layout layout) {
    List<Line> lines = new ArrayList<>();
    for (Sheet sheet : document.sheets()) {
      sheet.rows().stream().filter(row -> !row.isBlank()).map(Outline::line).forEach(lines::add);
    }
    OutlineHeader header = OutlineHeader.read(lines, layout);
    return new OutlineReading(header, layout).read(lines);
  }

  /**
   * One line of the document, blank ones left out.
   *
   * @param number of the row it stands in
   */
  record Line(String text, String raw, int number, CellRef at) {}

  private static Line line(Row row) {
    List<Cell> cells = row.cells().stream().filter(cell -> !cell.isBlank()).toList();
    String text = String.join(" ", cells.stream().map(Cell::text).toList());
    String raw = String.join(" ", cells.stream().map(Cell::raw).toList());
    return new Line(withoutMarkup(text), raw.strip(), row.number(), cells.getFirst().at());
  }

  /** Markdown's signs of headings and of bold print say nothing. */
  private static String withoutMarkup(String text) {
    return text.replace("**", "").replaceFirst("^#{1,6} ", "").strip();
  }
}
