package tassei.model;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
   * The bodies of that name or alias that existed in a fiscal year, each as it was at its end:
   * none, one, or more where they share it. A name that none bore in that year is the body's that
   * bears it in others, where that is one: a plan may be issued again after a change of name.
   */
  public List<Body> find(String printedName, FiscalYear year) {
    List<Body> named = named(printedName);
    List<String> codes =
        named.stream().filter(body -> body.existsIn(year)).map(Body::code).distinct().toList();
    if (codes.isEmpty()) {
      codes = named.stream().map(Body::code).distinct().toList();
      if (codes.size() > 1) {
        return List.of();
      }
    }
    return codes.stream().flatMap(code -> newest(code, year).stream()).toList();
  }

  private Optional<Body> newest(String code, FiscalYear year) {
    return all().stream()
        .filter(body -> body.code().equals(code) && body.existsIn(year))
        .max(Comparator.comparing(Body::validFrom));
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
    return NearNames.of(printedName, byName.keySet(), atMost);
  }

  private void add(String name, Body body) {
    byName.computeIfAbsent(key(name), unused -> new ArrayList<>()).add(body);
  }

  private static String key(String name) {
    return NearNames.plain(name);
  }
}
