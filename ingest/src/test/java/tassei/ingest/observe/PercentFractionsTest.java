package tassei.ingest.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tassei.ingest.layout.Layouts;
import tassei.ingest.sheet.SheetFile;
import tassei.model.BodyRegister;
import tassei.model.Problem.Code;

class PercentFractionsTest {
  private static final Layouts LAYOUTS = Layouts.load(List.of(Path.of("layouts")));

  @Test
  void aFractionWithoutItsSignIsSetAsideWhereTheUnitIsPercent() {
    assertThat(fractions("組織率(%)", "50", "0.46"))
        .containsExactly(
            "a.tsv E3: expected a percentage with its sign, such as 46% or 0.46%, found '0.46'."
                + " It may be 46% or 0.46%. Write it with the sign.");
    assertThat(fractions("組織率", "50%", "0.46"))
        .containsExactly(
            "a.tsv E3: expected a percentage with its sign, such as 46% or 0.46%, found '0.46'."
                + " It may be 46% or 0.46%. Write it with the sign.");
  }

  @Test
  void whatPrintsItsSignOrCannotBeAFractionIsTaken() {
    assertThat(fractions("組織率(%)", "50", "46")).isEmpty();
    assertThat(fractions("組織率(%)", "50", "0.46%")).isEmpty();
    assertThat(fractions("組織率(%)", "50%", "46%")).isEmpty();
    assertThat(fractions("組織率(%)", "1", "0")).isEmpty();
    assertThat(fractions("平均点(点)", "1", "0.46")).isEmpty();
  }

  @Test
  void aHeadingWithPercentMakesAFractionUnclearToo() {
    assertThat(fractions("R3実績(%)", "組織率", "50", "0.46")).hasSize(1);
    assertThat(fractions("R3実績(%)", "組織率", "50", "46")).isEmpty();
  }

  @Test
  void aSmallFigureBesideAFractionMayBeOneToo() {
    assertThat(fractions("組織率(%)", "0.95", "1.02"))
        .containsExactly(unclear("E3", "1.02"), unclear("C3", "0.95"));
    assertThat(fractions("組織率(%)", "1", "1.05", "組織率の伸び(%)", "2", "0.97"))
        .containsExactly(unclear("E3", "1.05"), unclear("E4", "0.97"), unclear("C4", "2"));
    assertThat(fractions("組織率(%)", "1.1", "120%")).containsExactly(unclear("C3", "1.1"));
  }

  @Test
  void aSmallFigureBesideOnesThatAreNoFractionsIsTaken() {
    assertThat(fractions("離職率(%)", "5", "4.5%")).isEmpty();
    assertThat(fractions("離職率(%)", "1", "1.05")).isEmpty();
    assertThat(fractions("離職率(%)", "12", "0.9")).containsExactly(unclear("E3", "0.9"));
  }

  private static String unclear(String cell, String found) {
    return "a.tsv %s: expected a percentage with its sign, such as 46%% or 0.46%%, found '%s'. It may be 46%% or 0.46%%. Write it with the sign."
        .formatted(cell, found);
  }

  private static List<String> fractions(
      String name, String target, String actual, String name2, String target2, String actual2) {
    return fractions(
        "R3実績", name, target, "%s\n\t%s\t%s\tB\t%s".formatted(actual, name2, target2, actual2));
  }

  private static List<String> fractions(String name, String target, String actual) {
    return fractions("R3実績", name, target, actual);
  }

  private static List<String> fractions(String heading, String name, String target, String actual) {
    String form =
        "経営発達支援計画に係る目標管理表\n事業\t項目別事項\t目標\t達成状況\t%s\n会員\t%s\t%s\tB\t%s\n\t広報回数(回)\t4\tA\t5\n"
            .formatted(heading, name, target, actual);
    SheetFile.Opened opened =
        (SheetFile.Opened) SheetFile.open("a.tsv", form.getBytes(StandardCharsets.UTF_8));
    Observed observed =
        Observed.of(
            opened.document(), new Observed.Declared("", ""), LAYOUTS, new BodyRegister(List.of()));
    return observed.problems().stream()
        .filter(problem -> problem.code() == Code.PERCENT_OR_FRACTION)
        .map(problem -> problem.messageEn("a.tsv"))
        .toList();
  }
}
