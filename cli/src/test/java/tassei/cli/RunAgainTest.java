package tassei.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tassei.ddl.TableDefinition;
import tassei.ingest.land.Land;
import tassei.ingest.observe.Observe;
import tassei.lakehouse.Inspection;
import tassei.lakehouse.Lakehouse;
import tassei.lakehouse.PublishedState;
import tassei.lakehouse.RunId;
import tassei.lakehouse.RunLock;
import tassei.lakehouse.TableName;
import tassei.lakehouse.WarehouseException;
import tassei.lakehouse.WarehouseFolder;

/**
 * What a run leaves alone, what it takes back, and what readers see in between. Every test begins
 * after the same run, which is made once and put back.
 */
class RunAgainTest {
  private static final String EDITION = "R6確定";

  @TempDir private static Path folder;
  private static Path first;
  private static Path warehouse;

  @TempDir private Path own;
  private Path forms;

  @BeforeAll
  static void runOnce() throws IOException {
    Path all = Sample.forms(folder.resolve("all"));
    first = Files.createDirectory(folder.resolve("first"));
    warehouse = folder.resolve("倉庫 100%");
    for (String form :
        List.of("federation_summary_r6.tsv", "chamber_summary_r7.tsv", "filings.csv")) {
      Files.copy(all.resolve(form), first.resolve(form));
    }
    Sample.run(warehouse, first, Optional.of(EDITION));
    WarehouseCopy.copy(warehouse, folder.resolve("kept"));
  }

  @BeforeEach
  void putBack() {
    WarehouseCopy.copy(folder.resolve("kept"), warehouse);
    forms = own.resolve("forms");
    WarehouseCopy.copy(first, forms);
  }

  @Test
  void theSameBytesAgainMakeNoSnapshotInAnyTable() {
    Map<String, Long> before = snapshots();

    RunVerb.Outcome again = Sample.run(warehouse, forms);

    assertThat(again.changed()).isFalse();
    assertThat(snapshots()).isEqualTo(before);
  }

  @Test
  void theSameBytesUnderAnotherNameAreNotLandedTwice() throws IOException {
    Files.move(forms.resolve("chamber_summary_r7.tsv"), forms.resolve("かづの 総括表 #1.tsv"));
    Sample.edit(
        forms.resolve("filings.csv"),
        text -> text.replace("chamber_summary_r7.tsv", "かづの 総括表 #1.tsv"));
    Map<String, Long> before = snapshots();

    assertThat(Sample.run(warehouse, forms).changed()).isFalse();
    assertThat(snapshots()).isEqualTo(before);
  }

  @Test
  void aCorrectedFormSupersedesAndLastYearsEditionStaysAsItWas() {
    Sample.edit(forms.resolve("chamber_summary_r7.tsv"), text -> text.replace("65(70)", "75(70)"));
    Sample.edit(
        forms.resolve("filings.csv"),
        text ->
            text.replace(
                "chamber_summary_r7.tsv,,,2026-05-25", "chamber_summary_r7.tsv,,,2026-06-30"));

    RunVerb.Outcome corrected = Sample.run(warehouse, forms);

    assertThat(corrected.landed()).isEqualTo(1);
    try (Asked asked = Asked.of(warehouse)) {
      String figure =
          "SELECT actual, achievement FROM mart.indicator_achievement %s WHERE body_code = '05-kazuno' AND measure_no = 1 AND indicator_no = 2";
      assertThat(asked.rows(figure.formatted(""))).containsExactly("75.0000 | MET");
      assertThat(asked.rows(figure.formatted("FOR VERSION AS OF 'R6確定'")))
          .containsExactly("65.0000 | MISSED");
      assertThat(
              asked.rows(
                  "SELECT state, received_at FROM core.dim_filing WHERE body_code = '05-kazuno' ORDER BY 2"))
          .containsExactly("SUPERSEDED | 2026-05-25", "CURRENT | 2026-06-30");
      assertThat(
              asked.rows(
                  "SELECT is_current, actual FROM core.fct_indicator_result WHERE indicator_code = '05-kazuno:action_program_summary:C1-1-2' ORDER BY 1"))
          .containsExactly("false | 65.0000", "true | 75.0000");
      assertThat(
              asked.rows(
                  "SELECT kind, printed, computed, source_cell FROM mart.discrepancy ORDER BY kind"))
          .containsExactly(
              "INDICATORS_TOTAL | 14/21 | 15/21 | G29",
              "INDICATOR_STATUS | 未達成 | MET 75 / 70 | F7",
              "MEASURES_TOTAL | 4/10 | 5/10 | D29");
      assertThat(
              asked.rows(
                  """
                  SELECT summary['total-records'], (SELECT count(*) FROM core.fct_indicator_result)
                  FROM core."fct_indicator_result$snapshots" ORDER BY committed_at DESC LIMIT 1
                  """))
          .containsExactly("66 | 66");
    }
    assertThat(Inspection.of(new WarehouseFolder(warehouse))).isEmpty();
  }

