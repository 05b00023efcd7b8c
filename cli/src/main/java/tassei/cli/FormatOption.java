package tassei.cli;

import picocli.CommandLine.Option;
import tassei.serve.ResultFormat;

/** {@code --format} of the verbs that print rows. */
final class FormatOption {
  @Option(
      names = "--format",
      defaultValue = "table",
      description = "table, csv or json (one object a line); default: table.")
  private ResultFormat format;

  ResultFormat get() {
    return format;
  }
}
