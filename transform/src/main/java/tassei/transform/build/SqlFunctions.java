package tassei.transform.build;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.types.DataTypes;
import tassei.transform.achievement.JudgeFunction;
import tassei.transform.disclosure.ProtectFunction;
import tassei.transform.reference.Federations;
import tassei.transform.reference.PlainName;

/**
 * The functions of ours that the table files may call besides Spark's: judge, protect_survey,
 * federation_of, same_name, plain_name, plain, quotient, in_unit.
 */
final class SqlFunctions {
  private static final int SCALE = 4;

  private SqlFunctions() {}

  static void register(SparkSession spark, Federations federations) {
    JudgeFunction.register(spark);
    ProtectFunction.register(spark);
    UDF1<String, String> federationOf = federations::of;
    spark.udf().register("federation_of", federationOf, DataTypes.StringType);
    UDF2<String, String, Boolean> sameName = SqlFunctions::sameName;
    spark.udf().register("same_name", sameName, DataTypes.BooleanType);
    UDF1<String, String> plainName = name -> name == null ? null : PlainName.of(name);
    spark.udf().register("plain_name", plainName, DataTypes.StringType);
    UDF1<BigDecimal, String> plain = SqlFunctions::plain;
    spark.udf().register("plain", plain, DataTypes.StringType);
    UDF2<BigDecimal, BigDecimal, BigDecimal> quotient = SqlFunctions::quotient;
    spark.udf().register("quotient", quotient, DataTypes.createDecimalType(38, SCALE));
    UDF3<BigDecimal, String, String, BigDecimal> inUnit = MoneyUnits::inUnit;
    spark.udf().register("in_unit", inUnit, DataTypes.createDecimalType(38, 12));
  }

  /** Whether two names are one, width and white space aside. */
  static boolean sameName(String one, String other) {
    return one != null && other != null && PlainName.of(one).equals(PlainName.of(other));
  }

  /** A number as people write it, without trailing zeros: 31, 58.7. */
  static String plain(BigDecimal number) {
    return number == null ? null : number.stripTrailingZeros().toPlainString();
  }

  /**
   * A quotient with four decimals, rounded half up once: Spark's own of two long decimals keeps six
   * and would be rounded again. Null where one is, or the divisor is zero.
   */
  static BigDecimal quotient(BigDecimal dividend, BigDecimal divisor) {
    return dividend == null || divisor == null || divisor.signum() == 0
        ? null
        : dividend.divide(divisor, SCALE, RoundingMode.HALF_UP);
  }
}
