package tassei.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tassei.model.FormType;
import tassei.sample.NationalSample;
import tassei.sample.SampleOptions;

/** {@code sample}: documents of made-up chambers, reference data for them, and the truth. */
@Command(
    name = "sample",
    description = "Write made-up documents, the reference data to read them, and the truth.")
final class SampleVerb implements Callable<Integer> {
  private static final int CHAMBERS = 25;
  private static final int YEARS = 6;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "A new folder; gets input, reference and truth.")
  private Path out;

  @Option(
      names = "--seed",
      paramLabel = "N",
      required = true,
      description = "The same seed and options give the same bytes.")
  private long seed;

  @Option(
      names = "--federations",
      paramLabel = "F",
      defaultValue = "1",
      description = "How many federations, 1 to 47 (default ${DEFAULT-VALUE}).")
  private int federations;

  @Option(
      names = "--chambers",
      paramLabel = "C",
      defaultValue = "" + CHAMBERS,
      description = "How many chambers each begins with (default ${DEFAULT-VALUE}).")
  private int chambers;

  @Option(
      names = "--years",
      paramLabel = "Y",
      defaultValue = "" + YEARS,
      description = "How many fiscal years up to R7 (default ${DEFAULT-VALUE}).")
  private int years;

  @Option(
      names = "--forms",
      paramLabel = "FORM",
      split = ",",
      description =
          "Which forms: action_program_summary, action_program_plan, goal_table (default all).")
  private List<FormType> forms;

  @Option(
      names = "--national",
      description = "47 federations with 1,643 chambers; not with --federations and --chambers.")
  private boolean national;

  @Override
  public Integer call() throws IOException {
    if (Files.exists(out) && !isEmpty(out)) {
      throw new UsageException("Cannot write a sample, the folder is not empty: " + out);
    }
    SampleOptions options = options();
    Progress progress = Progress.onTerminal();
    NationalSample.Outcome written =
        NationalSample.write(
            options,
            out,
            done ->
                progress.step(
                    "writing federation %d of %d".formatted(done, options.chambers().size())));
    progress.done();
    System.out.printf(
        "documents  %d (%d MB) in %s%n",
        written.documents(), written.bytes() >> 20, out.resolve("input"));
    System.out.printf(
        "try        ./tassei run --input %s --reference %s%n",
        out.resolve("input"), out.resolve("reference"));
    return ExitCode.DONE;
  }

  private SampleOptions options() {
    try {
      SampleOptions size =
          national
              ? SampleOptions.national(seed, years)
              : SampleOptions.of(seed, federations, chambers, years);
      Set<FormType> chosen =
          forms == null
              ? SampleOptions.FORMS
              : forms.isEmpty() ? EnumSet.noneOf(FormType.class) : EnumSet.copyOf(forms);
      return new SampleOptions(
          seed,
          size.chambers(),
          size.lastYear(),
          size.years(),
          Collections.unmodifiableSet(chosen));
    } catch (IllegalArgumentException wrong) {
      throw new UsageException(wrong.getMessage());
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }
}
