package tassei.ingest.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tassei.ingest.layout.Layout;
import tassei.ingest.layout.Layouts;

/** Thousands of damaged goal tables, the same ones on every run. */
class GoalTableFuzzTest {
  private static final Path LAYOUTS = Path.of("layouts");
  private static final int FIRST_ROW = 10;

  /** Rows of the specimen with a cell too many: taking one away mends them. */
  private static final Set<Integer> ODD_ROWS = Set.of(10, 11, 16, 37);

  private static final List<String> JUNK =
      List.of(
          "",
          "0",
          "-1",
          "A",
          "毎年",
          "３件",
          "x",
          "100%",
          "△5",
          "?",
          "1/3",
          "年間3回",
          "\u0000",
          "か\u3099",
          "\uD800",
          "9".repeat(5000),
          "あ".repeat(5000));

  private static Layout layout;
  private static List<String> lines;

  @BeforeAll
  static void readSpecimen() throws IOException {
    layout =
        Layouts.load(List.of(LAYOUTS)).all().stream()
            .filter(known -> known.reader().equals("goal-table"))
            .findFirst()
            .orElseThrow();
    Path specimen = LAYOUTS.resolve("business-support-goal-table/goal_table_r3.tsv");
    lines = Files.readAllLines(specimen, StandardCharsets.UTF_8);
  }

  @Test
  void aMissingOrExtraCellNeverGivesAWrongFigureWithoutAProblem() {
    Reading original = read(lines);
    List<String> wrong = new ArrayList<>();

    for (int row = FIRST_ROW; row <= lines.size(); row++) {
      for (int column = ODD_ROWS.contains(row) ? 12 : row % 2; column < 12; column += 2) {
        List<String> longer = original(row);
        longer.add(column, "");
        List<String> shorter = original(row);
        shorter.remove(column);
        for (List<String> cells : List.of(longer, shorter)) {
          Reading reading = read(with(row, cells));
          Set<String> different = figures(reading, row);
          different.removeAll(figures(original, row));
          boolean projectIsLabel = column == 1 && cells.size() < original(row).size();
          if (!different.isEmpty() && !projectIsLabel && problems(reading, row).isEmpty()) {
            wrong.add("row %d, column %d: %s reads %s".formatted(row, column, cells, different));
          }
          if (!elsewhere(reading, row).equals(elsewhere(original, row))) {
            wrong.add("row %d, column %d: %s changes other rows".formatted(row, column, cells));
          }
        }
      }
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void junkInOneCellLeavesTheOtherRowsAsTheyWere() {
    Random random = new Random(12);
    Reading original = read(lines);

    for (int run = 0; run < 300; run++) {
      int row = FIRST_ROW + random.nextInt(lines.size() - FIRST_ROW + 1);
      List<String> cells = original(row);
      cells.set(
          random.nextInt(cells.size()),
          JUNK.get(random.nextInt(JUNK.size())).replace("\u0000", ""));

      assertThat(elsewhere(read(with(row, cells)), row))
          .as("rows other than %d: %s", row, cells)
          .isEqualTo(elsewhere(original, row));
    }
  }

  @Test
  void noDocumentMakesTheReadersThrow() {
    Random random = new Random(13);
    Layout outline =
        Layouts.load(List.of(LAYOUTS)).all().stream()
            .filter(known -> known.reader().equals("outline"))
            .findFirst()
            .orElseThrow();

    for (int run = 0; run < 300; run++) {
      String text = damaged(random);
      if (!text.isBlank() && text.chars().noneMatch(c -> c < 0x20 && "\t\n\r\f".indexOf(c) < 0)) {
        assertThat(TestingReadings.read(layout, text)).isNotNull();
        assertThat(TestingReadings.read(outline, text)).isNotNull();
      }
    }
    assertThat(TestingReadings.read(layout, String.join("\n", lines) + "\n" + "1\t".repeat(20000)))
        .isNotNull();
  }

  private static String damaged(Random random) {
    List<String> text = new ArrayList<>(lines);
    switch (random.nextInt(6)) {
      case 0 -> Collections.shuffle(text, random);
      case 1 -> text = text.subList(random.nextInt(text.size()), text.size());
      case 2 -> text.replaceAll(line -> line.replace('\t', random.nextInt(9) == 0 ? ' ' : '\t'));
      case 3 -> text.replaceAll(line -> random.nextInt(3) == 0 ? scrambled(line, random) : line);
      case 4 -> text.add(random.nextInt(text.size()), "R0実績\tS0\t昭和0年度\tH99年度\t1-1 ①②③\t㉔㉕");
      default -> text.set(7, scrambled(text.get(7), random));
    }
    String whole = String.join("\n", text);
    return whole.substring(0, random.nextInt(whole.length()) + 1);
  }

  private static String scrambled(String line, Random random) {
    List<String> cells = cells(line);
    Collections.shuffle(cells, random);
    cells.set(0, JUNK.get(random.nextInt(JUNK.size())).replace("\u0000", ""));
    return String.join("\t", cells);
  }

  private static List<String> cells(String line) {
    return new ArrayList<>(Arrays.asList(line.split("\t", -1)));
  }

  private static List<String> original(int row) {
    return cells(lines.get(row - 1));
  }

  private static List<String> with(int row, List<String> cells) {
    List<String> damaged = new ArrayList<>(lines);
    damaged.set(row - 1, String.join("\t", cells));
    return damaged;
  }

  private static Reading read(List<String> lines) {
    return TestingReadings.read(layout, String.join("\n", lines));
  }

  private static Set<String> figures(Reading reading, int row) {
    return TestingReadings.observedIn(reading, row).stream()
        .map(GoalTableFuzzTest::withoutNumber)
        .filter(line -> !line.contains("NOT_REPORTED") && !line.contains("INDICATOR"))
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static List<String> problems(Reading reading, int row) {
    return reading.problems().stream()
        .filter(problem -> problem.at().row() == row)
        .map(problem -> problem.code().name())
        .toList();
  }

  /** What is observed in rows that neither explain the damaged one nor share its target. */
  private static List<String> elsewhere(Reading reading, int damaged) {
    Set<Integer> linked = new HashSet<>(Set.of(damaged));
    for (List<Integer> block : List.of(List.of(11, 12, 13, 14, 15), List.of(19, 20, 21, 22))) {
      if (block.contains(damaged)) {
        linked.addAll(block);
      }
    }
    return reading.observations().stream()
        .filter(observation -> !linked.contains(observation.at().row()))
        .map(observation -> observation.at().address() + " " + TestingReadings.line(observation))
        .map(line -> line.replaceFirst(" \\d+ ", " ").replaceAll("by \\[.*", ""))
        .toList();
  }

  /** Without the indicator's number and without units, which a lost target takes with it. */
  private static String withoutNumber(String line) {
    return line.substring(line.indexOf(' ') + 1).replaceFirst("(?<=\\d)[^\\d\\s.]+", "");
  }
}
