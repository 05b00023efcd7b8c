package tassei.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tassei.model.FiscalYear;
import tassei.serve.ResultPrinter;

/** {@code trace}: one figure of a mart, back to its cells. */
@Command(
    name = "trace",
    description = {
      "Follow one figure of a mart back to its cells: the rollup, the chambers, the facts, the"
          + " document with the versions before it, the cell as landed.",
      "csv and json always have the columns level, no, body, fiscal_year, code, name, unit, actual,"
          + " target, achievement, file, sheet, cell, text, note."
    })
final class TraceVerb implements Callable<Integer> {
  /** What is traced; exactly one. */
  static final class Subject {
    @Option(
        names = "--indicator",
        paramLabel = "CODE",
        description = "An indicator_code: what its form reports, or its plan sets.")
    private String indicator;

    @Option(
        names = {"--chamber", "--body"},
        paramLabel = "NAME",
        description = "A code, name or alias: what this body reports under a concept.")
    private String chamber;

    @Option(
        names = "--federation",
        paramLabel = "NAME",
        description = "A code or name: the figure put together from its chambers.")
    private String federation;
  }

  @ArgGroup(multiplicity = "1")
  private Subject subject;

  @Option(
      names = "--concept",
      paramLabel = "CODE",
      description = "A concept_code or a name of the concept; with --chamber and --federation.")
  private String concept;

  @Option(
      names = "--year",
      paramLabel = "R6",
      required = true,
      description = "The fiscal year: 令和6年度, R6 or 2024.")
  private String year;

  @Option(
      names = "--basis",
      paramLabel = "AS_WAS|AS_NOW",
      defaultValue = "AS_WAS",
      description = "The chambers of that year, or those of today (default: AS_WAS).")
  private Trace.Basis basis;

  @Mixin private FormatOption format;

  @Mixin private WarehouseOptions warehouse;

  @Override
  public Integer call() {
    refuseIncomplete();
    TrinoAccess.with(
        warehouse.folder().existing(), Progress.onTerminal(), url -> print(url, System.out));
    return ExitCode.DONE;
  }

  /** The same on a Trino that runs. */
  void print(String jdbcUrl, PrintStream out) {
    refuseIncomplete();
    TrinoRows trino = new TrinoRows(jdbcUrl);
    FiscalYear fiscalYear = year();
    List<TraceStep> steps = steps(trino, new Trace(trino, fiscalYear.startYear()));
    if (steps.isEmpty()) {
      throw new UsageException(
          "Nothing to trace in %s: %s".formatted(fiscalYear.label(), elsewhere(trino)));
    }
    List<TraceRow> rows = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      rows.addAll(steps.get(i).rows(Integer.toString(i + 1)));
    }
    ResultPrinter.utf8(out, format.get())
        .print(TraceRow.columns(format.get()), rows.stream().map(row -> row.values(format.get())));
    out.flush();
  }

  private List<TraceStep> steps(TrinoRows trino, Trace trace) {
    TraceSubjects subjects = new TraceSubjects(trino);
    if (subject.indicator != null) {
      return trace.indicator(subjects.indicator(subject.indicator));
    }
    if (subject.chamber != null) {
      return trace.body(
          subjects.body("chamber", subject.chamber, "TRUE"), subjects.concept(concept), basis);
    }
    return trace.federation(
        subjects.body("federation", subject.federation, "body_type = 'FEDERATION'"),
        subjects.concept(concept),
        basis);
  }

  private String elsewhere(TrinoRows trino) {
    TraceSubjects subjects = new TraceSubjects(trino);
    List<String> years =
        subject.indicator != null
            ? subjects.yearsOfIndicator(subject.indicator)
            : subject.chamber != null
                ? subjects.yearsOfBody(
                    subjects.body("chamber", subject.chamber, "TRUE"), subjects.concept(concept))
                : subjects.yearsOfFederation(
                    subjects.body("federation", subject.federation, "TRUE"),
                    subjects.concept(concept));
    return years.isEmpty()
        ? "no year has a figure"
        : "there are figures in %s".formatted(String.join(", ", years));
  }

  private void refuseIncomplete() {
    if (subject.indicator == null && concept == null) {
      throw new UsageException("Cannot tell what to trace: give --concept CODE");
    }
  }

  private FiscalYear year() {
    return FiscalYear.parseDeclared(year)
        .orElseThrow(
            () ->
                new UsageException(
                    "Invalid fiscal year '%s': expected 令和6年度, R6 or 2024".formatted(year)));
  }
}
