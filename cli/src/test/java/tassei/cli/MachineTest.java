package tassei.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code doctor} says of a machine, and the remedy. */
class MachineTest {
  private static final Path FOLDER = Path.of("warehouse");
  private static final long GIBIBYTE = 1L << 30;

  @Test
  void aMachineThatHasWhatIsNeededIsWell() {
    assertThat(machine("25.0.3", 4 * GIBIBYTE, 2 * GIBIBYTE, true).findings())
        .containsExactly(
            new Finding("JDK 25.0.3", ""),
            new Finding("memory 4.0 GiB", ""),
            new Finding("disk 2.0 GiB free at warehouse", ""),
            new Finding("write access to warehouse", ""));
    assertThat(machine("26+7-LTS", 4 * GIBIBYTE, 2 * GIBIBYTE, true).findings())
        .allMatch(Finding::isWell);
  }

  @Test
  void whatIsMissingIsToldWithTheRemedy() {
    assertThat(machine("25.0.2+10", 4 * GIBIBYTE - 1, 2 * GIBIBYTE - 1, false).findings())
        .containsExactly(
            new Finding(
                "JDK 25.0.2+10",
                "use a JDK of 25.0.3 or later: 25.0.0 to 25.0.2 corrupt data under G1 (JDK-8377811)"),
            new Finding(
                "memory 4.0 GiB",
                "Spark takes up to 2 GiB and Trino up to 1 GiB: use a machine with 4 GiB or more"),
            new Finding(
                "disk 2.0 GiB free at warehouse", "free some space: less than 2 GiB are left"),
            new Finding("write access to warehouse", "choose another --warehouse"));
  }

  @Test
  void aFolderThatIsNotThereYetIsLookedAtWhereItWillLie(@TempDir Path folder) throws IOException {
    assertThat(Machine.here(folder.resolve("not/yet/there")).folder()).isEqualTo(folder);
  }

  private static Machine machine(String jdk, long memory, long free, boolean isWritable) {
    return new Machine(Runtime.Version.parse(jdk), memory, FOLDER, free, isWritable);
  }
}
