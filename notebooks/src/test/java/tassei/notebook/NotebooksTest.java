package tassei.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NotebooksTest {
  @Test
  void noNotebookIsKeptWithWhatItShowed() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("basedir", "notebooks")))) {
      List<NotebookFile> notebooks =
          files.filter(file -> file.toString().endsWith(".ipynb")).map(NotebookFile::read).toList();
      assertThat(notebooks).hasSize(4);
      assertThat(notebooks)
          .allSatisfy(
              notebook -> assertThat(notebook.cells()).noneMatch(NotebookFile.Cell::hasOutput));
    }
  }

  @Test
  void cellsRunInOrderAndShowWhatTheyDisplay() {
    List<NotebookRun.Ran> ran =
        NotebookRun.run(
            notebook(
                "import tassei.notebook.*;\nint sum = 0;\nfor (int i = 1; i < 4; i++) {\n  sum += i;\n}",
                "display(\"text/html\", \"<b>\" + sum + \"</b>\"); display(\"text/plain\", \"a < b\");"));

    assertThat(ran).hasSize(2);
    assertThat(ran.get(1).shown()).containsExactly("<b>6</b>", "<pre>a &lt; b</pre>");
  }

  @Test
  void aCellThatFailsIsNamed() {
    assertThatThrownBy(() -> NotebookRun.run(notebook("int a = 1;", "int b = a / 0;")))
        .isInstanceOf(NotebookFailedException.class)
        .hasMessage("Cannot run made-up.ipynb, cell 2: / by zero");
    assertThatThrownBy(() -> NotebookRun.run(notebook("int a = \"x\";")))
        .isInstanceOf(NotebookFailedException.class)
        .hasMessage(
            "Cannot compile made-up.ipynb, cell 1: incompatible types: java.lang.String cannot be converted to int");
  }

  @Test
  void barsOfOneLabelStandEndToEndOrOneUnderTheOther() {
    Series met = new Series("達成", Series.GOOD, new double[] {3, Double.NaN});
    Series missed = new Series("未達成", Series.BAD, new double[] {1, 2});

    String stacked = BarChart.stacked("達成 <数>", List.of("甲", "乙"), met, missed);
    String grouped = BarChart.grouped("達成", List.of("甲", "乙"), met, missed);

    assertThat(stacked)
        .contains("達成 &lt;数&gt;")
        .contains("<rect x=\"300.0\" y=\"66\" width=\"345.0\" height=\"14\" fill=\"#2f6f9f\"/>")
        .contains("<rect x=\"645.0\" y=\"66\" width=\"115.0\" height=\"14\" fill=\"#d1603d\"/>")
        .contains("<rect x=\"300.0\" y=\"92\" width=\"230.0\" height=\"14\" fill=\"#d1603d\"/>");
    assertThat(grouped)
        .contains("<rect x=\"300.0\" y=\"82\" width=\"153.3\" height=\"14\" fill=\"#d1603d\"/>");
    assertThatThrownBy(() -> BarChart.grouped("達成", List.of("甲"), met))
        .hasMessage("Cannot draw 達成: 2 values for 1 labels");
  }

  private static NotebookFile notebook(String... cells) {
    return new NotebookFile(
        Path.of("made-up.ipynb"),
        Stream.of(cells).map(cell -> new NotebookFile.Cell(true, cell, false)).toList());
  }
}
