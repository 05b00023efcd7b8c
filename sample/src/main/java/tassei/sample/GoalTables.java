package tassei.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tassei.sample.GoalForm.Item;

/** Fills in the goal tables: one chamber in three files one every year. */
final class GoalTables {
  /** A goal that tables set. */
  record Goal(String project, String name, String unit, String concept, int level) {}

  private static final List<Goal> GOALS =
      List.of(
          new Goal("経営状況の分析", "経営分析の件数", "件", "", 60),
          new Goal("経営状況の分析", "巡回した事業者の数", "件", "visits", 300),
          new Goal("事業計画の策定支援", "事業計画の策定数", "件", "", 45),
          new Goal("事業計画の策定支援", "創業計画の策定数", "件", "", 7),
          new Goal("実施の支援", "フォローアップの回数", "回", "follow_up", 150),
          new Goal("実施の支援", "専門家派遣の回数", "回", "follow_up", 20),
          new Goal("需要の開拓", "商談会に出た事業者の数", "社", "", 12),
          new Goal("需要の開拓", "特産品の数", "品", "", 5));

  private GoalTables() {}

  /** Those that are mapped to a concept, by their number in the table. */
  static Map<Integer, Goal> registered() {
    Map<Integer, Goal> registered = new TreeMap<>();
    for (int no = 1; no <= GOALS.size(); no++) {
      if (!GOALS.get(no - 1).concept().isEmpty()) {
        registered.put(no, GOALS.get(no - 1));
      }
    }
    return registered;
  }

  static boolean files(SampleBody body) {
    return body.ordinal() % 3 == 1;
  }

  static GoalForm of(SampleOptions options, Programme programme, int year) {
    SampleBody body = programme.body();
    List<Item> items = new ArrayList<>();
    for (int no = 1; no <= GOALS.size(); no++) {
      Goal goal = GOALS.get(no - 1);
      Dice dice = Dice.of(options.seed(), body.code(), "goal", no, year);
      long target = Math.max(2, (long) goal.level() * body.size() / 100);
      long actual = Math.max(1, target * dice.between(70, 135) / 100);
      items.add(
          new Item(
              no,
              goal.project(),
              goal.name(),
              goal.unit(),
              goal.concept(),
              target,
              dice.chance(40),
              grade(actual, target, dice),
              actual,
              districts(body.districts(), actual, dice)));
    }
    return new GoalForm(programme, year, body.districts(), items);
  }

  /** A from the target on, B from four fifths of it, else C; now and then another one. */
  private static String grade(long actual, long target, Dice dice) {
    if (dice.chance(4)) {
      return dice.pick(List.of("A", "B", "C"));
    }
    return actual >= target ? "A" : actual * 5 >= target * 4 ? "B" : "C";
  }

  /** The actual over the districts; one in fifteen does not add up, one in ten has a blank. */
  private static Map<String, Long> districts(List<String> districts, long actual, Dice dice) {
    Map<String, Long> amounts = new TreeMap<>();
    long rest = actual;
    for (int i = 0; i < districts.size() - 1; i++) {
      long amount = rest * dice.between(10, 70) / 100;
      amounts.put(districts.get(i), amount);
      rest -= amount;
    }
    amounts.put(districts.getLast(), dice.chance(7) ? rest + dice.between(1, 3) : rest);
    if (dice.chance(10) && districts.size() > 2) {
      amounts.remove(districts.getFirst());
    }
    return amounts;
  }
}
