package tassei.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import tassei.lakehouse.Warehouse;

/**
 * Clients that ask the same questions over and over while the marts of a warehouse are built anew:
 * one or two without a pause, more of them each after a rest of three seconds, for eight that ask
 * all the time leave two cores nothing to build with.
 *
 * @param warehouse what is rebuilt
 * @param forms its input; the actual 65 of {@code chamber_summary_r7.tsv} falls with each rebuild
 * @param asked the Trino over it
 * @param edition one that is published: two tables of it are always of one state
 */
record Dashboard(Warehouse warehouse, Path forms, Asked asked, String edition) {
  private static final String OF_THE_EDITION =
      """
      SELECT count(*), sum(result.actual), count(DISTINCT filing.file_name)
      FROM mart.indicator_achievement FOR VERSION AS OF '%1$s' AS result
      INNER JOIN core.dim_filing FOR VERSION AS OF '%1$s' AS filing
        ON result.filing_code = filing.filing_code
      """;

  private static final List<String> NOW =
      List.of(
          "SELECT count(*), sum(actual), count_if(achievement = 'MET'), count(DISTINCT filing_code) FROM mart.indicator_achievement",
          "SELECT count(*), sum(measures_met), sum(indicators_met), sum(indicators_rated) FROM mart.program_achievement",
          "SELECT count(*), sum(indicators_met), count_if(achievement = 'MET') FROM mart.measure_achievement",
          "SELECT count(*), count(DISTINCT body_code) FROM mart.filing_status WHERE is_latest",
          "SELECT array_join(array_agg(table_name ORDER BY table_name), ' ') FROM tassei.information_schema.tables WHERE table_schema = 'mart'");

  private List<String> questions() {
    List<String> questions = new ArrayList<>(NOW);
    questions.add(OF_THE_EDITION.formatted(edition));
    return questions;
  }

  private record Seen(Map<String, Set<String>> answers, int questions) {}

  /** Every answer is that of one publication, whole; there is no error and no missing table. */
  void seesOnePublicationAtATime(int rebuilds, int readers) throws Exception {
    Map<String, Set<String>> published = new LinkedHashMap<>();
    note(published);
    Seen seen = watch(readers, () -> rebuild(rebuilds, published));

    assertThat(published.get(NOW.getFirst())).hasSize(rebuilds + 1);
    assertThat(published.get(NOW.getLast())).as("tables").hasSize(1);
    assertThat(published.get(questions().getLast())).as("the edition").hasSize(1);
    for (String question : questions()) {
      assertThat(published.get(question)).as(question).containsAll(seen.answers().get(question));
    }
    assertThat(seen.answers().get(NOW.getFirst()))
        .as("the dashboard saw the figures change")
        .hasSizeGreaterThan(rebuilds / 2);
    assertThat(seen.questions()).isGreaterThan(rebuilds * questions().size());
  }

  /** Readers that ask until the work is done; an error of any of them is an error here. */
  private Seen watch(int readers, Callable<?> work) throws Exception {
    Map<String, Set<String>> answers = new ConcurrentHashMap<>();
    AtomicBoolean done = new AtomicBoolean();
    int questions = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(readers)) {
      List<Future<Integer>> asking = new ArrayList<>();
      for (int reader = 0; reader < readers; reader++) {
        asking.add(threads.submit(() -> read(answers, done, readers > 2 ? 3000 : 0)));
      }
      try {
        work.call();
      } finally {
        done.set(true);
      }
      for (Future<Integer> reader : asking) {
        questions += reader.get();
      }
    }
    return new Seen(answers, questions);
  }

  private int read(Map<String, Set<String>> answers, AtomicBoolean done, long restMillis)
      throws SQLException, InterruptedException {
    int questions = 0;
    try (Connection connection = DriverManager.getConnection(asked.jdbcUrl());
        Statement statement = connection.createStatement()) {
      while (!done.get()) {
        for (String question : questions()) {
          answers
              .computeIfAbsent(question, any -> new ConcurrentSkipListSet<>())
              .add(answer(statement, question));
          questions++;
        }
        Thread.sleep(restMillis);
      }
    }
    return questions;
  }

  private static String answer(Statement statement, String question) throws SQLException {
    try (ResultSet row = statement.executeQuery(question)) {
      row.next();
      List<String> values = new ArrayList<>();
      for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
        values.add(row.getString(i));
      }
      return String.join(" | ", values);
    }
  }

  private Void rebuild(int rebuilds, Map<String, Set<String>> published) {
    for (int rebuild = 0; rebuild < rebuilds; rebuild++) {
      String before = "%d(70)".formatted(65 - rebuild);
      String after = "%d(70)".formatted(64 - rebuild);
      Sample.edit(forms.resolve("chamber_summary_r7.tsv"), text -> text.replace(before, after));
      RunVerb.run(warehouse, forms, Optional.empty(), Sample.knowledge(), Progress.silent());
      note(published);
    }
    return null;
  }

  private void note(Map<String, Set<String>> published) {
    for (String question : questions()) {
      published
          .computeIfAbsent(question, any -> new TreeSet<>())
          .add(asked.rows(question).getFirst());
    }
  }
}
