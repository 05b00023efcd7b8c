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

  /**
   * Takes out of the catalog each damaged table that cannot even be emptied; it is made anew when
   * the warehouse is opened.
   */
  public static void tables(Warehouse warehouse, List<Damage> damages) {
    try (JdbcCatalog catalog = warehouse.openCatalog();
        StandingTables tables = StandingTables.of(warehouse, WarehouseFileSystem.configuration())) {
      damages.stream()
          .map(Damage::table)
          .filter(table -> table.contains("."))
          .distinct()
          .map(TableName::parse)
          .map(name -> TableIdentifier.of(name.schema(), name.name()))
          .filter(table -> !canBeEmptied(tables, catalog, table))
          .forEach(table -> catalog.dropTable(table, false));
    }
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
