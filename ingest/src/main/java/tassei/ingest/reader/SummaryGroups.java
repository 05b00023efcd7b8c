package tassei.ingest.reader;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tassei.ingest.layout.Layout;
import tassei.ingest.sheet.Document.Cell;

/**
 * What the cells left of an indicator are. A sign for as above says what a blank says; 共通戦略1 名称 in
 * one cell is kind and strategy; (続き) is no part of a name.
 *
 * @param kind the cell of the kind; empty where the row prints none
 * @param strategyOfKind the strategy that stands in one cell with its kind
 * @param numbered strategy and measure, or one of them
 * @param status the status of the measure
 * @param unknown what is none of these
 * @param unclear signs for as above beside a measure that begins here, which is like none above
 */
record SummaryGroups(
    Optional<Cell> kind,
    Optional<Cell> strategyOfKind,
    List<Cell> numbered,
    Optional<Cell> status,
    List<Cell> unknown,
    List<Cell> unclear) {
  private static final Pattern CONTINUED =
      Pattern.compile(
          "[\\s\\u3000]*[(（\\[〔【<＜][\\s\\u3000]*(?:前(?:頁|ページ)(?:から|より)?の?)?(?:続き|つづき|続)"
              + "[\\s\\u3000]*[)）\\]〕】>＞][\\s\\u3000]*$");
  private static final Pattern WORD = Pattern.compile("\\p{IsHan}{2}");

  SummaryGroups {
    numbered = List.copyOf(numbered);
    unknown = List.copyOf(unknown);
    unclear = List.copyOf(unclear);
  }

  static SummaryGroups of(List<Cell> left, SummaryWords words) {
    Optional<Cell> kind = Optional.empty();
    Optional<Cell> strategy = Optional.empty();
    Optional<Cell> status = Optional.empty();
    List<Cell> numbered = new ArrayList<>();
    List<Cell> unknown = new ArrayList<>();
    List<Cell> unclear = new ArrayList<>();
    for (Cell printed : left) {
      Cell cell = withoutContinued(printed);
      Optional<Cell> strategyOfKind = strategyOfKind(cell, words.layout());
      if (words.kindOf(cell).isPresent()) {
        kind = Optional.of(cell);
      } else if (strategyOfKind.isPresent()) {
        kind = Optional.of(cell);
        strategy = strategyOfKind;
        numbered.add(strategyOfKind.orElseThrow());
      } else if (words.isMark(cell)) {
        status = Optional.of(cell);
      } else if (SummaryMeasures.isNumbered(cell)) {
        numbered.add(cell);
      } else if (SummaryWords.isDitto(cell)) {
        (numbered.isEmpty() ? new ArrayList<Cell>() : unclear).add(cell);
      } else if (!words.isNoteSign(cell)) {
        unknown.add(printed);
      }
    }
    return new SummaryGroups(kind, strategy, numbered, status, unknown, unclear);
  }

  /** COMMON or OWN; empty where the row prints none. */
  Optional<String> kindName(SummaryWords words) {
    return kind.map(
        cell ->
            words
                .kindOf(cell)
                .orElseGet(() -> startsWith(cell, words.layout(), "own") ? "OWN" : "COMMON"));
  }

  /** Whether a word that may be a kind stands in front of a strategy. */
  boolean hidesKind() {
    return kind.isEmpty()
        && numbered.size() == 2
        && unknown.stream()
            .filter(cell -> cell.at().column() < numbered.getFirst().at().column())
            .anyMatch(cell -> WORD.matcher(cell.text().replace(" ", "")).find());
  }

  private static Cell withoutContinued(Cell cell) {
    return CONTINUED.matcher(cell.raw()).find()
        ? Cell.of(CONTINUED.matcher(cell.raw()).replaceFirst(""), cell.at(), cell.origin())
        : cell;
  }

  private static boolean startsWith(Cell cell, Layout layout, String kind) {
    return layout.words(kind).stream().anyMatch(cell.text()::startsWith);
  }

  /** Of 共通戦略1 名称 the part behind the kind. */
  private static Optional<Cell> strategyOfKind(Cell cell, Layout layout) {
    return Stream.concat(layout.words("common").stream(), layout.words("own").stream())
        .filter(cell.text()::startsWith)
        .max(Comparator.comparingInt(String::length))
        .map(word -> behind(word, cell))
        .filter(SummaryMeasures::isNumbered);
  }

  private static Cell behind(String word, Cell cell) {
    String raw = cell.raw().strip();
    String text = raw.startsWith(word) ? raw : cell.text();
    return Cell.of(text.substring(word.length()).strip(), cell.at(), cell.origin());
  }
}
