package tassei.cli;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a machine has that tassei needs.
 *
 * @param memory of the whole machine, in bytes
 * @param folder the nearest to that of the warehouse that is there
 * @param free what may still be written there, in bytes
 */
record Machine(Runtime.Version jdk, long memory, Path folder, long free, boolean isWritable) {
  private static final Runtime.Version LEAST_JDK = Runtime.Version.parse("25.0.3");
  private static final long GIBIBYTE = 1L << 30;

  /** This one, for a warehouse in a folder that need not be there. */
  static Machine here(Path warehouse) throws IOException {
    Path existing = warehouse.toAbsolutePath().normalize();
    while (!Files.exists(existing)) {
      existing = existing.getParent();
    }
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return new Machine(
        Runtime.version(),
        system.getTotalMemorySize(),
        existing,
        Files.getFileStore(existing).getUsableSpace(),
        Files.isWritable(existing));
  }

  List<Finding> findings() {
    return List.of(
        Finding.of(
            jdk.compareToIgnoreOptional(LEAST_JDK) >= 0,
            "JDK " + jdk,
            "use a JDK of 25.0.3 or later: 25.0.0 to 25.0.2 corrupt data under G1 (JDK-8377811)"),
        Finding.of(
            memory >= 4 * GIBIBYTE,
            "memory %.1f GiB".formatted(gibibytes(memory)),
            "Spark takes up to 2 GiB and Trino up to 1 GiB: use a machine with 4 GiB or more"),
        Finding.of(
            free >= 2 * GIBIBYTE,
            "disk %.1f GiB free at %s".formatted(gibibytes(free), folder),
            "free some space: less than 2 GiB are left"),
        Finding.of(isWritable, "write access to " + folder, "choose another --warehouse"));
  }

  private static double gibibytes(long bytes) {
    return bytes / (double) GIBIBYTE;
  }
}
