package tassei.sample;

import java.util.ArrayList;
import java.util.List;

/**
 * A group of chambers that are compared with each other.
 *
 * @param kind SIZE or REGION; what is of a size comes first
 * @param from the first fiscal year in which a chamber is in it; null from the beginning
 */
record PeerGroup(String code, String name, String kind, SampleBody body, Integer from) {
  private static final int LARGE = 140;
  private static final int MIDDLE = 90;

  /** The groups of a federation's chambers; of every sixth the size is not known. */
  static List<PeerGroup> of(SampleOptions options, Federation federation) {
    List<PeerGroup> groups = new ArrayList<>();
    String of = federation.body().prefecture().code();
    for (SampleBody body : federation.chambers()) {
      if (body.ordinal() % 6 != 5) {
        String size = body.size() >= LARGE ? "large" : body.size() >= MIDDLE ? "middle" : "small";
        Integer from = body.ordinal() % 6 == 4 ? options.firstYear() + 1 : null;
        groups.add(
            new PeerGroup("s%s-size-%s".formatted(of, size), "規模 " + size, "SIZE", body, from));
      }
      String side = body.ordinal() % 2 == 0 ? "coast" : "inland";
      groups.add(
          new PeerGroup("s%s-region-%s".formatted(of, side), "地域 " + side, "REGION", body, null));
    }
    return groups;
  }

  boolean holds(int year) {
    return from == null || year >= from;
  }

  /** The group a chamber is first compared in; null where it is in none. */
  static PeerGroup first(List<PeerGroup> groups, SampleBody body, int year) {
    PeerGroup first = null;
    for (PeerGroup group : groups) {
      boolean its = group.body().code().equals(body.code()) && group.holds(year);
      if (its && (first == null || group.kind().equals("SIZE"))) {
        first = group;
      }
    }
    return first;
  }
}
