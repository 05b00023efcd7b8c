package tassei.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import tassei.ingest.land.InvalidInputException;
import tassei.ingest.layout.InvalidLayoutException;
import tassei.lakehouse.WarehouseException;
import tassei.serve.QueryFailedException;
import tassei.serve.TrinoFailedException;
import tassei.serve.access.InvalidAccessException;
import tassei.transform.reference.InvalidReferenceException;

/** The one main and its verbs. */
@Command(
    name = "tassei",
    description = "Reads what chambers file, judges achievement, answers in SQL.",
    subcommands = {
      DemoVerb.class,
      RunVerb.class,
      LandVerb.class,
      ObserveVerb.class,
      BuildVerb.class,
      CheckVerb.class,
      PublishVerb.class,
      MaintainVerb.class,
      RebuildVerb.class,
      ServeVerb.class,
      AccessVerb.class,
      MigrateVerb.class,
      SqlVerb.class,
      ProblemsVerb.class,
      AccountVerb.class,
      TraceVerb.class,
      DiffVerb.class,
      AuditDisclosureVerb.class,
      ForgetVerb.class,
      SuggestVerb.class,
      ReturnVerb.class,
      ExplainVerb.class,
      LayoutVerb.class,
      SampleVerb.class,
      DoctorVerb.class,
      TrainVerb.class
    })
public final class Main {
  @picocli.CommandLine.Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = CommandLine.ScopeType.INHERIT,
      description = "Show this help.")
  private boolean help;

  private Main() {}

  public static void main(String[] arguments) {
    System.setOut(new PrintStream(System.out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(System.err, true, StandardCharsets.UTF_8));
    Locale.setDefault(Locale.ROOT);
    int exitCode = commandLine().execute(arguments);
    System.out.flush();
    // Spark and Trino's client leave threads behind; what they were for is done.
    Runtime.getRuntime().exit(exitCode);
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(Main::explain)
        .setParameterExceptionHandler(Main::explainUsage);
  }

  private static int explainUsage(CommandLine.ParameterException wrong, String[] arguments) {
    wrong.getCommandLine().getErr().println(wrong.getMessage());
    CommandLine.UnmatchedArgumentException.printSuggestions(wrong, wrong.getCommandLine().getErr());
    wrong
        .getCommandLine()
        .getErr()
        .println("See ./tassei " + wrong.getCommandLine().getCommandName() + " --help");
    return ExitCode.USAGE;
  }

  /** What somebody can act on is one message; anything else is ours and shows where it happened. */
  private static int explain(
      Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
    if (failure instanceof UsageException
        || failure instanceof InvalidInputException
        || failure instanceof InvalidLayoutException
        || failure instanceof InvalidReferenceException
        || failure instanceof InvalidAccessException) {
      System.err.println(failure.getMessage());
      return ExitCode.USAGE;
    }
    if (failure instanceof WarehouseException
        || failure instanceof ChecksFailedException
        || failure instanceof QueryFailedException
        || failure instanceof TrinoFailedException) {
      System.err.println(failure.getMessage());
      for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
        System.err.println("  because: " + firstLine(cause));
      }
      return ExitCode.FAILED;
    }
    if (failure instanceof UncheckedIOException || failure instanceof IOException) {
      System.err.println(
          failure.getMessage() + (failure.getCause() == null ? "" : ": " + failure.getCause()));
      return ExitCode.FAILED;
    }
    failure.printStackTrace();
    return ExitCode.FAILED;
  }

  private static String firstLine(Throwable cause) {
    return String.valueOf(cause.getMessage())
        .lines()
        .findFirst()
        .orElse(cause.getClass().getName());
  }
}
