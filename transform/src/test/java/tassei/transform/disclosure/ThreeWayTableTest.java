package tassei.transform.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** 10,000 made-up answers to one question by industry, size and district, with all totals. */
class ThreeWayTableTest {
  private static final DisclosureRule RULE = DisclosureRule.USUAL;
  private static final List<Dimension> DIMENSIONS =
      List.of(
          Dimension.of("満足度", "有効回答", List.of("満足", "やや満足", "普通", "やや不満", "不満")),
          Dimension.of("業種", "全業種", List.of("製造", "建設", "小売", "飲食", "サービス")),
          Dimension.of("従業員規模", "全規模", List.of("0人", "1〜5人", "6〜20人", "21人以上")),
          Dimension.of("地区", "全地区", List.of("本所", "北", "南", "東")));
  private static final List<Dimension> FEWER =
      List.of(
          Dimension.of("満足度", "有効回答", List.of("満足", "普通", "不満")),
          Dimension.of("業種", "全業種", List.of("製造", "建設", "小売", "飲食")),
          Dimension.of("従業員規模", "全規模", List.of("5人以下", "6〜20人", "21人以上")),
          Dimension.of("地区", "全地区", List.of("本所", "北", "南")));

  @Test
  void withNothingFurtherWithheldSumsGiveSensitiveCellsBack() {
    Protected published = Suppress.sensitiveOnly(table(DIMENSIONS, 10_000), RULE);

    assertThat(breaches(published))
        .hasSizeGreaterThan(20)
        .allMatch(cell -> cell.verdict() == AuditedCell.Verdict.BREACHED)
        .anyMatch(cell -> cell.interval().width() == 0 && cell.cell().count() > 0);
  }

  @Test
  void afterSuppressionNoSumGivesACellBack() {
    Protected published = Suppress.sensitiveAndWhatGivesItBack(table(DIMENSIONS, 10_000), RULE);

    assertThat(breaches(published)).isEmpty();
    assertThat(count(published, Suppression.PUBLISHED)).isGreaterThan(700);
    assertThat(stateOf(published, "有効回答 / 全業種 / 全規模 / 全地区")).isEqualTo(Suppression.PUBLISHED);
  }

  @Test
  void theDifferenceOfTwoEditionsGivesLateAnswersBackUnlessItIsProtectedToo() {
    Protected first = Suppress.sensitiveAndWhatGivesItBack(table(FEWER, 5_000), RULE);
    ProtectedTable linked = Releases.link(table(FEWER, 10_000), first, RULE);

    assertThat(breaches(Suppress.sensitiveOnly(linked, RULE)))
        .anyMatch(cell -> cell.cell().key().endsWith("@between") && cell.interval().width() == 0);
    assertThat(breaches(alone(linked))).isNotEmpty();

    Protected second = Suppress.sensitiveAndWhatGivesItBack(linked, RULE);
    assertThat(breaches(second)).isEmpty();
  }

  /** The second edition protected as if there had been no first. */
  private static Protected alone(ProtectedTable linked) {
    Protected alone = Suppress.sensitiveAndWhatGivesItBack(table(FEWER, 10_000), RULE);
    List<Suppression> states = new ArrayList<>(Suppress.sensitiveOnly(linked, RULE).states());
    for (int cell = 0; cell < alone.states().size(); cell++) {
      states.set(cell, alone.states().get(cell));
    }
    return new Protected(linked, states);
  }

  private static List<AuditedCell> breaches(Protected published) {
    return Audit.of(published, RULE, Audit.Depth.VERDICTS).stream()
        .filter(cell -> !cell.isSafe())
        .toList();
  }

  private static long count(Protected published, Suppression state) {
    return published.states().stream().filter(state::equals).count();
  }

  private static Suppression stateOf(Protected published, String key) {
    for (int cell = 0; cell < published.states().size(); cell++) {
      if (published.table().cells().get(cell).key().equals(key)) {
        return published.states().get(cell);
      }
    }
    throw new IllegalArgumentException("Unknown cell: " + key);
  }

  /** The first so many answers, which are always the same ones. */
  private static ProtectedTable table(List<Dimension> dimensions, int answers) {
    SplittableRandom random = new SplittableRandom(5);
    Map<List<String>, Long> finest = new HashMap<>();
    for (int answer = 0; answer < answers; answer++) {
      List<String> members = new ArrayList<>();
      for (Dimension dimension : dimensions) {
        List<String> parts = dimension.partitions().getFirst().parts();
        members.add(parts.get((int) (Math.pow(random.nextDouble(), 2) * parts.size())));
      }
      finest.merge(List.copyOf(members), 1L, Long::sum);
    }
    return CrossTable.of(dimensions, TestingTables.withTotals(dimensions, finest), "満足度");
  }
}
