package tassei.transform.achievement;

import java.math.BigDecimal;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF8;
import org.apache.spark.sql.types.DataTypes;
import tassei.model.Direction;
import tassei.model.ObservedValue;
import tassei.model.ObservedValue.Measured;
import tassei.model.ObservedValue.NotDone;
import tassei.model.ObservedValue.NotReported;
import tassei.model.ObservedValue.Withheld;
import tassei.model.Qualifier;

/**
 * {@link AchievementJudge} as the SQL function {@code judge(direction, actual_kind, actual,
 * target_kind, target, target_upper, target_qualifier, tie)}; gives MET, MISSED, NOT_RATED or
 * UNKNOWN.
 */
public final class JudgeFunction {
  private JudgeFunction() {}

  public static void register(SparkSession spark) {
    UDF8<String, String, BigDecimal, String, BigDecimal, BigDecimal, String, String, String> judge =
        JudgeFunction::judge;
    spark.udf().register("judge", judge, DataTypes.StringType);
  }

  static String judge(
      String direction,
      String actualKind,
      BigDecimal actual,
      String targetKind,
      BigDecimal target,
      BigDecimal targetUpper,
      String targetQualifier,
      String tie) {
    Qualifier qualifier =
        targetQualifier == null ? Qualifier.NONE : Qualifier.valueOf(targetQualifier);
    boolean set = "MEASURED".equals(targetKind) || qualifier == Qualifier.RELATIVE;
    Optional<Target> bound =
        set
            ? Target.of(Direction.valueOf(direction), target, targetUpper, qualifier)
            : Optional.empty();
    JudgingRule rule = new JudgingRule("MET".equals(tie));
    return AchievementJudge.judge(bound, value(actualKind, actual), rule).name();
  }

  private static ObservedValue value(String kind, BigDecimal amount) {
    if (kind == null) {
      return new NotReported();
    }
    return switch (kind) {
      case "MEASURED" -> new Measured(amount);
      case "NOT_REPORTED" -> new NotReported();
      case "NOT_DONE" -> new NotDone();
      case "WITHHELD" -> new Withheld();
      default -> throw new IllegalArgumentException("Invalid value kind: " + kind);
    };
  }
}
