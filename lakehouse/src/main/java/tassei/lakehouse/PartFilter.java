package tassei.lakehouse;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.Set;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.spark.sql.Column;
import tassei.ddl.TableDefinition;

/**
 * What is true of the rows of some federations, in the words of Spark and of Iceberg.
 *
 * @param codes of the federations
 * @param andNone whether of rows that belong to no federation too
 * @param all whether of all rows, whosever they are
 */
public record PartFilter(Set<String> codes, boolean andNone, boolean all) {
  /** Of all rows. */
  public static final PartFilter ALL = new PartFilter(Set.of(), true, true);

  public PartFilter {
    codes = Set.copyOf(codes);
  }

  public PartFilter(Set<String> codes, boolean andNone) {
    this(codes, andNone, false);
  }

  public Column column() {
    if (all) {
      return lit(true);
    }
    Column part = col(TableDefinition.PART);
    Column named = codes.isEmpty() ? lit(false) : part.isin(codes.toArray());
    return andNone ? named.or(part.isNull()) : named;
  }

  Expression expression() {
    if (all) {
      return Expressions.alwaysTrue();
    }
    Expression named =
        codes.isEmpty() ? Expressions.alwaysFalse() : Expressions.in(TableDefinition.PART, codes);
    return andNone ? Expressions.or(named, Expressions.isNull(TableDefinition.PART)) : named;
  }
}
