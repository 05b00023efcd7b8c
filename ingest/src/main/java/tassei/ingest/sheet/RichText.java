package tassei.ingest.sheet;

import java.util.List;
import java.util.stream.Collectors;
import tassei.ingest.sheet.Document.Kind;
import tassei.ingest.sheet.Document.Origin;
import tassei.ingest.sheet.SheetBuilder.Found;

/**
 * A text of a book whose parts may be struck out or raised. What is struck out is none of the text,
 * unless all of it is; a raised digit is written as one, 116¹, so that it is none of the number.
 */
record RichText(List<Run> runs) {
  private static final String DIGITS = "0123456789()０１２３４５６７８９（）";
  private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾";

  RichText {
    runs = List.copyOf(runs);
  }

  /** How a part differs from its cell. */
  enum Strike {
    AS_CELL,
    STRUCK,
    NOT_STRUCK
  }

  /** A part of the text. */
  record Run(String text, Strike strike, boolean raised) {
    private boolean isStruck(boolean cellIsStruck) {
      return strike == Strike.STRUCK || strike == Strike.AS_CELL && cellIsStruck;
    }
  }

  static RichText plain(String text) {
    return new RichText(List.of(new Run(text, Strike.AS_CELL, false)));
  }

  /** All of it, struck out or not. */
  String text() {
    return runs.size() == 1
        ? runs.getFirst().text
        : runs.stream().map(Run::text).collect(Collectors.joining());
  }

  Found found(boolean cellIsStruck, boolean formula) {
    if (text().isEmpty()) {
      return new Found("", Kind.TEXT, "", formula);
    }
    if (runs.size() == 1 && !runs.getFirst().isStruck(cellIsStruck)) {
      return new Found(runs.getFirst().text, Kind.TEXT, "", formula);
    }
    boolean struck = runs.stream().anyMatch(run -> run.isStruck(cellIsStruck));
    String shown = shown(cellIsStruck);
    if (!struck) {
      return new Found(shown, Kind.TEXT, "", formula);
    }
    return shown.isBlank()
        ? new Found(text(), Kind.TEXT, "", formula).struckOut()
        : new Found(shown, Kind.TEXT, marked(cellIsStruck), formula);
  }

  private String shown(boolean cellIsStruck) {
    List<Run> kept = runs.stream().filter(run -> !run.isStruck(cellIsStruck)).toList();
    boolean allRaised = kept.stream().allMatch(run -> run.raised || run.text.isBlank());
    return kept.stream()
        .map(run -> run.raised && !allRaised ? raised(run.text) : run.text)
        .collect(Collectors.joining());
  }

  /** With what is struck out between marks. */
  private String marked(boolean cellIsStruck) {
    return runs.stream()
        .filter(run -> !run.text.isEmpty())
        .map(
            run -> run.isStruck(cellIsStruck) ? Origin.STRUCK + run.text + Origin.STRUCK : run.text)
        .collect(Collectors.joining());
  }

  private static String raised(String text) {
    return text.chars().noneMatch(Character::isDigit)
        ? text
        : text.chars()
            .map(letter -> raised((char) letter))
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
  }

  private static char raised(char letter) {
    int digit = DIGITS.indexOf(letter);
    return digit < 0 ? letter : RAISED.charAt(digit % RAISED.length());
  }
}
