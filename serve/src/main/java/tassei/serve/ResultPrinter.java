package tassei.serve;

import static java.util.Objects.requireNonNull;

import java.io.BufferedWriter;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** Prints results in one format to one place, and leaves the place open. */
public final class ResultPrinter {
  private final Appendable out;
  private final ResultFormat format;

  private ResultPrinter(Appendable out, ResultFormat format) {
    this.out = requireNonNull(out, "out is null");
    this.format = requireNonNull(format, "format is null");
  }

  public static ResultPrinter to(Appendable out, ResultFormat format) {
    return new ResultPrinter(out, format);
  }

  /** Prints UTF-8, whatever the platform's charset is. */
  public static ResultPrinter utf8(OutputStream out, ResultFormat format) {
    return to(new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)), format);
  }

  public void print(QueryResult result) {
    print(result.columns(), result.rows());
  }

  /** Prints nothing at all for a result without columns. */
  public void print(List<Column> columns, Stream<List<Object>> rows) {
    if (columns.isEmpty()) {
      return;
    }

    try {
      write(format.writer(columns, out), rows.iterator());
      if (out instanceof Flushable flushable) {
        flushable.flush();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot print the result: " + e.getMessage(), e);
    }
  }

  private static void write(RowWriter writer, Iterator<List<Object>> rows) throws IOException {
    writer.begin();
    while (rows.hasNext()) {
      writer.write(rows.next());
    }
    writer.end();
  }
}
