package tassei.sample;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.time.Month;
import java.util.List;

/**
 * A chamber or a federation of the sample.
 *
 * @param ordinal its place in the federation; 0 is the federation itself
 * @param spells the names it had, one after the other; the first from its first day, the last to
 *     its last
 * @param alias another name it is printed under; empty when there is none
 * @param from its first day; null when it has been there from the beginning
 * @param to its last day; null when it is still there
 * @param size in percent of a common chamber
 */
record SampleBody(
    String code,
    int ordinal,
    List<Spell> spells,
    String alias,
    Prefectures.Prefecture prefecture,
    String federationCode,
    List<String> districts,
    LocalDate from,
    LocalDate to,
    int size) {

  /**
   * A name and the day from which it holds.
   *
   * @param from null when it is the first one
   */
  record Spell(String name, LocalDate from) {}

  SampleBody {
    requireNonNull(code, "code is null");
    spells = List.copyOf(spells);
    districts = List.copyOf(districts);
  }

  boolean isFederation() {
    return ordinal == 0;
  }

  String type() {
    return isFederation() ? "FEDERATION" : "CHAMBER";
  }

  /** Whether it exists on any day of a fiscal year. */
  boolean existsIn(int year) {
    return !(from != null && from.isAfter(lastDay(year)))
        && !(to != null && to.isBefore(firstDay(year)));
  }

  /** Whether it exists on the last day of a fiscal year. */
  boolean existsAtTheEndOf(int year) {
    return !(from != null && from.isAfter(lastDay(year)))
        && !(to != null && to.isBefore(lastDay(year)));
  }

  /** The name it has on the last day of a fiscal year. */
  String nameIn(int year) {
    return spells.stream()
        .filter(spell -> spell.from() == null || !spell.from().isAfter(lastDay(year)))
        .reduce((first, second) -> second)
        .orElseThrow()
        .name();
  }

  /** Its latest name. */
  String name() {
    return spells.getLast().name();
  }

  /** The same body, whose last day is the one before another. */
  SampleBody endingBefore(LocalDate day) {
    return new SampleBody(
        code,
        ordinal,
        spells,
        alias,
        prefecture,
        federationCode,
        districts,
        from,
        day.minusDays(1),
        size);
  }

  static LocalDate firstDay(int year) {
    return LocalDate.of(year, Month.APRIL, 1);
  }

  static LocalDate lastDay(int year) {
    return LocalDate.of(year + 1, Month.MARCH, 31);
  }
}
