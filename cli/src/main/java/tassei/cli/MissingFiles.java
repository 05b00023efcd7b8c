package tassei.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import tassei.ingest.land.InputFolder;
import tassei.ingest.land.Land;
import tassei.ingest.land.Unread;

/**
 * Files of an input folder that a run could not take.
 *
 * @param absent names that filings.csv gives and the folder does not have
 * @param unread what is there and cannot be read
 * @param vanished names of files that were there and were gone when they were read
 * @param changed names of files that the next run takes, for they were being written
 * @param postponed names of files that the next run takes
 */
record MissingFiles(
    List<String> absent,
    List<Unread> unread,
    List<String> vanished,
    List<String> changed,
    List<String> postponed) {
  MissingFiles {
    absent = List.copyOf(absent);
    unread = List.copyOf(unread);
    vanished = List.copyOf(vanished);
    changed = List.copyOf(changed);
    postponed = List.copyOf(postponed);
  }

  /** Of a folder that was listed only. */
  static MissingFiles of(InputFolder folder) {
    return new MissingFiles(folder.absent(), folder.unread(), List.of(), List.of(), List.of());
  }

  static MissingFiles of(InputFolder folder, Land.Outcome landed) {
    List<Unread> unread = new ArrayList<>(folder.unread());
    unread.addAll(landed.unread());
    return new MissingFiles(
        folder.absent(), unread, landed.vanished(), landed.changed(), landed.postponed());
  }

  void print(PrintStream out) {
    absent.forEach(
        name -> out.printf("WARN       filings.csv names a file that is not there: '%s'%n", name));
    unread.forEach(place -> warn(out, place.messageEn(), place.messageJa()));
    vanished.forEach(
        name -> out.printf("WARN       vanished before it could be read: '%s'%n", name));
    changed.forEach(
        name ->
            warn(
                out,
                "'%s': not taken yet, for it changed while it was read. Run again: it is taken then."
                    .formatted(name),
                "'%s':まだ取り込んでいません。読み取る間に内容が変わったためです。もう一度実行すると取り込みます。".formatted(name)));
    postponed.forEach(
        name ->
            warn(
                out,
                "'%s': not taken yet, for another file with the same content changed or vanished before it was read. Run again: it is taken then."
                    .formatted(name),
                "'%s':まだ取り込んでいません。同じ内容の別のファイルが、読み取る前に変わったか、なくなったためです。もう一度実行すると取り込みます。"
                    .formatted(name)));
  }

  private static void warn(PrintStream out, String english, String japanese) {
    out.printf("WARN       %s%n           %s%n", english, japanese);
  }
}
