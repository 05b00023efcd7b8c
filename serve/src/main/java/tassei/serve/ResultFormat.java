package tassei.serve;

import java.util.List;

/** The shapes in which a result is printed. */
public enum ResultFormat {
  /** For eyes: columns in line, also where characters are two columns wide. */
  TABLE {
    @Override
    RowWriter writer(List<Column> columns, Appendable out) {
      return new TableWriter(columns, out);
    }
  },
  /** For spreadsheets: RFC 4180 with a header; NULL is nothing, an empty text is {@code ""}. */
  CSV {
    @Override
    RowWriter writer(List<Column> columns, Appendable out) {
      return new CsvWriter(columns, out);
    }
  },
  /** For programs: one object a line, keys in the order of the columns. */
  JSON {
    @Override
    RowWriter writer(List<Column> columns, Appendable out) {
      return new JsonWriter(columns, out);
    }
  };

  abstract RowWriter writer(List<Column> columns, Appendable out);
}
