package tassei.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tassei.sample.SampleBody.Spell;
import tassei.sample.Succession.Kind;

/**
 * Founds a federation and lets its chambers merge, change their names, split and leave.
 *
 * <p>With four chambers or more there is a merger of two, and a chain: what two became merges with
 * a third within one plan. With fourteen or more there are also a change of name with and without a
 * new code, a split, a departure, and a merger that is announced and has not happened.
 */
final class Founding {
  private static final int SMALLEST_WITH_MERGERS = 4;
  private static final int SMALLEST_WITH_ALL = 14;
  private static final int ANNOUNCED_FOR = 2099;

  private final SampleOptions options;
  private final Names names;
  private final Prefectures.Prefecture prefecture;
  private final String federationCode;
  private final Map<Integer, SampleBody> chambers = new TreeMap<>();
  private final List<Succession> successions = new ArrayList<>();

  private Founding(SampleOptions options, Names names, Prefectures.Prefecture prefecture) {
    this.options = options;
    this.names = names;
    this.prefecture = prefecture;
    this.federationCode = "s" + prefecture.code() + "-federation";
  }

  /** The federation of a prefecture. */
  static Federation of(
      SampleOptions options, Names names, Prefectures.Prefecture prefecture, int chambers) {
    return new Founding(options, names, prefecture).found(chambers);
  }

  private Federation found(int count) {
    for (int ordinal = 1; ordinal <= count; ordinal++) {
      Dice dice = dice("body", ordinal);
      chamber(ordinal, names.chamber(), null, dice.between(40, 220));
    }
    int first = options.firstYear();
    if (count >= SMALLEST_WITH_MERGERS) {
      chain(count < SMALLEST_WITH_ALL ? 1 : 5, options.newestPlanYear());
    }
    if (count >= SMALLEST_WITH_ALL) {
      merge(List.of(3, 4), Math.min(first + 2, options.lastYear()));
      renameWithANewCode(8, first + 1);
      renameKeepingTheCode(9, first + 2);
      split(10, first + 3);
      leave(11, first + 4);
      merge(List.of(12, 13), ANNOUNCED_FOR);
    }
    return new Federation(federation(), List.copyOf(chambers.values()), successions);
  }

  private SampleBody federation() {
    return new SampleBody(
        federationCode,
        0,
        List.of(new Spell("みほん" + prefecture.shortName() + "商工会連合会", null)),
        "",
        prefecture,
        federationCode,
        List.of(),
        null,
        null,
        100);
  }

  private SampleBody chamber(int ordinal, String name, LocalDate from, int size) {
    Dice dice = dice("districts", ordinal);
    List<String> districts = new ArrayList<>(List.of("東", "西", "南", "北", "中").subList(0, 2));
    if (dice.chance(60)) {
      districts = new ArrayList<>(List.of("東", "西", "南", "北"));
    }
    districts.replaceAll(side -> side + "地区");
    SampleBody body =
        new SampleBody(
            "s%s-%03d".formatted(prefecture.code(), ordinal),
            ordinal,
            List.of(new Spell(name, null)),
            dice.chance(20) ? name.replace("商工会", "") + "地域商工会" : "",
            prefecture,
            federationCode,
            districts,
            from,
            null,
            size);
    chambers.put(ordinal, body);
    return body;
  }

  /**
   * The first two merge at the beginning of a year, what they became and the third a year later.
   */
  private void chain(int ordinal, int year) {
    SampleBody middle = merge(List.of(ordinal, ordinal + 1), Math.min(year, options.lastYear()));
    if (year < options.lastYear()) {
      merge(List.of(middle.ordinal(), ordinal + 2), year + 1);
    }
  }

  private SampleBody merge(List<Integer> ordinals, int year) {
    int size = ordinals.stream().mapToInt(ordinal -> chambers.get(ordinal).size()).sum();
    SampleBody successor = successor(year, size);
    ordinals.forEach(ordinal -> follow(ordinal, successor, year, Kind.MERGER));
    return successor;
  }

  private SampleBody successor(int year, int size) {
    int ordinal = chambers.keySet().stream().mapToInt(Integer::intValue).max().orElseThrow() + 1;
    return chamber(ordinal, names.chamber(), SampleBody.firstDay(year), size);
  }

  private void follow(int predecessor, SampleBody successor, int year, Kind kind) {
    LocalDate day = SampleBody.firstDay(year);
    SampleBody before = chambers.get(predecessor);
    successions.add(new Succession(before.code(), successor.code(), day, kind));
    chambers.put(predecessor, before.endingBefore(day));
  }

  private void renameWithANewCode(int ordinal, int year) {
    if (year <= options.lastYear()) {
      SampleBody renamed = successor(year, chambers.get(ordinal).size());
      follow(ordinal, renamed, year, Kind.RENAME);
    }
  }

  private void renameKeepingTheCode(int ordinal, int year) {
    SampleBody body = chambers.get(ordinal);
    LocalDate day = SampleBody.firstDay(year);
    chambers.put(
        ordinal,
        new SampleBody(
            body.code(),
            body.ordinal(),
            List.of(body.spells().getFirst(), new Spell(names.chamber(), day)),
            body.alias(),
            body.prefecture(),
            body.federationCode(),
            body.districts(),
            body.from(),
            body.to(),
            body.size()));
  }

  private void split(int ordinal, int year) {
    if (year <= options.lastYear()) {
      int size = chambers.get(ordinal).size();
      for (int part = 0; part < 2; part++) {
        follow(ordinal, successor(year, size / 2), year, Kind.SPLIT);
      }
    }
  }

  private void leave(int ordinal, int year) {
    if (year <= options.lastYear()) {
      LocalDate day = SampleBody.firstDay(year);
      SampleBody body = chambers.get(ordinal);
      successions.add(new Succession(body.code(), null, day, Kind.DEPARTURE));
      chambers.put(ordinal, body.endingBefore(day));
    }
  }

  private Dice dice(String what, int ordinal) {
    return Dice.of(options.seed(), prefecture.code(), what, ordinal);
  }
}
