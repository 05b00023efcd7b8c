package tassei.serve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the cache of loaded classes (the JDK's AOT cache) with which later servers come up in about
 * half the time. It holds for one JDK build and one set of jars; the JVM ignores it for any other.
 */
public final class TrinoTraining {
  private static final Duration LONGEST_ASSEMBLY = Duration.ofMinutes(5);
  private static final int TABLES = 3;

  private TrinoTraining() {}

  /** Starts a server as the launch says, asks it what users ask, and keeps what it learnt. */
  public static Path train(TrinoLaunch launch) {
    Path cache = TrinoCommand.aotCache(launch.dist());
    Path draft = cache.resolveSibling("trino.aot.new");
    try {
      Files.deleteIfExists(cache);
      Files.deleteIfExists(draft);
      record(launch, draft);
      return Files.move(draft, cache, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make the class cache: " + cache, e);
    }
  }

  /** Both compilers, so that their profile is kept too. */
  private static void record(TrinoLaunch launch, Path draft) {
    List<String> options = List.of("-XX:TieredStopAtLevel=4", "-XX:AOTCacheOutput=" + draft);
    TrinoServer server = TrinoServer.start(launch, options);
    try {
      lessons(server.jdbcUrl()).forEach(lesson -> answer(server.jdbcUrl(), lesson));
    } finally {
      server.close(LONGEST_ASSEMBLY);
    }
  }

  private static List<String> lessons(String jdbcUrl) {
    List<String> lessons = new ArrayList<>();
    lessons.add("SHOW SCHEMAS FROM tassei");
    lessons.add("SELECT table_name, column_name, data_type FROM tassei.information_schema.columns");
    for (List<Object> table : answer(jdbcUrl, tables())) {
      String name = "tassei.\"%s\".\"%s\"".formatted(table.get(0), table.get(1));
      lessons.add("DESCRIBE " + name);
      lessons.add("SELECT * FROM " + name + " ORDER BY 1 LIMIT 100");
      lessons.add("SELECT count(*) FROM " + name);
    }
    return lessons;
  }

  private static String tables() {
    return """
        SELECT table_schema, table_name
        FROM tassei.information_schema.tables
        WHERE table_schema NOT IN ('information_schema', 'system')
        ORDER BY table_schema = 'mart' DESC, table_name
        LIMIT %d
        """
        .formatted(TABLES);
  }

  private static List<List<Object>> answer(String jdbcUrl, String sql) {
    try (QueryResult result = TrinoQuery.on(jdbcUrl).run(sql)) {
      return result.rows().toList();
    }
  }
}