  @Test
  void anEditionIsNeverMoved() {
    assertThatThrownBy(() -> Sample.run(warehouse, forms, Optional.of(EDITION)))
        .isInstanceOf(UsageException.class)
        .hasMessage("Cannot publish edition R6確定: it exists, and an edition is never changed");
  }

  /** The one who approves has looked at what was checked. */
  @Test
  void anEditionIsRefusedWhenTablesWereWrittenSinceTheyWereChecked() {
    String checked = state();
    assertThat(state()).isEqualTo(checked);
    Sample.edit(forms.resolve("chamber_summary_r7.tsv"), text -> text.replace("65(70)", "75(70)"));
    Sample.run(warehouse, forms);
    String now = state();

    assertThat(printed(ExitCode.USAGE, "publish", "--edition", "R7確定", "--as-of", checked))
        .contains(
            "Cannot publish edition R7確定: the tables were written again, state %s was checked and this is %s. Run check, look at it and approve again"
                .formatted(checked, now));
    assertThat(tags()).containsExactly(EDITION);

    assertThat(printed(ExitCode.DONE, "publish", "--edition", "R7確定", "--as-of", now))
        .contains("edition    R7確定 in ");
    assertThat(printed(ExitCode.DONE, "publish", "--edition", "R7確定", "--as-of", now))
        .contains("edition    R7確定 names what is published");
    assertThat(tags()).containsExactly(EDITION, "R7確定");
  }

  private static List<String> tags() {
    try (PublishedState state = PublishedState.open(new WarehouseFolder(warehouse))) {
      return state.tags(Editions.ALWAYS);
    }
  }

  /** What check names last. */
  private static String state() {
    return printed(ExitCode.DONE, "check").lines().toList().getLast().replace("state ", "");
  }

  private static String printed(int code, String... words) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream both = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      System.setOut(both);
      System.setErr(both);
      List<String> all = new ArrayList<>(List.of(words));
      all.addAll(List.of("--warehouse", warehouse.toString()));
      assertThat(Main.commandLine().execute(all.toArray(String[]::new))).isEqualTo(code);
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void withoutTheRegisteredDirectionThePrintedStatusesDisagreeAndADirectionIsProposed()
      throws IOException {
    Path fresh = own.resolve("warehouse");
    Path reference = Files.createDirectory(own.resolve("reference"));
    try (var files = Files.list(Sample.INSTALLATION.reference())) {
      for (Path file : files.toList()) {
        Files.copy(file, reference.resolve(file.getFileName()));
      }
    }
    Sample.edit(
        reference.resolve("indicators.csv"), text -> text.replaceAll("(?m)^.*全県の拠点数.*\n", ""));

    RunVerb.run(
        new WarehouseFolder(fresh),
        forms,
        Optional.empty(),
        Sample.knowledge(reference),
        Progress.silent());

    try (Asked asked = Asked.of(fresh)) {
      assertThat(
              asked.rows(
                  "SELECT kind, what, printed, computed, source_cell FROM mart.discrepancy ORDER BY kind"))
          .containsExactly(
              "INDICATORS_TOTAL | 達成数計(指標) | 16/24 | 15/24 | F30",
              "INDICATOR_STATUS | 全県の拠点数 | 達成 | MISSED 45 / 47 | F18",
              "MEASURES_TOTAL | 達成数計(施策) | 6/12 | 5/12 | C30",
              "MEASURE_STATUS | 7 会員サービス向上のための機動力の強化 | 達成 | MISSED 1/2 | C18");
      assertThat(
              asked.rows(
                  "SELECT severity, file, cell, message_ja, message_en FROM mart.data_problem WHERE code = 'DIRECTION_PROPOSED'"))
          .containsExactly(
              "WARN | federation_summary_r6.tsv | F18 | federation_summary_r6.tsv F18:「全県の拠点数」は 45(47) で「達成」と印刷されています。少ないほど良い指標であれば indicators.csv に LOWER と登録してください。"
                  + " | federation_summary_r6.tsv F18: 全県の拠点数 is printed 達成 at 45 against 47. If fewer is better, register the direction LOWER in indicators.csv.");
    }
  }

