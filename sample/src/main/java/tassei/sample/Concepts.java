package tassei.sample;

import java.util.List;
import tassei.model.Direction;

/** The conformed concepts of the sample, and how each is rolled up. */
final class Concepts {
  /** How chambers become a federation. */
  enum Method {
    SUM,
    SNAPSHOT_SUM,
    RATIO_OF_SUMS,
    WEIGHTED_BY_ANSWERS,
    COUNT_OF_BODIES,
    NOT_AGGREGABLE
  }

  /** One conformed concept; numerator and denominator are empty where it is no ratio. */
  record Concept(
      String code,
      String name,
      String numerator,
      String denominator,
      String unit,
      Direction direction,
      Method method) {
    boolean hasParts() {
      return method == Method.RATIO_OF_SUMS || method == Method.WEIGHTED_BY_ANSWERS;
    }
  }

  static final List<Concept> ALL =
      List.of(
          sum("visits", "巡回・窓口相談", "件"),
          sum("business_plan_count", "事業計画策定", "件"),
          sum("bcp_count", "BCP策定", "件"),
          sum("start_up_count", "創業", "件"),
          sum("sales_channel", "販路開拓", "社"),
          sum("follow_up", "フォローアップ", "回"),
          sum("visitors", "来場者", "人"),
          sum("expert_dispatch", "専門家派遣", "回"),
          of("policy_proposal", "政策提言", "件", Direction.HIGHER, Method.NOT_AGGREGABLE),
          of("digital_adoption", "デジタル化", "社", Direction.HIGHER, Method.NOT_AGGREGABLE),
          of(
              "break_even_societies",
              "単年度収支が黒字の商工会",
              "商工会",
              Direction.HIGHER,
              Method.COUNT_OF_BODIES),
          ratio("organisation_rate", "組織率", "会員数", "商工業者数", Method.RATIO_OF_SUMS),
          ratio("participation_rate", "参画事業者率", "参画事業者", "商業・サービス業者", Method.RATIO_OF_SUMS),
          ratio("member_satisfaction", "会員満足度", "満足+やや満足", "有効回答", Method.WEIGHTED_BY_ANSWERS),
          of("reserve_balance", "運営安定引当金の残高", "万円", Direction.HIGHER, Method.SNAPSHOT_SUM),
          of("offices", "拠点数", "拠点", Direction.LOWER, Method.SNAPSHOT_SUM),
          of("incidents", "不正事案", "件", Direction.LOWER, Method.SUM));

  private Concepts() {}

  static Concept named(String code) {
    return ALL.stream()
        .filter(concept -> concept.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("Cannot find concept: " + code));
  }

  private static Concept sum(String code, String name, String unit) {
    return of(code, name, unit, Direction.HIGHER, Method.SUM);
  }

  private static Concept of(
      String code, String name, String unit, Direction direction, Method method) {
    return new Concept(code, name, "", "", unit, direction, method);
  }

  private static Concept ratio(
      String code, String name, String numerator, String denominator, Method method) {
    return new Concept(code, name, numerator, denominator, "%", Direction.HIGHER, method);
  }
}
