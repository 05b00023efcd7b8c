package tassei.transform.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tassei.transform.reference.Reference;

/** Names of real forms, held against the bundled concepts and mappings. */
class SuggestTest {
  private static final Reference BUNDLED =
      Reference.load(List.of(Path.of("reference")), LocalDate.of(2026, 4, 1));
  private static final Suggest SUGGEST = Suggest.from(BUNDLED.mapped(), BUNDLED.concepts());
  private static final BigDecimal HALF = new BigDecimal("0.5");

  @Test
  void aNameThatOthersMapIsProposedWithWhoTheyAre() {
    assertThat(proposed("自主財源比率", "%"))
        .containsExactly(
            "own_revenue_ratio 1.00 HIGHER [同じ名称を3団体が対応付け(にかほ市商工会、兵庫県商工会連合会、秋田県商工会連合会),"
                + " 概念の名称「自主財源比率」と一致, 単位が合う(%)]");
  }

  @Test
  void widthSpaceBracketsAndWhatIsCountedAreNoDifference() {
    assertThat(proposed("ＢＣＰ 策定事業者数（累計）", ""))
        .containsExactly(
            "bcp_count 0.95 HIGHER [同じ名称を2団体が対応付け(兵庫県商工会連合会、秋田県商工会連合会),"
                + " 概念の名称「事業継続力強化計画策定」と一致,"
                + " 対応付け済みの「事業継続計画、事業継続力強化計画策定件数」(にかほ市商工会)に似る(類似度0.72), 単位は確かめられない]");
  }

  @Test
  void theDirectionIsThatOfThoseWhoMappedTheName() {
    assertThat(proposed("不正事案発生件数", "件"))
        .containsExactly(
            "incidents 1.00 LOWER [概念の名称「不正事案発生件数」と一致, 同じ名称を1団体が対応付け(兵庫県商工会連合会), 単位が合う(件)]");
  }

  @ParameterizedTest(name = "{0} ({1}) is {2}")
  @CsvSource({
    "経営革新計画策定件数, 件, innovation_plan_count 0.95",
    "経営革新計画承認件数, 件, innovation_plan_count 0.84",
    "経営計画策定件数, 件, business_plan_count 0.59",
    "事業計画策定件数, 件, business_plan_count 1.00",
    "事業継続計画策定件数, 件, bcp_count 1.00",
    "事業承継計画策定件数, 件, succession_count 1.00",
    "会員満足度, %, member_satisfaction 1.00",
    "職員満足度, %, staff_satisfaction 0.95",
    "創業相談件数, 件, start_up_count 1.00",
    "起業相談件数, 件, start_up_count 1.00",
    "成果の上がった企業の割合, %, performance_up 0.95",
    "持続化補助金採択件数, 件, subsidy_adoption 0.86",
    "巡回相談件数, 件, visits 0.90"
  })
  void aNameIsProposedForItsConceptAndForNoOther(String name, String unit, String concept) {
    assertThat(proposed(name, unit)).hasSize(1).first().asString().startsWith(concept + " ");
  }

  @ParameterizedTest(name = "{0} ({1}): {2}")
  @CsvSource({
    "持続化補助金申請件数, 件, applied for is not adopted",
    "創業計画策定支援件数, 件, support is not the plan",
    "事業承継計画策定支援件数, 件, support is not the plan",
    "BCP策定支援事業者数, 社, support is not the plan",
    "経営革新支援件数, 件, support is not the plan",
    "うち経営革新計画策定件数, 件, a part of a total",
    "組織率, 社, a count is no rate",
    "会員加入率, %, of what is not said",
    "働き方改革実行計画策定支援事業所数, 件, another plan",
    "利用者満足度, %, somebody else's"
  })
  void whatIsOnlyAlikeIsProposedForNothing(String name, String unit, String why) {
    assertThat(proposed(name, unit)).as(why).isEmpty();
  }

  @Test
  void whereBodiesDisagreeEachConceptIsProposedWithItsShare() {
    Suggest divided =
        Suggest.from(
            List.of(mapped("A商工会", "来街者数", "visitors"), mapped("B商工会", "来街者数", "attendance")),
            List.of(concept("attendance", "出席率", "%"), concept("visitors", "観光客", "人")));

    assertThat(divided.propose(unmapped("来街者数", "人"), new BigDecimal("0.4")))
        .extracting(SuggestTest::text)
        .containsExactly(
            "visitors 0.47 HIGHER [同じ名称を1団体が対応付け(A商工会)。同じ名称を別の概念とした団体もある(全2団体), 単位が合う(人)]");
  }

  @Test
  void atMostThreeAreProposedTheBestFirstAndEqualOnesInTheOrderOfTheirCodes() {
    Suggest many =
        Suggest.from(
            List.of(),
            List.of(
                concept("d", "記帳継続", "件"),
                concept("c", "記帳継続", "件"),
                concept("b", "記帳継続", "件"),
                concept("a", "記帳継続指導", "件"),
                concept("e", "記帳継続", "社")));

    assertThat(many.propose(unmapped("記帳継続企業数", "社"), HALF))
        .extracting(SuggestTest::text)
        .containsExactly(
            "e 0.95 HIGHER [概念の名称「記帳継続」と一致, 単位が合う(社)]",
            "b 0.90 HIGHER [概念の名称「記帳継続」と一致, 単位は社、概念は件]",
            "c 0.90 HIGHER [概念の名称「記帳継続」と一致, 単位は社、概念は件]");
  }

  @Test
  void theNamesOfAConceptAreThoseItsFieldLists() {
    assertThat(ConceptNames.of("創業 (実現/支援/計画/相談), 起業家数"))
        .containsExactly("創業実現", "創業支援", "創業計画", "創業相談", "起業家数");
    assertThat(ConceptNames.of("職員満足度 (研修/職場環境), やりがい"))
        .containsExactly("職員満足度", "職員満足度研修", "職員満足度職場環境", "やりがい");
    assertThat(ConceptNames.of("青年部・女性部・壮青年部新規部員")).containsExactly("青年部・女性部・壮青年部新規部員");
    assertThat(ConceptNames.of("BCP / 事業継続力強化計画 策定")).containsExactly("BCP", "事業継続力強化計画策定");
  }

  private static List<String> proposed(String name, String unit) {
    return SUGGEST.propose(unmapped(name, unit == null ? "" : unit), HALF).stream()
        .map(SuggestTest::text)
        .toList();
  }

  private static String text(Suggestion proposed) {
    return "%s %s %s %s"
        .formatted(
            proposed.concept().code(),
            proposed.score().toPlainString(),
            proposed.direction(),
            proposed.evidence());
  }

  private static Unmapped unmapped(String name, String unit) {
    return new Unmapped("05-oga", "男鹿市商工会", "goal_table", "", "1", name, unit, false);
  }

  private static Mapped mapped(String body, String name, String concept) {
    return new Mapped(body, body, name, "HIGHER", concept);
  }

  private static Concept concept(String code, String name, String unit) {
    return new Concept(code, name, unit, "HIGHER");
  }
}
