package tassei.ingest.reader;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tassei.ingest.sheet.Document.Cell;
import tassei.ingest.sheet.Document.Row;
import tassei.model.CellRef;
import tassei.model.survey.AnswerOption;
import tassei.model.survey.Question;
import tassei.model.survey.SurveyText;

/**
 * What a sheet says its numbers mean: 1=そう思う 2=ややそう思う. Where it gives a number another option than
 * the definition does, the number alone says nothing.
 */
final class SurveyLegend {
  private static final Pattern LEGEND =
      Pattern.compile("(?<![0-9])([0-9]{1,2})\\s*[=:.)]\\s*([^\\s0-9=:,、;()/|]+)");
  private static final Pattern AMONG_ANSWERS =
      Pattern.compile("(?<![0-9])([0-9]{1,2})\\s*=\\s*([^\\s0-9=:,、;()/|]+)");

  private final List<Entry> entries = new ArrayList<>();

  private record Entry(CellRef at, String number, String label) {}

  /** Of a sheet, whose legend may stand above or below the responses. */
  SurveyLegend(List<Row> rows, SurveyHeader header) {
    for (Row row : rows) {
      boolean above = row.number() <= header.lastRow().number();
      List<Entry> found = new ArrayList<>();
      boolean alone = above || row.filled() == 1;
      row.cells().forEach(cell -> find(cell, alone ? LEGEND : AMONG_ANSWERS, found));
      if (found.size() > 1) {
        entries.addAll(found);
      }
    }
  }

  private static void find(Cell cell, Pattern pair, List<Entry> found) {
    if (cell.text().length() < 3) {
      return;
    }
    Matcher pairs = pair.matcher(cell.text());
    while (pairs.find()) {
      found.add(new Entry(cell.at(), pairs.group(1), SurveyText.key(pairs.group(2))));
    }
  }

  /**
   * Numbers of a legend of which some mean other options in the definition. The middle of a scale
   * that is turned round means the same, but alone it would be the mean of everybody.
   *
   * @param at the first cell that says otherwise
   */
  record Conflict(CellRef at, Set<String> numbers) {
    static final Conflict NONE = new Conflict(CellRef.document(), Set.of());
  }

  Conflict conflict(Question question) {
    Map<String, AnswerOption> options = SurveyCells.keys(question.options());
    List<Entry> known =
        entries.stream()
            .filter(entry -> options.containsKey(entry.number))
            .filter(entry -> options.containsKey(entry.label))
            .toList();
    Optional<Entry> against =
        known.stream()
            .filter(entry -> !options.get(entry.number).equals(options.get(entry.label)))
            .findFirst();
    return against
        .map(first -> new Conflict(first.at, known.stream().map(Entry::number).collect(toSet())))
        .orElse(Conflict.NONE);
  }
}
