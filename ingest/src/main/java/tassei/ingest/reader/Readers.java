package tassei.ingest.reader;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The families of forms by the name a layout calls them. */
public final class Readers {
  private static final Map<String, Reader> READERS =
      new TreeMap<>(
          Map.of(
              "grouped-table", new ByHeading(new GroupedTable()),
              "goal-table", new ByHeading(new GoalTable()),
              "outline", new Outline(),
              "plan-list", new PlanList(),
              "running-text", new RunningText()));

  private Readers() {}

  public static Optional<Reader> named(String name) {
    return Optional.ofNullable(READERS.get(name));
  }

  public static java.util.Set<String> names() {
    return READERS.keySet();
  }
}
