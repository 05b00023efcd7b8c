package tassei.ddl;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One table as its SQL file says: the path is the identifier.
 *
 * @param schema landing, staging, core, mart or ops
 * @param name the table's name
 * @param create its CREATE TABLE statement
 * @param select the query that fills it; empty for tables that Java writes
 * @param checks what must not be true of it, from the file {@code <table>.checks.sql} beside it
 * @param reads the tables it is built from, as its header says
 * @param drivers rows of which it needs some to have any, as its header says; none where it always
 *     may have
 * @param parts how it may be built a federation at a time, as its header says; empty for a table
 *     that has no column {@value #PART}
 */
public record TableDefinition(
    String schema,
    String name,
    String create,
    Optional<String> select,
    List<Check> checks,
    List<String> reads,
    List<Driver> drivers,
    Optional<Parts> parts) {

  /** The column whose values are the parts of a table: the federation a row belongs to. */
  public static final String PART = "federation_code";

  private static final Pattern CREATE =
      Pattern.compile(
          "(?s)^(?<header>(?:--[^\n]*\n|\\s*\n)*)(?<create>CREATE TABLE .*?);[ \\t]*(?:\n|\\z)\\s*(?<select>.*)$");
  private static final Pattern READS =
      Pattern.compile("(?m)^-- Reads\\s+(?<reads>.+(?:\n--\\s{4,}.+)*)");
  private static final Pattern DRIVER =
      Pattern.compile("(?m)^-- Driver\\s+(?<drivers>.+(?:\n--\\s{4,}.+)*)");
  private static final Pattern WITH_CONDITION =
      Pattern.compile("(?<source>\\S+) where (?<condition>.+)");
  private static final Pattern PARTS =
      Pattern.compile("(?m)^-- Parts\\s+(?<how>local|whole)(?: by (?<body>.+))?$");
  private static final Pattern CHECK =
      Pattern.compile("(?s)^\\s*-- (?<severity>FAIL|WARN) (?<what>[^\n]+)\n(?<query>.*)$");

  public TableDefinition {
    requireNonNull(schema, "schema is null");
    requireNonNull(name, "name is null");
    requireNonNull(create, "create is null");
    requireNonNull(select, "select is null");
    checks = List.copyOf(checks);
    reads = List.copyOf(reads);
    drivers = List.copyOf(drivers);
    requireNonNull(parts, "parts is null");
  }

  /** What the rows of one federation are computed from. */
  public enum Parts {
    /** From rows of the same federation, and from tables that have no parts. */
    LOCAL,
    /** From rows of any federation. */
    WHOLE
  }

  /**
   * Rows that others follow from.
   *
   * @param source a table, or a reference file
   * @param condition on its columns; empty for all rows
   */
  public record Driver(String source, String condition) {
    public Driver {
      requireNonNull(source, "source is null");
      requireNonNull(condition, "condition is null");
    }
  }

  /** A condition on a table: a query for the rows that should not exist. */
  public record Check(Severity severity, String what, String query) {
    public Check {
      requireNonNull(severity, "severity is null");
      requireNonNull(what, "what is null");
      requireNonNull(query, "query is null");
    }

    /** FAIL stops the publication, WARN reports. */
    public enum Severity {
      FAIL,
      WARN
    }
  }

  public String identifier() {
    return schema + "." + name;
  }

  /** The same table, of which one thing more must not be true. */
  public TableDefinition with(Check check) {
    return new TableDefinition(
        schema,
        name,
        create,
        select,
        Stream.concat(checks.stream(), Stream.of(check)).toList(),
        reads,
        drivers,
        parts);
  }

  static TableDefinition parse(String schema, String name, String sql, String checksSql) {
    Matcher file = CREATE.matcher(sql);
    if (!file.matches()
        || !file.group("create").startsWith("CREATE TABLE " + schema + "." + name + " ")) {
      throw new IllegalArgumentException(
          "Invalid table file: %s/%s.sql, expected CREATE TABLE %1$s.%2$s".formatted(schema, name));
    }
    String header = file.group("header");
    String select = inParts(header, file.group("select").strip());
    return new TableDefinition(
        schema,
        name,
        file.group("create").strip(),
        select.isEmpty() ? Optional.empty() : Optional.of(select),
        checks(schema + "." + name, checksSql),
        reads(header),
        drivers(header),
        parts(header));
  }

  private static Optional<Parts> parts(String header) {
    Matcher parts = PARTS.matcher(header);
    return parts.find()
        ? Optional.of(Parts.valueOf(parts.group("how").toUpperCase(Locale.ROOT)))
        : Optional.empty();
  }

  /** The query; where the header says whose rows they are, with the federation of that body. */
  private static String inParts(String header, String select) {
    Matcher parts = PARTS.matcher(header);
    if (!parts.find() || parts.group("body") == null) {
      return select;
    }
    return "SELECT part.*, federation_of(%s) AS %s\nFROM (\n%s\n) AS part"
        .formatted(parts.group("body"), PART, select);
  }

  /** One table with a condition, or one or more without. */
  private static List<Driver> drivers(String header) {
    Matcher line = DRIVER.matcher(header);
    if (!line.find()) {
      return List.of();
    }
    Matcher conditional = WITH_CONDITION.matcher(line.group("drivers").strip());
    return conditional.matches()
        ? List.of(new Driver(conditional.group("source"), conditional.group("condition")))
        : names(line.group("drivers")).map(source -> new Driver(source, "")).toList();
  }

  private static List<String> reads(String header) {
    Matcher reads = READS.matcher(header);
    if (!reads.find()) {
      return List.of();
    }
    return List.copyOf(new TreeSet<>(names(reads.group("reads")).toList()));
  }

  /** Of tables and of reference files, in a line of a header and those that go on with it. */
  private static Stream<String> names(String line) {
    return Arrays.stream(line.replace("--", " ").split("[,\\s]+"))
        .filter(word -> word.contains(".") || word.contains("/"));
  }

  private static List<Check> checks(String table, String sql) {
    return Arrays.stream(sql.split("(?m);\\s*$"))
        .filter(part -> !part.isBlank())
        .map(part -> check(table, part.replaceFirst("(?s)^.*?(?=-- (?:FAIL|WARN) )", "")))
        .toList();
  }

  private static Check check(String table, String sql) {
    Matcher check = CHECK.matcher(sql);
    if (!check.matches()) {
      throw new IllegalArgumentException(
          "Invalid check of %s: expected '-- FAIL what' or '-- WARN what', found '%s'"
              .formatted(table, sql.strip().lines().findFirst().orElse("")));
    }
    return new Check(
        Check.Severity.valueOf(check.group("severity")),
        check.group("what").strip(),
        check.group("query").strip());
  }
}
