package tassei.ingest.forget;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import tassei.ingest.forget.ForgottenPart.Extent;
import tassei.ingest.land.Land;
import tassei.ingest.observe.Observe;
import tassei.ingest.sheet.CellText;
import tassei.lakehouse.forget.Needles;
import tassei.lakehouse.forget.StoredRow;
import tassei.lakehouse.forget.StoredTables;
import tassei.model.survey.Questionnaire;

/** What goes of several lists of responses, found by going through their landed cells. */
final class ForgottenParts {
  /** Of a list of a million responses as many texts are looked for in what remains. */
  private static final int MOST_TEXTS = 100_000;

  private final StoredTables tables;
  private final Map<String, SurveyFile> files = new LinkedHashMap<>();
  private final Map<String, ListOfResponses> lists = new HashMap<>();

  /**
   * @param questionnaires by code
   */
  ForgottenParts(
      StoredTables tables,
      Collection<SurveyFile> files,
      Map<String, Questionnaire> questionnaires) {
    this.tables = requireNonNull(tables, "tables is null");
    files.forEach(file -> this.files.put(file.hash(), file));
    files.forEach(file -> lists.put(file.hash(), new ListOfResponses()));
    cells((hash, cell) -> lists.get(hash).begin(cell));
    files.forEach(file -> lists.get(file.hash()).headed(questionnaires.get(file.questionnaire())));
  }

  /** Told of a landed cell and the file it is of. */
  @FunctionalInterface
  private interface EachCell {
    void of(String hash, StoredRow cell);
  }

  private void cells(EachCell each) {
    tables.states(Land.CELL).published(files.keySet(), cell -> ofOurs(cell, each));
  }

  private void ofOurs(StoredRow cell, EachCell each) {
    String hash = cell.text("file_hash");
    if (files.containsKey(hash)) {
      each.of(hash, cell);
    }
  }

  /** The files whose responses have numbers. */
  Set<String> withNumbers() {
    Set<String> with = new LinkedHashSet<>();
    lists.forEach(
        (hash, list) -> {
          if (list.hasNumbers()) {
            with.add(hash);
          }
        });
    return with;
  }

  Map<String, ForgottenPart> all() {
    Map<String, ForgottenPart> parts = new LinkedHashMap<>();
    files.forEach(
        (hash, file) -> parts.put(hash, new ForgottenPart(file, Extent.ALL, lists.get(hash))));
    return parts;
  }

  /** The rows whose number is asked for; files without such a row are left out. */
  Map<String, ForgottenPart> rows(BiPredicate<SurveyFile, String> isAsked) {
    Map<String, ForgottenPart> parts = new LinkedHashMap<>();
    cells(
        (hash, cell) -> {
          int sheet = cell.number("sheet_no");
          int row = cell.number("row_no");
          if (lists.get(hash).isNumber(sheet, row, cell.number("column_no"))
              && !cell.text("raw_text").isBlank()
              && isAsked.test(files.get(hash), cell.text("raw_text"))) {
            parts
                .computeIfAbsent(
                    hash, none -> new ForgottenPart(files.get(hash), Extent.ROWS, lists.get(hash)))
                .mark(sheet, cell.text("sheet_name"), row);
          }
        });
    return parts;
  }

  /**
   * What is personal in every row. Rows that were not counted go as a whole: without their number
   * nobody could tell a second time that they stand there twice.
   */
  Map<String, ForgottenPart> personal() {
    Map<String, BitSet> counted = new HashMap<>();
    tables
        .states(Observe.SURVEY_ANSWER)
        .published(
            files.keySet(),
            answer ->
                counted
                    .computeIfAbsent(place(answer, "source_sheet"), none -> new BitSet())
                    .set(answer.number("source_row")));
    Map<String, ForgottenPart> parts = new LinkedHashMap<>();
    files.forEach(
        (hash, file) -> parts.put(hash, new ForgottenPart(file, Extent.PERSONAL, lists.get(hash))));
    cells(
        (hash, cell) -> {
          int row = cell.number("row_no");
          BitSet rows = counted.getOrDefault(place(cell, "sheet_name"), new BitSet());
          boolean below = lists.get(hash).isBelowHeadings(cell.number("sheet_no"), row);
          if (below && !rows.isEmpty() && !rows.get(row)) {
            parts.get(hash).mark(cell.number("sheet_no"), cell.text("sheet_name"), row);
          }
        });
    return parts;
  }

  private static String place(StoredRow row, String sheet) {
    return row.text("file_hash") + " " + row.text(sheet);
  }

  /**
   * The texts that go and that nobody else says. Tells each part how many filled cells stay.
   *
   * @param known texts that say nothing of a person: names of bodies, questions
   */
  Needles needles(Map<String, ForgottenPart> parts, String known) {
    Set<String> texts = new LinkedHashSet<>();
    cells(
        (hash, cell) -> {
          ForgottenPart part = parts.get(hash);
          if (part == null) {
            return;
          }
          if (!isGoing(part, cell) && !CellText.normal(cell.text("raw_text")).isEmpty()) {
            part.keepFilled();
          }
          if (texts.size() < MOST_TEXTS && isTelling(part, cell)) {
            texts.add(cell.text("raw_text"));
            texts.add(cell.text("stored_value"));
            texts.add(cell.text("cell_comment"));
          }
        });
    Needles needles = Needles.of(texts);
    needles.leaveOut(known.getBytes(StandardCharsets.UTF_8));
    if (needles.count() > 0) {
      tables
          .states(Land.CELL)
          .published(
              Set.of(),
              cell -> {
                if (!isGoing(parts.get(cell.text("file_hash")), cell)) {
                  needles.leaveOut(cell.text("raw_text").getBytes(StandardCharsets.UTF_8));
                }
              });
    }
    return needles;
  }

  private static boolean isTelling(ForgottenPart part, StoredRow cell) {
    return part.isTelling(cell.number("sheet_no"), cell.number("row_no"), cell.number("column_no"));
  }

  private static boolean isGoing(ForgottenPart part, StoredRow cell) {
    return part != null
        && part.isGoing(cell.number("sheet_no"), cell.number("row_no"), cell.number("column_no"));
  }
}