  @Test
  void cellsOfARunThatStoppedBeforeItsFilesWereKnownAreTakenBack() {
    WarehouseFolder known = new WarehouseFolder(warehouse);
    try (Session session = Session.open(known, Sample.knowledge(), Clock.systemUTC())) {
      session
          .lakehouse()
          .append(
              Land.CELL,
              session
                  .lakehouse()
                  .read(Land.CELL)
                  .limit(5)
                  .withColumn("run_id", functions.lit(session.lakehouse().runId().value())));
    }

    Sample.edit(forms.resolve("chamber_summary_r7.tsv"), text -> text.replace("65(70)", "66(70)"));
    Sample.run(warehouse, forms);

    try (Asked asked = Asked.of(warehouse)) {
      assertThat(
              asked.rows(
                  """
                  SELECT f.file_name, f.cell_count, count(*) FROM landing.file f
                  JOIN landing.cell c ON f.file_hash = c.file_hash
                  GROUP BY f.file_hash, f.file_name, f.cell_count HAVING count(*) <> f.cell_count
                  """))
          .isEmpty();
    }
  }

  @Test
  void aFailedCheckLeavesReadersOnWhatWasPublished() {
    TableName mart = new TableName("mart", "program_achievement");
    WarehouseFolder known = new WarehouseFolder(warehouse);
    try (Session session = Session.open(known, Sample.knowledge(), Clock.systemUTC())) {
      Steps steps = new Steps(session, Clock.systemUTC());
      List<Row> twice = session.lakehouse().read(mart).collectAsList();
      session
          .lakehouse()
          .append(
              mart,
              session
                  .lakehouse()
                  .spark()
                  .createDataFrame(twice, session.lakehouse().read(mart).schema()));

      assertThatThrownBy(() -> steps.publish(steps.check()))
          .isInstanceOf(ChecksFailedException.class)
          .hasMessageStartingWith(
              "Cannot publish, readers stay with what was published before:\n  FAIL ")
          .hasMessageContaining(
              "  FAIL mart.program_achievement: the grain is unique (2 rows, such as [[");
    }
    try (Asked asked = Asked.of(warehouse)) {
      assertThat(asked.one("SELECT count(*) FROM mart.program_achievement")).isEqualTo("2");
    }
  }

