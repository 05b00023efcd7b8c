package tassei.lakehouse;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.jdbc.JdbcCatalog;

/**
 * What stands in a warehouse, read without an engine: enough to find out that there is nothing to
 * do. What cannot be read is a {@link WarehouseException}.
 */
public final class PublishedState implements AutoCloseable {
  /** Marks the empty snapshot that stands for a table in editions made before it. */
  static final String BEFORE_TABLE = "tassei.before-table";

  private final JdbcCatalog catalog;

  private PublishedState(JdbcCatalog catalog) {
    this.catalog = requireNonNull(catalog, "catalog is null");
  }

  public static PublishedState open(Warehouse warehouse) {
    return new PublishedState(warehouse.openCatalog());
  }

  /** The fingerprint that the last write to a table carries. */
  public Optional<String> fingerprint(TableName name) {
    return table(name)
        .flatMap(table -> Optional.ofNullable(table.currentSnapshot()))
        .map(snapshot -> snapshot.summary().get(Lakehouse.FINGERPRINT))
        .filter(fingerprint -> !fingerprint.isEmpty());
  }

  /**
   * The snapshot that made the rows a table stands at, however their files were compacted since; 0
   * when it is absent or empty.
   */
  public long snapshot(TableName name) {
    return table(name).map(table -> Lakehouse.rowsOf(table.currentSnapshot())).orElse(0L);
  }

  public boolean hasTag(TableName name, String tag) {
    return table(name).map(table -> table.refs().containsKey(tag)).orElse(false);
  }

  /** How many snapshots of a table can be asked for. */
  public long snapshotCount(TableName name) {
    return table(name).stream()
        .flatMap(table -> StreamSupport.stream(table.snapshots().spliterator(), false))
        .count();
  }

  /** The branches of a table: {@code main}, and what is built and not published. */
  public List<String> branches(TableName name) {
    return table(name).stream()
        .flatMap(table -> table.refs().entrySet().stream())
        .filter(ref -> ref.getValue().isBranch())
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /**
   * Whether an edition names what is published now, in every table, and nothing was built since.
   */
  public boolean isPublishedNow(String edition) {
    return Lakehouse.PUBLISHED_SCHEMAS.stream()
        .flatMap(schema -> tables(schema).stream())
        .map(name -> table(name).orElseThrow())
        .filter(table -> table.currentSnapshot() != null)
        .allMatch(
            table -> {
              SnapshotRef tag = table.refs().get(edition);
              return tag != null
                  && tag.snapshotId() == table.currentSnapshot().snapshotId()
                  && !table.refs().containsKey(Lakehouse.BUILD_BRANCH);
            });
  }

  /** The tags of a table. */
  public List<String> tags(TableName name) {
    return table(name).stream()
        .flatMap(table -> table.refs().entrySet().stream())
        .filter(ref -> ref.getValue().isTag())
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /** The tags of a table, the oldest content first. */
  public List<String> tagsInOrder(TableName name) {
    return table(name).stream()
        .flatMap(
            table ->
                table.refs().entrySet().stream()
                    .filter(ref -> ref.getValue().isTag())
                    .sorted(
                        Comparator.comparing(
                                (Map.Entry<String, SnapshotRef> ref) ->
                                    table.snapshot(ref.getValue().snapshotId()).sequenceNumber())
                            .thenComparing(Map.Entry::getKey)))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The rows a reader of a table sees now, as one value; empty where it is absent. */
  public Optional<TableHash> hash(TableName name) {
    return table(name).map(TableHash::of);
  }

  /** The tables of a schema. */
  public List<TableName> tables(String schema) {
    return catalog.listTables(Namespace.of(schema)).stream()
        .map(table -> new TableName(schema, table.name()))
        .sorted(Comparator.comparing(TableName::name))
        .toList();
  }

  /**
   * The columns a table had under a tag, with their types, in its order; none where it is absent or
   * was not there yet.
   */
  public Map<String, String> columns(TableName name, String tag) {
    Map<String, String> columns = new LinkedHashMap<>();
    Optional<Table> table = table(name);
    Optional<Snapshot> tagged =
        table
            .map(Table::refs)
            .map(refs -> refs.get(tag))
            .map(ref -> table.orElseThrow().snapshot(ref.snapshotId()));
    tagged
        .filter(snapshot -> !snapshot.summary().containsKey(BEFORE_TABLE))
        .map(snapshot -> table.orElseThrow().schemas().get(snapshot.schemaId()))
        .ifPresent(
            schema ->
                schema
                    .columns()
                    .forEach(column -> columns.put(column.name(), column.type().toString())));
    return columns;
  }

  /** The columns a table has now, in its order. */
  public List<String> columns(TableName name) {
    return table(name).stream()
        .flatMap(table -> table.schema().columns().stream())
        .map(column -> column.name())
        .toList();
  }

  /** Some columns of a table's rows, as text; an absent value is empty. */
  public List<List<String>> rows(TableName name, List<String> columns) {
    return rows(name, columns, Expressions.alwaysTrue());
  }

  /** The same of the rows in which a text column has a value. */
  public List<List<String>> rowsWhere(
      TableName name, List<String> columns, String column, String value) {
    return rows(name, columns, Expressions.equal(column, value));
  }

  private List<List<String>> rows(TableName name, List<String> columns, Expression condition) {
    List<List<String>> rows = new ArrayList<>();
    Optional<Table> table = table(name);
    if (table.isEmpty()) {
      return rows;
    }
    try (CloseableIterable<Record> records =
        IcebergGenerics.read(table.orElseThrow()).where(condition).select(columns).build()) {
      for (Record record : records) {
        rows.add(columns.stream().map(column -> text(record.getField(column))).toList());
      }
    } catch (IOException | UncheckedIOException | NotFoundException cause) {
      throw unreadable(name, cause);
    }
    return rows;
  }

  @Override
  public void close() {
    catalog.close();
  }

  private Optional<Table> table(TableName name) {
    TableIdentifier identifier = TableIdentifier.of(name.schema(), name.name());
    try {
      return Optional.of(catalog.loadTable(identifier));
    } catch (NoSuchTableException absent) {
      return Optional.empty();
    } catch (UncheckedIOException | NotFoundException cause) {
      throw unreadable(name, cause);
    }
  }

  private static WarehouseException unreadable(TableName name, Exception cause) {
    return new WarehouseException(
        "Cannot read table %s: ./tassei doctor says what of it is damaged, or who does not answer"
            .formatted(name),
        cause);
  }

  private static String text(Object value) {
    return value == null ? "" : value.toString();
  }
}
