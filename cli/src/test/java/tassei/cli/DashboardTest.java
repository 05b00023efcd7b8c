package tassei.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
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
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * A dashboard that asks the same questions all the time while the marts are built anew: every
 * answer is that of one publication, whole. {@code -Dtassei.faults=long} asks as eight clients over
 * twenty rebuilds.
 */
@EnabledIfSystemProperty(named = "tassei.faults", matches = "short|long")
class DashboardTest {
  private static final boolean LONG = "long".equals(System.getProperty("tassei.faults"));
  private static final int REBUILDS = LONG ? 20 : 3;
  private static final int READERS = LONG ? 8 : 2;
  private static final List<String> QUESTIONS =
      List.of(
          "SELECT count(*), sum(actual), count_if(achievement = 'MET'), count(DISTINCT filing_code) FROM mart.indicator_achievement",
          "SELECT count(*), sum(measures_met), sum(indicators_met), sum(indicators_rated) FROM mart.program_achievement",
          "SELECT count(*), sum(indicators_met), count_if(achievement = 'MET') FROM mart.measure_achievement",
          "SELECT count(*), count(DISTINCT body_code) FROM mart.filing_status WHERE is_latest",
          "SELECT array_join(array_agg(table_name ORDER BY table_name), ' ') FROM tassei.information_schema.tables WHERE table_schema = 'mart'");

  @TempDir private Path folder;

  @Test
  void neverSeesAnErrorHalfABuildOrAMissingTable() throws Exception {
    Path all = Sample.forms(folder.resolve("all"));
    Path forms = Files.createDirectory(folder.resolve("forms"));
    for (String form : List.of("chamber_summary_r7.tsv", "filings.csv")) {
      Files.copy(all.resolve(form), forms.resolve(form));
    }
    Path warehouse = folder.resolve("warehouse");
    Sample.run(warehouse, forms);

    try (Asked asked = Asked.of(warehouse)) {
      Map<String, Set<String>> published = new LinkedHashMap<>();
      note(published, asked);
      Seen seen = watch(asked, () -> rebuild(warehouse, forms, asked, published));

      assertThat(published.get(QUESTIONS.getFirst())).hasSize(REBUILDS + 1);
      assertThat(published.get(QUESTIONS.getLast())).hasSize(1);
      for (String question : QUESTIONS) {
        assertThat(published.get(question)).as(question).containsAll(seen.answers().get(question));
      }
      assertThat(seen.answers().get(QUESTIONS.getFirst()))
          .as("the dashboard saw the figures change")
          .hasSizeGreaterThan(REBUILDS / 2);
      assertThat(seen.questions()).isGreaterThan(REBUILDS * QUESTIONS.size());
    }
  }

  private record Seen(Map<String, Set<String>> answers, int questions) {}

  /** Readers that ask until the work is done; an error of any of them is an error here. */
  private static Seen watch(Asked asked, Callable<?> work) throws Exception {
    Map<String, Set<String>> answers = new ConcurrentHashMap<>();
    AtomicBoolean done = new AtomicBoolean();
    int questions = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(READERS)) {
      List<Future<Integer>> readers = new ArrayList<>();
      for (int reader = 0; reader < READERS; reader++) {
        readers.add(threads.submit(() -> read(asked.jdbcUrl(), answers, done)));
      }
      try {
        work.call();
      } finally {
        done.set(true);
      }
      for (Future<Integer> reader : readers) {
        questions += reader.get();
      }
    }
    return new Seen(answers, questions);
  }

  private static int read(String url, Map<String, Set<String>> answers, AtomicBoolean done)
      throws SQLException {
    int questions = 0;
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      while (!done.get()) {
        for (String question : QUESTIONS) {
          answers
              .computeIfAbsent(question, any -> new ConcurrentSkipListSet<>())
              .add(answer(statement, question));
          questions++;
        }
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

  private static Void rebuild(
      Path warehouse, Path forms, Asked asked, Map<String, Set<String>> published)
      throws IOException {
    for (int rebuild = 0; rebuild < REBUILDS; rebuild++) {
      String before = "%d(70)".formatted(65 - rebuild);
      String after = "%d(70)".formatted(64 - rebuild);
      Sample.edit(forms.resolve("chamber_summary_r7.tsv"), text -> text.replace(before, after));
      Sample.run(warehouse, forms);
      note(published, asked);
    }
    return null;
  }

  private static void note(Map<String, Set<String>> published, Asked asked) {
    for (String question : QUESTIONS) {
      published
          .computeIfAbsent(question, any -> new TreeSet<>())
          .add(asked.rows(question).getFirst());
    }
  }
}
