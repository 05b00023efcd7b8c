package tassei.sample;

import java.util.ArrayList;
import java.util.List;
import tassei.sample.Template.Shape;

/**
 * Drafts the programmes of a body: three common strategies that all chambers of the sample share,
 * then its own. In a second plan the same indicators stand in other places.
 */
final class Drafting {
  private static final int YEARS_OF_A_PLAN = 5;

  private final SampleOptions options;
  private final SampleBody body;

  private Drafting(SampleOptions options, SampleBody body) {
    this.options = options;
    this.body = body;
  }

  /** The programmes of every year in which the body exists and there are results. */
  static List<Programme> of(SampleOptions options, SampleBody body) {
    return new Drafting(options, body).programmes();
  }

  private List<Programme> programmes() {
    List<Programme> programmes = new ArrayList<>();
    int oldest = options.newestPlanYear();
    while (oldest > options.firstYear()) {
      oldest -= YEARS_OF_A_PLAN;
    }
    for (int first = oldest; first <= options.lastYear(); first += YEARS_OF_A_PLAN) {
      int begins = body.from() == null ? first : Math.max(first, body.from().getYear());
      int ends = first + YEARS_OF_A_PLAN - 1;
      boolean lives = begins <= ends && begins <= options.lastYear() && body.existsIn(begins);
      if (lives && body.existsIn(Math.max(begins, options.firstYear()))) {
        int generation = programmes.size() + 1;
        boolean older = first < options.newestPlanYear();
        programmes.add(new Programme(body, generation, begins, ends, indicators(older)));
      }
    }
    return programmes;
  }

  private List<Indicator> indicators(boolean older) {
    Draft draft = new Draft(Dice.of(options.seed(), body.code(), "programme", older));
    if (body.isFederation()) {
      ofTheFederation(draft);
    } else if (older) {
      ofTheOlderPlan(draft);
    } else {
      ofTheNewerPlan(draft);
    }
    return draft.indicators;
  }

  private static void ofTheNewerPlan(Draft draft) {
    draft.strategy("COMMON", 1, "革新的な経営戦略に踏み込んだ支援の推進");
    draft.measure("伴走型支援による経営力の向上", Template.VISITS, Template.PLANS);
    draft.measure("事業の継続と創業の支援", Template.BCP, Template.START_UPS);
    draft.strategy("COMMON", 2, "新たな可能性を切り拓く多様な連携の推進");
    draft.measure("販路の開拓", Template.SALES, Template.FAIRS);
    draft.measure("地域への提言と収支の改善", Template.PROPOSALS, Template.BLACK);
    draft.strategy("COMMON", 3, "成果を創出し続ける組織・運営体制の構築");
    draft.measure("組織と財政の強化", Template.RATE, Template.SATISFACTION, Template.RESERVE);
    draft.measure("運営の合理化", Template.OFFICES, Template.DEFECTS);
    draft.strategy("OWN", 1, "地域の資源を生かした商いの創出");
    draft.measure("地域の資源の活用", draft.own(0), draft.own(1));
    draft.measure("担い手の確保", draft.own(2));
  }

  private static void ofTheOlderPlan(Draft draft) {
    draft.strategy("COMMON", 1, "経営戦略に基づく支援の推進");
    draft.measure("事業計画の策定支援", Template.PLANS, Template.VISITS);
    draft.measure("創業と継続の支援", Template.START_UPS, Template.BCP);
    draft.strategy("COMMON", 2, "連携による新たな市場の開拓");
    draft.measure("市場の開拓", Template.SALES);
    draft.strategy("COMMON", 3, "信頼される組織の構築");
    draft.measure("会員組織の強化", Template.SATISFACTION, Template.RATE);
    draft.measure("財政の安定", Template.BLACK, Template.RESERVE, Template.OFFICES);
    draft.strategy("OWN", 1, "にぎわいのある地域づくり");
    draft.measure("にぎわいの創出", draft.own(1), draft.own(2));
  }

  private static void ofTheFederation(Draft draft) {
    List<Template> all = Template.OF_THE_FEDERATION;
    draft.strategy("COMMON", 1, "革新的な経営戦略に踏み込んだ支援の推進");
    draft.measure("商工会の支援力の強化", all.get(0), all.get(3));
    draft.strategy("COMMON", 3, "成果を創出し続ける組織・運営体制の構築");
    draft.measure("組織と拠点の見直し", all.get(1), all.get(2));
    draft.strategy("OWN", 1, "商工会を支える連合会の運営");
    draft.measure("職員の資質の向上", all.get(4), all.get(5));
  }

  /** A programme in the making; measures are numbered through. */
  private static final class Draft {
    private final Dice dice;
    private final int own;
    private final boolean thousands;
    private final List<Indicator> indicators = new ArrayList<>();
    private String kind = "";
    private int strategyNo;
    private String strategyName = "";
    private int measureNo;

    Draft(Dice dice) {
      this.dice = dice;
      this.own = dice.below(Template.OWN.size());
      this.thousands = dice.chance(35);
    }

    Template own(int which) {
      return Template.OWN.get((own + which) % Template.OWN.size());
    }

    void strategy(String kind, int no, String name) {
      this.kind = kind;
      this.strategyNo = no;
      this.strategyName = name;
    }

    void measure(String name, Template... templates) {
      measureNo++;
      for (int i = 0; i < templates.length; i++) {
        Template template = templates[i];
        boolean unmapped =
            template.concept().isEmpty() && template.direction().name().equals("HIGHER");
        indicators.add(
            new Indicator(
                kind,
                strategyNo,
                strategyName,
                measureNo,
                name,
                i + 1,
                template,
                unit(template),
                !unmapped || dice.chance(50),
                template.isCumulative() && dice.chance(40)));
      }
    }

    private String unit(Template template) {
      if (template == Template.SALES && dice.chance(3)) {
        return "件";
      }
      return template.shape() == Shape.MONEY && thousands ? "千円" : template.unit();
    }
  }
}
