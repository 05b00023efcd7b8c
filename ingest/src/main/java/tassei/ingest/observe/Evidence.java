package tassei.ingest.observe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tassei.ingest.layout.Layout;
import tassei.ingest.layout.Layout.Heading;
import tassei.ingest.sheet.Document.Cell;
import tassei.ingest.sheet.Document.Row;
import tassei.ingest.sheet.Document.Sheet;

/**
 * What speaks for a layout: title, headings, their order and the numbering of rows, each with the
 * points it gave.
 *
 * @param parts in this order; a layout that numbers nothing has no part for it
 */
public record Evidence(Layout layout, List<Part> parts) {
  private static final int TITLE = 45;
  private static final int HEADINGS = 35;
  private static final int ORDER = 10;
  private static final int NUMBERING = 10;
  private static final int LONGEST_HEADING = 60;
  private static final int LONGEST_TITLE = 200;
  private static final int ROWS_OF_A_TEXT = 20;
  static final int ROWS_AT_THE_BEGINNING = 5_000;
  static final int ROWS_AT_THE_END = 100;

  public Evidence {
    parts = List.copyOf(parts);
  }

  /** The kinds of evidence. */
  public enum Kind {
    TITLE("表題", "title"),
    HEADINGS("見出し", "headings"),
    ORDER("見出しの順", "order"),
    NUMBERING("番号", "numbering"),
    QUESTIONS("設問", "questions");

    private final String ja;
    private final String en;

    Kind(String ja, String en) {
      this.ja = ja;
      this.en = en;
    }
  }

  /**
   * One kind of evidence.
   *
   * @param points earned, at most {@code of}
   * @param found what stands in the document, as the layout calls it; for the title its text
   * @param missing what the layout asks for and the document lacks
   */
  public record Part(Kind kind, int points, int of, List<String> found, List<String> missing) {
    public Part {
      found = List.copyOf(found);
      missing = List.copyOf(missing);
    }
  }

  /** Points of all parts, 0 to 100. */
  public int score() {
    int points = parts.stream().mapToInt(Part::points).sum();
    int of = parts.stream().mapToInt(Part::of).sum();
    return (int) Math.round(100.0 * points / of);
  }

  /** 表題 45/45、見出し 29/35(不足: 達成数計)、… */
  public String ja() {
    return parts.stream()
        .map(part -> text(part, part.kind().ja, "不足: "))
        .collect(Collectors.joining("、"));
  }

  /** title 45/45, headings 29/35 (missing 達成数計), … */
  public String en() {
    return parts.stream()
        .map(part -> text(part, part.kind().en, "missing "))
        .collect(Collectors.joining(", "));
  }

  private static String text(Part part, String name, String lacks) {
    String lacking =
        part.missing().isEmpty() ? "" : " (" + lacks + String.join("・", part.missing()) + ")";
    return "%s %d/%d%s".formatted(name, part.points(), part.of(), lacking);
  }

  /** The headings that a page of the form has; of a list of responses the questions. */
  Part headings() {
    return parts.stream()
        .filter(part -> part.kind() == Kind.QUESTIONS)
        .findFirst()
        .orElseGet(() -> part(Kind.HEADINGS));
  }

  private Part part(Kind kind) {
    return parts.stream().filter(part -> part.kind() == kind).findFirst().orElseThrow();
  }

  /**
   * What there is to look at, the same for every layout.
   *
   * @param lines of each row, whether it is a line of a running text
   */
  record Seen(List<Row> rows, List<Boolean> lines, Set<String> texts) {
    static Seen of(List<Sheet> sheets) {
      List<Row> rows = new ArrayList<>();
      List<Boolean> lines = new ArrayList<>();
      Set<String> texts = new LinkedHashSet<>();
      for (Sheet sheet : sheets) {
        boolean text = isText(sheet);
        for (Row row : looked(sheet.rows()).toList()) {
          rows.add(row);
          lines.add(text);
          for (Cell cell : row.cells()) {
            if (!cell.isBlank()) {
              texts.add(cell.text());
            }
          }
        }
      }
      return new Seen(rows, lines, texts);
    }
  }

  static Evidence of(Layout layout, Seen seen) {
    // a long list says the same few words in thousands of rows
    Set<String> speaking =
        seen.texts.stream()
            .filter(text -> !isFigure(text) && isHeading(layout, text))
            .collect(Collectors.toSet());
    List<int[]> columns = new ArrayList<>();
    for (int i = 0; i < seen.rows.size(); i++) {
      columns.add(columns(layout, speaking, seen.rows.get(i), seen.lines.get(i)));
    }
    List<Part> parts = new ArrayList<>();
    parts.add(title(layout, seen.texts));
    parts.add(headings(layout, columns));
    parts.add(order(columns));
    if (!layout.recognise().numbering().isEmpty()) {
      parts.add(numbering(layout, seen.texts));
    }
    return new Evidence(layout, parts);
  }

  /** A text, also one that a book or a table keeps in one column: hardly a row has two cells. */
  private static boolean isText(Sheet sheet) {
    long[] rows = new long[2];
    looked(sheet.rows())
        .forEach(
            row -> {
              long filled = row.cells().stream().filter(cell -> !cell.isBlank()).count();
              rows[0] += filled == 1 ? 1 : 0;
              rows[1] += filled > 1 ? 1 : 0;
            });
    return rows[1] * ROWS_OF_A_TEXT <= rows[0];
  }

