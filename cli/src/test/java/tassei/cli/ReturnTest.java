package tassei.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tassei.ingest.land.InputFolder;
import tassei.ingest.layout.Layouts;
import tassei.ingest.observe.Evidence;
import tassei.ingest.observe.Recognition;
import tassei.ingest.sheet.ContentHash;
import tassei.ingest.sheet.Document;
import tassei.ingest.sheet.SheetFile;
import tassei.lakehouse.WarehouseFolder;
import tassei.model.FiscalYear;

/** Files with faults, landed and observed by the real Spark, on their way back. */
class ReturnTest {
  @TempDir private static Path folder;
  private static Path forms;
  private static WarehouseFolder warehouse;

  @TempDir private Path own;

  @BeforeAll
  static void observe() throws IOException {
    Path all = Sample.forms(folder.resolve("all"));
    forms = Files.createDirectories(folder.resolve("forms/R7")).getParent();
    String chamber =
        Files.readString(all.resolve("chamber_summary_r7.tsv"), StandardCharsets.UTF_8);
    write("R7/かづの.tsv", chamber.replace("133(121)", "=abc"));
    write("stranger.tsv", chamber.replace("かつの商工会アクション", "ほしのまち商工会アクション"));
    write("empty.txt", "");
    String plan = Files.readString(all.resolve("chamber_plan_r4_r8.txt"), StandardCharsets.UTF_8);
    write("plan.txt", plan.replace("60 62 64 66 68 70", "60 62 abc 66 68 70"));
    warehouse = new WarehouseFolder(folder.resolve("warehouse"));
    Clock clock = Clock.systemUTC();
    try (Session session = Session.open(warehouse, Sample.knowledge(), clock)) {
      Steps steps = new Steps(session, clock);
      steps.land(InputFolder.read(forms));
      steps.observe();
    }
  }

  @Test
  void theBytesOfEveryFileAreKept() throws IOException {
    for (InputFolder.Delivered file : InputFolder.read(forms).files()) {
      Path kept = warehouse.receivedFiles().find(file.hash()).orElseThrow();
      assertThat(Files.readAllBytes(kept)).isEqualTo(Files.readAllBytes(file.path()));
    }
  }

  @Test
  void aTableComesBackAsABookOfItsCellsWithTheFaultMarked() throws IOException {
    String said = returned(chamber("かつの商工会"), own);

    assertThat(said)
        .isEqualTo("returned   R7_かづの_確認事項.xlsx: 1 errors, 1 warnings, 2 cells marked\n");
    try (Workbook back = read(own.resolve("R7_かづの_確認事項.xlsx"))) {
      assertThat(rows(back.getSheetAt(0)))
          .containsExactly(
              "確認事項(tassei)",
              "ファイル: R7/かづの.tsv",
              "提出者: かづの商工会 令和7年度",
              "色の付いたセルのコメントと下の一覧をご確認のうえ、訂正したファイルをお送りください。要訂正は必ず直してください。",
              "",
              "No | シート | セル | 見つかったもの | 正しくは | お願いしたいこと | 区分",
              "1.0 | 本文 | E6 -> '本文'!E6 | =abc | 実績値(目標値)(例: 116社(50社)) | 数値に直してください。 | 要訂正",
              "2.0 | 本文 | D9 -> '本文'!D9 | (2) 起業・創業支援事業 | 単位(件、社、% など) | 指標名または値に単位を書いてください。単位は推測しません。 | 要確認");
      assertThat(rows(back.getSheet("本文")))
          .containsExactlyElementsOf(
              cellsOf(forms.resolve("R7/かづの.tsv")).stream()
                  .map(
                      row ->
                          row.replace(
                              "=abc",
                              "=abc [要訂正:実績値(目標値)(例: 116社(50社)) が入るところに「=abc」とあります。数値に直してください。]"))
                  .map(
                      row ->
                          row.replace(
                              "(2) 起業・創業支援事業",
                              "(2) 起業・創業支援事業 [要確認:単位(件、社、% など) が入るところに「(2) 起業・創業支援事業」とあります。指標名または値に単位を書いてください。単位は推測しません。]"))
                  .toList());
    }
  }

  @Test
  void aReturnedBookThatIsSentBackAsItIsIsTheSameContentWithNothingOfOursInIt() throws IOException {
    returned(chamber("かつの商工会"), own);
    Path back = own.resolve("R7_かづの_確認事項.xlsx");
    Document sent = opened(forms.resolve("R7/かづの.tsv"));

    Document again = opened(back);

    assertThat(ContentHash.of(again)).isEqualTo(ContentHash.of(sent));
    assertThat(
            again.sheets().stream()
                .flatMap(sheet -> sheet.rows().stream())
                .flatMap(row -> row.cells().stream())
                .map(cell -> cell.origin().comment()))
        .containsOnly("");
    Recognition recognition = Recognition.of(again, Layouts.load(layouts()));
    assertThat(recognition.lists()).containsExactly("確認事項");
    Evidence winner = recognition.winner().orElseThrow();
    assertThat(winner.layout().id()).isEqualTo("action-program-summary");
    assertThat(recognition.ja(winner))
        .isEqualTo("表題 45/45、見出し 35/35、見出しの順 10/10、番号 10/10、返却した一覧(確認事項)は読まない");
  }

