package tassei.transform.build;

import java.util.Collection;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tassei.ddl.TableDefinition;
import tassei.ddl.Tables;
import tassei.lakehouse.TableName;

/** The names of tables in a query. */
final class TableNames {
  private static final Pattern NAME =
      Pattern.compile("(?<![\\w.'])(?<table>(?:staging|core|mart)\\.[a-z_]+)\\b");

  private TableNames() {}

  /** The tables that a query names. */
  static Set<String> in(String query) {
    return NAME.matcher(query).results().map(MatchResult::group).collect(Collectors.toSet());
  }

  /** Those of some names that are tables of the warehouse. */
  static Set<TableName> known(Tables tables, Collection<String> names) {
    return tables.all().stream()
        .map(TableDefinition::identifier)
        .filter(names::contains)
        .map(TableName::parse)
        .collect(Collectors.toSet());
  }

  /** A query with other names in the place of those of its tables. */
  static String replace(String query, UnaryOperator<String> other) {
    return NAME.matcher(query)
        .replaceAll(name -> Matcher.quoteReplacement(other.apply(name.group())));
  }
}
