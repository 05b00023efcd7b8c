package tassei.serve;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What to start: the folder the build laid Trino out in, the warehouse whose state file and log it
 * keeps, the catalog it reads, the port (0 for any free one), how long to wait for it, and the door
 * through which others come in; without one it takes queries from this machine only.
 */
public record TrinoLaunch(
    Path dist,
    Path warehouse,
    TrinoCatalog catalog,
    int port,
    Lifetime lifetime,
    Duration limit,
    Optional<Door> door) {
  /** How long a server is meant to live, which decides what it is tuned for. */
  public enum Lifetime {
    /** Announced in the warehouse, so that others find it; fast once warm. */
    LASTING,
    /** For a query or two of its own process; up sooner, slower on long work. */
    BRIEF
  }

  public TrinoLaunch {
    dist = dist.toAbsolutePath().normalize();
    warehouse = warehouse.toAbsolutePath().normalize();
    requireNonNull(catalog, "catalog is null");
    requireNonNull(lifetime, "lifetime is null");
    requireNonNull(limit, "limit is null");
    requireNonNull(door, "door is null");
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException("Invalid port: %d, expected 0 to 65535".formatted(port));
    }
  }

  /** A server that others may use and find, on any free port. */
  public static TrinoLaunch lasting(Path dist, Path warehouse) {
    return of(dist, warehouse, Lifetime.LASTING);
  }

  /** A server for the caller alone, on any free port. */
  public static TrinoLaunch brief(Path dist, Path warehouse) {
    return of(dist, warehouse, Lifetime.BRIEF);
  }

  private static TrinoLaunch of(Path dist, Path warehouse, Lifetime lifetime) {
    return of(dist, warehouse, TrinoCatalog.ofFolder(warehouse), lifetime);
  }

  /** On any free port, over a catalog that need not be in the folder of the state file and log. */
  public static TrinoLaunch of(Path dist, Path state, TrinoCatalog catalog, Lifetime lifetime) {
    return new TrinoLaunch(
        dist, state, catalog, 0, lifetime, Duration.ofMinutes(5), Optional.empty());
  }

  public TrinoLaunch onPort(int chosen) {
    return new TrinoLaunch(dist, warehouse, catalog, chosen, lifetime, limit, door);
  }

  public TrinoLaunch within(Duration longest) {
    return new TrinoLaunch(dist, warehouse, catalog, port, lifetime, longest, door);
  }

  /** Open to others, through this door. */
  public TrinoLaunch behind(Door chosen) {
    return new TrinoLaunch(dist, warehouse, catalog, port, lifetime, limit, Optional.of(chosen));
  }

  String address() {
    return door.map(Door::address).orElse(TrinoServer.ADDRESS);
  }
}