  private static List<Path> layouts() {
    return List.of(Sample.INSTALLATION.layouts());
  }

  private static Document opened(Path file) throws IOException {
    return ((SheetFile.Opened) SheetFile.open("a", Files.readAllBytes(file))).document();
  }

  @Test
  void aTextComesBackAsABookOfItsLinesWithTheFaultMarked() throws IOException {
    assertThat(returned(chamber("にかほ市商工会"), own))
        .isEqualTo("returned   plan_確認事項.xlsx: 1 errors, 0 warnings, 1 cells marked\n");
    try (Workbook back = read(own.resolve("plan_確認事項.xlsx"))) {
      assertThat(rows(back.getSheetAt(0)).subList(6, 7))
          .containsExactly(
              "1.0 | 本文 | 301行目(3番目) -> '本文'!A301 | abc | 数値、または未設定・未実施の記号 | 数値に直してください。 | 要訂正");
      assertThat(rows(back.getSheet("本文")))
          .containsExactlyElementsOf(
              Files.readAllLines(forms.resolve("plan.txt"), StandardCharsets.UTF_8).stream()
                  .filter(line -> !line.isEmpty())
                  .map(
                      line ->
                          line.startsWith("60 62 abc")
                              ? line + " [要訂正:数値、または未設定・未実施の記号 が入るところに「abc」とあります。数値に直してください。]"
                              : line)
                  .toList());
    }
  }

  @Test
  void aFileOfNobodyComesBackByItsName() throws IOException {
    assertThat(returned(file("stranger.tsv"), own))
        .isEqualTo("returned   stranger_確認事項.xlsx: 1 errors, 1 warnings, 2 cells marked\n");
    assertThat(returned(file("empty.txt"), own))
        .isEqualTo(
            "returned   empty_確認事項.xlsx: 1 errors, 0 warnings, 0 cells marked (list only: no cell could be read)\n");
  }

  @Test
  void aTakenNameStopsEverythingUnlessItMayBeReplaced() throws IOException {
    Files.writeString(own.resolve("stranger_確認事項.xls"), "theirs", StandardCharsets.UTF_8);
    assertThatThrownBy(() -> returned(file("stranger.tsv"), own))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "Cannot write to %s, it holds stranger_確認事項.xls: give another folder, or --replace"
                .formatted(own));
    assertThat(names(own)).containsExactly("stranger_確認事項.xls");

    returned(file("stranger.tsv"), new ReturnVerb.Target(own, true));
    assertThat(names(own)).containsExactly("stranger_確認事項.xls", "stranger_確認事項.xlsx");
  }

  @Test
  void whereThereIsNothingToReturnItSaysSo() {
    assertThat(returned(chamber("秋田県商工会連合会"), own))
        .isEqualTo("nothing to return: no file with problems fits\n");
    assertThat(
            returned(
                new ReturnVerb.Wanted(
                    Optional.of("05-kazuno"), Optional.of(new FiscalYear(2024)), Optional.empty()),
                own))
        .isEqualTo("nothing to return: no file with problems fits\n");
  }

  @Test
  void anUnknownChamberIsToldTheNearNames() {
    assertThatThrownBy(() -> returned(chamber("かずの商工会"), own))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("Unknown chamber 'かずの商工会': near names are かつの商工会, かづの商工会, ");
  }

  private static ReturnVerb.Wanted chamber(String name) {
    return new ReturnVerb.Wanted(Optional.of(name), Optional.empty(), Optional.empty());
  }

  private static ReturnVerb.Wanted file(String name) {
    return new ReturnVerb.Wanted(Optional.empty(), Optional.empty(), Optional.of(name));
  }

  private static String returned(ReturnVerb.Wanted wanted, Path out) {
    return returned(wanted, new ReturnVerb.Target(out, false));
  }

  private static String returned(ReturnVerb.Wanted wanted, ReturnVerb.Target target) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    ReturnVerb.run(
        warehouse,
        wanted,
        target,
        Sample.knowledge(),
        new PrintStream(said, true, StandardCharsets.UTF_8));
    return said.toString(StandardCharsets.UTF_8);
  }

  private static Workbook read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return WorkbookFactory.create(in);
    }
  }

  private static List<String> rows(Sheet sheet) {
    List<String> rows = new ArrayList<>();
    for (Row row : sheet) {
      List<String> cells = new ArrayList<>();
      for (Cell cell : row) {
        cells.add(text(cell));
      }
      rows.add(String.join(" | ", cells));
    }
    return rows;
  }

  /** The cells of a table of text that say something; lines without any are left out. */
  private static List<String> cellsOf(Path file) throws IOException {
    return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
        .map(
            line ->
                Stream.of(line.split("\t"))
                    .filter(cell -> !cell.isEmpty())
                    .collect(java.util.stream.Collectors.joining(" | ")))
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private static String text(Cell cell) {
    String link = cell.getHyperlink() == null ? "" : " -> " + cell.getHyperlink().getAddress();
    String comment =
        cell.getCellComment() == null
            ? ""
            : " [" + cell.getCellComment().getString().getString() + "]";
    return cell.toString() + link + comment;
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static void write(String name, String text) throws IOException {
    Files.writeString(forms.resolve(name), text, StandardCharsets.UTF_8);
  }
}
