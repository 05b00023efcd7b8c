package tassei.cli;

import java.io.PrintStream;
import java.util.List;

/**
 * Files of an input folder that a run could not take.
 *
 * @param absent names that filings.csv gives and the folder does not have
 * @param vanished names of files that were there and were gone when they were read
 */
record MissingFiles(List<String> absent, List<String> vanished) {
  MissingFiles {
    absent = List.copyOf(absent);
    vanished = List.copyOf(vanished);
  }

  void print(PrintStream out) {
    absent.forEach(
        name -> out.printf("WARN       filings.csv names a file that is not there: '%s'%n", name));
    vanished.forEach(
        name -> out.printf("WARN       vanished before it could be read: '%s'%n", name));
  }
}
