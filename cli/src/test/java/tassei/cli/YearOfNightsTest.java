package tassei.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tassei.lakehouse.PublishedState;
import tassei.lakehouse.Retention;
import tassei.lakehouse.TableName;
import tassei.lakehouse.WarehouseFolder;

/**
 * Nightly runs, most of them with nothing new, one in seven with a corrected form, maintained each
 * month. {@code -Dtassei.faults=long} takes a year, else two weeks and a half.
 */
@EnabledIfSystemProperty(named = "tassei.faults", matches = "short|long")
class YearOfNightsTest {
  private static final boolean LONG = "long".equals(System.getProperty("tassei.faults"));
  private static final int NIGHTS = LONG ? 365 : 17;
  private static final int CORRECTED = LONG ? 10 : 7;
  private static final int MAINTAINED = LONG ? 30 : 8;
  private static final int KEPT = 5;
  private static final int IN_TURN = LONG ? 5 : 1;
  private static final TableName MART = new TableName("mart", "indicator_achievement");

  @TempDir private Path folder;
  private Path forms;
  private Path warehouse;

  @Test
  void filesAndSnapshotsStayBoundedAndEditionsReadable() throws IOException {
    Path all = Sample.forms(folder.resolve("all"));
    forms = Files.createDirectory(folder.resolve("forms"));
    warehouse = folder.resolve("warehouse");
    Files.copy(all.resolve("chamber_summary_r7.tsv"), forms.resolve("chamber_summary_r7.tsv"));
    Files.copy(all.resolve("filings.csv"), forms.resolve("filings.csv"));
    Sample.run(warehouse, forms, Optional.of("first"));
    List<List<String>> first = published();
    long asksFirst = medianMillisOfAQuery(warehouse);
    List<Long> millis = new ArrayList<>();
    long most = 0;
    long mostSnapshots = 0;

    for (int night = 1; night <= NIGHTS; night++) {
      if (night % CORRECTED == 0) {
        int actual = 100 + night;
        Sample.edit(
            forms.resolve("chamber_summary_r7.tsv"),
            text -> text.replaceFirst("\\d+\\(70\\)", actual + "(70)"));
      }
      long began = System.nanoTime();
      boolean changed = Sample.run(warehouse, forms).changed();
      assertThat(changed).isEqualTo(night % CORRECTED == 0);
      if (changed) {
        millis.add(Duration.ofNanos(System.nanoTime() - began).toMillis());
      }
      if (night % MAINTAINED == 0) {
        maintain();
        most = Math.max(most, files());
        mostSnapshots = Math.max(mostSnapshots, snapshots());
      }
    }

    long asksLast = medianMillisOfAQuery(warehouse);
    System.out.printf(
        "%d nights: after maintenance at most %d files, %d snapshots of a table; %d files at the end; runs with something new %s ms; the last to the first %.2f; a query at first %d ms, at the end %d ms: %.2f%n",
        NIGHTS,
        most,
        mostSnapshots,
        files(),
        millis,
        (double) median(millis.reversed()) / median(millis.subList(1, millis.size())),
        asksFirst,
        asksLast,
        (double) asksLast / asksFirst);
    assertThat(most).isLessThan(90L * tables());
    assertThat(mostSnapshots)
        .as("what is kept, what is published and the edition")
        .isLessThanOrEqualTo(KEPT + 2L);
    try (PublishedState state = PublishedState.open(new WarehouseFolder(warehouse))) {
      assertThat(state.tags(MART)).containsExactly("first");
    }
    assertThat(first).isNotEqualTo(published());
    try (Asked asked = Asked.of(warehouse)) {
      assertThat(
              asked.rows(
                  "SELECT actual FROM mart.indicator_achievement FOR VERSION AS OF 'first' WHERE target = 70 AND measure_no = 1"))
          .containsExactly("65.0000");
      assertThat(
              asked.rows(
                  "SELECT actual FROM mart.indicator_achievement WHERE target = 70 AND measure_no = 1"))
          .containsExactly((100 + NIGHTS / CORRECTED * CORRECTED) + ".0000");
    }
    compareWithAWarehouseOfOneNight();
  }

  /** By now the process is warm, and so neither of them is the first. */
  private void compareWithAWarehouseOfOneNight() {
    Path young = folder.resolve("young");
    Sample.run(young, forms);
    List<Long> old = new ArrayList<>();
    List<Long> fresh = new ArrayList<>();
    for (int round = 0; round < IN_TURN; round++) {
      int actual = 900 + round;
      Sample.edit(
          forms.resolve("chamber_summary_r7.tsv"),
          text -> text.replaceFirst("\\d+\\(70\\)", actual + "(70)"));
      old.add(millisOfARun(warehouse));
      fresh.add(millisOfARun(young));
    }
    long asksYoung = medianMillisOfAQuery(young);
    long asksOld = medianMillisOfAQuery(warehouse);
    System.out.printf(
        "in turn, the old warehouse and one of a night: runs %s and %s ms, the medians %.2f; a query %d and %d ms, %.2f%n",
        old,
        fresh,
        (double) median(old) / median(fresh),
        asksOld,
        asksYoung,
        (double) asksOld / asksYoung);
  }

  private long millisOfARun(Path of) {
    long began = System.nanoTime();
    assertThat(Sample.run(of, forms).changed()).isTrue();
    return Duration.ofNanos(System.nanoTime() - began).toMillis();
  }

  /** Of the first five: the very first run of a process also warms it up. */
  private static long median(List<Long> millis) {
    List<Long> five = millis.stream().limit(5).sorted().toList();
    return five.get(five.size() / 2);
  }

  private long snapshots() {
    try (PublishedState state = PublishedState.open(new WarehouseFolder(warehouse))) {
      return Sample.knowledge().tables().all().stream()
          .mapToLong(table -> state.snapshotCount(TableName.parse(table.identifier())))
          .max()
          .orElse(0);
    }
  }

  private static long medianMillisOfAQuery(Path of) {
    List<Long> millis = new ArrayList<>();
    try (Asked asked = Asked.of(of)) {
      for (int ask = 0; ask < 41; ask++) {
        long began = System.nanoTime();
        asked.rows("SELECT count(*), sum(actual) FROM mart.indicator_achievement");
        millis.add(Duration.ofNanos(System.nanoTime() - began).toMillis());
      }
    }
    List<Long> warm = millis.subList(20, millis.size()).stream().sorted().toList();
    return warm.get(warm.size() / 2);
  }

  private List<List<String>> published() {
    try (PublishedState state = PublishedState.open(new WarehouseFolder(warehouse))) {
      return state.rows(MART, List.of("indicator_code", "actual")).stream()
          .sorted((one, other) -> one.toString().compareTo(other.toString()))
          .toList();
    }
  }

  /** As if all that was written were older than a month. */
  private void maintain() {
    Clock later =
        Clock.fixed(Clock.systemUTC().instant().plus(Duration.ofDays(31)), ZoneOffset.UTC);
    try (Session session =
        Session.open(new WarehouseFolder(warehouse), Sample.knowledge(), later)) {
      new Steps(session, later)
          .maintain(new Retention(Duration.ofDays(30), KEPT, Duration.ofDays(3)));
    }
  }

  private long files() throws IOException {
    try (Stream<Path> files = Files.walk(warehouse)) {
      return files.filter(Files::isRegularFile).count();
    }
  }

  private long tables() throws IOException {
    try (Stream<Path> files = Files.walk(warehouse, 2)) {
      return files.filter(file -> Files.isDirectory(file.resolve("metadata"))).count();
    }
  }
}
