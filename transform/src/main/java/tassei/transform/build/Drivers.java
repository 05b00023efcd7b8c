package tassei.transform.build;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import tassei.ddl.TableDefinition;
import tassei.lakehouse.Lakehouse;
import tassei.lakehouse.TableName;
import tassei.transform.reference.Reference;

/** Which tables have nothing to be computed from: there is nothing to plan or to check. */
final class Drivers {
  private static final String REFERENCE = "reference/";

  private final Lakehouse lakehouse;
  private final HeldTables held;
  private final Reference reference;

  Drivers(Lakehouse lakehouse, HeldTables held, Reference reference) {
    this.lakehouse = requireNonNull(lakehouse, "lakehouse is null");
    this.held = requireNonNull(held, "held is null");
    this.reference = requireNonNull(reference, "reference is null");
  }

  /** Whether a table has no rows, and would have none after it was built. */
  boolean isIdle(TableDefinition table) {
    return !table.drivers().isEmpty()
        && lakehouse.isEmpty(TableName.parse(table.identifier()))
        && table.drivers().stream().allMatch(this::isEmpty);
  }

  /** The name, without ending, of the reference file that a table is driven by. */
  static Optional<String> referenceFile(String source) {
    return source.startsWith(REFERENCE)
        ? Optional.of(source.replace(REFERENCE, "").replace(".csv", ""))
        : Optional.empty();
  }

  private boolean isEmpty(TableDefinition.Driver driver) {
    Optional<String> file = referenceFile(driver.source());
    if (file.isPresent()) {
      return reference.isEmpty(file.orElseThrow());
    }
    if (lakehouse.isEmpty(TableName.parse(driver.source()))) {
      return true;
    }
    return !driver.condition().isEmpty()
        && held.sql(
                "SELECT 1 FROM %s WHERE %s LIMIT 1".formatted(driver.source(), driver.condition()))
            .collectAsList()
            .isEmpty();
  }
}
