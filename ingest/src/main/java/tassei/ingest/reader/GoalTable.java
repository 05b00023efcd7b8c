package tassei.ingest.reader;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import tassei.ingest.layout.Layout;
import tassei.ingest.sheet.Document;
import tassei.model.CellRef;

/** Not written yet. */
final class GoalTable implements Reader {
  @Override
  public Set<String> vocabulary() {
    return Set.of();
  }

  @Override
  public Reading read(Document document, Layout layout) {
    return new Reading(
        new Reading.Header("", "", CellRef.document(), Optional.empty(), Optional.empty()),
        List.of(),
        List.of());
  }
}
