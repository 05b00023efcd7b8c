package tassei.transform.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tassei.transform.disclosure.AuditedCell.Verdict;

class AuditAgainstEveryTableTest {
  private static final DisclosureRule RULE = new DisclosureRule(3, 70);

  @Test
  void theIntervalsOfAFlatTableAreThoseOfAllTablesThatAgreeWithIt() {
    SplittableRandom random = new SplittableRandom(1);
    int compared = 0;
    for (int round = 0; round < 300; round++) {
      ProtectedTable table = random(random, 2 + random.nextInt(2), 2 + random.nextInt(2));
      compared += assertAuditIsRight(withheldAtRandom(table, random), 20) ? 1 : 0;
    }
    assertThat(compared).isGreaterThan(250);
  }

  @Test
  void theIntervalsOfATableOfThreeDimensionsAreThoseOfAllTablesThatAgreeWithIt() {
    SplittableRandom random = new SplittableRandom(2);
    int compared = 0;
    for (int round = 0; round < 150; round++) {
      ProtectedTable table = random(random, 2, 2, 3);
      compared += assertAuditIsRight(withheldAtRandom(table, random), 25) ? 1 : 0;
    }
    assertThat(compared).isGreaterThan(100);
  }

  @Test
  void afterSuppressionNoTableByChanceGivesAnythingBack() {
    SplittableRandom random = new SplittableRandom(3);
    for (int round = 0; round < 300; round++) {
      ProtectedTable table =
          round % 2 == 0 ? random(random, 3, 3) : random(random, 2, 2, 2 + random.nextInt(2));
      Protected published = Suppress.sensitiveAndWhatGivesItBack(table, RULE);
      assertThat(Audit.of(published, RULE, Audit.Depth.VERDICTS))
          .as("table %s %s", table.cells(), published.states())
          .allMatch(AuditedCell::isSafe);
    }
  }

  private static boolean assertAuditIsRight(Protected published, long most) {
    ProtectedTable table = published.table();
    long[][] ends = TestingTables.everyTable(table, published.unknown(), most);
    // a table that goes on beyond what was enumerated tells nothing
    if (Arrays.stream(ends).anyMatch(end -> end != null && end[1] == most)) {
      return false;
    }
    for (AuditedCell audited : Audit.of(published, RULE, Audit.Depth.INTERVALS)) {
      long count = audited.cell().count();
      long[] found = ends[table.cells().indexOf(audited.cell())];
      long[] end = found == null ? new long[] {count, count} : found;
      assertThat(audited.interval())
          .as("%s of %s %s", audited, table.cells(), published.states())
          .isEqualTo(new Interval(end[0], end[1], true));
      boolean safe = audited.protection().holds(count, end[0], end[1]);
      assertThat(audited.verdict()).isEqualTo(safe ? Verdict.HOLDS : Verdict.BREACHED);
    }
    return true;
  }

  private static Protected withheldAtRandom(ProtectedTable table, SplittableRandom random) {
    Suppression[] states = Suppress.sensitiveOnly(table, RULE).states().toArray(Suppression[]::new);
    for (int further = random.nextInt(4); further > 0; further--) {
      int cell = random.nextInt(states.length);
      states[cell] =
          states[cell] == Suppression.PUBLISHED ? Suppression.COMPLEMENTARY : states[cell];
    }
    while (IntStream.range(0, states.length).filter(at -> !states[at].isPublished()).count() > 8) {
      states[random.nextInt(states.length)] = Suppression.PUBLISHED;
    }
    states[0] = Suppression.PUBLISHED;
    return new Protected(table, List.of(states));
  }

  private static ProtectedTable random(SplittableRandom random, int... sizes) {
    List<Dimension> dimensions = new ArrayList<>();
    for (int at = 0; at < sizes.length; at++) {
      String name = "d" + at;
      dimensions.add(Dimension.of(name, name, TestingTables.names(name + ".", sizes[at])));
    }
    Map<List<String>, Long> finest = new HashMap<>();
    fill(finest, List.of(), dimensions, random);
    return CrossTable.of(dimensions, TestingTables.withTotals(dimensions, finest), "d0");
  }

  private static void fill(
      Map<List<String>, Long> finest,
      List<String> begun,
      List<Dimension> dimensions,
      SplittableRandom random) {
    if (begun.size() == dimensions.size()) {
      finest.put(begun, (long) random.nextInt(4));
      return;
    }
    for (String part : dimensions.get(begun.size()).partitions().getFirst().parts()) {
      List<String> longer = new ArrayList<>(begun);
      longer.add(part);
      fill(finest, List.copyOf(longer), dimensions, random);
    }
  }
}
