package tassei.sample;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rankings of a concept and year: of the whole federation and of each peer group, by unit. */
final class Rankings {
  private final List<MemberValue> values;
  private final List<PeerGroup> groups;
  private final int year;
  private final Map<String, Ranking> rankings = new HashMap<>();

  /**
   * @param values of one concept and year
   */
  Rankings(List<MemberValue> values, List<PeerGroup> groups, int year) {
    this.values = values;
    this.groups = groups;
    this.year = year;
  }

  /** Those of the same unit in the federation. */
  Ranking beside(MemberValue value) {
    return rankings.computeIfAbsent(value.unit(), unit -> ranking(value, null));
  }

  /** Those of the same unit in a group. */
  Ranking beside(MemberValue value, PeerGroup group) {
    Set<String> bodies = new HashSet<>();
    return rankings.computeIfAbsent(
        value.unit() + "/" + group.code(),
        key -> {
          for (PeerGroup one : groups) {
            if (one.code().equals(group.code()) && one.holds(year)) {
              bodies.add(one.body().code());
            }
          }
          return ranking(value, bodies);
        });
  }

  private Ranking ranking(MemberValue value, Set<String> bodies) {
    List<BigDecimal> figures =
        values.stream()
            .filter(other -> other.actual() != null && other.unit().equals(value.unit()))
            .filter(other -> bodies == null || bodies.contains(other.member().body().code()))
            .map(MemberValue::actual)
            .toList();
    return new Ranking(value.concept().direction(), figures);
  }
}
