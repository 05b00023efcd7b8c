package tassei.cli;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tassei.ingest.land.InputFolder;
import tassei.ingest.land.Land;
import tassei.lakehouse.PublishedState;
import tassei.lakehouse.RunId;
import tassei.lakehouse.RunLock;
import tassei.lakehouse.TableHash;
import tassei.lakehouse.TableName;
import tassei.lakehouse.WarehouseException;
import tassei.lakehouse.WarehouseFolder;
import tassei.transform.build.Build;

/** What no test of a single form meets: files, clocks, countries and processes at their worst. */
@EnabledIfSystemProperty(named = "tassei.faults", matches = "short|long")
class WorstCasesTest {
  private static final boolean LONG = "long".equals(System.getProperty("tassei.faults"));
  private static final int KILLED = 128 + 9;
  private static final List<String> ODD_NAMES =
      List.of(
          "総括表 (最終版) #2.tsv",
          "a'b\"c.tsv",
          "100%_完了.tsv",
          "か\u3099づの.tsv",
          "-rf *.tsv",
          "改行\nあり.tsv",
          "絵文字\uD83D\uDE00?&x=1.tsv");

  @TempDir private Path folder;
  private Path forms;
  private Path warehouse;

  @BeforeEach
  void prepare() throws IOException {
    Path all = Sample.forms(folder.resolve("all"));
    forms = Files.createDirectory(folder.resolve("forms"));
    warehouse = folder.resolve("warehouse");
    Files.copy(all.resolve("chamber_summary_r7.tsv"), forms.resolve("chamber_summary_r7.tsv"));
    Files.copy(all.resolve("filings.csv"), forms.resolve("filings.csv"));
  }

