package tassei.serve;

import static java.util.Objects.requireNonNull;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.regex.Pattern;

/** Runs SQL on a Trino, one statement at a time. */
public final class TrinoQuery {
  private static final Pattern END = Pattern.compile("[;\\s]+$");

  private final String jdbcUrl;

  private TrinoQuery(String jdbcUrl) {
    this.jdbcUrl = requireNonNull(jdbcUrl, "jdbcUrl is null");
  }

  public static TrinoQuery on(String jdbcUrl) {
    return new TrinoQuery(jdbcUrl);
  }

  /** Answers one statement, which may end in semicolons; the result must be closed. */
  public QueryResult run(String sql) {
    String statement = END.matcher(sql).replaceFirst("");
    try {
      return QueryResult.of(DriverManager.getConnection(jdbcUrl), statement);
    } catch (SQLException e) {
      throw new QueryFailedException(e);
    }
  }
}