  @Test
  void whatIsLostAndWhatIsThereTwiceStopsAPublication() {
    TableName account = new TableName("mart", "file_account");
    TableName measures = new TableName("mart", "measure_achievement");
    WarehouseFolder known = new WarehouseFolder(warehouse);
    try (Session session = Session.open(known, Sample.knowledge(), Clock.systemUTC())) {
      Steps steps = new Steps(session, Clock.systemUTC());
      Lakehouse lakehouse = session.lakehouse();
      Dataset<Row> cells = lakehouse.read(account).where("stage = 'CELL' AND fate = 'REMARK'");
      Dataset<Row> facts = lakehouse.read(account).where("stage = 'OBSERVATION' AND fate = 'FACT'");
      lakehouse.append(account, cells.withColumn("fate", functions.lit("NONE")));
      lakehouse.append(account, facts.withColumn("fate", functions.lit("LOST")));
      lakehouse.append(measures, lakehouse.read(measures).limit(1));

      assertThatThrownBy(() -> steps.publish(steps.check()))
          .isInstanceOf(ChecksFailedException.class)
          .hasMessageContaining(
              "  FAIL mart.file_account: every cell, observation and fact of a file has a fate (4 rows, such as [[file=")
          .hasMessageContaining("stage=CELL, fate=NONE, reason=null, items=2")
          .hasMessageContaining("stage=OBSERVATION, fate=LOST, reason=null, items=")
          .hasMessageContaining(
              "  FAIL mart.file_account: as many facts as are said to be in a mart are there, and as many observations as staging has (2 rows, such as [[what=")
          .hasMessageContaining("[what=observations, said=392, found=196]")
          .hasMessageContaining("[what=measure_achievement, said=22, found=23]");
    }
  }

  @Test
  void observationsThatWereReadAndAreGoneStopAPublication() {
    WarehouseFolder known = new WarehouseFolder(warehouse);
    try (Session session = Session.open(known, Sample.knowledge(), Clock.systemUTC())) {
      Steps steps = new Steps(session, Clock.systemUTC());
      session.lakehouse().empty(Observe.OBSERVATION);

      assertThatThrownBy(() -> steps.publish(steps.check()))
          .isInstanceOf(ChecksFailedException.class)
          .hasMessageContaining(
              "  FAIL staging.filing: there are as many observations, answers and printed figures of a document as were read of it (2 rows, such as [[file_hash=")
          .hasMessageContaining("items=null");
    }
  }

  /** One who was stopped between publishing and recording left it to the next. */
  @Test
  void whatWasPublishedAndNotRecordedIsRecordedByTheNextRun() {
    TableName versions = new TableName("ops", "table_version");
    TableName runs = new TableName("ops", "run");
    List<String> recorded = published(versions);
    WarehouseFolder known = new WarehouseFolder(warehouse);
    try (Session session = Session.open(known, Sample.knowledge(), Clock.systemUTC())) {
      session.lakehouse().empty(versions);
      session.lakehouse().empty(runs);
    }

    // an edition was published since, of which some tables are computed
    assertThat(Sample.run(warehouse, forms).built()).isLessThan(recorded.size());

    assertThat(published(versions)).isEqualTo(recorded);
    try (Asked asked = Asked.of(warehouse)) {
      assertThat(asked.rows("SELECT count(*) > 50 FROM ops.check_result GROUP BY run_id"))
          .as("this run and the one before")
          .containsExactly("true", "true");
    }
  }

  /** The tables of which a publication is recorded. */
  private static List<String> published(TableName versions) {
    try (PublishedState state = PublishedState.open(new WarehouseFolder(warehouse))) {
      return state.rows(versions, List.of("table_name")).stream()
          .map(List::getFirst)
          .distinct()
          .sorted()
          .toList();
    }
  }

