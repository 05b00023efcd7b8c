package tassei.lakehouse;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Properties;

/**
 * The right to write to a warehouse whose catalog is in PostgreSQL: an advisory lock of a
 * connection, which the database gives back when the connection ends. Its name says which run.
 */
final class DatabaseLock implements RunLock {
  private static final String KEY = "hashtextextended(?, 0)";

  private final Connection connection;
  private final String database;

  private DatabaseLock(Connection connection, String database) {
    this.connection = connection;
    this.database = database;
  }

  static RunLock take(WarehouseServer warehouse, RunId runId) {
    try {
      Connection connection = connect(warehouse, runId);
      if (isTaken(connection, warehouse.location())) {
        return new DatabaseLock(connection, warehouse.catalog().uri());
      }
      try (connection) {
        throw new WarehouseException(
            "Cannot start: run %s is writing to %s. Wait until it ends and start again."
                .formatted(holder(connection, warehouse.location()), warehouse.location()));
      }
    } catch (SQLException cause) {
      throw new WarehouseException("Cannot lock the warehouse: " + warehouse.catalog(), cause);
    }
  }

  private static Connection connect(WarehouseServer warehouse, RunId runId) throws SQLException {
    Properties how = new Properties();
    how.setProperty("user", warehouse.catalog().user());
    how.setProperty("password", warehouse.catalog().password());
    how.setProperty("ApplicationName", "tassei " + runId);
    // a machine that vanishes is noticed within minutes
    how.setProperty("tcpKeepAlive", "true");
    return DriverManager.getConnection(warehouse.catalog().uri(), how);
  }

  private static boolean isTaken(Connection connection, String location) throws SQLException {
    try (PreparedStatement lock =
        connection.prepareStatement("SELECT pg_try_advisory_lock(" + KEY + ")")) {
      lock.setString(1, "tassei " + location);
      try (ResultSet answer = lock.executeQuery()) {
        answer.next();
        return answer.getBoolean(1);
      }
    } catch (SQLException cause) {
      connection.close();
      throw cause;
    }
  }

  @Override
  public void refuseLost() {
    try (var statement = connection.createStatement();
        ResultSet answer = statement.executeQuery("SELECT 1")) {
      answer.next();
    } catch (SQLException cause) {
      throw new WarehouseException(
          "Cannot go on: the connection to %s was lost, and with it the right to write. Start again."
              .formatted(database),
          cause);
    }
  }

  private static String holder(Connection connection, String location) throws SQLException {
    String query =
        """
        SELECT substr(activity.application_name, 8)
        FROM pg_locks AS lock
        INNER JOIN pg_stat_activity AS activity ON activity.pid = lock.pid
        WHERE
          lock.locktype = 'advisory'
          AND lock.granted
          AND lock.classid::BIGINT = (hashtextextended(?, 0) >> 32) & 4294967295
          AND lock.objid::BIGINT = hashtextextended(?, 0) & 4294967295
        """;
    try (PreparedStatement asked = connection.prepareStatement(query)) {
      asked.setString(1, "tassei " + location);
      asked.setString(2, "tassei " + location);
      try (ResultSet answer = asked.executeQuery()) {
        return answer.next() ? answer.getString(1) : "of another process";
      }
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException cause) {
      throw new WarehouseException("Cannot release the lock of the warehouse", cause);
    }
  }
}
