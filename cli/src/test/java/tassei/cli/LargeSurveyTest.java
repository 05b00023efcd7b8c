package tassei.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tassei.ingest.land.InputFolder;
import tassei.lakehouse.Lakehouse;
import tassei.lakehouse.WarehouseFolder;

/**
 * A survey that is too large to be held is read row by row, by several tasks, and gives what it
 * would give if it were held.
 */
class LargeSurveyTest {
  private static final Path QUESTIONNAIRES =
      Sample.INSTALLATION.home().resolve("ingest/questionnaires");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T00:00:00Z"), ZoneOffset.UTC);
  private static final String LARGE_TEXT = "tassei.large-text";
  private static final String LARGEST_FORM = "tassei.largest-form";

  @TempDir private Path folder;

  @AfterEach
  void asEverywhere() {
    System.clearProperty(LARGE_TEXT);
    System.clearProperty(LARGEST_FORM);
  }

  @Test
  void aSurveyReadRowByRowGivesEveryCellAnswerAndProblemThatOneHeldInMemoryGives()
      throws IOException {
    Path input = Files.createDirectories(folder.resolve("input"));
    for (Path file :
        List.of(
            Sample.MEMBER_SATISFACTION,
            Sample.BUSINESS_CONDITIONS,
            QUESTIONNAIRES.resolve("filings.csv"))) {
      Files.copy(file, input.resolve(file.getFileName().toString()));
    }
    // in the second hundred rows, which another task has
    Files.writeString(
        input.resolve(Sample.MEMBER_SATISFACTION.getFileName().toString()),
        """
        2024/11/19 17:24,N0001,小坂,サービス業,1～5人,やや満足,やや満足,不満,二度目
        2024/11/19 17:25,N9001,小坂,サービス業,1～5人,星四つ,満足,,
        2024/11/19 17:26,N9002,小坂,サービス業,1～5人,満足,満足,,テスト回答
        2024/11/19 17:27,N9003,小坂,サービス業,1～5人,満足
        2024/11/19 17:28,N9004,,,,満足,満足,"満足
        ","一つ目の行
        二つ目の行"
        """,
        Charset.forName("windows-31j"),
        StandardOpenOption.APPEND);

    Map<String, List<String>> held = staged(input, folder.resolve("held"));
    // the one of the members: two large ones would keep two tasks busy as they are
    System.setProperty(LARGE_TEXT, "10000");
    System.setProperty(LARGEST_FORM, "1000");
    Map<String, List<String>> streamed = staged(input, folder.resolve("streamed"));

    assertThat(streamed).isEqualTo(held);
    assertThat(streamed.get("staging.problem"))
        .extracting(problem -> problem.split(",")[2] + " " + problem.split(",")[6])
        .containsExactly(
            "DUPLICATE_RESPONSE_NUMBER B162",
            "UNKNOWN_OPTION F163",
            "TEST_RESPONSE I164",
            "ROW_LENGTH A165");
    assertThat(streamed.get("staging.survey_answer")).hasSizeGreaterThan(1_000);
  }

  @Test
  void whatIsLeftOfALargeSurveyAfterItsRetentionDaysIsReadAndLandedAgain() throws IOException {
    Path input = Files.createDirectories(folder.resolve("input"));
    Files.copy(
        Sample.MEMBER_SATISFACTION,
        input.resolve(Sample.MEMBER_SATISFACTION.getFileName().toString()));
    Files.copy(QUESTIONNAIRES.resolve("filings.csv"), input.resolve("filings.csv"));
    System.setProperty(LARGE_TEXT, "10000");
    System.setProperty(LARGEST_FORM, "1000");
    Path warehouse = folder.resolve("warehouse");
    List<String> before = staged(input, warehouse).get("staging.survey_answer");

    int exit =
        Main.commandLine()
            .execute(
                "forget", "--expired", "--on", "2030-01-01", "--warehouse", warehouse.toString());

    assertThat(exit).isEqualTo(ExitCode.DONE);
    Map<String, List<String>> after =
        staged(Files.createDirectories(folder.resolve("none")), warehouse);
    assertThat(after.get("staging.survey_answer")).isEqualTo(before);
    assertThat(after.get("landing.cell")).noneMatch(cell -> cell.contains("次の講習も案内してください"));

    loseCells(warehouse);
    assertThat(say("rebuild", warehouse)).isEqualTo(ExitCode.DONE);
    Map<String, List<String>> again = staged(folder.resolve("none"), warehouse);
    assertThat(again.get("staging.survey_answer")).isEqualTo(before);
    assertThat(again.get("landing.file"))
        .singleElement()
        .asString()
        .startsWith(after.get("landing.file").getFirst().substring(0, "[".length() + 64));
    assertThat(again.get("landing.cell")).noneMatch(cell -> cell.contains("次の講習も案内してください"));
  }

