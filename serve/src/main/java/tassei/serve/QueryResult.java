package tassei.serve;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The answer to one statement: its columns at once, its rows as they arrive from Trino. */
public final class QueryResult implements AutoCloseable {
  private final Connection connection;
  private final ResultSet rows;
  private final List<Column> columns;

  private QueryResult(Connection connection, ResultSet rows, List<Column> columns) {
    this.connection = connection;
    this.rows = rows;
    this.columns = columns;
  }

  /** Takes the connection over and closes it, with the result or when the statement fails. */
  @SuppressWarnings("try") // a failing close is added to the failure that led to it
  static QueryResult of(Connection connection, String sql) throws SQLException {
    try {
      Statement statement = connection.createStatement();
      if (!statement.execute(sql)) {
        return new QueryResult(connection, null, List.of());
      }
      ResultSet rows = statement.getResultSet();
      return new QueryResult(connection, rows, columns(rows.getMetaData()));
    } catch (SQLException | RuntimeException e) {
      try (connection) {
        throw e;
      }
    }
  }

  private static List<Column> columns(ResultSetMetaData data) throws SQLException {
    List<Column> columns = new ArrayList<>();
    for (int i = 1; i <= data.getColumnCount(); i++) {
      columns.add(new Column(data.getColumnLabel(i), data.getColumnTypeName(i)));
    }
    return List.copyOf(columns);
  }

  /** Empty for a statement that answers no rows, such as {@code SET SESSION}. */
  public List<Column> columns() {
    return columns;
  }

  /**
   * The rows, once. A value is null, a Boolean, a Number, a String (dates, times and binary data as
   * Trino writes them), or a List or Map of these.
   */
  public Stream<List<Object>> rows() {
    if (rows == null) {
      return Stream.empty();
    }
    return StreamSupport.stream(new Rows(), false);
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new QueryFailedException(e);
    }
  }

  private final class Rows extends Spliterators.AbstractSpliterator<List<Object>> {
    Rows() {
      super(Long.MAX_VALUE, Spliterator.ORDERED);
    }

    @Override
    public boolean tryAdvance(Consumer<? super List<Object>> action) {
      List<Object> row;
      try {
        if (!rows.next()) {
          return false;
        }
        row = Cells.of(rows, columns.size());
      } catch (SQLException e) {
        throw new QueryFailedException(e);
      }
      action.accept(Collections.unmodifiableList(row));
      return true;
    }
  }
}
