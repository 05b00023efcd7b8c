package tassei.notebook;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What Trino answered to one question; an absent value is null. */
public record Rows(List<String> columns, List<List<Object>> rows) {
  /** Names the JDBC URL of a Trino; {@code ./tassei serve} listens on the default one. */
  public static final String URL = "tassei.trino";

  private static final String DEFAULT = "jdbc:trino://127.0.0.1:8080/tassei/mart?user=notebook";

  public Rows {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /**
   * Asks the Trino of the property {@link #URL}, else of the environment variable {@code
   * TASSEI_TRINO}, else of this machine. Notebooks only read: the catalog takes no writes.
   *
   * @throws IllegalStateException when it cannot be reached or does not understand
   */
  public static Rows of(String sql) {
    String url =
        Optional.ofNullable(System.getProperty(URL))
            .or(() -> Optional.ofNullable(System.getenv("TASSEI_TRINO")))
            .orElse(DEFAULT);
    try (Connection connection = DriverManager.getConnection(url);
        ResultSet answer = connection.createStatement().executeQuery(sql)) {
      return read(answer);
    } catch (SQLException cause) {
      throw new IllegalStateException("Cannot ask Trino: " + cause.getMessage(), cause);
    }
  }

  private static Rows read(ResultSet answer) throws SQLException {
    List<String> columns = new ArrayList<>();
    for (int i = 1; i <= answer.getMetaData().getColumnCount(); i++) {
      columns.add(answer.getMetaData().getColumnLabel(i));
    }
    List<List<Object>> rows = new ArrayList<>();
    while (answer.next()) {
      List<Object> row = new ArrayList<>();
      for (int i = 1; i <= columns.size(); i++) {
        row.add(answer.getObject(i));
      }
      rows.add(Collections.unmodifiableList(row));
    }
    return new Rows(columns, rows);
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /** A column as text; an absent value is empty. */
  public List<String> texts(String column) {
    return values(column).stream().map(Rows::text).toList();
  }

  /** A column as numbers; an absent value is {@code NaN}, which charts leave out. */
  public double[] numbers(String column) {
    return values(column).stream()
        .mapToDouble(value -> value instanceof Number number ? number.doubleValue() : Double.NaN)
        .toArray();
  }

  /** The rows as an HTML table. */
  public String table() {
    StringBuilder html = new StringBuilder("<table><thead><tr>");
    columns.forEach(column -> html.append("<th>").append(Html.escape(column)).append("</th>"));
    html.append("</tr></thead><tbody>");
    for (List<Object> row : rows) {
      html.append("<tr>");
      for (Object value : row) {
        html.append(value instanceof Number ? "<td class=\"number\">" : "<td>")
            .append(Html.escape(text(value)))
            .append("</td>");
      }
      html.append("</tr>");
    }
    return html.append("</tbody></table>").toString();
  }

  private List<Object> values(String column) {
    int index = columns.indexOf(column);
    if (index < 0) {
      throw new IllegalArgumentException(
          "Cannot find column %s, expected one of %s".formatted(column, columns));
    }
    List<Object> values = new ArrayList<>();
    rows.forEach(row -> values.add(row.get(index)));
    return values;
  }

  private static String text(Object value) {
    return switch (value) {
      case null -> "";
      case BigDecimal number when number.signum() == 0 -> "0";
      case BigDecimal number -> number.stripTrailingZeros().toPlainString();
      default -> value.toString();
    };
  }
}
