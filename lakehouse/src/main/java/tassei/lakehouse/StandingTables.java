package tassei.lakehouse;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.StaticTableOperations;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.FileIO;

/**
 * The tables of a catalog as they stand, each opened from its metadata file at the first attempt: a
 * catalog tries a file that is damaged for more than a minute before it says so.
 */
final class StandingTables implements AutoCloseable {
  private static final String LOCATIONS =
      "SELECT table_namespace, table_name, metadata_location FROM iceberg_tables"
          + " WHERE catalog_name = ? AND metadata_location IS NOT NULL";

  private final FileIO files;
  private final Map<String, String> locations;

  private StandingTables(FileIO files, Map<String, String> locations) {
    this.files = files;
    this.locations = locations;
  }

  /**
   * @throws WarehouseException when the catalog cannot be read
   */
  static StandingTables of(Warehouse warehouse, Configuration configuration) {
    // looks at the catalog file, which a driver would make where there is none
    warehouse.existing();
    Map<String, String> properties = warehouse.catalogProperties();
    FileIO files =
        CatalogUtil.loadFileIO(
            properties.getOrDefault(
                CatalogProperties.FILE_IO_IMPL, "org.apache.iceberg.hadoop.HadoopFileIO"),
            properties,
            configuration);
    try {
      return new StandingTables(files, locations(properties));
    } catch (SQLException cause) {
      throw new WarehouseException("Cannot read the catalog: " + warehouse.catalogName(), cause);
    }
  }

  private static Map<String, String> locations(Map<String, String> properties) throws SQLException {
    Properties login = new Properties();
    properties.forEach(
        (name, value) -> {
          if (name.startsWith("jdbc.")) {
            login.setProperty(name.substring("jdbc.".length()), value);
          }
        });
    login.remove("schema-version");
    login.remove("init-catalog-tables");
    Map<String, String> locations = new TreeMap<>();
    try (Connection catalog =
            DriverManager.getConnection(properties.get(CatalogProperties.URI), login);
        PreparedStatement query = catalog.prepareStatement(LOCATIONS)) {
      query.setString(1, WarehouseFolder.CATALOG);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          locations.put(rows.getString(1) + "." + rows.getString(2), rows.getString(3));
        }
      }
    }
    return locations;
  }

  /** Each table, {@code core.dim_body}, with its metadata file. */
  Map<String, String> locations() {
    return locations;
  }

  /** Opens a table; fails at once where its metadata cannot be read. */
  Table open(String name) {
    return new BaseTable(new StaticTableOperations(locations.get(name), files), name);
  }

  FileIO files() {
    return files;
  }

  @Override
  public void close() {
    files.close();
  }
}
