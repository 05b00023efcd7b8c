package tassei.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import tassei.lakehouse.SparkPlace;
import tassei.lakehouse.Warehouse;
import tassei.lakehouse.WarehouseFolder;
import tassei.lakehouse.WarehouseServer;
import tassei.serve.Door;

/**
 * What a configuration file says: where the warehouse is, where Spark works, how it is served.
 * docs/server.md describes the keys.
 *
 * @param own what is laid over the bundled layouts and reference files
 * @param entrance how others come in; empty where the warehouse is served to this machine only
 */
record ServerConfig(Warehouse warehouse, Own own, Optional<Entrance> entrance) {
  private static final int HTTPS = 8443;
  private static final int LAST_PORT = 65_535;

  /**
   * Folders of one's own.
   *
   * @param layouts null where there is none
   * @param reference null where there is none
   */
  record Own(Path layouts, Path reference) {
    static final Own NOTHING = new Own(null, null);
  }

  /**
   * @param roles the file that says who has which role
   */
  record Entrance(Door door, int port, Path roles) {}

  /**
   * @throws UsageException at the first key that is missing, unknown or wrong
   */
  static ServerConfig read(Path file) {
    ConfigSection config =
        ConfigSection.read(file)
            .only(
                "warehouse",
                "layouts",
                "reference",
                "state",
                "catalog",
                "storage",
                "spark",
                "serve");
    Warehouse warehouse = warehouse(config);
    return new ServerConfig(
        warehouse,
        new Own(
            config.has("layouts") ? config.path("layouts") : null,
            config.has("reference") ? config.path("reference") : null),
        config.optionalSection("serve").map(serve -> entrance(serve, warehouse.stateFolder())));
  }

  private static Warehouse warehouse(ConfigSection config) {
    String location = config.text("warehouse");
    if (!location.startsWith("s3://")) {
      for (String key : new String[] {"state", "catalog", "storage", "spark"}) {
        if (config.has(key)) {
          throw new UsageException(
              "%s: %s is for a warehouse in an object store (s3://…), not in a folder"
                  .formatted(config.file(), key));
        }
      }
      return new WarehouseFolder(config.path("warehouse"));
    }
    ConfigSection catalog = config.section("catalog").only("uri", "user", "password");
    ConfigSection storage =
        config.section("storage").only("endpoint", "region", "access-key", "secret-key");
    String uri = catalog.text("uri");
    if (!uri.startsWith("jdbc:postgresql:")) {
      throw new UsageException(
          "%s: catalog.uri is '%s', expected jdbc:postgresql://…".formatted(config.file(), uri));
    }
    return new WarehouseServer(
        location,
        new WarehouseServer.Database(uri, catalog.text("user"), catalog.secret("password")),
        new WarehouseServer.ObjectStore(
            storage.text("endpoint"),
            storage.text("region"),
            storage.secret("access-key"),
            storage.secret("secret-key")),
        config.path("state"),
        config.optionalSection("spark").map(ServerConfig::spark).orElse(SparkPlace.HERE));
  }

  private static SparkPlace spark(ConfigSection spark) {
    spark.only("master", "driver-host", "driver-bind-address", "settings");
    return new SparkPlace(
        spark.text("master"),
        spark.optionalText("driver-host").orElse("127.0.0.1"),
        spark.optionalText("driver-bind-address").orElse("127.0.0.1"),
        spark.optionalSection("settings").map(ConfigSection::texts).orElse(Map.of()));
  }

  private static Entrance entrance(ConfigSection serve, Path state) {
    serve.only(
        "address", "name", "port", "keystore", "keystore-password", "passwords", "roles", "jwt");
    int port = serve.number("port", HTTPS);
    if (port < 0 || port > LAST_PORT) {
      throw new UsageException(
          "%s: serve.port is %d, expected 0 to %d".formatted(serve.file(), port, LAST_PORT));
    }
    try {
      return new Entrance(door(serve, state), port, serve.path("roles"));
    } catch (IllegalArgumentException invalid) {
      throw new UsageException("%s: serve: %s".formatted(serve.file(), invalid.getMessage()));
    }
  }

  private static Door door(ConfigSection serve, Path state) {
    return new Door(
        serve.text("address"),
        serve.text("name"),
        serve.path("keystore"),
        serve.secret("keystore-password"),
        serve.path("passwords"),
        state.resolve("access"),
        serve.optionalSection("jwt").map(ServerConfig::jwt));
  }

  private static Door.Jwt jwt(ConfigSection jwt) {
    jwt.only("key", "issuer", "audience");
    return new Door.Jwt(jwt.path("key"), jwt.text("issuer"), jwt.text("audience"));
  }
}
