import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Times the standard queries over JDBC beside {@code SELECT 1} in the same run: each round asks
 * every query once, so that what disturbs one disturbs all. Every row is read.
 *
 * <p>Arguments: URL, file of queries, rounds. Or, to compare what people of several roles wait for:
 * URL, file of queries, rounds, keystore, its password, key that tokens are signed with, users, of
 * whom the first sees all rows.
 */
public final class Queries {
  private static final String BASE = "SELECT 1";
  private static final int WARM_UP = 100;

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
    if (arguments.length > 3) {
      byUser(arguments, queries, rounds);
      return;
    }
    Place place = new Place(url, new Properties());
    ask(place, queries, WARM_UP);
    print(1, measure(place, queries, rounds, 1));
    print(8, measure(place, queries, Math.max(5, rounds / 4), 8));
  }

  /** Where a client connects, and as whom. */
  private record Place(String url, Properties properties) {
    Connection connect() throws SQLException {
      return DriverManager.getConnection(url, properties);
    }
  }

  private static void byUser(String[] arguments, Map<String, String> queries, int rounds)
      throws Exception {
    Map<String, Map<String, List<Double>>> times = new LinkedHashMap<>();
    Map<String, Connection> connections = new LinkedHashMap<>();
    for (int i = 6; i < arguments.length; i++) {
      Properties properties = new Properties();
      properties.put("SSLTrustStorePath", arguments[3]);
      properties.put("SSLTrustStorePassword", arguments[4]);
      properties.put("accessToken", token(arguments[i], arguments[5]));
      connections.put(arguments[i], new Place(arguments[0], properties).connect());
      times.put(arguments[i], new LinkedHashMap<>());
    }
    for (int round = 0; round < WARM_UP + rounds; round++) {
      for (var user : connections.entrySet()) {
        Map<String, List<Double>> once = ask(user.getValue(), queries, 1);
        if (round >= WARM_UP) {
          Map<String, List<Double>> all = times.get(user.getKey());
          once.forEach((name, each) -> all.computeIfAbsent(name, any -> new ArrayList<>()).addAll(each));
        }
      }
    }
    for (Connection connection : connections.values()) {
      connection.close();
    }
    Map<String, List<Double>> first = times.values().iterator().next();
    System.out.printf("%n%-32s", "one client at a time, median ms");
    times.keySet().forEach(user -> System.out.printf("%20s", user));
    System.out.println();
    for (String name : queries.keySet()) {
      System.out.printf("%-32s", name);
      for (var each : times.values()) {
        double median = percentile(each.get(name), 50);
        System.out.printf("%12.0f %6.2f×", median, median / percentile(first.get(name), 50));
      }
      System.out.println();
    }
  }

  private static String token(String user, String key) throws Exception {
    String content =
        part("{\"alg\":\"HS256\",\"typ\":\"JWT\"}")
            + "."
            + part(
                "{\"sub\":\"%s\",\"iss\":\"benchmark\",\"aud\":\"tassei\",\"exp\":%d}"
                    .formatted(user, Clock.systemUTC().instant().plusSeconds(3600).getEpochSecond()));
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA256"));
    byte[] signature = mac.doFinal(content.getBytes(UTF_8));
    return content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
  }

  private static String part(String json) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
  }

  private static Map<String, List<Double>> measure(
      Place place, Map<String, String> queries, int rounds, int clients) throws Exception {
    Map<String, List<Double>> all = new LinkedHashMap<>();
    try (var threads = Executors.newFixedThreadPool(clients)) {
      List<Future<Map<String, List<Double>>>> running = new ArrayList<>();
      for (int client = 0; client < clients; client++) {
        running.add(threads.submit(() -> ask(place, queries, rounds)));
      }
      for (var client : running) {
        client.get().forEach((name, times) -> all.computeIfAbsent(name, any -> new ArrayList<>()).addAll(times));
      }
    }
    return all;
  }

  private static Map<String, List<Double>> ask(Place place, Map<String, String> queries, int rounds)
      throws Exception {
    try (Connection connection = place.connect()) {
      return ask(connection, queries, rounds);
    }
  }

  private static Map<String, List<Double>> ask(
      Connection connection, Map<String, String> queries, int rounds) throws SQLException {
    Map<String, List<Double>> times = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement()) {
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
