package tassei.cli;

import java.io.PrintStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tassei.answer.AnswerBook;
import tassei.answer.AnswerFolder;
import tassei.answer.AnswerName;
import tassei.answer.Budget;
import tassei.answer.Finding;
import tassei.answer.Finding.Severity;
import tassei.answer.ReturnedFile;
import tassei.cli.FiledProblems.Filed;
import tassei.model.FiscalYear;

/** Writes the answers to files with problems into one folder. */
final class Returns {
  private Returns() {}

  /**
   * Writes them all, or, when a name is taken and not to be replaced, none.
   *
   * @throws UsageException when a name is taken
   */
  static void write(
      FiledProblems problems, List<Filed> files, ReturnVerb.Target target, PrintStream out) {
    AnswerFolder folder = new AnswerFolder(target.out());
    if (Files.exists(target.out()) && !Files.isDirectory(target.out())) {
      throw new UsageException("Cannot write to, not a folder: " + target.out());
    }
    if (!target.replace()) {
      refuseTaken(files, folder);
    }
    for (Filed file : files) {
      List<Finding> findings = problems.findings(file);
      AnswerBook book =
          AnswerBook.of(
              new ReturnedFile(file.name(), problems.bodyName(file), yearLabel(file), findings),
              problems.received(file),
              () -> problems.cells(file),
              Budget.USUAL);
      String name = name(file, files, book.extension());
      folder.write(name, book.bytes());
      out.println(line(name, findings, book));
    }
  }

  /** The received files' kinds are not known yet: every name they could get must be free. */
  private static void refuseTaken(List<Filed> files, AnswerFolder folder) {
    List<String> taken = new ArrayList<>();
    for (Filed file : files) {
      for (String extension : List.of("xlsx", "xlsm", "xls")) {
        String name = name(file, files, extension);
        if (folder.holds(name)) {
          taken.add(name);
        }
      }
    }
    if (!taken.isEmpty()) {
      throw new UsageException(
          "Cannot write to %s, it holds %s: give another folder, or --replace"
              .formatted(folder.folder(), String.join(", ", taken)));
    }
  }

  private static String name(Filed file, List<Filed> all, String extension) {
    String plain = AnswerName.of(file.name(), "", "xlsx").toLowerCase(Locale.ROOT);
    long same =
        all.stream()
            .map(other -> AnswerName.of(other.name(), "", "xlsx").toLowerCase(Locale.ROOT))
            .filter(plain::equals)
            .count();
    return AnswerName.of(file.name(), same > 1 ? file.hash().substring(0, 8) : "", extension);
  }

  private static String line(String name, List<Finding> findings, AnswerBook book) {
    long errors = findings.stream().filter(one -> one.severity() == Severity.ERROR).count();
    return "returned   %s: %d errors, %d warnings, %d cells marked%s"
        .formatted(
            name,
            errors,
            findings.size() - errors,
            book.marked(),
            book.note().en().isEmpty() ? "" : " (" + book.note().en() + ")");
  }

  private static String yearLabel(Filed file) {
    return file.year().isEmpty() ? "" : new FiscalYear(Integer.parseInt(file.year())).label();
  }
}
