package tassei.cli;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tassei.ingest.forget.Forgetting;
import tassei.ingest.forget.SurveyFile;
import tassei.lakehouse.RunId;
import tassei.lakehouse.RunLock;
import tassei.lakehouse.TableMaker;
import tassei.lakehouse.Warehouse;
import tassei.lakehouse.forget.StoredTables;

/** {@code forget}: takes responses out of every table, edition and file. */
@Command(
    name = "forget",
    description = {
      "Forget a survey, single responses of it, or what has passed its retention days: take it out of"
          + " every table, edition and file of the warehouse, and search what remains for it.",
      "The next run counts again. Published statistics of editions stay. Exit code 1 when something is left."
    })
final class ForgetVerb implements Callable<Integer> {
  private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

  @Option(
      names = "--survey",
      paramLabel = "CODE",
      description = "The questionnaire, as in questionnaires.csv.")
  private String survey;

  @Option(
      names = "--body",
      paramLabel = "CODE",
      description = "Only responses that this body filed.")
  private String body;

  @Option(
      names = "--round",
      paramLabel = "NAME",
      description = "Only this round: 2024Q2, or the fiscal year of a survey of once a year.")
  private String round;

  @Option(
      names = "--file",
      paramLabel = "NAME",
      description = "Only the file of this name, or whose SHA-256 begins so; also one that waits.")
  private String file;

  @Option(
      names = "--response",
      paramLabel = "NUMBER",
      description = "Only the response of this member or response number; may stand several times.")
  private List<String> responses = List.of();

  @Option(
      names = "--expired",
      description =
          "Of every survey whose retention days are over: free text and numbers of people, and nothing"
              + " that is counted.")
  private boolean expired;

  @Option(
      names = "--on",
      paramLabel = "DATE",
      description = "With --expired: as of this day, 2026-04-01 (default: today).")
  private LocalDate on;

  @Mixin private WarehouseOptions warehouse;
  @Mixin private WarehouseOptions.Knowledge knowledge;

  @Override
  public Integer call() {
    refuseWhatDoesNotGoTogether();
    Warehouse folder = warehouse.folder().existing();
    Session.Knowledge known = knowledge.load(warehouse);
    Instant now = Clock.systemUTC().instant();
    RunId runId = RunId.at(now, ProcessHandle.current().pid());
    RunLock lock = RunLock.take(folder, runId);
    try {
      TableMaker.make(folder, known.tables());
      return forget(folder, known, runId, now, lock);
    } finally {
      lock.close();
    }
  }

  private int forget(
      Warehouse folder, Session.Knowledge known, RunId runId, Instant now, RunLock lock) {
    try (StoredTables tables = StoredTables.open(folder, lock::refuseLost)) {
      Forgetting forgetting =
          new Forgetting(
              tables, known.reference().surveys(), known.reference().content(), runId, now);
      Forgetting.Outcome outcome = outcome(forgetting, known, now);
      if (!outcome.isNothing()) {
        forgetting.recordRun();
      }
      return print(outcome, System.out);
    }
  }

  private void refuseWhatDoesNotGoTogether() {
    boolean named = survey != null || file != null;
    if (expired && (named || body != null || round != null || !responses.isEmpty())) {
      throw new UsageException("--expired is about every survey: it goes with --on alone");
    }
    if (!expired && on != null) {
      throw new UsageException("--on goes with --expired");
    }
    if (!expired && !named) {
      throw new UsageException("Say what to forget: --survey CODE, --file NAME or --expired");
    }
  }

  private Forgetting.Outcome outcome(Forgetting forgetting, Session.Knowledge known, Instant now) {
    if (expired) {
      LocalDate day = on == null ? LocalDate.ofInstant(now, ZONE) : on;
      return forgetting.expired(known.reference().retentionDays(), day);
    }
    List<SurveyFile> files = chosen(forgetting);
    if (responses.isEmpty() || files.isEmpty()) {
      return forgetting.all(files);
    }
    Forgetting.Outcome outcome = forgetting.responses(files, responses);
    if (outcome.isNothing() && !wasForgotten(forgetting)) {
      throw new UsageException(
          "No response has one of the numbers that are asked for, in: "
              + files.stream().map(SurveyFile::label).sorted().collect(Collectors.joining(", ")));
    }
    return outcome;
  }

  private boolean wasForgotten(Forgetting forgetting) {
    return file == null && forgetting.wasForgotten(survey, body, round, responses);
  }

  /** None where what is asked for was forgotten before. */
  private List<SurveyFile> chosen(Forgetting forgetting) {
    List<SurveyFile> all = forgetting.files();
    List<SurveyFile> chosen =
        all.stream()
            .filter(one -> survey == null || one.questionnaire().equals(survey))
            .filter(one -> body == null || one.bodyCode().equals(body))
            .filter(one -> round == null || one.round().equals(round))
            .filter(
                one -> file == null || one.fileName().equals(file) || one.hash().startsWith(file))
            .toList();
    if (chosen.isEmpty() && !wasForgotten(forgetting)) {
      String known = all.stream().map(SurveyFile::label).sorted().collect(Collectors.joining(", "));
      throw new UsageException(
          "No file of responses fits; "
              + (known.isEmpty() ? "none is known" : "known are: " + known));
    }
    return chosen;
  }

  private int print(Forgetting.Outcome outcome, PrintStream out) {
    if (outcome.isNothing()) {
      out.println(
          expired
              ? "forgotten  nothing: no retention is over"
              : "forgotten  nothing: it was forgotten before, see ops.forgotten");
      return ExitCode.DONE;
    }
    outcome.files().forEach(name -> out.println("forgotten  " + name));
    if (outcome.rows() > 0) {
      out.printf("responses  %d%n", outcome.rows());
    }
    out.printf("tables     %d rows in %d states%n", outcome.tableRows(), outcome.states());
    out.printf(
        "searched   %d files for %d texts: %s%n",
        outcome.filesSearched(),
        outcome.texts(),
        outcome.left().isEmpty() ? "nothing is left" : "SOMETHING IS LEFT");
    outcome.left().forEach(place -> out.println("left       " + place));
    out.println("next       ./tassei run counts again without it");
    return outcome.left().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
  }
}
