package tassei.ingest.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayoutsTest {
  private static final Path BUNDLED = Path.of("layouts");
  private static final String SUMMARY = "action-program-summary";

  @TempDir private Path folder;

  @Test
  void theBundledLayoutsAreInOrderOfTheirIds() {
    assertThat(Layouts.load(List.of(BUNDLED)).all())
        .extracting(Layout::id)
        .contains(SUMMARY, "business-support-goal-table")
        .isSorted();
  }

  @Test
  void aLaterFolderOverlaysALayoutAndAddsOthers() throws IOException {
    write(SUMMARY, bundled().replace("title: アクションプログラム 総括表", "title: 別の総括表"));
    write("another", bundled().replace("id: " + SUMMARY, "id: another"));

    List<Layout> layouts = Layouts.load(List.of(BUNDLED, folder)).all();

    assertThat(layouts).hasSize(Layouts.load(List.of(BUNDLED)).all().size() + 1);
    assertThat(layouts).extracting(Layout::title).contains("別の総括表");
    assertThat(layouts).extracting(Layout::id).contains("another");
  }

  @Test
  void wordsAreNormalised() throws IOException {
    write(SUMMARY, bundled().replace("marks: [達成, 未達成]", "marks: ['ＯＫ\u3000！']"));

    assertThat(Layouts.load(List.of(folder)).all().getFirst().words("marks"))
        .containsExactly("OK !");
  }

  @Test
  void everythingThatIsWrongInEveryFileIsToldAtOnce() throws IOException {
    write(
        "one",
        bundled()
            .replace("reader: grouped-table", "reader: grouped-tabel\ncolums: 3")
            .replace("form_type: action_program_summary", "form_type: summary")
            .replace("title: 'アクションプログラム.*総括表'", "title: '(アクション'\n  tilte: x"));
    write(
        "two",
        bundled()
            .replace("id: " + SUMMARY, "id: two")
            .replace("  total: [達成数計]\n", "  totals: [達成数計]\n")
            .replace("marks: [達成, 未達成]", "marks: 達成")
            .replace(
                "headings: [戦略, 施策, 達成状況, [施策目標, 指標], [実績値(目標値), 実績値], 達成数計]", "headings: []"));
    write("three", "id: [three\n");

    List<String> errors = errors();

    assertThat(errors)
        .filteredOn(error -> error.startsWith(file("one")))
        .containsExactly(
            file("one") + ": unknown key 'colums'",
            file("one") + ": id 'action-program-summary' is not the name of its folder 'one'",
            file("one")
                + ": unknown reader 'grouped-tabel', expected one of"
                + " [goal-table, grouped-table, outline, plan-list, running-text]",
            file("one") + ": unknown key 'recognise.tilte'",
            file("one") + ": recognise.title is not a pattern: Unclosed group near index 6\n(アクション",
            file("one") + ": unknown form_type 'summary'");
    assertThat(errors)
        .filteredOn(error -> error.startsWith(file("two")))
        .containsExactly(
            file("two") + ": words.marks is missing or not a list of texts",
            file("two") + ": words.total is missing",
            file("two") + ": unknown key 'words.totals'",
            file("two") + ": recognise.headings is missing or not a list of texts");
    assertThat(errors)
        .filteredOn(error -> error.startsWith(file("three")))
        .singleElement()
        .asString()
        .startsWith(file("three") + ": not YAML: ");
    assertThat(errors).hasSize(11);
  }

  @Test
  void aColumnThatTheFamilyDoesNotHaveOrThatStandsTwiceIsAnError() throws IOException {
    write(SUMMARY, bundled() + "columns: [measure, indicator, actual, value, value]\n");

    assertThat(errors())
        .containsExactly(
            file(SUMMARY)
                + ": unknown column 'actual', expected some of"
                + " [strategy, measure, measure_status, indicator, value, status]",
            file(SUMMARY) + ": column 'value' stands twice");
  }

  @Test
  void aHeadingMayHaveSeveralNamesOrThoseOfAThing() throws IOException {
    write(
        SUMMARY, bundled().replaceAll("headings: .*", "headings: [戦略, [指標, ＫＰＩ], words: status]"));

    assertThat(Layouts.load(List.of(folder)).all().getFirst().recognise().headings())
        .containsExactly(
            new Layout.Heading(List.of("戦略")),
            new Layout.Heading(List.of("指標", "KPI")),
            new Layout.Heading(List.of("達成状況")));
  }

  @Test
  void aFileThatIsNoMappingIsAnError() throws IOException {
    write("empty", "");
    write("list", "- a\n");

    assertThat(errors())
        .contains(
            file("empty") + ": the file is missing or not a mapping",
            file("list") + ": the file is missing or not a mapping");
  }

  @Test
  void aKeyThatStandsTwiceIsAnError() throws IOException {
    write(SUMMARY, bundled() + "id: again\n");

    assertThat(errors()).singleElement().asString().startsWith(file(SUMMARY) + ": not YAML: ");
  }

  @Test
  void aFolderWithoutLayoutsIsAnError() {
    assertThat(errors()).containsExactly("no layout.yaml found below [" + folder + "]");
  }

  private List<String> errors() {
    InvalidLayoutException invalid =
        catchThrowableOfType(InvalidLayoutException.class, () -> Layouts.load(List.of(folder)));
    assertThat(invalid).isNotNull();
    assertThat(invalid).hasMessage("Invalid layouts:\n  " + String.join("\n  ", invalid.errors()));
    return invalid.errors();
  }

  private String file(String id) {
    return folder.resolve(id).resolve("layout.yaml").toString();
  }

  private void write(String id, String yaml) throws IOException {
    Files.createDirectories(folder.resolve(id));
    Files.writeString(folder.resolve(id).resolve("layout.yaml"), yaml, StandardCharsets.UTF_8);
  }

  private static String bundled() throws IOException {
    return Files.readString(
        BUNDLED.resolve(SUMMARY).resolve("layout.yaml"), StandardCharsets.UTF_8);
  }
}
