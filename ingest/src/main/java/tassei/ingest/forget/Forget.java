package tassei.ingest.forget;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import tassei.ingest.land.Land;
import tassei.ingest.observe.Observe;
import tassei.lakehouse.TableName;
import tassei.lakehouse.forget.EveryState;
import tassei.lakehouse.forget.Needles;
import tassei.lakehouse.forget.Remains;
import tassei.lakehouse.forget.RowEdit;
import tassei.lakehouse.forget.StoredRow;
import tassei.lakehouse.forget.StoredTables;

/**
 * Takes what is forgotten out of every table, state and file of a warehouse, and looks whether it
 * is gone.
 *
 * <p>The landed cells go last: whoever was stopped before can say the same again.
 */
final class Forget {
  static final TableName ANSWERS = new TableName("core", "fct_survey_answer");

  /**
   * The landed cells last; a file that goes as a whole is known by its filing until they are gone.
   */
  static final List<TableName> TABLES =
      List.of(
          ANSWERS,
          Observe.SURVEY_ANSWER,
          Observe.SURVEY_FIGURE,
          Observe.OBSERVATION,
          Observe.PROBLEM,
          Observe.FILING,
          Land.FILE,
          Land.CELL);

  private final StoredTables tables;
  private final Map<String, ForgottenPart> parts;
  private final Map<TableName, RowEdit> edits = new LinkedHashMap<>();

  /**
   * @param parts by file hash
   */
  Forget(StoredTables tables, Map<String, ForgottenPart> parts) {
    this.tables = requireNonNull(tables, "tables is null");
    this.parts = Map.copyOf(parts);
    edits.put(ANSWERS, new OfAnswers());
    edits.put(Observe.SURVEY_ANSWER, edit(ForgottenPart::ofAnswer));
    edits.put(Observe.SURVEY_FIGURE, edit(Forget::allOrNothing));
    edits.put(Observe.OBSERVATION, edit(Forget::allOrNothing));
    edits.put(Observe.PROBLEM, edit(ForgottenPart::ofProblem));
    edits.put(Observe.FILING, edit(ForgottenPart::ofFiling));
    edits.put(Land.FILE, edit(ForgottenPart::ofFile));
    edits.put(Land.CELL, edit(ForgottenPart::ofCell));
    if (!List.copyOf(edits.keySet()).equals(TABLES)) {
      throw new IllegalStateException("Cannot forget in this order: " + edits.keySet());
    }
  }

  /**
   * What was done and what was found afterwards.
   *
   * @param states of tables that were made anew
   * @param rows that went or were emptied
   * @param texts that were looked for
   * @param left where something is left; empty when it is gone
   */
  record Outcome(int states, long rows, int texts, int filesSearched, List<String> left) {
    Outcome {
      left = List.copyOf(left);
    }
  }

  Outcome run(Needles needles) {
    Map<String, Integer> sizes = new HashMap<>();
    tables
        .states(Land.FILE)
        .published(
            parts.keySet(), file -> sizes.put(file.text("file_hash"), file.number("cell_count")));
    ReceivedLists received = new ReceivedLists(tables.warehouse().receivedFiles());
    int states = 0;
    long rows = 0;
    for (Map.Entry<TableName, RowEdit> edit : edits.entrySet()) {
      if (edit.getKey().equals(Land.CELL)) {
        parts.values().forEach(part -> received.forget(part, sizes.get(part.file().hash())));
      }
      EveryState.Outcome done = tables.states(edit.getKey()).forget(edit.getValue());
      states += done.states();
      rows += done.rows();
    }
    if (parts.values().stream().anyMatch(part -> part.extent() == ForgottenPart.Extent.ALL)) {
      tables.states(Observe.FILING).forget(edit(Forget::allOrNothing));
    }
    tables.removeStrays();
    Remains.Found found = tables.remains(needles);
    List<String> left = new java.util.ArrayList<>(found.places());
    edits.forEach(
        (table, edit) -> {
          long still = tables.states(table).left(edit);
          if (still > 0) {
            left.add("%s: %d rows".formatted(table, still));
          }
        });
    return new Outcome(states, rows, needles.count(), found.files(), left);
  }

  private static RowEdit.Fate allOrNothing(ForgottenPart part, StoredRow row) {
    return part.extent() == ForgottenPart.Extent.ALL ? RowEdit.DROP : RowEdit.KEEP;
  }

  private RowEdit edit(BiFunction<ForgottenPart, StoredRow, RowEdit.Fate> fate) {
    return new RowEdit() {
      @Override
      public Set<String> fileHashes() {
        return parts.keySet();
      }

      @Override
      public Fate of(StoredRow row) {
        ForgottenPart part = parts.get(row.text("file_hash"));
        return part == null ? KEEP : fate.apply(part, row);
      }
    };
  }

  /** A fact knows its filing, whose code ends with the beginning of the file's hash. */
  private final class OfAnswers implements RowEdit {
    private final Map<String, ForgottenPart> byEnd = new HashMap<>();

    OfAnswers() {
      parts.values().forEach(part -> byEnd.put(part.file().endOfFilingCode(), part));
    }

    @Override
    public Set<String> fileHashes() {
      return Set.of();
    }

    @Override
    public Fate of(StoredRow row) {
      String code = row.text("filing_code");
      ForgottenPart part = byEnd.get(code.substring(code.lastIndexOf(':')));
      return part == null ? KEEP : part.ofAnswer(row);
    }
  }
}
