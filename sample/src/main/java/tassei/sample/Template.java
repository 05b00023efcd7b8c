package tassei.sample;

import java.util.List;
import tassei.model.Direction;

/**
 * An indicator as the sample's programmes know it, before a body takes it over.
 *
 * @param concept the conformed concept; empty where there is none
 * @param shape how its figures behave
 * @param level of a target of a common chamber
 */
record Template(
    String name, String unit, String concept, Direction direction, Shape shape, int level) {

  /** How the figures of an indicator behave. */
  enum Shape {
    /** A count of a year. */
    COUNT,
    /** A running total from the beginning of the plan. */
    CUMULATIVE,
    /** A share in percent, of a numerator and a denominator that the form does not print. */
    RATE,
    /** A balance, in 万円 or 千円. */
    MONEY,
    /** 1 where something is so, else 0. */
    ZERO_ONE,
    /** Something that should not happen. */
    DEFECTS
  }

  boolean isCumulative() {
    return shape == Shape.CUMULATIVE;
  }

  private static Template of(String name, String unit, String concept, Shape shape, int level) {
    return new Template(name, unit, concept, Direction.HIGHER, shape, level);
  }

  private static Template lower(String name, String unit, String concept, Shape shape, int level) {
    return new Template(name, unit, concept, Direction.LOWER, shape, level);
  }

  static final Template VISITS = of("巡回・窓口相談件数", "件", "visits", Shape.COUNT, 1200);
  static final Template PLANS = of("事業計画策定件数", "件", "business_plan_count", Shape.COUNT, 40);
  static final Template BCP = of("BCP策定件数(累計)", "件", "bcp_count", Shape.CUMULATIVE, 6);
  static final Template START_UPS = of("創業実現件数", "件", "start_up_count", Shape.COUNT, 8);
  static final Template SALES = of("販路開拓支援事業者数", "社", "sales_channel", Shape.COUNT, 24);
  static final Template FAIRS = of("催事への出展回数", "回", "", Shape.COUNT, 6);
  static final Template PROPOSALS = of("政策提言の件数", "件", "policy_proposal", Shape.COUNT, 4);
  static final Template BLACK = of("単年度収支が黒字の商工会", "会", "break_even_societies", Shape.ZERO_ONE, 1);
  static final Template RATE = of("組織率", "%", "organisation_rate", Shape.RATE, 58);
  static final Template SATISFACTION = of("会員満足度", "%", "member_satisfaction", Shape.RATE, 70);
  static final Template RESERVE = of("運営安定引当金の残高", "万円", "reserve_balance", Shape.MONEY, 3300);
  static final Template OFFICES = lower("拠点数", "拠点", "offices", Shape.COUNT, 3);
  static final Template DEFECTS = lower("事務処理の誤り件数", "件", "incidents", Shape.DEFECTS, 0);

  /** What chambers take for their own strategies. */
  static final List<Template> OWN =
      List.of(
          of("特産品の開発数(累計)", "品", "", Shape.CUMULATIVE, 2),
          of("空き店舗の活用数", "店舗", "", Shape.COUNT, 3),
          of("ICT導入事業者数", "社", "digital_adoption", Shape.COUNT, 15),
          of("来場者数", "人", "visitors", Shape.COUNT, 900),
          of("就業体験の受入事業者数", "社", "", Shape.COUNT, 9),
          of("情報発信の回数", "回", "", Shape.COUNT, 48),
          of("参画事業者率", "%", "participation_rate", Shape.RATE, 53),
          lower("空き店舗の残り", "店舗", "", Shape.COUNT, 12));

  /** What a federation reports of itself and of all its chambers. */
  static final List<Template> OF_THE_FEDERATION =
      List.of(
          of("県内の巡回・窓口相談件数", "件", "visits", Shape.COUNT, 1200),
          lower("県内の拠点数", "拠点", "offices", Shape.COUNT, 3),
          of("県内の組織率", "%", "organisation_rate", Shape.RATE, 58),
          of("専門家の派遣回数", "回", "expert_dispatch", Shape.COUNT, 120),
          of("職員研修の参加者数", "人", "", Shape.COUNT, 60),
          of("政策提言の件数", "件", "policy_proposal", Shape.COUNT, 9));
}
