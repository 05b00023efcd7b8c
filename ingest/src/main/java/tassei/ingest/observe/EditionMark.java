package tassei.ingest.observe;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tassei.ingest.sheet.CellText;

/** Which edition of itself a document says it is, by a mark in its title: 第2版, 改訂版, 修正. */
final class EditionMark {
  private static final int FIRST = 1;
  private static final Pattern NUMBERED = Pattern.compile("第([0-9一二三四五六七八九十]{1,3})版");
  private static final Pattern REVISION_NUMBERED =
      Pattern.compile("第([0-9一二三四五六七八九十]{1,3})[回次](?:改訂|改定|修正|訂正|変更)");
  private static final Pattern REVISED =
      Pattern.compile("(?:改訂|改定|修正|訂正|差替え?|差し替え|再提出)(?:版|後|済み?)?(?=[)\\]】〕>》、。・ ]|$)");

  private EditionMark() {}

  /**
   * The number of the edition, 1 where the title has no mark. A revision without a number counts as
   * the second edition, the n-th revision as edition n + 1.
   */
  static int of(String title) {
    String normal = CellText.normal(title);
    Matcher numbered = NUMBERED.matcher(normal);
    if (numbered.find()) {
      return Math.max(FIRST, number(numbered.group(1)));
    }
    Matcher revision = REVISION_NUMBERED.matcher(normal);
    if (revision.find()) {
      return FIRST + number(revision.group(1));
    }
    return REVISED.matcher(normal).find() ? FIRST + 1 : FIRST;
  }

  private static int number(String digits) {
    if (digits.matches("[0-9]+")) {
      return Integer.parseInt(digits);
    }
    int number = 0;
    int ones = 0;
    for (char digit : digits.toCharArray()) {
      int value = "一二三四五六七八九十".indexOf(digit) + 1;
      if (value == 10) {
        number += 10 * Math.max(1, ones);
        ones = 0;
      } else {
        ones = Math.max(0, value);
      }
    }
    return number + ones;
  }
}
