package tassei.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which chambers count in a year, as was and as now, and for which bodies each of them stands. */
final class Members {
  private final Federation federation;

  Members(Federation federation) {
    this.federation = federation;
  }

  /**
   * A chamber and the bodies of a year whose figures it carries.
   *
   * @param split whether it carries figures that it shares with another
   */
  record Member(SampleBody body, String name, List<SampleBody> sources, boolean split) {
    Member {
      sources = List.copyOf(sources);
    }
  }

  /** The chambers that stood at the end of the year, each for itself; in the order of codes. */
  List<Member> asWas(int year) {
    return federation.chambers().stream()
        .filter(body -> body.existsAtTheEndOf(year))
        .map(body -> new Member(body, body.nameIn(year), List.of(body), false))
        .toList();
  }

  /** The chambers of today, each for those that have become it. */
  List<Member> asNow(int year, LocalDate today) {
    Map<String, List<SampleBody>> sources = new TreeMap<>();
    TreeSet<String> split = new TreeSet<>();
    for (Member member : asWas(year)) {
      TreeSet<String> become = become(member.body().code(), today);
      become.forEach(
          code -> sources.computeIfAbsent(code, unused -> new ArrayList<>()).add(member.body()));
      if (become.size() > 1) {
        split.addAll(become);
      }
    }
    List<Member> members = new ArrayList<>();
    sources.forEach(
        (code, bodies) -> {
          SampleBody body = federation.body(code);
          members.add(new Member(body, body.name(), bodies, split.contains(code)));
        });
    return members;
  }

  /** What a body has become by a day: itself, its successors, or nothing where it left. */
  TreeSet<String> become(String code, LocalDate day) {
    List<Succession> next =
        federation.successions().stream()
            .filter(succession -> succession.predecessor().equals(code))
            .filter(succession -> !succession.effective().isAfter(day))
            .toList();
    TreeSet<String> become = new TreeSet<>();
    if (next.isEmpty()) {
      become.add(code);
    }
    for (Succession succession : next) {
      if (succession.successor() != null) {
        become.addAll(become(succession.successor(), day));
      }
    }
    return become;
  }
}