  @Test
  void thousandsOfBrokenFilesWaitWithAProblemEachAndTheGoodOneGoesThrough() throws IOException {
    int broken = LONG ? 10_000 : 300;
    String good = Files.readString(forms.resolve("chamber_summary_r7.tsv"));
    Random random = new Random(7);
    for (int i = 0; i < broken; i++) {
      byte[] bytes = good.getBytes(StandardCharsets.UTF_8);
      byte[] content = new byte[16 + random.nextInt(400)];
      random.nextBytes(content);
      if (i % 3 == 1) {
        content = new byte[] {'P', 'K', 3, 4, (byte) i, (byte) (i >> 8)};
      } else if (i % 3 == 2) {
        byte[] cut = java.util.Arrays.copyOf(bytes, 40 + random.nextInt(60));
        content = java.util.Arrays.copyOf(cut, cut.length + 8);
        System.arraycopy(
            "%08d".formatted(i).getBytes(StandardCharsets.UTF_8), 0, content, cut.length, 8);
      }
      Files.write(forms.resolve("broken-%05d.tsv".formatted(i)), content);
    }
    long began = System.nanoTime();

    RunVerb.Outcome outcome = Sample.run(warehouse, forms);

    System.out.printf(
        "%d broken files: %d s%n",
        broken, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began));
    assertThat(outcome.observed() - outcome.waiting()).isEqualTo(1);
    assertThat(outcome.waiting()).isEqualTo(broken);
    assertThat(outcome.errors()).isGreaterThanOrEqualTo(broken);
  }

  @Test
  void oddNamesAreKeptAndAFileThatVanishesIsSaid() throws IOException {
    String form = Files.readString(forms.resolve("chamber_summary_r7.tsv"));
    for (int i = 0; i < ODD_NAMES.size(); i++) {
      Files.writeString(forms.resolve(ODD_NAMES.get(i)), form.replace("65(70)", "5" + i + "(70)"));
    }
    Path vanishes = Files.writeString(forms.resolve("vanishes.tsv"), form + "vanishes\n");
    Path changes = Files.writeString(forms.resolve("changes.tsv"), form + "before\n");
    InputFolder input = InputFolder.read(forms);
    Files.delete(vanishes);
    Files.writeString(changes, form + "after\n");

    try (Session session =
        Session.open(new WarehouseFolder(warehouse), Sample.knowledge(), Clock.systemUTC())) {
      Land.Outcome landed = new Land(session.lakehouse()).run(input, Clock.systemUTC().instant());

      assertThat(landed.vanished()).containsExactly("vanishes.tsv");
      assertThat(landed.changed()).containsExactly("changes.tsv");
      assertThat(landed.files()).isEqualTo(ODD_NAMES.size() + 1);
      assertThat(names(session))
          .containsAll(ODD_NAMES)
          .doesNotContain("vanishes.tsv", "changes.tsv");
      InputFolder again = InputFolder.read(forms);
      new Land(session.lakehouse()).run(again, Clock.systemUTC().instant());
      assertThat(
              session
                  .lakehouse()
                  .read(Land.FILE)
                  .where("file_name = 'changes.tsv'")
                  .select("file_hash")
                  .head()
                  .getString(0))
          .isEqualTo(hash(changes));
    }
  }

  @Test
  void ofTwoEqualFilesOneThatChangesBeforeItIsReadDoesNotHideTheOther() throws IOException {
    String form = Files.readString(forms.resolve("chamber_summary_r7.tsv"));
    Path first = Files.writeString(forms.resolve("a.tsv"), form.replace("65(70)", "66(70)"));
    Files.copy(first, forms.resolve("b.tsv"));

    RunVerb.Outcome outcome =
        runAndBeforeItLands(() -> Files.writeString(first, form.replace("65(70)", "67(70)")));

    assertThat(printed(outcome))
        .startsWith(
            """
            WARN       'a.tsv': not taken yet, for it changed while it was read. Run again: it is taken then.
                       'a.tsv':まだ取り込んでいません。読み取る間に内容が変わったためです。もう一度実行すると取り込みます。
            WARN       'b.tsv': not taken yet, for another file with the same content changed or vanished before it was read. Run again: it is taken then.
                       'b.tsv':まだ取り込んでいません。同じ内容の別のファイルが、読み取る前に変わったか、なくなったためです。もう一度実行すると取り込みます。
            files      3 in the input, 1 new
            """);
    assertThat(delivered()).containsExactly("chamber_summary_r7.tsv");
    assertThat(Sample.run(warehouse, forms).landed()).isEqualTo(2);
    assertThat(delivered()).containsExactlyInAnyOrder("a.tsv", "b.tsv", "chamber_summary_r7.tsv");
    assertThat(Sample.run(warehouse, forms).changed()).isFalse();
  }

  @Test
  void filesThatBecomeOneAnotherOrWhatIsLandedAlreadyAreLandedOnce() throws IOException {
    Path known = forms.resolve("chamber_summary_r7.tsv");
    String form = Files.readString(known);
    Sample.run(warehouse, forms);
    int cells = rows(Land.CELL);
    for (String name : List.of("a.tsv", "b.tsv", "c.tsv")) {
      Files.writeString(forms.resolve(name), form.replace("65(70)", name + "(70)"));
    }
    String last = form.replace("65(70)", "67(70)");

    RunVerb.Outcome outcome =
        runAndBeforeItLands(
            () -> {
              Files.writeString(forms.resolve("a.tsv"), last);
              Files.writeString(forms.resolve("b.tsv"), last);
              Files.writeString(forms.resolve("c.tsv"), form);
            });

    assertThat(outcome.missing().changed()).containsExactly("a.tsv", "b.tsv", "c.tsv");
    assertThat(rows(Land.CELL)).isEqualTo(cells);
    assertThat(Sample.run(warehouse, forms).landed()).isEqualTo(1);
    assertThat(rows(Land.CELL)).isEqualTo(2 * cells);
    assertThat(rows(Land.FILE)).isEqualTo(2);
    assertThat(Sample.run(warehouse, forms).changed()).isFalse();
  }

  private int rows(TableName table) {
    try (PublishedState state = PublishedState.open(new WarehouseFolder(warehouse))) {
      return state.rows(table, List.of("file_hash")).size();
    }
  }

  @Test
  void whatWasLandedAndNotDeliveredAndIsGivenByNobodyIsTakenBack() throws IOException {
    Sample.run(warehouse, forms);
    int cells = rows(Land.CELL);
    try (Session session = open(Clock.systemUTC().instant())) {
      for (TableName table : List.of(Land.CELL, Land.FILE)) {
        Dataset<Row> landed = session.lakehouse().read(table);
        session
            .lakehouse()
            .append(
                table,
                landed
                    .withColumn("file_hash", lit("0".repeat(64)))
                    .withColumn("run_id", lit(session.lakehouse().runId().value())));
      }
    }
    Path given = forms.resolve("chamber_summary_r7.tsv");
    Files.writeString(
        forms.resolve("new.tsv"), Files.readString(given).replace("65(70)", "67(70)"));

    assertThat(Sample.run(warehouse, forms).landed()).isEqualTo(1);

    assertThat(rows(Land.CELL)).isEqualTo(2 * cells);
    assertThat(rows(Land.FILE)).isEqualTo(2);
  }

  @Test
  void whatNobodyCanReadIsNamedAndTheOthersGoThrough() throws IOException {
    Path broken = Path.of("/proc/self/mem");
    assumeThat(broken).isRegularFile();
    Files.createSymbolicLink(forms.resolve("broken.tsv"), broken);
    Files.createSymbolicLink(forms.resolve("nowhere.tsv"), forms.resolve("nothing"));
    Path archive = zip("c.tsv");

    RunVerb.Outcome outcome = runAndBeforeItLands(() -> zip("d.tsv"));

    String unread =
        """
        WARN       'broken.tsv': expected a file or folder that can be read, found the error 'Input/output error'. Make it readable, or take it out of the input folder. The other files are not affected.
                   'broken.tsv':読み取れるファイルまたはフォルダが必要ですが、エラーになります(Input/output error)。読み取れるように直すか、入力フォルダから取り除いてください。ほかのファイルには影響しません。
        WARN       'nowhere.tsv': expected a file or folder that can be read, found a link that leads nowhere. Make it readable, or take it out of the input folder. The other files are not affected.
                   'nowhere.tsv':読み取れるファイルまたはフォルダが必要ですが、リンク先がありません。読み取れるように直すか、入力フォルダから取り除いてください。ほかのファイルには影響しません。
        """;
    assertThat(printed(outcome))
        .startsWith(
            unread
                + """
                WARN       vanished before it could be read: 'z.zip/c.tsv'
                files      2 in the input, 1 new
                read       1 accepted, 0 waiting
                """);
    Files.delete(archive);
    assertThat(printed(Sample.run(warehouse, forms)))
        .isEqualTo(unread + "nothing new: 1 files, all known; the warehouse is up to date\n");
  }

  @Test
  void aDeliveryWhoseContentIsNowhereStopsThePublication() {
    Sample.run(warehouse, forms);
    try (Session session = open(Clock.systemUTC().instant())) {
      session
          .lakehouse()
          .append(
              Land.DELIVERY,
              session
                  .lakehouse()
                  .read(Land.DELIVERY)
                  .withColumn("file_hash", lit("0".repeat(64)))
                  .withColumn("file_name", lit("b.tsv")));
      Steps steps = new Steps(session, Clock.systemUTC());

      assertThatThrownBy(() -> steps.publish(steps.check()))
          .isInstanceOf(ChecksFailedException.class)
          .hasMessage(
              "Cannot publish, readers stay with what was published before:\n"
                  + "  FAIL landing.delivery: what a run has delivered was landed, or forgotten as a whole"
                  + " (1 rows, such as [[file_hash=%s, file_name=b.tsv]])"
                      .formatted("0".repeat(64)));
    }
  }

  /** Something that happens to files. */
  @FunctionalInterface
  private interface Happening {
    void happen() throws IOException;
  }

  /** A run in which something happens when the files are listed and not landed yet. */
  private RunVerb.Outcome runAndBeforeItLands(Happening happening) {
    return RunVerb.run(
        new WarehouseFolder(warehouse),
        forms,
        Optional.empty(),
        Sample.knowledge(),
        Progress.toldTo(
            step -> {
              if (step.startsWith("landing")) {
                try {
                  happening.happen();
                } catch (IOException cause) {
                  throw new UncheckedIOException(cause);
                }
              }
            }));
  }

  /** An archive of one form. */
  private Path zip(String entry) throws IOException {
    Path archive = forms.resolve("z.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      zip.putNextEntry(new ZipEntry(entry));
      zip.write(Files.readAllBytes(forms.resolve("chamber_summary_r7.tsv")));
      zip.write(entry.getBytes(StandardCharsets.UTF_8));
    }
    return archive;
  }

  /** Without the sample's forms that are declared and not among these. */
  private static String printed(RunVerb.Outcome outcome) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    outcome.print(new PrintStream(out, true, StandardCharsets.UTF_8));
    return out.toString(StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.startsWith("WARN       filings.csv names"))
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  private List<String> delivered() {
    try (PublishedState state = PublishedState.open(new WarehouseFolder(warehouse))) {
      return state.rows(Land.DELIVERY, List.of("file_name")).stream().map(List::getFirst).toList();
    }
  }

  /** A run in a process of its own, with options of the JVM. */
  private Process start(Path into, Map<String, String> environment, String... options)
      throws IOException {
    return Forked.start(
        log(),
        environment,
        List.of(options),
        "run",
        "--input",
        forms.toString(),
        "--warehouse",
        into.toString());
  }

  private Path log() {
    return folder.resolve("log.txt");
  }

  private static String hash(Path file) throws IOException {
    return Build.sha256(Files.readString(file));
  }

  private static List<String> names(Session session) {
    return session
        .lakehouse()
        .read(Land.DELIVERY)
        .select("file_name")
        .as(org.apache.spark.sql.Encoders.STRING())
        .collectAsList();
  }

  @Test
  void aClockThatGoesBackChangesNeitherWhatIsTakenBackNorWhichStatementIsNewest()
      throws IOException {
    Instant now = Clock.systemUTC().instant();
    InputFolder input = InputFolder.read(forms);
    try (Session session = open(now)) {
      new Land(session.lakehouse()).run(input, now);
    }
    Sample.edit(forms.resolve("filings.csv"), text -> text.replace("2026-05-25", "2026-06-30"));
    Instant lastYear = now.minus(Duration.ofDays(365));

    try (Session session = open(lastYear)) {
      new Land(session.lakehouse()).run(InputFolder.read(forms), lastYear);

      assertThat(
              session
                  .lakehouse()
                  .read(Land.DELIVERY)
                  .orderBy("delivered_at")
                  .select("declared_received_at")
                  .as(org.apache.spark.sql.Encoders.STRING())
                  .collectAsList())
          .containsExactly("2026-05-25", "2026-06-30");
      long cells = session.lakehouse().read(Land.CELL).count();
      String thisRun = session.lakehouse().runId().value();
      session
          .lakehouse()
          .append(
              Land.CELL,
              session.lakehouse().read(Land.CELL).limit(3).withColumn("run_id", lit(thisRun)));

      new Land(session.lakehouse()).run(InputFolder.read(forms), lastYear);

      assertThat(session.lakehouse().read(Land.CELL).count()).isEqualTo(cells);
    }
  }

  @Test
  void aRunWhoseClockHasGoneBackPublishesWhatAnyOtherPublishes() throws IOException {
    Path elsewhere = folder.resolve("elsewhere");
    Sample.run(warehouse, forms);
    Sample.run(elsewhere, forms);
    Sample.edit(forms.resolve("chamber_summary_r7.tsv"), text -> text.replace("65(70)", "71(70)"));
    Sample.edit(forms.resolve("filings.csv"), text -> text.replace("2026-05-25", "2026-06-30"));
    Clock yesterday = Clock.offset(Clock.systemUTC(), Duration.ofDays(-1));

    RunVerb.Outcome outcome =
        RunVerb.run(
            new WarehouseFolder(warehouse),
            forms,
            Optional.of("yesterday"),
            Sample.knowledge(),
            Progress.silent(),
            yesterday);
    Sample.run(elsewhere, forms, Optional.of("yesterday"));

    assertThat(outcome.landed()).isEqualTo(1);
    assertThat(WarehouseCopy.hashes(warehouse, WarehouseCopy.ALL))
        .isEqualTo(WarehouseCopy.hashes(elsewhere, WarehouseCopy.ALL));
    assertThat(Sample.run(warehouse, forms).changed()).isFalse();
  }

  private Session open(Instant at) {
    return Session.open(
        new WarehouseFolder(warehouse), Sample.knowledge(), Clock.fixed(at, ZoneOffset.UTC));
  }

  @Test
  void anotherCountryAndCharsetGiveTheSameRows() throws IOException, InterruptedException {
    Path elsewhere = folder.resolve("elsewhere");
    Process run =
        start(
            elsewhere,
            Map.of("TZ", "America/New_York", "LC_ALL", "C", "LANG", "tr_TR"),
            "-Duser.timezone=America/New_York",
            "-Duser.language=tr",
            "-Duser.country=TR",
            "-Dfile.encoding=ISO-8859-1");
    Sample.run(warehouse, forms);

    assertThat(run.waitFor()).as(Files.readString(log())).isZero();
    assertThat(WarehouseCopy.hashes(elsewhere, WarehouseCopy.ALL))
        .isEqualTo(WarehouseCopy.hashes(warehouse, WarehouseCopy.ALL));
  }

  @Test
  void ofTwoRunsOneIsRefusedAndTheLockOfAKilledOneIsNoLock() throws Exception {
    Process run = start(warehouse, Map.of());
    WarehouseFolder locked = new WarehouseFolder(warehouse);
    Path lock = warehouse.resolve(".run.lock");
    while (!Files.exists(lock) || Files.size(lock) == 0) {
      assertThat(run.isAlive()).as(Files.readString(log())).isTrue();
      Thread.sleep(20);
    }
    assertThatThrownBy(() -> Sample.run(warehouse, forms))
        .isInstanceOf(WarehouseException.class)
        .hasMessageMatching(
            "Cannot start: run \\S+ is writing to .*\\. Wait until it ends and start again\\.");

    run.destroyForcibly().waitFor();

    RunLock.take(locked, RunId.at(Clock.systemUTC().instant(), 1)).close();
    Sample.run(warehouse, forms);
    Path undisturbed = folder.resolve("undisturbed");
    Sample.run(undisturbed, forms);
    assertThat(WarehouseCopy.hashes(warehouse, WarehouseCopy.ALL))
        .isEqualTo(WarehouseCopy.hashes(undisturbed, WarehouseCopy.ALL));
  }

  @Test
  void aRunThatIsKilledAtAnyTimeIsPutRightByTheNext() throws Exception {
    Path backup = folder.resolve("backup");
    Path corrected = folder.resolve("corrected");
    Path fresh = folder.resolve("fresh");
    Sample.run(warehouse, forms);
    Map<String, TableHash> shown = WarehouseCopy.hashes(warehouse, WarehouseCopy.SHOWN);
    WarehouseCopy.copy(warehouse, backup);
    Sample.run(corrected, forms);
    Sample.edit(forms.resolve("chamber_summary_r7.tsv"), text -> text.replace("65(70)", "71(70)"));
    Sample.run(corrected, forms);
    Sample.run(fresh, forms);
    Random random = new Random(11);
    int killed = 0;
    for (int kill = 0; kill < (LONG ? 12 : 1); kill++) {
      // one in two is the first run of its warehouse
      Path undisturbed = kill % 2 == 0 ? corrected : fresh;
      WarehouseCopy.delete(warehouse);
      if (kill % 2 == 0) {
        WarehouseCopy.copy(backup, warehouse);
      }
      Process run = start(warehouse, Map.of());
      run.waitFor(3_000 + random.nextInt(LONG ? 20_000 : 6_000), TimeUnit.MILLISECONDS);
      int code = run.destroyForcibly().waitFor();
      assertThat(code).as(Files.readString(log())).isIn(ExitCode.DONE, KILLED);
      killed += code == KILLED ? 1 : 0;
      if (kill % 2 == 0) {
        Map<String, TableHash> now = WarehouseCopy.hashes(undisturbed, WarehouseCopy.SHOWN);
        WarehouseCopy.hashes(warehouse, WarehouseCopy.SHOWN)
            .forEach(
                (table, seen) -> assertThat(seen).as(table).isIn(shown.get(table), now.get(table)));
      }

      RunVerb.run(
          new WarehouseFolder(warehouse),
          forms,
          Optional.empty(),
          Sample.knowledge(),
          Progress.silent());

      assertThat(WarehouseCopy.hashes(warehouse, WarehouseCopy.ALL))
          .as("kill %d", kill)
          .isEqualTo(WarehouseCopy.hashes(undisturbed, WarehouseCopy.ALL));
    }
    assertThat(killed)
        .as("runs that were killed before they had ended")
        .isGreaterThan(LONG ? 6 : 0);
  }
}
