package tassei.ingest.forget;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import tassei.ingest.land.Land;
import tassei.ingest.observe.Observe;
import tassei.lakehouse.RunId;
import tassei.lakehouse.TableName;
import tassei.lakehouse.WarehouseException;
import tassei.lakehouse.forget.Needles;
import tassei.lakehouse.forget.Remains;
import tassei.lakehouse.forget.ResponseKeys;
import tassei.lakehouse.forget.StoredTables;
import tassei.model.survey.Questionnaire;
import tassei.model.survey.SurveyRound;
import tassei.model.survey.Surveys;

/** Forgets surveys, responses, and what has passed its days, and keeps that it was done. */
public final class Forgetting {
  public static final TableName FORGOTTEN = ForgottenLedger.FORGOTTEN;
  private static final TableName RUN = new TableName("ops", "run");

  private final StoredTables tables;
  private final Surveys surveys;
  private final String known;
  private final RunId runId;
  private final Instant now;
  private final ForgottenLedger ledger;

  /**
   * @param known texts that say nothing of a person: the reference data
   * @param runId of the run that holds the lock
   */
  public Forgetting(StoredTables tables, Surveys surveys, String known, RunId runId, Instant now) {
    this.tables = requireNonNull(tables, "tables is null");
    this.surveys = requireNonNull(surveys, "surveys is null");
    this.known = requireNonNull(known, "known is null");
    this.runId = requireNonNull(runId, "runId is null");
    this.now = requireNonNull(now, "now is null");
    this.ledger = new ForgottenLedger(tables, runId, now);
  }

  /**
   * A row of {@code ops.forgotten} that says that those before it are lost: what is gone from which
   * file on purpose nobody knows any more.
   */
  public static Row lostBefore(String runId, Timestamp now) {
    Object none = null;
    return RowFactory.create(
        runId, now, "LOST", none, none, none, none, none, none, none, none, none, none, "LOST");
  }

  /** The tables in which something is forgotten. */
  public static List<TableName> changed() {
    return Forget.TABLES;
  }

  /**
   * What was forgotten.
   *
   * @param files as people know them
   * @param rows how many responses went as a whole; 0 where files did
   * @param states of tables that were made anew
   * @param tableRows that went or were emptied, over all states
   * @param texts that were looked for afterwards
   * @param filesSearched how many files were searched for them
   * @param left where something is left; empty when it is gone
   */
  public record Outcome(
      List<String> files,
      long rows,
      int states,
      long tableRows,
      int texts,
      int filesSearched,
      List<String> left) {
    static final Outcome NOTHING = new Outcome(List.of(), 0, 0, 0, 0, 0, List.of());

    public Outcome {
      files = List.copyOf(files);
      left = List.copyOf(left);
    }

    public boolean isNothing() {
      return files.isEmpty();
    }
  }

  /**
   * The lists of responses the warehouse knows, and the files that wait, as which they may be read
   * some day: these have no questionnaire. A file that began to be forgotten is what it was then.
   */
  public List<SurveyFile> files() {
    Map<String, ForgottenLedger.Entry> begun =
        ledger.unfinished().stream()
            .collect(
                Collectors.toMap(
                    ForgottenLedger.Entry::hash,
                    Function.identity(),
                    (one, other) -> one,
                    HashMap::new));
    Set<String> codes =
        surveys.questionnaires().stream().map(Questionnaire::code).collect(Collectors.toSet());
    List<SurveyFile> files = new ArrayList<>();
    tables
        .states(Observe.FILING)
        .published(
            Set.of(),
            filing -> {
              boolean known = codes.contains(filing.text("layout_id"));
              SurveyFile file = SurveyFile.of(filing, known);
              if (begun.containsKey(file.hash())) {
                files.add(file.asBegun(begun.get(file.hash())));
              } else if (known || filing.text("state").equals("WAITING")) {
                files.add(file);
              }
            });
    files.forEach(file -> begun.remove(file.hash()));
    if (!begun.isEmpty()) {
      tables
          .states(Land.FILE)
          .published(
              begun.keySet(),
              landed -> {
                if (begun.containsKey(landed.text("file_hash"))) {
                  files.add(SurveyFile.landed(landed, begun.get(landed.text("file_hash"))));
                }
              });
    }
    return files;
  }

