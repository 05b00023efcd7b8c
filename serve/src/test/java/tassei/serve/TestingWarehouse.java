package tassei.serve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A warehouse as Spark leaves it before the first table: an Iceberg catalog with one schema. */
final class TestingWarehouse {
  private static final String TABLES =
      """
      CREATE TABLE iceberg_tables (
        catalog_name VARCHAR(255) NOT NULL,
        table_namespace VARCHAR(255) NOT NULL,
        table_name VARCHAR(255) NOT NULL,
        metadata_location VARCHAR(1000),
        previous_metadata_location VARCHAR(1000),
        iceberg_type VARCHAR(5),
        PRIMARY KEY (catalog_name, table_namespace, table_name)
      )
      """;
  private static final String NAMESPACES =
      """
      CREATE TABLE iceberg_namespace_properties (
        catalog_name VARCHAR(255) NOT NULL,
        namespace VARCHAR(255) NOT NULL,
        property_key VARCHAR(255),
        property_value VARCHAR(1000),
        PRIMARY KEY (catalog_name, namespace, property_key)
      )
      """;
  private static final String MART =
      "INSERT INTO iceberg_namespace_properties VALUES ('tassei', 'mart', 'exists', 'true')";

  private TestingWarehouse() {}

  static Path in(Path folder) {
    try {
      Files.createDirectories(folder);
      String url = "jdbc:sqlite:" + folder.resolve(TrinoCatalog.FILE);
      try (Connection connection = DriverManager.getConnection(url);
          Statement statement = connection.createStatement()) {
        statement.execute("PRAGMA journal_mode = WAL");
        statement.execute(TABLES);
        statement.execute(NAMESPACES);
        statement.execute(MART);
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make a warehouse: " + folder, e);
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot make a catalog: " + folder, e);
    }
  }
}
