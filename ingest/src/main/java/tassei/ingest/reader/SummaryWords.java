package tassei.ingest.reader;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tassei.ingest.layout.Layout;
import tassei.ingest.sheet.Document.Cell;

/** What a cell or a row of a summary is by the words of its layout. */
record SummaryWords(Layout layout) {
  private static final int HEADINGS_OF_A_HEADER = 3;

  /** As above; a quotation mark and 同左 are printed for it too. */
  private static final Set<String> DITTO =
      Set.of("〃", "′′", "\"", "”", "''", "々", "仝", "同上", "同左", "同前", "(同上)", "(同左)");

  boolean isTitle(Cell cell) {
    return layout.recognise().title().matcher(cell.text()).find();
  }

  /** A remark may begin with a heading's word too; a row of an indicator is no header. */
  boolean isHeader(List<Cell> filled) {
    if (filled.stream().noneMatch(this::isValueHeading)) {
      return false;
    }
    long found =
        Stream.of("strategy", "measure", "status", "indicator", "value")
            .flatMap(thing -> layout.words(thing).stream())
            .filter(heading -> filled.stream().anyMatch(cell -> cell.text().startsWith(heading)))
            .count();
    return found >= HEADINGS_OF_A_HEADER && !isOfAnIndicator(filled);
  }

  boolean isValueHeading(Cell cell) {
    return layout.words("value").stream().anyMatch(cell.text()::contains)
        || new SummaryHeading(cell).isPlainActual();
  }

  boolean isIndicatorHeading(Cell cell) {
    return layout.words("indicator").stream().anyMatch(cell.text()::startsWith);
  }

  /** 戦略1 name. */
  boolean isStrategy(Cell cell) {
    return layout.words("strategy").stream().anyMatch(cell.text()::startsWith);
  }

  boolean isTotalWord(Cell cell) {
    return layout.words("total").contains(cell.text());
  }

  /** A note below the table; a row of the table may be marked like one in its first cell. */
  boolean isFootnote(List<Cell> filled) {
    return beginsLikeANote(filled.getFirst())
        && filled.stream().skip(1).noneMatch(this::isOfTheTable);
  }

  /** Only the sign of a note, with or without its number: ※, ※2. */
  boolean isNoteSign(Cell cell) {
    return layout.words("footnote").stream()
        .filter(cell.text()::startsWith)
        .map(word -> cell.text().substring(word.length()).strip())
        .anyMatch(rest -> rest.length() <= 2 && rest.chars().allMatch(Character::isDigit));
  }

  static boolean isDitto(Cell cell) {
    return DITTO.contains(cell.text());
  }

  /** 共通戦略 or 独自戦略, also written from top to bottom. */
  Optional<String> kindOf(Cell cell) {
    String text = cell.text().replace(" ", "");
    if (layout.words("common").contains(text)) {
      return Optional.of("COMMON");
    }
    return layout.words("own").contains(text) ? Optional.of("OWN") : Optional.empty();
  }

  boolean isMark(Cell cell) {
    return isStatusWord(cell) || NumberText.isNotReportedMark(cell.text());
  }

  boolean isStatusWord(Cell cell) {
    return layout.words("marks").contains(cell.text());
  }

  private boolean beginsLikeANote(Cell cell) {
    return layout.words("footnote").stream().anyMatch(cell.text()::startsWith);
  }

  private boolean isOfTheTable(Cell cell) {
    return kindOf(cell).isPresent()
        || SummaryMeasures.isNumbered(cell)
        || SummaryLabel.isOne(cell)
        || NumberText.isFigure(cell.text());
  }

  private static boolean isOfAnIndicator(List<Cell> filled) {
    return filled.stream().anyMatch(SummaryLabel::isOne)
        && filled.stream().anyMatch(cell -> NumberText.isFigure(cell.text()));
  }
}
