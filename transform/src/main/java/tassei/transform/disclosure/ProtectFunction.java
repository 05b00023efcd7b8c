package tassei.transform.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF4;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The SQL function {@code protect_survey(counts, earlier, minimum_count, dominance_percent)}: all
 * counts of a round of a survey with what becomes of each. The earlier counts have the number of
 * their edition, its states and the rule they were chosen by behind the fields of a count.
 */
public final class ProtectFunction {
  private static final int FIELDS_OF_A_COUNT = 12;

  private ProtectFunction() {}

  public static void register(SparkSession spark) {
    UDF4<scala.collection.Seq<Row>, scala.collection.Seq<Row>, Integer, Integer, List<Row>>
        protect = ProtectFunction::protect;
    spark.udf().register("protect_survey", protect, DataTypes.createArrayType(type()));
  }

  private static StructType type() {
    StructType type = new StructType();
    for (String text : List.of("body", "question", "option")) {
      type = type.add(text, DataTypes.StringType);
    }
    type = type.add("breakdown_question", DataTypes.StringType);
    type = type.add("breakdown_option", DataTypes.StringType);
    for (String state : List.of("answers_state", "valid_state", "responses_state")) {
      type = type.add(state, DataTypes.StringType);
    }
    DataType truth = DataTypes.BooleanType;
    return type.add("is_question_shown", truth).add("is_breakdown_shown", truth);
  }

  private static List<Row> protect(
      scala.collection.Seq<Row> counts,
      scala.collection.Seq<Row> earlier,
      Integer minimumCount,
      Integer dominancePercent) {
    DisclosureRule rule = rule(minimumCount, dominancePercent);
    List<SurveyCount> now = rows(counts).stream().map(ProtectFunction::count).toList();
    List<ProtectedCount> states =
        new SurveyRelease(rule, ruleOfTheLast(earlier, rule), editions(earlier)).protect(now);
    Map<String, Boolean> questions = shown(states, ProtectFunction::question);
    Map<String, Boolean> breakdowns = shown(states, ProtectFunction::breakdown);
    return states.stream()
        .map(
            one ->
                RowFactory.create(
                    one.count().body(),
                    one.count().question(),
                    one.count().option(),
                    one.count().breakdownQuestion(),
                    one.count().breakdownOption(),
                    one.answers().name(),
                    one.valid().name(),
                    one.responses().name(),
                    questions.get(question(one)),
                    breakdowns.get(breakdown(one))))
        .toList();
  }

  /** Where every option and the valid answers are shown, so may be what follows from them. */
  private static Map<String, Boolean> shown(
      List<ProtectedCount> counts, Function<ProtectedCount, String> by) {
    Predicate<ProtectedCount> isShown =
        one -> one.valid().isPublished() && (!one.count().isValid() || one.answers().isPublished());
    return counts.stream()
        .collect(Collectors.toMap(by, isShown::test, Boolean::logicalAnd, TreeMap::new));
  }

  private static String question(ProtectedCount one) {
    return SurveyTable.key(one.count(), "");
  }

  private static String breakdown(ProtectedCount one) {
    return one.count().question() + "|" + one.count().breakdownQuestion();
  }

  private static List<List<ProtectedCount>> editions(scala.collection.Seq<Row> earlier) {
    Map<Integer, List<ProtectedCount>> editions = new TreeMap<>();
    for (Row row : rows(earlier)) {
      editions
          .computeIfAbsent(row.getInt(FIELDS_OF_A_COUNT), none -> new ArrayList<>())
          .add(
              new ProtectedCount(
                  count(row),
                  Suppression.valueOf(row.getString(FIELDS_OF_A_COUNT + 1)),
                  Suppression.valueOf(row.getString(FIELDS_OF_A_COUNT + 2)),
                  Suppression.valueOf(row.getString(FIELDS_OF_A_COUNT + 3))));
    }
    return List.copyOf(editions.values());
  }

  private static DisclosureRule ruleOfTheLast(
      scala.collection.Seq<Row> earlier, DisclosureRule none) {
    return rows(earlier).stream()
        .max(Comparator.comparingInt(row -> row.getInt(FIELDS_OF_A_COUNT)))
        .map(row -> rule(row.getInt(FIELDS_OF_A_COUNT + 4), row.getAs(FIELDS_OF_A_COUNT + 5)))
        .orElse(none);
  }

  private static DisclosureRule rule(int minimumCount, Integer dominancePercent) {
    return new DisclosureRule(minimumCount, dominancePercent == null ? 100 : dominancePercent);
  }

  private static SurveyCount count(Row row) {
    return new SurveyCount(
        row.getString(0),
        row.getBoolean(1),
        row.getBoolean(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getBoolean(6),
        row.getString(7),
        row.getString(8),
        row.getLong(9),
        row.getLong(10),
        row.getLong(11));
  }

  private static List<Row> rows(scala.collection.Seq<Row> rows) {
    return rows == null ? List.of() : new ArrayList<>(CollectionConverters.asJava(rows));
  }
}
