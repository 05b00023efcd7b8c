import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Times the standard queries over JDBC beside {@code SELECT 1} in the same run: each round asks
 * every query once, so that what disturbs one disturbs all. Every row is read.
 */
public final class Queries {
  private static final String BASE = "SELECT 1";
  private static final int WARM_UP = 15;

  public static void main(String[] arguments) throws Exception {
    String url = arguments[0];
    Map<String, String> queries = new LinkedHashMap<>();
    queries.put(BASE, BASE);
    for (String statement : Files.readString(Path.of(arguments[1])).split(";")) {
      String sql = statement.strip();
      if (!sql.isEmpty()) {
        String title = sql.lines().filter(line -> line.startsWith("-- ")).reduce((a, b) -> b).get();
        queries.put(title.substring(3), sql);
      }
    }
    int rounds = Integer.parseInt(arguments[2]);
    ask(url, queries, WARM_UP);
    print(1, measure(url, queries, rounds, 1));
    print(8, measure(url, queries, Math.max(5, rounds / 4), 8));
  }

  private static Map<String, List<Double>> measure(
      String url, Map<String, String> queries, int rounds, int clients) throws Exception {
    Map<String, List<Double>> all = new LinkedHashMap<>();
    try (var threads = Executors.newFixedThreadPool(clients)) {
      List<Future<Map<String, List<Double>>>> running = new ArrayList<>();
      for (int client = 0; client < clients; client++) {
        running.add(threads.submit(() -> ask(url, queries, rounds)));
      }
      for (var client : running) {
        client.get().forEach((name, times) -> all.computeIfAbsent(name, any -> new ArrayList<>()).addAll(times));
      }
    }
    return all;
  }

  private static Map<String, List<Double>> ask(String url, Map<String, String> queries, int rounds)
      throws Exception {
    Map<String, List<Double>> times = new LinkedHashMap<>();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (int round = 0; round < rounds; round++) {
        for (var query : queries.entrySet()) {
          long began = System.nanoTime();
          try (ResultSet rows = statement.executeQuery(query.getValue())) {
            while (rows.next()) {
              rows.getObject(1);
            }
          }
          times
              .computeIfAbsent(query.getKey(), any -> new ArrayList<>())
              .add((System.nanoTime() - began) / 1e6);
        }
      }
    }
    return times;
  }

  private static void print(int clients, Map<String, List<Double>> times) {
    double base = percentile(times.get(BASE), 95);
    List<Double> standard = new ArrayList<>();
    System.out.printf("%n%d client%s, ms%33s%9s%12s%n", clients, clients == 1 ? " " : "s", "median", "p95", "p95 / base");
    times.forEach(
        (name, each) -> {
          System.out.printf(
              "%-32s%9.0f%9.0f%12.1f%n", name, percentile(each, 50), percentile(each, 95), percentile(each, 95) / base);
          if (!name.equals(BASE)) {
            standard.addAll(each);
          }
        });
    System.out.printf(
        "%-32s%9.0f%9.0f%12.1f%s%n",
        "all ten", percentile(standard, 50), percentile(standard, 95), percentile(standard, 95) / base,
        clients == 1 ? "   (at most 4.0)" : "");
  }

  private static double percentile(List<Double> times, int percent) {
    double[] sorted = times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return sorted[Math.min(sorted.length - 1, (int) Math.ceil(sorted.length * percent / 100.0) - 1)];
  }
}
