package tassei.lakehouse;

import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.jdbc.JdbcCatalog;

/** Where the tables are: a folder of this machine, or a database and an object store. */
public sealed interface Warehouse permits WarehouseFolder, WarehouseServer {
  /** The catalog's name, for Spark and Trino alike. */
  String CATALOG = "tassei";

  /** Its name in messages. */
  String name();

  /** The catalog's, in messages. */
  String catalogName();

  /** A folder of this machine for logs and the state of a running server. */
  Path stateFolder();

  /**
   * Makes it ready to be written to.
   *
   * @throws WarehouseException when it cannot be used
   */
  Warehouse prepare();

  /**
   * @throws WarehouseException when its catalog has lost tables, or a rebuild of it was stopped:
   *     who wrote to it now would make it worse
   */
  void refuseIncomplete();

  /**
   * Of a folder, whose catalog and files may have been restored one by one: what is written over an
   * older state hides the newer one, and maintenance then removes it. A database and a store are
   * not asked, for each table's files would have to be listed there.
   *
   * @throws WarehouseException when the catalog names states of tables that others followed
   */
  void refuseOlderCatalog();

  /**
   * @throws WarehouseException when there is no warehouse
   */
  Warehouse existing();

  boolean exists();

  /** The files as they were received. */
  ReceivedFiles receivedFiles();

  /** Where Spark works on it. */
  SparkPlace spark();

  /** What Iceberg needs to open the catalog. */
  Map<String, String> catalogProperties();

  /** The catalog without an engine, for what needs no Spark session. */
  default JdbcCatalog openCatalog() {
    return openCatalog(WarehouseFileSystem.configuration());
  }

  /** The same with settings of the file system. */
  JdbcCatalog openCatalog(Configuration configuration);
}