  /**
   * Whether all this was forgotten before.
   *
   * @param survey null for any, as are body and round
   * @param numbers of responses; empty for whole files
   */
  public boolean wasForgotten(
      String survey, String body, String round, Collection<String> numbers) {
    List<ForgottenLedger.Entry> done =
        ledger.done().stream()
            .filter(entry -> survey == null || entry.questionnaire().equals(survey))
            .filter(entry -> body == null || entry.body().equals(body))
            .filter(entry -> round == null || entry.round().equals(round))
            .toList();
    if (numbers.isEmpty()) {
      return done.stream()
          .anyMatch(entry -> entry.extent().equals(ForgottenPart.Extent.ALL.name()));
    }
    ResponseKeys maker = keys();
    return numbers.stream()
        .allMatch(
            number ->
                done.stream()
                    .anyMatch(
                        entry ->
                            entry
                                .key()
                                .equals(
                                    maker.of(
                                        scope(entry.questionnaire(), entry.body(), entry.round()),
                                        number))));
  }

  /** Whole files. */
  public Outcome all(Collection<SurveyFile> files) {
    return files.isEmpty() ? Outcome.NOTHING : run(parts(files).all(), Map.of());
  }

  /**
   * The responses with one of these numbers.
   *
   * @return nothing where no file has one, and none was stopped while it was forgotten
   */
  public Outcome responses(Collection<SurveyFile> files, Collection<String> numbers) {
    Set<String> asked = numbers.stream().map(ResponseKeys::plain).collect(Collectors.toSet());
    Outcome outcome = rows(files, (file, number) -> asked.contains(ResponseKeys.plain(number)));
    return outcome.isNothing() ? searched(files, asked) : outcome;
  }

  /** What is left of responses whose cells went before somebody was stopped. */
  private Outcome searched(Collection<SurveyFile> files, Set<String> numbers) {
    ResponseKeys maker = keys();
    Map<String, ForgottenPart> parts = new LinkedHashMap<>();
    Map<String, Set<String>> keys = new HashMap<>();
    for (SurveyFile file : files) {
      Set<String> asked =
          numbers.stream().map(number -> maker.of(scope(file), number)).collect(Collectors.toSet());
      ledger.unfinished().stream()
          .filter(begun -> begun.hash().equals(file.hash()) && asked.contains(begun.key()))
          .forEach(
              begun -> {
                parts.put(file.hash(), ForgottenPart.gone(file));
                keys.computeIfAbsent(file.hash(), none -> new LinkedHashSet<>()).add(begun.key());
              });
    }
    if (parts.isEmpty()) {
      return Outcome.NOTHING;
    }
    Needles needles = Needles.of(numbers);
    needles.leaveOut(known.getBytes(StandardCharsets.UTF_8));
    tables.removeStrays();
    Remains.Found found = tables.remains(needles);
    return ended(
        parts, keys, new Forget.Outcome(0, 0, needles.count(), found.files(), found.places()));
  }

  /** Free text and numbers of the files whose days have passed on a day. */
  public Outcome expired(Map<String, Integer> retentionDays, LocalDate on) {
    List<SurveyFile> expired =
        files().stream()
            .filter(file -> retentionDays.containsKey(file.questionnaire()))
            .filter(
                file ->
                    lastDay(file).plusDays(retentionDays.get(file.questionnaire())).isBefore(on))
            .toList();
    Map<String, Instant> landed = landed(expired);
    expired =
        expired.stream()
            .filter(
                file ->
                    !ledger.isPersonalDone(
                        file.hash(), landed.getOrDefault(file.hash(), Instant.MIN)))
            .toList();
    return expired.isEmpty() ? Outcome.NOTHING : run(parts(expired).personal(), Map.of());
  }

  /** When the files came into the tables: one that was landed again is to be forgotten again. */
  private Map<String, Instant> landed(List<SurveyFile> files) {
    Map<String, Instant> landed = new HashMap<>();
    if (!files.isEmpty()) {
      tables
          .states(Land.FILE)
          .published(
              files.stream().map(SurveyFile::hash).collect(Collectors.toSet()),
              file ->
                  landed.put(file.text("file_hash"), ForgottenLedger.at(file.text("landed_at"))));
    }
    return landed;
  }

