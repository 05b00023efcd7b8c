package tassei.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * A national sample: the documents of made-up federations and chambers as files, the reference data
 * to read them with, and the truth about them.
 *
 * <p>The folder gets {@code input/}, {@code reference/} and {@code truth/}. The same options give
 * the same bytes. Files are written federation by federation, so that the whole country needs no
 * more memory than its largest federation, and what chambers report of the concepts.
 */
public final class NationalSample {
  private NationalSample() {}

  /** How many files and bytes were written below {@code input/}. */
  public record Outcome(int documents, long bytes) {}

  /**
   * Writes a sample.
   *
   * @param folder which must not exist or be empty
   * @param progress is told how many federations are written
   * @throws UncheckedIOException when a file cannot be written
   */
  public static Outcome write(SampleOptions options, Path folder, IntConsumer progress) {
    try {
      Files.createDirectories(folder.resolve("input"));
      Files.createDirectories(folder.resolve("reference"));
      Files.createDirectories(folder.resolve("truth"));
    } catch (IOException cause) {
      throw new UncheckedIOException("Cannot write a sample: " + folder, cause);
    }
    return new Writing(options, folder).write(progress);
  }

  /** One sample being written. */
  private static final class Writing {
    private final SampleOptions options;
    private final Path folder;
    private final List<Truth> truths =
        List.of(
            new IndicatorAchievementTruth(),
            new MeasureAchievementTruth(),
            new ProgramAchievementTruth(),
            new TargetProgressTruth(),
            new DistrictResultTruth(),
            new DiscrepancyTruth(),
            new FilingStatusTruth(),
            new FigureChangeTruth(),
            new DataProblemTruth(),
            new RollupTruth(),
            new AreaRollupTruth(),
            new HistoryTruth(),
            new ComparisonTruth(),
            new PeerTruth(),
            new DifficultyTruth(),
            new TargetFlagTruth(),
            new TargetLedgerTruth(),
            new KnownTruth(),
            new StrategyTruth());
    private final List<CsvTable> tables = new ArrayList<>();

    Writing(SampleOptions options, Path folder) {
      this.options = options;
      this.folder = folder;
    }

    Outcome write(IntConsumer progress) {
      Names names = new Names();
      int documents = 0;
      long bytes = 0;
      try (InputFiles input = new InputFiles(folder.resolve("input"));
          ReferenceFiles reference = new ReferenceFiles(folder.resolve("reference"))) {
        truths.forEach(truth -> tables.add(table(truth)));
        for (int i = 0; i < options.chambers().size(); i++) {
          Federation federation =
              Founding.of(options, names, Prefectures.ALL.get(i), options.chambers().get(i));
          Office office = Office.of(options, federation);
          bytes += input.write(office.filings());
          documents += office.filings().size();
          reference.write(office);
          for (int truth = 0; truth < truths.size(); truth++) {
            truths.get(truth).write(office, tables.get(truth));
          }
          progress.accept(i + 1);
        }
        for (int truth = 0; truth < truths.size(); truth++) {
          truths.get(truth).end(tables.get(truth));
        }
      } finally {
        tables.forEach(CsvTable::close);
      }
      return new Outcome(documents, bytes);
    }

    private CsvTable table(Truth truth) {
      return new CsvTable(folder.resolve("truth").resolve(truth.mart() + ".csv"), truth.columns());
    }
  }
}
