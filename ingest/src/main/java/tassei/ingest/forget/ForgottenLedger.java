package tassei.ingest.forget;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tassei.lakehouse.RunId;
import tassei.lakehouse.TableName;
import tassei.lakehouse.forget.StoredRow;
import tassei.lakehouse.forget.StoredTables;

/**
 * What was forgotten, as {@code ops.forgotten} keeps it: said before anything goes, and again when
 * nothing is left, so that whoever was stopped between is known, and what went is known when it
 * comes again.
 */
final class ForgottenLedger {
  static final TableName FORGOTTEN = new TableName("ops", "forgotten");

  /** How far it has come. */
  enum State {
    BEGUN,
    DONE,
    LEFT
  }

  /**
   * A row.
   *
   * @param at when it was said
   * @param key of the response; empty where a file went
   */
  record Entry(
      Instant at,
      String hash,
      String extent,
      String questionnaire,
      String body,
      String round,
      String key,
      String state) {
    static Entry of(StoredRow row) {
      return new Entry(
          ForgottenLedger.at(row.text("forgotten_at")),
          row.text("file_hash"),
          row.text("extent"),
          row.text("questionnaire"),
          row.text("body_code"),
          row.text("survey_round"),
          row.text("response_key"),
          row.text("state"));
    }

    private boolean isAbout(Entry other) {
      return hash.equals(other.hash) && extent.equals(other.extent) && key.equals(other.key);
    }
  }

  private final StoredTables tables;
  private final RunId runId;
  private final Instant now;
  private final List<Entry> entries = new ArrayList<>();

  ForgottenLedger(StoredTables tables, RunId runId, Instant now) {
    this.tables = requireNonNull(tables, "tables is null");
    this.runId = requireNonNull(runId, "runId is null");
    this.now = requireNonNull(now, "now is null");
    tables.states(FORGOTTEN).published(Set.of(), row -> entries.add(Entry.of(row)));
  }

  /** The fingerprints of responses that were forgotten, or begun to be. */
  Set<String> keys() {
    Set<String> keys =
        entries.stream().map(Entry::key).collect(Collectors.toCollection(HashSet::new));
    keys.remove("");
    return keys;
  }

  /** What was begun and never found to be gone. */
  List<Entry> unfinished() {
    return entries.stream()
        .filter(entry -> entry.state().equals(State.BEGUN.name()))
        .filter(begun -> entries.stream().noneMatch(end -> isDone(end) && end.isAbout(begun)))
        .toList();
  }

  /** What was found to be gone. */
  List<Entry> done() {
    return entries.stream().filter(ForgottenLedger::isDone).toList();
  }

  /** A time as tables hold it. */
  static Instant at(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }

  /** Whether what is personal in a file is gone, and has been since the file was landed. */
  boolean isPersonalDone(String hash, Instant landed) {
    return entries.stream()
        .filter(ForgottenLedger::isDone)
        .filter(entry -> entry.extent().equals(ForgottenPart.Extent.PERSONAL.name()))
        .filter(entry -> !entry.at().isBefore(landed))
        .anyMatch(entry -> entry.hash().equals(hash));
  }

  private static boolean isDone(Entry entry) {
    return entry.state().equals(State.DONE.name());
  }

  /**
   * @param keys of responses by file hash; of a file that went as a whole there are none
   */
  void begin(Map<String, ForgottenPart> parts, Map<String, Set<String>> keys) {
    append(parts, keys, State.BEGUN, new Forget.Outcome(0, 0, 0, 0, List.of()));
  }

  void end(Map<String, ForgottenPart> parts, Map<String, Set<String>> keys, Forget.Outcome done) {
    append(parts, keys, done.left().isEmpty() ? State.DONE : State.LEFT, done);
  }

  private void append(
      Map<String, ForgottenPart> parts,
      Map<String, Set<String>> keys,
      State state,
      Forget.Outcome done) {
    List<Map<String, Object>> rows = new ArrayList<>();
    parts.forEach(
        (hash, part) -> {
          List<String> responses = new ArrayList<>(keys.getOrDefault(hash, Set.of()));
          if (responses.isEmpty()) {
            responses.add("");
          }
          responses.forEach(key -> rows.add(row(part, key, state, done)));
        });
    tables.append(FORGOTTEN, rows, runId);
  }

  private Map<String, Object> row(
      ForgottenPart part, String key, State state, Forget.Outcome done) {
    SurveyFile file = part.file();
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("run_id", runId.value());
    row.put("forgotten_at", now.atOffset(ZoneOffset.UTC));
    row.put("extent", part.extent().name());
    row.put("questionnaire", file.questionnaire());
    row.put("body_code", nullIfEmpty(file.bodyCode()));
    row.put("survey_round", nullIfEmpty(file.round()));
    row.put("file_hash", file.hash());
    row.put("response_key", nullIfEmpty(key));
    row.put("row_count", (long) part.rowCount());
    row.put("table_rows", done.rows());
    row.put("states", done.states());
    row.put("files_searched", done.filesSearched());
    row.put("texts_searched", done.texts());
    row.put("state", state.name());
    return row;
  }

  private static String nullIfEmpty(String text) {
    return text.isEmpty() ? null : text;
  }
}
