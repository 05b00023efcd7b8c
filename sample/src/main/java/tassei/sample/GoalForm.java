package tassei.sample;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tassei.model.Achievement;
import tassei.model.Direction;

/**
 * What a goal table (目標管理表) prints.
 *
 * @param districts in the order of their columns
 */
record GoalForm(Programme programme, int year, List<String> districts, List<Item> items)
    implements Content {

  GoalForm {
    districts = List.copyOf(districts);
    items = List.copyOf(items);
  }

  /**
   * One row.
   *
   * @param no its number in the table
   * @param atLeast whether the target is printed with 以上
   * @param grade A, B or C
   * @param byDistrict blank cells are not in it
   */
  record Item(
      int no,
      String project,
      String name,
      String unit,
      String concept,
      long target,
      boolean atLeast,
      String grade,
      long actual,
      Map<String, Long> byDistrict) {
    Item {
      byDistrict = new TreeMap<>(byDistrict);
    }

    Achievement achievement() {
      return Judgement.of(Direction.HIGHER, Value.of(actual), Value.of(target));
    }

    String code(Programme programme) {
      return programme.code(tassei.model.FormType.GOAL_TABLE) + ":" + no;
    }

    long districtSum() {
      return byDistrict.values().stream().mapToLong(Long::longValue).sum();
    }
  }
}