  /** The beginning and the end: a form does not hide what it is in a long list. */
  private static Stream<Row> looked(List<Row> rows) {
    return rows.size() <= ROWS_AT_THE_BEGINNING + ROWS_AT_THE_END
        ? rows.stream()
        : Stream.concat(
            rows.stream().limit(ROWS_AT_THE_BEGINNING),
            rows.stream().skip(rows.size() - ROWS_AT_THE_END));
  }

  private static Part title(Layout layout, Set<String> texts) {
    List<String> found =
        texts.stream().filter(text -> !isFigure(text) && isTitle(layout, text)).limit(1).toList();
    boolean stands = !found.isEmpty();
    return new Part(
        Kind.TITLE, stands ? TITLE : 0, TITLE, found, stands ? List.of() : List.of(layout.title()));
  }

  private static Part headings(Layout layout, List<int[]> columns) {
    List<String> found = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    List<Heading> headings = layout.recognise().headings();
    for (int i = 0; i < headings.size(); i++) {
      int heading = i;
      boolean stands = columns.stream().anyMatch(row -> row[heading] >= 0);
      (stands ? found : missing).add(headings.get(i).name());
    }
    int points = HEADINGS * found.size() / headings.size();
    return new Part(Kind.HEADINGS, points, HEADINGS, found, missing);
  }

  /** The share of neighbouring headings that stand in the layout's order. */
  private static Part order(List<int[]> columns) {
    List<Long> places = places(columns);
    int rising = 0;
    for (int i = 1; i < places.size(); i++) {
      rising += places.get(i) >= places.get(i - 1) ? 1 : 0;
    }
    int points = places.size() < 2 ? 0 : ORDER * rising / (places.size() - 1);
    return new Part(Kind.ORDER, points, ORDER, List.of(), List.of());
  }

  /** Where each heading stands: in the row with most of them, else where it stands first. */
  private static List<Long> places(List<int[]> columns) {
    int fullest = 0;
    long most = 0;
    for (int row = 0; row < columns.size(); row++) {
      long count = Arrays.stream(columns.get(row)).filter(column -> column >= 0).count();
      fullest = count > most ? row : fullest;
      most = Math.max(most, count);
    }
    List<Long> places = new ArrayList<>();
    int headings = columns.isEmpty() ? 0 : columns.getFirst().length;
    for (int heading = 0; heading < headings; heading++) {
      int row = columns.get(fullest)[heading] >= 0 ? fullest : 0;
      while (row < columns.size() && columns.get(row)[heading] < 0) {
        row++;
      }
      if (row < columns.size()) {
        places.add(row * 100_000L + columns.get(row)[heading]);
      }
    }
    return places;
  }

  private static Part numbering(Layout layout, Set<String> texts) {
    boolean stands =
        texts.stream()
            .anyMatch(
                text ->
                    layout.recognise().numbering().stream()
                        .anyMatch(pattern -> pattern.matcher(text).find()));
    return new Part(Kind.NUMBERING, stands ? NUMBERING : 0, NUMBERING, List.of(), List.of());
  }

  /**
   * The 0-based column of each heading in a row, -1 where it does not stand there. A cell that has
   * the heading for all of its text comes before one that only holds it: 施策 before 施策目標.
   *
   * @param speaking the texts that a heading stands in
   */
  private static int[] columns(Layout layout, Set<String> speaking, Row row, boolean text) {
    List<Heading> headings = layout.recognise().headings();
    int[] columns = new int[headings.size()];
    boolean[] exact = new boolean[headings.size()];
    Arrays.fill(columns, -1);
    for (int column = 0; column < row.cells().size(); column++) {
      Cell cell = row.cells().get(column);
      if (!speaking.contains(cell.text()) || !text && cell.text().length() > LONGEST_HEADING) {
        continue;
      }
      for (int i = 0; i < columns.length; i++) {
        if (!headings.get(i).standsIn(cell.text())) {
          continue;
        }
        boolean same = !exact[i] && headings.get(i).words().contains(cell.text());
        if (same || columns[i] < 0 && holds(layout, cell, text)) {
          columns[i] = column;
          exact[i] = same;
        }
      }
    }
    return columns;
  }

  private static boolean isHeading(Layout layout, String text) {
    return layout.recognise().headings().stream().anyMatch(heading -> heading.standsIn(text));
  }

  /** Digits and signs, as most cells are, or a blank: no heading or title is one. */
  private static boolean isFigure(String text) {
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (letter > '~' || letter >= 'A' && letter <= 'Z' || letter >= 'a' && letter <= 'z') {
        return false;
      }
    }
    return true;
  }

  /** The title of a table is none of its headings; in a text a line may be both. */
  private static boolean holds(Layout layout, Cell cell, boolean line) {
    return (line || cell.text().length() <= LONGEST_HEADING)
        && (line || !isTitle(layout, cell.text()));
  }

  private static boolean isTitle(Layout layout, String text) {
    return text.length() <= LONGEST_TITLE && layout.recognise().title().matcher(text).find();
  }
}
