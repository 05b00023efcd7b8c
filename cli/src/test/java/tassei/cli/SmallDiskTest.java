package tassei.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tassei.lakehouse.TableHash;

/**
 * A run on a file system that is really full, or read-only: a small one in memory, mounted where
 * only the run sees it. {@code -Dtassei.faults=long} lets it fill up at several places.
 */
@EnabledIfSystemProperty(named = "tassei.faults", matches = "short|long")
class SmallDiskTest {
  private static final boolean LONG = "long".equals(System.getProperty("tassei.faults"));
  private static final List<Integer> SPARE_KIB = LONG ? List.of(64, 400, 1200) : List.of(400);
  private static final List<String> APART = List.of("unshare", "--map-root-user", "--mount");

  /**
   * Publishes, fills the disk, runs on it, makes room but lets nobody write, runs, runs again;
   * keeps the warehouse of each.
   */
  private static final String SCRIPT =
      """
      set -eu
      keep() { tar -C "$DISK" -cf "$KEPT/$1.tar" warehouse; }
      mount -t tmpfs -o size=1g tmpfs "$DISK"
      "$@" run --warehouse "$DISK/warehouse" --input "$BEFORE"
      keep published
      used=$(df -k --output=used "$DISK" | tail -n 1)
      mount -o "remount,size=$((used + SPARE_KIB))k" "$DISK"
      code=0
      "$@" run --warehouse "$DISK/warehouse" --input "$AFTER" > "$KEPT/full.log" 2>&1 || code=$?
      echo "$code" > "$KEPT/full.code"
      mount -o remount,size=1g "$DISK"
      keep full
      mount -o remount,ro "$DISK"
      code=0
      "$@" run --warehouse "$DISK/warehouse" --input "$AFTER" > "$KEPT/readonly.log" 2>&1 || code=$?
      echo "$code" > "$KEPT/readonly.code"
      mount -o remount,rw "$DISK"
      keep readonly
      "$@" run --warehouse "$DISK/warehouse" --input "$AFTER"
      keep again
      """;

  @TempDir private static Path folder;
  private static Path disk;
  private static Path before;
  private static Path after;
  private static Map<String, TableHash> rowsAfter;

  @BeforeAll
  static void prepare() throws IOException, InterruptedException {
    List<String> nothing = new ArrayList<>(APART);
    nothing.add("true");
    assumeTrue(
        canStart(nothing), "this machine lets no user mount a file system of his own: not tried");
    Path all = Sample.forms(folder.resolve("all"));
    before = forms(all, "before", "chamber_summary_r7.tsv");
    after = forms(all, "after", "chamber_summary_r7.tsv", "federation_summary_r6.tsv");
    Sample.edit(after.resolve("chamber_summary_r7.tsv"), text -> text.replace("65(70)", "75(70)"));
    disk = Files.createDirectory(folder.resolve("disk"));
    Path undisturbed = folder.resolve("undisturbed");
    Sample.run(undisturbed, before);
    Sample.run(undisturbed, after);
    rowsAfter = WarehouseCopy.hashes(undisturbed, WarehouseCopy.ALL);
  }

  @Test
  void aRunThatFindsNoMoreRoomLeavesWhatIsPublishedAndGoesOnWhenThereIsRoom()
      throws IOException, InterruptedException {
    for (int spare : SPARE_KIB) {
      Path kept = Files.createDirectory(folder.resolve("kept-" + spare));

      runsOnASmallDisk(kept, spare);

      assertThat(kept.resolve("full.code")).hasContent(ExitCode.FAILED + "");
      assertThat(Files.readString(kept.resolve("full.log")))
          .containsPattern("No space left on device|database or disk is full");
      Map<String, TableHash> published = rows(kept, "published", WarehouseCopy.SHOWN);
      WarehouseCopy.assertEachIsOneOf(
          rows(kept, "full", WarehouseCopy.SHOWN), published, rowsAfter, "with " + spare + " KiB");
      assertThat(kept.resolve("readonly.code")).hasContent(ExitCode.FAILED + "");
      assertThat(Files.readString(kept.resolve("readonly.log")))
          .contains("Cannot write to the warehouse folder");
      assertThat(rows(kept, "readonly", WarehouseCopy.ALL))
          .isEqualTo(rows(kept, "full", WarehouseCopy.ALL));
      assertThat(rows(kept, "again", WarehouseCopy.ALL))
          .as("with %d KiB", spare)
          .isEqualTo(rowsAfter);
    }
  }

  private static Path forms(Path all, String name, String... files) throws IOException {
    Path forms = Files.createDirectory(folder.resolve(name));
    Files.copy(all.resolve("filings.csv"), forms.resolve("filings.csv"));
    for (String file : files) {
      Files.copy(all.resolve(file), forms.resolve(file));
    }
    return forms;
  }

  private static void runsOnASmallDisk(Path kept, int spare)
      throws IOException, InterruptedException {
    Path log = kept.resolve("log.txt");
    List<String> command = new ArrayList<>(APART);
    command.addAll(List.of("sh", "-c", SCRIPT, "sh"));
    command.addAll(Forked.command(List.of()));
    ProcessBuilder script =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    script
        .environment()
        .putAll(
            Map.of(
                "DISK", disk.toString(),
                "KEPT", kept.toString(),
                "BEFORE", before.toString(),
                "AFTER", after.toString(),
                "SPARE_KIB", Integer.toString(spare)));
    assertThat(script.start().waitFor()).as(Files.readString(log)).isZero();
  }

  /** A warehouse names its files by whole paths: it is read where it was. */
  private static Map<String, TableHash> rows(Path kept, String state, List<String> schemas)
      throws IOException, InterruptedException {
    Path warehouse = disk.resolve("warehouse");
    WarehouseCopy.delete(warehouse);
    assertThat(
            canStart(
                List.of(
                    "tar", "-C", disk.toString(), "-xf", kept.resolve(state + ".tar").toString())))
        .isTrue();
    return WarehouseCopy.hashes(warehouse, schemas);
  }

  private static boolean canStart(List<String> command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException noSuchProgram) {
      return false;
    }
  }
}
