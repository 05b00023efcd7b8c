package tassei.ingest.observe;

import java.util.ArrayList;
import java.util.List;
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
  private static final int ROWS_AT_THE_BEGINNING = 5_000;
  private static final int ROWS_AT_THE_END = 100;

  public Evidence {
    parts = List.copyOf(parts);
  }

  /** The kinds of evidence. */
  public enum Kind {
    TITLE("表題", "title"),
    HEADINGS("見出し", "headings"),
    ORDER("見出しの順", "order"),
    NUMBERING("番号", "numbering");

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

  Part part(Kind kind) {
    return parts.stream().filter(part -> part.kind() == kind).findFirst().orElseThrow();
  }

  static Evidence of(Layout layout, List<Sheet> sheets) {
    List<Row> rows = sheets.stream().flatMap(sheet -> looked(sheet.rows())).toList();
    List<Part> parts = new ArrayList<>();
    parts.add(title(layout, rows));
    parts.add(headings(layout, rows));
    parts.add(order(layout, rows));
    if (!layout.recognise().numbering().isEmpty()) {
      parts.add(numbering(layout, rows));
    }
    return new Evidence(layout, parts);
  }

  /** The beginning and the end: a form does not hide what it is in a long list. */
  private static Stream<Row> looked(List<Row> rows) {
    return rows.size() <= ROWS_AT_THE_BEGINNING + ROWS_AT_THE_END
        ? rows.stream()
        : Stream.concat(
            rows.stream().limit(ROWS_AT_THE_BEGINNING),
            rows.stream().skip(rows.size() - ROWS_AT_THE_END));
  }

  private static Part title(Layout layout, List<Row> rows) {
    List<String> found =
        rows.stream()
            .flatMap(row -> row.cells().stream())
            .filter(cell -> isTitle(layout, cell))
            .map(Cell::text)
            .limit(1)
            .toList();
    boolean stands = !found.isEmpty();
    return new Part(
        Kind.TITLE, stands ? TITLE : 0, TITLE, found, stands ? List.of() : List.of(layout.title()));
  }

  private static Part headings(Layout layout, List<Row> rows) {
    List<String> found = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (Heading heading : layout.recognise().headings()) {
      boolean stands = rows.stream().anyMatch(row -> column(layout, heading, row) >= 0);
      (stands ? found : missing).add(heading.name());
    }
    int points = HEADINGS * found.size() / (found.size() + missing.size());
    return new Part(Kind.HEADINGS, points, HEADINGS, found, missing);
  }

  /** The share of neighbouring headings that stand in the layout's order. */
  private static Part order(Layout layout, List<Row> rows) {
    List<Long> places = places(layout, rows);
    int rising = 0;
    for (int i = 1; i < places.size(); i++) {
      rising += places.get(i) >= places.get(i - 1) ? 1 : 0;
    }
    int points = places.size() < 2 ? 0 : ORDER * rising / (places.size() - 1);
    return new Part(Kind.ORDER, points, ORDER, List.of(), List.of());
  }

  /** Where each heading stands: in the row with most of them, else where it stands first. */
  private static List<Long> places(Layout layout, List<Row> rows) {
    List<Heading> headings = layout.recognise().headings();
    int fullest = -1;
    long most = 0;
    for (int row = 0; row < rows.size(); row++) {
      Row candidate = rows.get(row);
      long count = headings.stream().filter(h -> column(layout, h, candidate) >= 0).count();
      if (count > most) {
        most = count;
        fullest = row;
      }
    }
    List<Long> places = new ArrayList<>();
    for (Heading heading : headings) {
      long place = fullest < 0 ? -1 : place(layout, heading, rows, fullest);
      for (int row = 0; place < 0 && row < rows.size(); row++) {
        place = place(layout, heading, rows, row);
      }
      if (place >= 0) {
        places.add(place);
      }
    }
    return places;
  }

  private static long place(Layout layout, Heading heading, List<Row> rows, int row) {
    int column = column(layout, heading, rows.get(row));
    return column < 0 ? -1 : row * 100_000L + column;
  }

  private static Part numbering(Layout layout, List<Row> rows) {
    boolean stands =
        rows.stream()
            .flatMap(row -> row.cells().stream())
            .anyMatch(
                cell ->
                    layout.recognise().numbering().stream()
                        .anyMatch(pattern -> pattern.matcher(cell.text()).find()));
    return new Part(Kind.NUMBERING, stands ? NUMBERING : 0, NUMBERING, List.of(), List.of());
  }

  /**
   * The 0-based column of a heading in a row, -1 where it does not stand there. One that has the
   * heading for all of its text comes before one that only holds it: 施策 before 施策目標.
   */
  private static int column(Layout layout, Heading heading, Row row) {
    int holding = -1;
    for (int column = 0; column < row.cells().size(); column++) {
      Cell cell = row.cells().get(column);
      if (heading.words().contains(cell.text())) {
        return column;
      }
      if (holding < 0 && mayHold(layout, cell) && heading.standsIn(cell.text())) {
        holding = column;
      }
    }
    return holding;
  }

  /** The title of a table is none of its headings; in a text a line may be both. */
  private static boolean mayHold(Layout layout, Cell cell) {
    return cell.at().column() == 0
        || cell.text().length() <= LONGEST_HEADING && !isTitle(layout, cell);
  }

  private static boolean isTitle(Layout layout, Cell cell) {
    return !cell.isBlank() && layout.recognise().title().matcher(cell.text()).find();
  }
}
