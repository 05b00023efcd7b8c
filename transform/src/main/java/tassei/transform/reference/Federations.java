package tassei.transform.reference;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tassei.transform.reference.ReferenceFile.Line;

/**
 * Which federation a body belongs to, and which federations must be looked at together: those that
 * one body has belonged to, and those whose bodies have become one another.
 */
public final class Federations implements Serializable {
  /** Stands for the federation of bodies that have none. */
  public static final String NONE = "-";

  private static final long serialVersionUID = 1L;

  private final HashMap<String, String> newest = new HashMap<>();
  private final HashMap<String, HashSet<String>> together = new HashMap<>();

  Federations(List<Line> bodies, List<Line> successions) {
    HashMap<String, String> since = new HashMap<>();
    HashMap<String, Set<String>> ever = new HashMap<>();
    for (Line line : bodies) {
      String body = line.value("body_code");
      String from = line.value("valid_from") == null ? "" : line.value("valid_from");
      if (since.getOrDefault(body, "").compareTo(from) <= 0) {
        since.put(body, from);
        newest.put(body, line.value("federation_code"));
      }
      ever.computeIfAbsent(body, unused -> new TreeSet<>())
          .add(orNone(line.value("federation_code")));
    }
    ever.values().forEach(this::join);
    for (Line line : successions) {
      Set<String> both = new TreeSet<>(ever.getOrDefault(line.value("predecessor_code"), Set.of()));
      if (line.value("successor_code") != null) {
        both.addAll(ever.getOrDefault(line.value("successor_code"), Set.of()));
      }
      join(both);
    }
  }

  /** The federation a body belongs to since its newest name; null where there is none. */
  public String of(String bodyCode) {
    return bodyCode == null ? null : newest.get(bodyCode);
  }

  /** The same, {@link #NONE} where there is none. */
  public String partOf(String bodyCode) {
    return orNone(of(bodyCode));
  }

  /** These federations and all that must be looked at with them. */
  public Set<String> withTheirs(Set<String> federations) {
    Set<String> all = new TreeSet<>(federations);
    federations.forEach(each -> all.addAll(together.getOrDefault(each, new HashSet<>())));
    return all;
  }

  private void join(Set<String> federations) {
    HashSet<String> joined = new HashSet<>(federations);
    for (String federation : federations) {
      joined.addAll(together.getOrDefault(federation, new HashSet<>()));
    }
    new ArrayList<>(joined).forEach(federation -> together.put(federation, joined));
  }

  private static String orNone(String federation) {
    return federation == null ? NONE : federation;
  }
}