  @Test
  void aCorrectionThatDoesNotHoldIsToldWithItsLine() throws IOException {
    Path reference = Files.createDirectory(own.resolve("reference"));
    Files.writeString(
        reference.resolve("corrections.csv"),
        """
        body_code,form_type,fiscal_year,measure_no,indicator_no,indicator_name,field,value_year,expected,corrected,known_at,reason,source
        05-kazuno,action_program_summary,2025,3,1,域外市場への販路開拓取組事業者数,ACTUAL,2025,999,25,2026-07-10,転記の誤り,電話
        05-kazuno,action_program_summary,2025,3,1,まぼろしの指標,ACTUAL,2025,26,25,2026-07-10,転記の誤り,電話
        """);
    Session.Knowledge knowledge =
        Session.Knowledge.load(
            Sample.INSTALLATION,
            List.of(Sample.INSTALLATION.layouts()),
            List.of(Sample.INSTALLATION.reference(), reference));

    assertThatThrownBy(
            () ->
                RunVerb.run(
                    new WarehouseFolder(warehouse),
                    forms,
                    Optional.empty(),
                    knowledge,
                    Progress.silent()))
        .isInstanceOf(ChecksFailedException.class)
        .hasMessageContaining("Cannot publish, readers stay with what was published before:\n")
        .hasMessageContaining(
            "  FAIL core.fct_correction: a correction no longer meets the value it expects: take it out of corrections.csv or mend it"
                + " (1 rows, such as [[body_code=05-kazuno, form_type=action_program_summary, fiscal_year=2025,"
                + " measure_no=3, indicator_no=1, indicator_name=域外市場への販路開拓取組事業者数, field=ACTUAL,"
                + " value_year=2025, expected=999.0000, found=24.0000, filing_code=05-kazuno:action_program_summary:2025:")
        .hasMessageContaining(
            "] in chamber_summary_r7.tsv, registered at %s line 2])"
                .formatted(reference.resolve("corrections.csv")))
        .hasMessageContaining(
            "  FAIL core.fct_correction: a correction names an indicator that the filing does not have: see to its numbers"
                + " and its name in corrections.csv (1 rows, such as [[body_code=05-kazuno,")
        .hasMessageContaining(
            "indicator_name=まぼろしの指標, field=ACTUAL, value_year=2025, expected=26.0000,")
        .hasMessageEndingWith(
            "] in chamber_summary_r7.tsv, registered at %s line 3])"
                .formatted(reference.resolve("corrections.csv")));
    try (Asked asked = Asked.of(warehouse)) {
      assertThat(asked.one("SELECT count(*) FROM core.fct_correction")).isEqualTo("0");
    }
  }

  @Test
  void aSecondRunAtTheSameTimeIsRefusedAndNamesTheFirst() {
    Path fresh = own.resolve("warehouse");
    WarehouseFolder known = new WarehouseFolder(fresh).prepare();
    RunId first = RunId.at(Instant.parse("2026-04-01T00:00:00Z"), 1);
    try (RunLock lock = RunLock.take(known, first)) {
      assertThat(lock).isNotNull();
      assertThatThrownBy(() -> Sample.run(fresh, forms))
          .isInstanceOf(WarehouseException.class)
          .hasMessage(
              "Cannot start: run 20260401T000000000Z-1 is writing to %s. Wait until it ends and start again."
                  .formatted(fresh));
    }
  }

  @Test
  void aFolderOfOtherThingsIsNoWarehouse() throws IOException {
    Path fresh = Files.createDirectories(own.resolve("warehouse"));
    Files.writeString(fresh.resolve("家計簿.txt"), "x", StandardCharsets.UTF_8);
    assertThatThrownBy(() -> Sample.run(fresh, forms))
        .isInstanceOf(WarehouseException.class)
        .hasMessage(
            "Cannot use as a warehouse, the folder holds other files and no catalog.db: " + fresh);
    assertThat(Files.list(fresh)).containsExactly(fresh.resolve("家計簿.txt"));
  }

  @Test
  void aCatalogThatIsNoDatabaseIsRefusedAndLeftAsItIs() throws IOException {
    Path fresh = Files.createDirectories(own.resolve("warehouse"));
    Path catalog =
        Files.writeString(fresh.resolve("catalog.db"), "not a database", StandardCharsets.UTF_8);
    assertThatThrownBy(() -> Sample.run(fresh, forms))
        .isInstanceOf(WarehouseException.class)
        .hasMessage("Cannot open the catalog, it is not a SQLite file: " + catalog);
    assertThat(Files.readString(catalog, StandardCharsets.UTF_8)).isEqualTo("not a database");
  }

  private Map<String, Long> snapshots() {
    Map<String, Long> snapshots = new LinkedHashMap<>();
    try (PublishedState state = PublishedState.open(new WarehouseFolder(warehouse))) {
      for (TableDefinition table : Sample.knowledge().tables().all()) {
        snapshots.put(
            table.identifier(), state.snapshot(new TableName(table.schema(), table.name())));
      }
    }
    return snapshots;
  }
}
