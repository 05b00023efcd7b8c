package tassei.ingest.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static tassei.ingest.reader.TestingPlan.figures;
import static tassei.ingest.reader.TestingPlan.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tassei.ingest.sheet.Document;
import tassei.model.CellRef;

/** Damaged documents: the reader never throws, and no damage changes a figure in silence. */
class RunningTextFuzzTest {
  private static final String PUT_IN = "\n0123→・（）施策。\uFFFD";
  private static final int[][] INDICATORS = {{1, 1}, {1, 2}, {2, 1}};

  @Test
  void aLineLostOrDoubledNeverChangesAFigureInSilence() {
    List<String> lines = plan().text().lines().toList();
    Reading whole = plan().read();
    for (int i = 0; i < lines.size(); i++) {
      List<String> lost = new ArrayList<>(lines);
      lost.remove(i);
      List<String> doubled = new ArrayList<>(lines);
      doubled.add(i, lines.get(i));
      for (List<String> damaged : List.of(lost, doubled)) {
        Reading reading = TestingPlan.read(String.join("\n", damaged));
        if (reading.problems().isEmpty()) {
          for (int[] indicator : INDICATORS) {
            assertThat(figures(reading, indicator[0], indicator[1]))
                .as("line %d: %s", i + 1, lines.get(i))
                .isEqualTo(figures(whole, indicator[0], indicator[1]));
          }
        }
      }
    }
  }

  @Test
  void aTableThatIsNotTouchedKeepsItsFigures() {
    String text = plan().text();
    int damageEnds = text.indexOf("市を訪れた人の数 \n基準値");
    int damageStarts = text.indexOf("１ 施策展開方向 \n\n港の市");
    String untouched = figures(plan().read(), 1, 1);
    Random random = new Random(20220401);

    for (int round = 0; round < 150; round++) {
      String damaged = damaged(text.substring(damageStarts, damageEnds), random);
      Reading reading =
          TestingPlan.read(text.substring(0, damageStarts) + damaged + text.substring(damageEnds));
      assertThat(figures(reading, 1, 1)).as("round %d:\n%s", round, damaged).isEqualTo(untouched);
    }
  }

  @Test
  void neverThrowsWhateverTheDamage() {
    Random random = new Random(20260331);
    for (int round = 0; round < 400; round++) {
      String damaged = plan().text();
      for (int times = random.nextInt(1, 12); times > 0; times--) {
        damaged = damaged(damaged, random);
      }
      assertThat(read(damaged)).isNotNull();
    }
  }

  @Test
  void neverThrowsOnJunk() {
    Random random = new Random(7);
    String[] scraps = {
      "施策", "１", "99", "戦略", "共通", "（１）", "(99)", "①", "基準値", "目 標 値（単位：", "件）", "R3年度", "S0年度",
          "昭和0年度",
      "令和元年度", "→", "・", "[", "】", "取組内容", "２ 施策目標", "【取組実施工程表】", "戦略・施策の体系表", "\n", "\n", "\n",
          " ", "\t",
      "\f", "。", "1,440", "－", "12 34", "\uD83D", "\u0000", "か゛", "99999999999999999999", "%", "累計",
          "P4", "\u200B", "ﾊﾟ"
    };
    for (int round = 0; round < 400; round++) {
      StringBuilder junk = new StringBuilder();
      for (int i = random.nextInt(200); i >= 0; i--) {
        junk.append(scraps[random.nextInt(scraps.length)]);
      }
      assertThat(read(junk.toString())).isNotNull();
    }
  }

  @Test
  void neverThrowsOnEndlessLines() {
    for (String part : List.of("1,000", "施策１", "→", "（１）", "基準値 目標値", "R4年度 ", "[", "・あ")) {
      String line = part.repeat(40_000);
      assertThat(read(plan().text() + line)).isNotNull();
      assertThat(read(plan().text().replace("540 570", line))).isNotNull();
      assertThat(read(plan().text().replace("港の市の開催", line))).isNotNull();
    }
    assertThat(read("")).isNotNull();
  }

  /** Takes out, doubles or swaps a stretch of text, or puts a character in. */
  private static String damaged(String text, Random random) {
    int from = random.nextInt(text.length() + 1);
    int to = Math.min(text.length(), from + random.nextInt(40));
    String stretch = text.substring(from, to);
    String instead =
        switch (random.nextInt(5)) {
          case 0 -> "";
          case 1 -> stretch + stretch;
          case 2 -> new StringBuilder(stretch).reverse().toString();
          case 3 -> stretch.replace("\n", "");
          default -> stretch + PUT_IN.charAt(random.nextInt(PUT_IN.length()));
        };
    return text.substring(0, from) + instead + text.substring(to);
  }

  /** Past the sheet door, which refuses some of it. */
  private static Reading read(String text) {
    List<Document.Row> rows = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      int number = rows.size() + 1;
      rows.add(new Document.Row(number, List.of(Document.Cell.of(line, CellRef.line(number)))));
    }
    Document document =
        new Document("plan.txt", List.of(new Document.Sheet(CellRef.TEXT_SHEET, rows)));
    return new RunningText().read(document, TestingPlan.LAYOUT);
  }
}
