package tassei.model;

import java.io.Serializable;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The bodies that exist, found by the names they are printed under. A name it does not hold is no
 * body.
 */
public final class BodyRegister implements Serializable {
  private static final long serialVersionUID = 1L;

  private final HashMap<String, ArrayList<Body>> byName = new HashMap<>();

  public BodyRegister(List<Body> bodies) {
    for (Body body : bodies) {
      add(body.name(), body);
      body.aliases().forEach(alias -> add(alias, body));
    }
  }

  /**
   * The bodies of that name or alias that existed in a fiscal year: none, one, or more by mistake.
   */
  public List<Body> find(String printedName, FiscalYear year) {
    return named(printedName).stream().filter(body -> body.existsIn(year)).distinct().toList();
  }

  /** Every body, one for each time it existed under one name. */
  public List<Body> all() {
    return byName.values().stream().flatMap(List::stream).distinct().toList();
  }

  /** The bodies of that name or alias in any year. */
  public List<Body> named(String printedName) {
    Map<String, ArrayList<Body>> names = byName;
    return List.copyOf(names.getOrDefault(key(printedName), new ArrayList<>()));
  }

  /** The names and aliases nearest to one that is not there, the nearest first. */
  public List<String> near(String printedName, int atMost) {
    String wanted = key(printedName);
    return byName.keySet().stream()
        .sorted(
            Comparator.comparingInt((String name) -> distance(wanted, name))
                .thenComparing(Comparator.naturalOrder()))
        .limit(atMost)
        .toList();
  }

  /** How many characters have to be added, dropped or changed. */
  private static int distance(String one, String other) {
    int[] row = IntStream.rangeClosed(0, other.length()).toArray();
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }

  private void add(String name, Body body) {
    byName.computeIfAbsent(key(name), unused -> new ArrayList<>()).add(body);
  }

  private static String key(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC).replaceAll("\\s+", "");
  }
}
