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
      "Then hold what other columns and marts show of surveys against the counts that are shown.",
      "Prints a line for each round of a survey, for each table and for each breach; a breach exits"
          + " with 1."
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
        url -> {
          TrinoRows trino = new TrinoRows(url);
          breaches.add(print(new PublishedSurveys(trino).audit(edition, earlier), System.out));
          breaches.add(printTables(new PublishedFigures(trino).audit(edition), System.out));
        });
    return breaches.stream().allMatch(count -> count == 0) ? ExitCode.DONE : ExitCode.FAILED;
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
  private int print(List<AuditedRound> rounds, PrintStream out) {
    if (rounds.isEmpty()) {
      out.println(english ? "No survey is published." : "公開された調査はありません。");
    }
    rounds.forEach(round -> out.println(round.summary(english)));
    List<String> breaches =
        rounds.stream().flatMap(round -> round.breaches(english).stream()).toList();
    breaches.forEach(out::println);
    return breaches.size();
  }

  /** Returns the number of breaches; a table without such figures has no line. */
  private int printTables(List<AuditedTable> tables, PrintStream out) {
    tables.stream()
        .filter(table -> table.figures() > 0)
        .forEach(table -> out.println(table.summary(english)));
    List<String> breaches =
        tables.stream().flatMap(table -> table.breaches(english).stream()).toList();
    breaches.forEach(out::println);
    out.flush();
    return breaches.size();
  }
}
