package tassei.lakehouse;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.jdbc.JdbcCatalog;

/**
 * A warehouse for more than one machine: a catalog in PostgreSQL, files in an object store.
 *
 * @param location {@code s3://bucket/folder}
 * @param stateFolder of this machine, for logs; others do not need it
 */
public record WarehouseServer(
    String location, Database catalog, ObjectStore store, Path stateFolder, SparkPlace spark)
    implements Warehouse {

  /**
   * @param uri {@code jdbc:postgresql://host:port/database}
   */
  public record Database(String uri, String user, String password) {
    public Database {
      requireNonNull(uri, "uri is null");
      requireNonNull(user, "user is null");
      requireNonNull(password, "password is null");
    }

    @Override
    public String toString() {
      return uri;
    }
  }

  /**
   * @param endpoint of a store that is not Amazon's; its buckets are addressed by path
   */
  public record ObjectStore(String endpoint, String region, String accessKey, String secretKey) {
    public ObjectStore {
      requireNonNull(endpoint, "endpoint is null");
      requireNonNull(region, "region is null");
      requireNonNull(accessKey, "accessKey is null");
      requireNonNull(secretKey, "secretKey is null");
    }

    /** As Iceberg's S3FileIO calls them. */
    Map<String, String> properties() {
      return Map.of(
          CatalogProperties.FILE_IO_IMPL,
          "org.apache.iceberg.aws.s3.S3FileIO",
          // the one that makes clients of S3 and of no other service
          "s3.client-factory-impl",
          "org.apache.iceberg.aws.s3.DefaultS3FileIOAwsClientFactory",
          "s3.endpoint",
          endpoint,
          "s3.path-style-access",
          "true",
          // with signed chunks not every store of this kind keeps the bytes of a file alone
          "s3.chunked-encoding-enabled",
          "false",
          "client.region",
          region,
          "s3.access-key-id",
          accessKey,
          "s3.secret-access-key",
          secretKey);
    }

    @Override
    public String toString() {
      return endpoint;
    }
  }

  static final TableIdentifier LANDED = TableIdentifier.of("landing", "file");

  public WarehouseServer {
    location = requireNonNull(location, "location is null").replaceFirst("/+$", "");
    requireNonNull(catalog, "catalog is null");
    requireNonNull(store, "store is null");
    stateFolder = stateFolder.toAbsolutePath().normalize();
  }

  @Override
  public String catalogName() {
    return catalog.uri();
  }

  @Override
  public String name() {
    return location;
  }

  /**
   * @throws WarehouseException when the catalog cannot be opened, or has lost its tables
   */
  @Override
  public WarehouseServer prepare() {
    try {
      Files.createDirectories(stateFolder);
    } catch (IOException cause) {
      throw new WarehouseException("Cannot make the folder for logs: " + stateFolder, cause);
    }
    if (!exists()) {
      refuseUnknownTables();
    }
    return this;
  }

  @Override
  public void refuseOlderCatalog() {
    // nobody looks through the store for it
  }

  @Override
  public void refuseIncomplete() {
    UnfinishedRebuild.refuse(this);
  }

  private void refuseUnknownTables() {
    Migration.refuseHalfMoved(this);
    if (CatalogRecovery.holdsTables(this)) {
      throw new WarehouseException(
          "Cannot use %s, tables lie there that its catalog %s does not know: ./tassei rebuild finds them again"
              .formatted(location, catalog));
    }
  }

  @Override
  public WarehouseServer existing() {
    if (!exists()) {
      refuseUnknownTables();
      throw new WarehouseException(
          "Cannot find a warehouse in %s: make one with ./tassei run --input DIR"
              .formatted(location));
    }
    return this;
  }

  /** Whether the catalog knows the tables; whoever finds them again makes this one last. */
  @Override
  public boolean exists() {
    try (JdbcCatalog open = openCatalog()) {
      return open.tableExists(LANDED);
    }
  }

  /**
   * Writes an object, reads it again and deletes it.
   *
   * @throws WarehouseException when the store does not take it, or gives back other bytes
   */
  public void tryToWrite() {
    String object = location + "/.tried-" + ProcessHandle.current().pid();
    byte[] written = object.getBytes(StandardCharsets.UTF_8);
    byte[] read;
    try (FileIO files = openFiles()) {
      try (OutputStream out = files.newOutputFile(object).createOrOverwrite()) {
        out.write(written);
      }
      try (InputStream in = files.newInputFile(object).newStream()) {
        read = in.readAllBytes();
      }
      files.deleteFile(object);
    } catch (IOException | RuntimeException cause) {
      throw new WarehouseException(
          "Cannot write to " + location + ": " + cause.getMessage(), cause);
    }
    if (!Arrays.equals(written, read)) {
      throw new WarehouseException(
          "Cannot use %s: of %d bytes written, the store gives back %d, and not the same"
              .formatted(location, written.length, read.length));
    }
  }

  /** The object store without a catalog. */
  public FileIO openFiles() {
    Map<String, String> properties = store.properties();
    return CatalogUtil.loadFileIO(properties.get(CatalogProperties.FILE_IO_IMPL), properties, null);
  }

  @Override
  public ReceivedFiles receivedFiles() {
    return new ReceivedObjects(location + "/files", store.properties());
  }

  @Override
  public Map<String, String> catalogProperties() {
    Map<String, String> properties = new HashMap<>(store.properties());
    properties.put(CatalogProperties.URI, catalog.uri());
    properties.put("jdbc.user", catalog.user());
    properties.put("jdbc.password", catalog.password());
    properties.put(CatalogProperties.WAREHOUSE_LOCATION, location);
    properties.put("jdbc.schema-version", "V1");
    properties.put("jdbc.init-catalog-tables", "true");
    return properties;
  }

  @Override
  public JdbcCatalog openCatalog(Configuration configuration) {
    try {
      JdbcCatalog open = new JdbcCatalog();
      open.setConf(configuration);
      open.initialize(CATALOG, catalogProperties());
      return open;
    } catch (RuntimeException cause) {
      throw new WarehouseException("Cannot open the catalog: " + catalog, cause);
    }
  }

  @Override
  public String toString() {
    return location;
  }
}
