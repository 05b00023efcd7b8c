package tassei.ingest.sheet;

import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import tassei.ingest.sheet.Document.Cell;
import tassei.ingest.sheet.Document.Row;
import tassei.model.CellRef;

/** The rows of a text, one at a time: never more than one is in memory. */
public final class TextRows implements Iterator<Row>, AutoCloseable {
  /** As in {@link TextTable}: most records of a table have the same number of fields. */
  private static final double MOST = 0.6;

  private final LongestRow text;
  private final Iterator<List<String>> fields;
  private final boolean lines;
  private int rowNo;

  private TextRows(LongestRow text, Iterator<List<String>> fields, boolean lines) {
    this.text = text;
    this.fields = fields;
    this.lines = lines;
  }

  static TextRows of(String format, Reader reader, TextBudget budget) throws IOException {
    LongestRow text = new LongestRow(reader, budget);
    return switch (format) {
      case "csv" -> new TextRows(text, records(text, ','), false);
      case "csv;" -> new TextRows(text, records(text, ';'), false);
      case "tsv-quoted" -> new TextRows(text, records(text, '\t'), false);
      case "tsv" -> new TextRows(text, new Lines(text, true), false);
      default -> new TextRows(text, new Lines(text, false), true);
    };
  }

  /** Opens the text from its beginning. */
  @FunctionalInterface
  interface Opening {
    Reader open() throws IOException;
  }

  /**
   * What separates the cells, tried on the whole text.
   *
   * @throws BookBudget.ExceededException where the text passes the budget
   */
  static String format(TextScan scan, Opening text, TextBudget budget) throws IOException {
    List<String> formats = new ArrayList<>();
    if (scan.isTabSeparated()) {
      formats.addAll(scan.hasQuotedFields() ? List.of("tsv-quoted", "tsv") : List.of("tsv"));
    } else {
      formats.addAll(scan.has(',') ? List.of("csv") : List.of());
      formats.addAll(scan.has(';') ? List.of("csv;") : List.of());
      formats.add("text");
    }
    for (String format : formats.subList(0, formats.size() - 1)) {
      if (isTable(format, text, budget)) {
        return format;
      }
    }
    measure(formats.getLast(), text, budget);
    return formats.getLast();
  }

  private static boolean isTable(String format, Opening text, TextBudget budget)
      throws IOException {
    try {
      Map<Integer, Long> widths = measure(format, text, budget);
      long filled = widths.values().stream().mapToLong(Long::longValue).sum();
      return filled > 1
          && widths.entrySet().stream()
              .anyMatch(width -> width.getKey() > 1 && width.getValue() >= filled * MOST);
    } catch (UncheckedIOException | LongestRow.TooLongException notThisFormat) {
      return false;
    }
  }

  /** How many filled rows there are of each width. */
  private static Map<Integer, Long> measure(String format, Opening text, TextBudget budget)
      throws IOException {
    Map<Integer, Long> widths = new HashMap<>();
    long cells = 0;
    long rows = 0;
    try (TextRows all = of(format, text.open(), budget)) {
      while (all.fields.hasNext()) {
        List<String> row = all.fields.next();
        all.text.nextRow();
        rows++;
        cells += row.size();
        budget.check(rows, cells, row.size());
        if (!row.stream().allMatch(String::isBlank)) {
          widths.merge(row.size(), 1L, Long::sum);
        }
      }
    }
    return widths;
  }

  @Override
  public boolean hasNext() {
    return fields.hasNext();
  }

  @Override
  public Row next() {
    List<String> row = fields.next();
    text.nextRow();
    rowNo++;
    List<Cell> cells = new ArrayList<>(row.size());
    for (int column = 1; column <= row.size(); column++) {
      CellRef at = lines ? CellRef.line(rowNo) : CellRef.cell(CellRef.TEXT_SHEET, rowNo, column);
      cells.add(Cell.of(row.get(column - 1), at));
    }
    return new Row(rowNo, cells);
  }

  @Override
  public void close() throws IOException {
    text.close();
  }

  private static Iterator<List<String>> records(Reader text, char separator) throws IOException {
    Iterator<CSVRecord> records =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(separator)
            .setIgnoreEmptyLines(false)
            .get()
            .parse(text)
            .iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return records.hasNext();
      }

      @Override
      public List<String> next() {
        return records.next().toList();
      }
    };
  }

  private static final class Lines implements Iterator<List<String>> {
    private final BufferedReader text;
    private final boolean tabbed;
    private String next;

    Lines(Reader text, boolean tabbed) {
      this.text = new BufferedReader(text);
      this.tabbed = tabbed;
      advance();
    }

    @Override
    public boolean hasNext() {
      return next != null;
    }

    @Override
    public List<String> next() {
      if (next == null) {
        throw new NoSuchElementException();
      }
      List<String> row = tabbed ? List.of(next.split("\t", -1)) : List.of(next);
      advance();
      return row;
    }

    private void advance() {
      try {
        next = text.readLine();
      } catch (IOException cause) {
        throw new UncheckedIOException(cause);
      }
    }
  }

  /** Stops at a row that is too long to be held: a quote that nothing closes. */
  private static final class LongestRow extends FilterReader {
    private final TextBudget budget;
    private long letters;

    LongestRow(Reader in, TextBudget budget) {
      super(in);
      this.budget = budget;
    }

    private static final class TooLongException extends BookBudget.ExceededException {
      private static final long serialVersionUID = 1L;

      TooLongException(int most) {
        super("characters of a row", most);
      }
    }

    void nextRow() {
      letters = 0;
    }

    @Override
    public int read() throws IOException {
      int letter = super.read();
      count(letter < 0 ? 0 : 1);
      return letter;
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
      int read = super.read(into, offset, length);
      count(Math.max(0, read));
      return read;
    }

    private void count(int read) {
      letters += read;
      if (letters > budget.rowCharacters()) {
        throw new TooLongException(budget.rowCharacters());
      }
    }
  }
}