  /**
   * The responses that were forgotten before and came again in another file.
   *
   * @return nothing where none has; costs next to nothing where no response was ever forgotten
   */
  public Outcome again() {
    Set<String> keys = ledger.keys();
    if (keys.isEmpty()) {
      return Outcome.NOTHING;
    }
    ResponseKeys maker = keys();
    List<SurveyFile> surveysOnly =
        files().stream().filter(file -> !file.questionnaire().isEmpty()).toList();
    return rows(surveysOnly, (file, number) -> keys.contains(maker.of(scope(file), number)));
  }

  private Outcome rows(Collection<SurveyFile> files, BiPredicate<SurveyFile, String> isAsked) {
    ResponseKeys keys = keys();
    Map<String, Set<String>> found = new HashMap<>();
    Map<String, ForgottenPart> parts =
        parts(files)
            .rows(
                (file, number) -> {
                  boolean asked = isAsked.test(file, number);
                  if (asked) {
                    found
                        .computeIfAbsent(file.hash(), none -> new LinkedHashSet<>())
                        .add(keys.of(scope(file), number));
                  }
                  return asked;
                });
    return parts.isEmpty() ? Outcome.NOTHING : run(parts, found);
  }

  /** A new key would know nothing again of what was forgotten under one that was lost. */
  private ResponseKeys keys() {
    if (!ledger.keys().isEmpty() && !ResponseKeys.isThere(tables.warehouse())) {
      throw new WarehouseException(
          "Cannot tell whether a forgotten response comes again: the key .forgotten.key of %s is gone. Take it from a backup"
              .formatted(tables.warehouse().name()));
    }
    return ResponseKeys.of(tables.warehouse());
  }

  private ForgottenParts parts(Collection<SurveyFile> files) {
    Map<String, Questionnaire> questionnaires =
        surveys.questionnaires().stream()
            .collect(Collectors.toMap(Questionnaire::code, Function.identity()));
    return new ForgottenParts(tables, files, questionnaires);
  }

  private Outcome run(Map<String, ForgottenPart> parts, Map<String, Set<String>> keys) {
    Needles needles =
        parts(parts.values().stream().map(ForgottenPart::file).toList()).needles(parts, known);
    ledger.begin(parts, keys);
    return ended(parts, keys, new Forget(tables, parts).run(needles));
  }

  private Outcome ended(
      Map<String, ForgottenPart> parts, Map<String, Set<String>> keys, Forget.Outcome done) {
    ledger.end(parts, keys, done);
    return new Outcome(
        parts.values().stream().map(part -> part.file().label()).sorted().toList(),
        parts.values().stream().mapToLong(ForgottenPart::rowCount).sum(),
        done.states(),
        done.rows(),
        done.texts(),
        done.filesSearched(),
        done.left());
  }

  /** The last day of answering, where it is known; else the day the file was received. */
  private LocalDate lastDay(SurveyFile file) {
    return surveys.rounds().stream()
        .filter(round -> round.bodyCode().equals(file.bodyCode()))
        .filter(round -> round.questionnaire().equals(file.questionnaire()))
        .filter(round -> round.name().equals(file.round()))
        .map(SurveyRound::closesOn)
        .filter(day -> !day.equals(LocalDate.MAX))
        .findFirst()
        .orElse(file.receivedAt());
  }

  private static String scope(SurveyFile file) {
    return scope(file.questionnaire(), file.bodyCode(), file.round());
  }

  private static String scope(String questionnaire, String body, String round) {
    return String.join("|", questionnaire, body, round);
  }

  /** Keeps that a run forgot something; the next one counts again. */
  public void recordRun() {
    Map<String, Object> run = new HashMap<>();
    run.put("run_id", runId.value());
    run.put("verb", "forget");
    run.put("started_at", now.atOffset(ZoneOffset.UTC));
    run.put("finished_at", now.atOffset(ZoneOffset.UTC));
    run.put("files_landed", 0);
    run.put("files_observed", 0);
    run.put("files_waiting", 0);
    run.put("tables_built", 0);
    run.put("published", false);
    tables.append(RUN, List.of(run), runId);
  }
}
