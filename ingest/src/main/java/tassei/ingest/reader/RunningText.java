package tassei.ingest.reader;

import java.util.Set;
import tassei.ingest.layout.Layout;
import tassei.ingest.sheet.Document;

/**
 * Reads the plan of a chamber over several years that comes as the running text of a PDF: a table
 * of strategies and measures, and for each measure its goals with base values and targets, and its
 * actions with their schedules.
 */
final class RunningText implements Reader {
  @Override
  public Set<String> vocabulary() {
    return PlanWords.VOCABULARY;
  }

  @Override
  public Reading read(Document document, Layout layout) {
    return new PlanReading(PlanLine.of(document), new PlanWords(layout)).read();
  }
}
