package tassei.lakehouse;

import static java.util.Objects.requireNonNull;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where Spark works: inside this process, or on a cluster whose executors call back.
 *
 * @param master {@code local[*]}, {@code spark://host:7077}, {@code k8s://…} or {@code yarn}
 * @param driverHost by which executors reach this process
 * @param driverBindAddress this process listens on for them
 * @param settings further ones of Spark
 */
public record SparkPlace(
    String master, String driverHost, String driverBindAddress, Map<String, String> settings) {
  /** Inside this process. */
  public static final SparkPlace HERE =
      new SparkPlace("local[*]", "127.0.0.1", "127.0.0.1", Map.of());

  public SparkPlace {
    requireNonNull(master, "master is null");
    requireNonNull(driverHost, "driverHost is null");
    requireNonNull(driverBindAddress, "driverBindAddress is null");
    settings = Map.copyOf(settings);
  }

  /** What Spark needs of the JDK, as this process was given it. */
  String executorOptions() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(
            option ->
                option.startsWith("--add-opens")
                    || option.startsWith("--sun-misc-unsafe")
                    || option.startsWith("--enable-native-access")
                    || option.startsWith("-Dio.netty.")
                    || option.startsWith("-Dorg.apache.iceberg.shaded.io.netty.")
                    || option.startsWith("-Djdk.reflect.")
                    || option.startsWith("-Dfile.encoding"))
        .collect(Collectors.joining(" "));
  }
}