  @Test
  void whatIsPersonalInAFileThatIsGivenForARebuildIsForgottenAgain() throws IOException {
    Path input = Files.createDirectories(folder.resolve("input"));
    Files.copy(
        Sample.MEMBER_SATISFACTION,
        input.resolve(Sample.MEMBER_SATISFACTION.getFileName().toString()));
    Files.copy(QUESTIONNAIRES.resolve("filings.csv"), input.resolve("filings.csv"));
    Path none = Files.createDirectories(folder.resolve("none"));
    Path warehouse = folder.resolve("warehouse");
    staged(input, warehouse);
    assertThat(say("forget", warehouse, "--expired", "--on", "2030-01-01"))
        .isEqualTo(ExitCode.DONE);
    assertThat(staged(none, warehouse).get("landing.cell"))
        .noneMatch(cell -> cell.contains("次の講習も案内してください"));

    loseCells(warehouse);
    assertThat(say("rebuild", warehouse, "--input", input.toString())).isEqualTo(ExitCode.DONE);
    assertThat(staged(none, warehouse).get("landing.cell"))
        .anyMatch(cell -> cell.contains("次の講習も案内してください"));
    assertThat(say("forget", warehouse, "--expired", "--on", "2030-01-01"))
        .isEqualTo(ExitCode.DONE);
    assertThat(staged(none, warehouse).get("landing.cell"))
        .noneMatch(cell -> cell.contains("次の講習も案内してください"));
  }

  private static void loseCells(Path warehouse) throws IOException {
    try (Stream<Path> cells = Files.list(warehouse.resolve("landing/cell/data"))) {
      for (Path file : cells.toList()) {
        Files.delete(file);
      }
    }
  }

  private static int say(String verb, Path warehouse, String... words) {
    List<String> all = new ArrayList<>(List.of(verb, "--warehouse", warehouse.toString()));
    all.addAll(List.of(words));
    return Main.commandLine().execute(all.toArray(String[]::new));
  }

  /** All rows of landing and staging, but for what names the run. */
  private static Map<String, List<String>> staged(Path input, Path warehouse) {
    Session.Knowledge knowledge =
        Session.Knowledge.load(
            Sample.INSTALLATION,
            List.of(Sample.INSTALLATION.layouts()),
            List.of(Sample.INSTALLATION.reference()),
            CLOCK);
    Map<String, List<String>> staged = new TreeMap<>();
    try (Session session = Session.open(new WarehouseFolder(warehouse), knowledge, CLOCK)) {
      Steps steps = new Steps(session, CLOCK);
      steps.land(InputFolder.read(input));
      steps.observe();
      Lakehouse lakehouse = session.lakehouse();
      for (String table :
          List.of(
              "landing.cell",
              "landing.file",
              "staging.filing",
              "staging.survey_answer",
              "staging.problem")) {
        String columns = table.startsWith("landing") ? "* EXCEPT (run_id)" : "*";
        staged.put(
            table,
            lakehouse.sql("SELECT %s FROM %s".formatted(columns, table)).collectAsList().stream()
                .map(Object::toString)
                .sorted()
                .toList());
      }
    }
    return staged;
  }
}
