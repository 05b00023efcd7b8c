package tassei.transform.build;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import tassei.ddl.TableDefinition;
import tassei.ddl.TableDefinition.Check.Severity;
import tassei.lakehouse.Lakehouse;
import tassei.lakehouse.WarehouseException;
import tassei.transform.reference.Reference;

/**
 * Runs the checks that stand beside the tables' files; each query selects rows that should not
 * exist.
 */
public final class Check {
  private static final int AT_ONCE = 3;
  private static final int SHOWN = 3;
  private static final int MOST = 1000;

  private final Lakehouse lakehouse;
  private final HeldTables held;
  private final Drivers drivers;
  private final Reference reference;

  public Check(Lakehouse lakehouse, HeldTables held, Reference reference) {
    this.lakehouse = requireNonNull(lakehouse, "lakehouse is null");
    this.held = requireNonNull(held, "held is null");
    this.drivers = new Drivers(lakehouse, held, reference);
    this.reference = reference;
  }

  /**
   * What one check found.
   *
   * @param rows how many rows should not exist
   * @param examples some of them
   */
  public record Finding(
      String table, Severity severity, String what, long rows, List<String> examples) {
    public Finding {
      examples = List.copyOf(examples);
    }

    public boolean stopsPublication() {
      return severity == Severity.FAIL && rows > 0;
    }
  }

  /**
   * Checks what this run has built, and where it has built nothing, what is published. In a large
   * warehouse a FAIL check looks at the federations whose rows are others than before, while these
   * are few, and is left out where there are none; a WARN check looks at all.
   */
  public List<Finding> run() {
    List<Future<Optional<Finding>>> running = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      for (TableDefinition table : lakehouse.tables().all()) {
        if (drivers.isIdle(table)) {
          continue;
        }
        for (TableDefinition.Check check : table.checks()) {
          running.add(threads.submit(() -> run(table, check)));
        }
      }
    }
    return running.stream().map(Check::done).flatMap(Optional::stream).toList();
  }

  private static Optional<Finding> done(Future<Optional<Finding>> check) {
    try {
      return check.get();
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof WarehouseException known
          ? known
          : new WarehouseException("Cannot check: " + failed.getCause(), failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new WarehouseException("Cannot check, interrupted", interrupted);
    }
  }

  private Optional<Finding> run(TableDefinition table, TableDefinition.Check check) {
    List<Row> rows;
    try {
      Optional<List<Row>> broken =
          lakehouse.fitted(
              TableNames.known(lakehouse.tables(), TableNames.in(check.query())),
              () -> broken(check));
      if (broken.isEmpty()) {
        return Optional.empty();
      }
      rows = broken.orElseThrow();
    } catch (Exception cause) {
      // Spark throws checked ones that it does not declare
      throw new WarehouseException(
          "Cannot check %s: %s".formatted(table.identifier(), check.what()), cause);
    }
    return Optional.of(
        new Finding(
            table.identifier(),
            check.severity(),
            check.what(),
            rows.size(),
            rows.stream().limit(SHOWN).map(row -> example(table, row)).toList()));
  }

  /** Some of the rows that break a rule; empty where it need not be looked at. */
  private Optional<List<Row>> broken(TableDefinition.Check check) {
    Optional<Dataset<Row>> broken =
        check.severity() == Severity.FAIL
            ? held.concerned(check.query())
            : Optional.of(held.sql(check.query()));
    return broken.map(rows -> rows.limit(MOST).collectAsList());
  }

  /**
   * The row, and where it belongs to a filing the file that was filed; where it comes from a
   * reference file the line it stands at.
   */
  private String example(TableDefinition table, Row row) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String column : row.schema().fieldNames()) {
      Object value = row.getAs(column);
      values.put(column, value == null ? null : value.toString());
    }
    String text =
        values.entrySet().stream()
            .map(value -> value.getKey() + "=" + value.getValue())
            .collect(Collectors.joining(", ", "[", "]"));
    return filed(text, values.get("filing_code")) + registered(table, values);
  }

  private String registered(TableDefinition table, Map<String, String> values) {
    return table.drivers().stream()
        .flatMap(driver -> Drivers.referenceFile(driver.source()).stream())
        .flatMap(name -> reference.placeOf(name, values).stream())
        .findFirst()
        .map(place -> ", registered at " + place)
        .orElse("");
  }

  private String filed(String row, String code) {
    if (code == null) {
      return row;
    }
    String files =
        held
            .sql("SELECT file_name, filing_code FROM core.dim_filing")
            .where(col("filing_code").equalTo(code))
            .select("file_name")
            .as(Encoders.STRING())
            .collectAsList()
            .stream()
            .collect(Collectors.joining(", "));
    return files.isEmpty() ? row : "%s in %s".formatted(row, files);
  }
}
