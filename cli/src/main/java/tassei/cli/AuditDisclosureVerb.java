package tassei.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tassei.lakehouse.PublishedState;
import tassei.lakehouse.TableName;
import tassei.lakehouse.Warehouse;

/** {@code audit-disclosure}: what can be found out about respondents from what is published. */
@Command(
    name = "audit-disclosure",
    description = {
      "Attack what mart.survey_result shows: compute for every suppressed count the interval that"
          + " follows from all published figures and earlier editions.",
      "Prints a line for each round of a survey and one for each breach; a breach exits with 1."
    })
final class AuditDisclosureVerb implements Callable<Integer> {
  private static final TableName COUNTS = new TableName("core", "fct_survey_suppression");

  @Option(
      names = "--edition",
      paramLabel = "NAME",
      description = "Audit this edition and not what is published now.")
  private String edition;

  @Option(names = "--english", description = "Lines in English.")
  private boolean english;

  @Mixin private WarehouseOptions warehouse;

  @Override
  public Integer call() {
    Warehouse folder = warehouse.folder().existing();
    List<String> earlier = earlier(folder);
    List<Integer> breaches = new ArrayList<>();
    TrinoAccess.with(
        folder,
        Progress.onTerminal(),
        url -> breaches.add(print(new PublishedSurveys(new TrinoRows(url)), earlier, System.out)));
    return breaches.getFirst() == 0 ? ExitCode.DONE : ExitCode.FAILED;
  }

  /** The editions published before the one that is audited, the oldest first. */
  List<String> earlier(Warehouse folder) {
    try (PublishedState state = PublishedState.open(folder)) {
      List<String> editions = state.tagsInOrder(COUNTS);
      if (edition == null) {
        return editions;
      }
      if (!editions.contains(edition)) {
        throw new UsageException(
            "Unknown edition '%s': %s"
                .formatted(
                    edition,
                    editions.isEmpty()
                        ? "none has been published"
                        : "known are " + String.join(", ", editions)));
      }
      return editions.subList(0, editions.indexOf(edition));
    }
  }

  /** Returns the number of breaches. */
  int print(PublishedSurveys surveys, List<String> earlier, PrintStream out) {
    List<AuditedRound> rounds = surveys.audit(edition, earlier);
    if (rounds.isEmpty()) {
      out.println(english ? "No survey is published." : "公開された調査はありません。");
    }
    rounds.forEach(round -> out.println(round.summary(english)));
    rounds.stream().flatMap(round -> round.breaches(english).stream()).forEach(out::println);
    out.flush();
    return rounds.stream().mapToInt(round -> round.breaches(english).size()).sum();
  }
}
