package tassei.ingest.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The statistics of benchmarks/surveys by DuckDB, from the same file: counts by question, option
 * and breakdown, shares, boxes, means and Wilson intervals. Needs DuckDB's driver on the class
 * path.
 */
public final class SurveyInDuckDb {
  private SurveyInDuckDb() {}

  /** {@code SQL-FILE}; its statements end with a semicolon at the end of a line. */
  public static void main(String[] arguments) throws IOException, SQLException {
    try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckDb.createStatement()) {
      for (String sql : Files.readString(Path.of(arguments[0])).split(";\\s*\\n")) {
        if (!sql.isBlank()) {
          statement.execute(sql);
        }
      }
    }
  }
}
