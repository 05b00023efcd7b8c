package tassei.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import tassei.lakehouse.Warehouse;
import tassei.lakehouse.WarehouseFolder;
import tassei.serve.QueryResult;
import tassei.serve.TrinoLaunch;
import tassei.serve.TrinoQuery;
import tassei.serve.TrinoServer;

/** The real Trino over a warehouse, asked through JDBC; a row is its values joined by " | ". */
final class Asked implements AutoCloseable {
  private final TrinoServer server;

  private Asked(TrinoServer server) {
    this.server = server;
  }

  static Asked of(Path warehouse) {
    return of(new WarehouseFolder(warehouse));
  }

  static Asked of(Warehouse warehouse) {
    return new Asked(TrinoServer.start(TrinoAccess.launch(warehouse, TrinoLaunch.Lifetime.BRIEF)));
  }

  String jdbcUrl() {
    return server.jdbcUrl();
  }

  List<String> rows(String sql) {
    try (QueryResult result = TrinoQuery.on(server.jdbcUrl()).run(sql)) {
      return result
          .rows()
          .map(row -> row.stream().map(String::valueOf).collect(Collectors.joining(" | ")))
          .toList();
    }
  }

  String one(String sql) {
    return rows(sql).getFirst();
  }

  @Override
  public void close() {
    server.close();
  }
}
