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

  @Test
  void withNothingFurtherWithheldTheSumsGiveCellsBack() {
    ProtectedTable table = Answers.table(10_000);
    Protected published = Suppress.sensitiveOnly(table, RULE);
    List<AuditedCell> breaches =
        Audit.of(published, RULE, Audit.Depth.VERDICTS).stream().filter(c -> !c.isSafe()).toList();
    System.out.println("sensitive only: breaches " + breaches.size());
    assertThat(breaches.size()).isGreaterThan(9);
  }

  @Test
  void afterSuppressionNoSumGivesACellBack() {
    ProtectedTable table = Answers.table(10_000);
    long t0 = System.nanoTime();
    Protected published = Suppress.sensitiveAndWhatGivesItBack(table, RULE);
    long t1 = System.nanoTime();
    System.out.println(
        "cells "
            + table.size()
            + " primary "
            + published.states().stream().filter(Suppression::isPrimary).count()
            + " complementary "
            + published.states().stream().filter(s -> s == Suppression.COMPLEMENTARY).count()
            + " seconds "
            + (t1 - t0) / 1e9);
    var audited = Audit.of(published, RULE, Audit.Depth.VERDICTS);
    System.out.println("audit seconds " + (System.nanoTime() - t1) / 1e9);
    assertThat(audited.stream().filter(c -> !c.isSafe()).toList()).isEmpty();
  }

  /** Answers by chance, always the same ones. */
  static final class Answers {
    private static final List<Dimension> DIMENSIONS =
        List.of(
            Dimension.of("満足度", "有効回答", List.of("満足", "やや満足", "普通", "やや不満", "不満")),
            Dimension.of("業種", "全業種", List.of("製造", "建設", "小売", "飲食", "サービス")),
            Dimension.of("従業員規模", "全規模", List.of("0人", "1〜5人", "6〜20人", "21人以上")),
            Dimension.of("地区", "全地区", List.of("本所", "北", "南", "東")));

    private Answers() {}

    static ProtectedTable table(int answers) {
      SplittableRandom random = new SplittableRandom(5);
      Map<List<String>, Long> finest = new HashMap<>();
      for (int answer = 0; answer < answers; answer++) {
        List<String> members = new ArrayList<>();
        for (Dimension dimension : DIMENSIONS) {
          List<String> parts = dimension.partitions().getFirst().parts();
          double skewed = Math.pow(random.nextDouble(), 2);
          members.add(parts.get((int) (skewed * parts.size())));
        }
        finest.merge(List.copyOf(members), 1L, Long::sum);
      }
      return CrossTable.of(DIMENSIONS, TestingTables.withTotals(DIMENSIONS, finest), "満足度");
    }
  }
}
