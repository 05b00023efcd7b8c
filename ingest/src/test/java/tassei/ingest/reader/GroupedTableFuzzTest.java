package tassei.ingest.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tassei.ingest.layout.Layout;
import tassei.ingest.layout.Layouts;
import tassei.ingest.sheet.Document;
import tassei.ingest.sheet.Document.Cell;
import tassei.ingest.sheet.Document.Row;
import tassei.ingest.sheet.Document.Sheet;
import tassei.model.CellRef;

/** Hundreds of damaged summaries, the same ones on every run. */
class GroupedTableFuzzTest {
  private static final Path FOLDER = Path.of("layouts/action-program-summary");
  private static final int RUNS = 300;

  private static final List<String> JUNK =
      List.of(
          "",
          " ",
          "0",
          "-1",
          "達成",
          "未達成",
          "-",
          "—",
          "達成数計",
          "※",
          "戦略",
          "R0実績値(目標値)",
          "R5実績値(目標値)",
          "(1)",
          "(1) ",
          "(999) 件",
          "(1234) 件",
          "0 零",
          "999 名",
          "99999999999 名",
          "共通戦略",
          "独自戦略",
          "116社(50社)",
          "()",
          "((",
          "1(2)(3)",
          "12345678901234567890(1)",
          "6/12",
          "99999/99999",
          "=HYPERLINK(\"x\")",
          "\"",
          "\u200B",
          "か\u3099",
          "\uD800",
          "\u0000",
          "①②③",
          "⑴ 件",
          "施策",
          "施策1",
          "１　名",
          "9".repeat(5000),
          "あ".repeat(5000),
          "(1)".repeat(2000),
          "1(".repeat(2000),
          "商工会".repeat(2000),
          "令和6年度".repeat(1000));

  private static final List<List<String>> SPECIMENS = new ArrayList<>();
  private static Layout layout;

  @BeforeAll
  static void readSpecimens() throws IOException {
    layout =
        Layouts.load(List.of(Path.of("layouts"))).all().stream()
            .filter(known -> known.id().equals("action-program-summary"))
            .findFirst()
            .orElseThrow();
    for (String name : List.of("federation_summary_r6.tsv", "chamber_summary_r7.tsv")) {
      SPECIMENS.add(Files.readAllLines(FOLDER.resolve(name), StandardCharsets.UTF_8));
    }
  }

  @Test
  void junkInAnyCellsIsNoAccident() {
    Random random = new Random(31);
    for (int run = 0; run < RUNS; run++) {
      List<List<String>> rows = rows(SPECIMENS.get(run % 2));
      for (int cells = 1 + random.nextInt(8); cells > 0; cells--) {
        List<String> row = rows.get(random.nextInt(rows.size()));
        row.set(random.nextInt(row.size()), one(JUNK, random));
      }
      assertThat(read(rows)).as("run %d: %s", run, rows).isNotNull();
    }
  }

  @Test
  void rowsAndCellsThatMovedAreNoAccident() {
    Random random = new Random(32);
    for (int run = 0; run < RUNS; run++) {
      List<List<String>> rows = rows(SPECIMENS.get(run % 2));
      for (int times = 1 + random.nextInt(8); times > 0; times--) {
        damage(rows, random);
      }
      assertThat(read(rows)).as("run %d: %s", run, rows).isNotNull();
    }
  }

  @Test
  void nothingButJunkIsNoAccident() {
    Random random = new Random(33);
    for (int run = 0; run < RUNS; run++) {
      List<List<String>> rows = new ArrayList<>();
      for (int row = random.nextInt(12); row >= 0; row--) {
        List<String> cells = new ArrayList<>();
        for (int cell = random.nextInt(12); cell >= 0; cell--) {
          cells.add(one(JUNK, random));
        }
        rows.add(cells);
      }
      if (random.nextBoolean()) {
        rows.addFirst(List.of(TestingSummary.HEADER.split("\\|")));
        rows.addFirst(List.of(TestingSummary.TITLE));
      }
      assertThat(read(rows)).as("run %d: %s", run, rows).isNotNull();
    }
  }

  @Test
  void aCutAnywhereIsTold() {
    for (List<String> specimen : SPECIMENS) {
      int totals = 0;
      while (!specimen.get(totals).contains("達成数計")) {
        totals++;
      }
      for (int length = 5; length < totals; length++) {
        List<String> codes =
            read(rows(specimen.subList(0, length))).problems().stream()
                .map(problem -> problem.code().name())
                .toList();
        assertThat(codes).as("cut after line %d", length).contains("INCOMPLETE_DOCUMENT");
      }
    }
  }

  @Test
  void aDocumentWithoutSheetsOrRowsIsNoAccident() {
    assertThat(read(List.of())).isNotNull();
    assertThat(new GroupedTable().read(new Document("a.tsv", List.of()), layout)).isNotNull();
  }

  private static void damage(List<List<String>> rows, Random random) {
    int at = random.nextInt(rows.size());
    List<String> row = rows.get(at);
    switch (random.nextInt(8)) {
      case 0 -> row.remove(random.nextInt(row.size()));
      case 1 -> row.add(random.nextInt(row.size() + 1), "");
      case 2 -> Collections.shuffle(row, random);
      case 3 -> rows.add(random.nextInt(rows.size()), new ArrayList<>(row));
      case 4 -> rows.add(random.nextInt(rows.size()), rows.remove(at));
      case 5 -> row.addAll(one(rows, random));
      case 6 -> row.replaceAll(cell -> cell.isEmpty() ? one(JUNK, random) : cell);
      default -> {
        String cell = row.get(random.nextInt(row.size()));
        row.add(cell.substring(0, random.nextInt(cell.length() + 1)));
      }
    }
    if (row.isEmpty()) {
      row.add("");
    }
  }

  private static <T> T one(List<T> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }

  private static List<List<String>> rows(List<String> lines) {
    List<List<String>> rows = new ArrayList<>();
    lines.forEach(line -> rows.add(new ArrayList<>(Arrays.asList(line.split("\t", -1)))));
    return rows;
  }

  private static Reading read(List<List<String>> cells) {
    List<Row> rows = new ArrayList<>();
    for (int row = 1; row <= cells.size(); row++) {
      List<Cell> read = new ArrayList<>();
      for (int column = 1; column <= cells.get(row - 1).size(); column++) {
        read.add(Cell.of(cells.get(row - 1).get(column - 1), CellRef.cell("集計", row, column)));
      }
      rows.add(new Row(row, read));
    }
    return new GroupedTable().read(new Document("a.tsv", List.of(new Sheet("集計", rows))), layout);
  }
}
