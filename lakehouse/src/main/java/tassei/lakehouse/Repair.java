package tassei.lakehouse;

import java.util.List;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.jdbc.JdbcCatalog;

/**
 * Brings a damaged warehouse to where its tables can be filled anew. Nothing that can be read is
 * thrown away; the files of a table that cannot be opened stay until {@code maintain} removes them.
 */
public final class Repair {
  private Repair() {}

  /** Makes the catalog again where it cannot be read; returns the tables that were found. */
  public static List<TableName> catalog(Warehouse warehouse) {
    return CatalogRecovery.isNeeded(warehouse) ? CatalogRecovery.run(warehouse) : List.of();
  }

  /** The damaged tables that cannot even be emptied, and have to be made anew. */
  public static List<TableName> unusable(Warehouse warehouse, List<Damage> damages) {
    try (JdbcCatalog catalog = warehouse.openCatalog();
        StandingTables tables = StandingTables.of(warehouse, WarehouseFileSystem.configuration())) {
      return damages.stream()
          .map(Damage::table)
          .filter(table -> table.contains("."))
          .distinct()
          .map(TableName::parse)
          .filter(table -> !canBeEmptied(tables, catalog, identifier(table)))
          .toList();
    }
  }

  /** Takes tables out of the catalog, and leaves their files. */
  public static void takeOut(Warehouse warehouse, List<TableName> tables) {
    try (JdbcCatalog catalog = warehouse.openCatalog()) {
      tables.forEach(table -> catalog.dropTable(identifier(table), false));
    }
  }

  private static TableIdentifier identifier(TableName table) {
    return TableIdentifier.of(table.schema(), table.name());
  }

  private static boolean canBeEmptied(
      StandingTables tables, JdbcCatalog catalog, TableIdentifier identifier) {
    try {
      tables.open(identifier.toString()).refs();
      Table table = catalog.loadTable(identifier);
      table.newDelete().deleteFromRowFilter(Expressions.alwaysTrue()).apply();
      return true;
    } catch (RuntimeException cannotBeRead) {
      NoAnswer.refuse(cannotBeRead, identifier.toString());
      return false;
    }
  }
}
