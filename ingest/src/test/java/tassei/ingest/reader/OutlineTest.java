package tassei.ingest.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static tassei.ingest.reader.TestingReadings.observed;
import static tassei.ingest.reader.TestingReadings.problems;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tassei.model.Figure;
import tassei.model.FiscalYear;
import tassei.model.Observation;
import tassei.model.Observation.EmbeddedTarget;
import tassei.model.Observation.Indicator;
import tassei.model.ObservedValue.Measured;

/** Small hand-made outlines. The cases named D020 … are those of the forms. */
class OutlineTest {
  private static final String MEANING =
      """
      I 実施計画の意義・役割
      | <p>2. 計画期間 令和8年度 (目標は最終年(令和10年度)まで)</p> <p>3. 2つの計画: ①振興、②経営</p> |
      II 実施計画の内容
      """;

  @Test
  void plansSectionsAndMarksGiveTheirPlaces() {
    Reading reading =
        read(
            MEANING
                + """
                1 振興
                1-1 地域の活性化

                ①起業家数
                - ・催し
                2 経営
                2-1 業務刷新

                ②AI活用率
                """);

    assertThat(places(reading))
        .containsExactly("1 振興 / 1 1-1 地域の活性化 / ①起業家数", "2 経営 / 2 2-1 業務刷新 / ②AI活用率");
    assertThat(reading.header().fiscalYear()).isEqualTo(Optional.of(new FiscalYear(2026)));
    assertThat(((Indicator) reading.observations().getFirst()).facts().finalTargetYear())
        .isEqualTo(2028);
    assertThat(problems(reading)).isEmpty();
  }

  /** D020: ①② of section I number the plans. */
  @Test
  void marksBeforeTheContentsAreNoIndicators() {
    assertThat(observed(read(plan("①起業家数")))).containsExactly("1 INDICATOR 起業家数");
  }

  /** D021, D023. */
  @Test
  void marksAreSplitAtTheMarksUpToFifty() {
    Reading reading = read(plan("⑳AI活用率、㉑件数 ㉒人数㉟会数・㊱回数\n㊿割合"));

    assertThat(observed(reading))
        .containsExactly(
            "20 INDICATOR AI活用率",
            "21 INDICATOR 件数",
            "22 INDICATOR 人数",
            "35 INDICATOR 会数",
            "36 INDICATOR 回数",
            "50 INDICATOR 割合");
    assertThat(problems(reading))
        .containsExactly(
            "NUMBER_OUT_OF_SEQUENCE line 6 ⑳",
            "NUMBER_OUT_OF_SEQUENCE line 6 ㉟",
            "NUMBER_OUT_OF_SEQUENCE line 7 ㊿");
  }

  @Test
  void aTargetInABracketOfANameIsNoPartOfTheName() {
    Reading reading =
        read(
            plan(
                "①起業家数（目標20件）、②相談会（令和10年度目標：30回以上）の数、③④青年部、女性部会合数（目標5回）\n"
                    + "⑤派遣（10社以上）件数、⑥満足度（目標年次）"));

    assertThat(observed(reading))
        .containsExactly(
            "1 INDICATOR 起業家数",
            "0 EMBEDDED 起業家数(目標) 20件",
            "2 INDICATOR 相談会の数",
            "0 EMBEDDED 相談会(令和10年度目標:) 30回",
            "3 INDICATOR 青年部会合数",
            "0 EMBEDDED 青年部会合数(目標) 5回",
            "4 INDICATOR 女性部会合数",
            "5 INDICATOR 派遣(10社以上)件数",
            "6 INDICATOR 満足度(目標年次)");
    assertThat(
            reading.observations().stream()
                .filter(EmbeddedTarget.class::isInstance)
                .map(EmbeddedTarget.class::cast)
                .map(target -> target.year().startYear()))
        .containsExactly(2026, 2028, 2026);
    assertThat(((Indicator) reading.observations().getFirst()).facts().namePrinted())
        .isEqualTo("起業家数(目標20件)");
    assertThat(problems(reading)).isEmpty();
  }

  /** D022. */
  @Test
  void marksThatStandTogetherShareTheirLabelByPosition() {
    assertThat(observed(read(plan("①②③青年部、女性部、壮青年部新規加入部員数"))))
        .containsExactly(
            "1 INDICATOR 青年部新規加入部員数", "2 INDICATOR 女性部新規加入部員数", "3 INDICATOR 壮青年部新規加入部員数");
    assertThat(observed(read(plan("①②青年部・女性部の会合数"))))
        .containsExactly("1 INDICATOR 青年部の会合数", "2 INDICATOR 女性部の会合数");
    assertThat(problems(read(plan("①②会合数"))))
        .containsExactly("ROW_NOT_READ line 6 ①会合数", "ROW_NOT_READ line 6 ②会合数");
  }

  /** D024. */
  @Test
  void aSectionPrintedTwiceIsOneSection() {
    Reading reading = read(plan("①会員数\n1-1 地域の活性化（続き）\n- ・勧誘\n②部員数\n1-2 情報発信\n③発信数"));

    assertThat(places(reading))
        .containsExactly(
            "1 振興 / 1 1-1 地域の活性化 / ①会員数", "1 振興 / 1 1-1 地域の活性化 / ②部員数", "1 振興 / 2 1-2 情報発信 / ③発信数");
    assertThat(problems(reading)).isEmpty();
  }

  @Test
  void targetsInsideBulletsBelongToTheirSection() {
    Reading reading =
        read(
            plan(
                """
                ①起業家数
                - ・セミナーの回数増(参加者10%増)、相談(再掲)
                - ・成長期(開業後)の案内(1社あたり3回以上)
                - ・計画の認定(申請予定10商工会認定)、手数料(対前年増)
                - ・聞き取り(「調査」を毎年: 目標回答率60%以上)
                - ・会議(第3回)、催し(5月10日)、期間(令和8年度)"""));

    assertThat(observed(reading))
        .containsExactly(
            "1 INDICATOR 起業家数",
            "0 EMBEDDED セミナーの回数増(参加者) 10%",
            "0 EMBEDDED 成長期(開業後)の案内(1社あたり) 3回",
            "0 EMBEDDED 計画の認定(申請予定) 10商工会",
            "0 EMBEDDED 手数料 NOT_REPORTED",
            "0 EMBEDDED 聞き取り(「調査」を毎年: 目標回答率) 60%");
  }

  @Test
  void aTargetInABulletKeepsItsRangeItsBaseAndItsYear() {
    Reading reading =
        read(
            plan(
                """
                ①起業家数
                - ・訪問の拡充(10~15社)
                - ・相談の徹底(約200件)
                - ・支援先の売上(前年比105%)
                - ・市の開催(来場者延べ3,000人)
                - ・重点先の選定(令和10年度50社)
                - ・交流会の開催(R9年度から年2回)"""));

    assertThat(embedded(reading))
        .containsExactly(
            "2026 訪問の拡充 10..15社 RANGE '10~15社'",
            "2026 相談の徹底 200件 ABOUT '約200件'",
            "2026 支援先の売上 105% RELATIVE '前年比105%'",
            "2026 市の開催(来場者) 3000延べ人 NONE '延べ3,000人'",
            "2028 重点先の選定(令和10年度) 50社 NONE '50社'",
            "2027 交流会の開催(R9年度から年) 2回 NONE '2回'");
    assertThat(problems(reading)).isEmpty();
  }

  @Test
  void whatSomethingCostsHoldsOrTakesIsNoTarget() {
    Reading reading =
        read(
            plan(
                """
                ①起業家数
                - ・店の運営(1回2時間)、講座(1回あたり2時間)
                - ・物産展(出展料1社5,000円)、受講料(3,000円)
                - ・研修(定員20名)、催しの定員(30名)
                - ・訪問(10-15社)、支援(5社以上8社以下)
                - ・相談(前年の20件)、来場(前年比で105%)
                - ・資料の配布(資料10件)、旅費(10%減)"""));

    assertThat(embedded(reading))
        .containsExactly("2026 資料の配布(資料) 10件 NONE '10件'", "2026 旅費 -10% RELATIVE '10%減'");
    assertThat(problems(reading)).isEmpty();
  }

  @Test
  void aTargetOfSeveralYearsOrOfNoFiscalYearIsReported() {
    Reading reading =
        read(
            plan(
                """
                ①起業家数
                - ・訪問(R8年度からR10年度で50社)、選定(最終年度30社)
                - ・催し(年2回)、認定(令和10年までに5社)"""));

    assertThat(embedded(reading)).containsExactly("2026 催し(年) 2回 NONE '2回'");
    assertThat(problems(reading))
        .containsExactly(
            "TARGET_YEAR_UNCLEAR line 7 item 1 R8年度からR10年度で50社",
            "TARGET_YEAR_UNCLEAR line 7 item 2 最終年度30社",
            "TARGET_YEAR_UNCLEAR line 8 item 2 令和10年までに5社");
  }

  @Test
  void whatIsOrWasIsNoTarget() {
    Reading reading =
        read(
            plan(
                """
                ①起業家数
                - ・訪問の拡充(現状30社)、加入の勧め(3月末現在120者)
                - ・相談の継続(R7実績12件)、共済の案内(令和7年度末800件)
                - ・設備の助成(上限20万円)、前年度実績(9件)
                - ・選定の促進(令和9年度末40社)、取引の拡大(現状10社→20社)"""));

    assertThat(embedded(reading))
        .containsExactly("2027 選定の促進(令和9年度末) 40社 NONE '40社'", "2026 取引の拡大(現状10社→) 20社 NONE '20社'");
    assertThat(problems(reading)).isEmpty();
  }

  @Test
  void ofABracketWithinABracketTheOuterFigureIsTheTarget() {
    Reading reading =
        read(
            plan(
                """
                ①起業家数
                - ・訪問先(40社(うち新規8社))、相談先(30社(前年20社))
                - ・催し(会議(参加者25名)の開催)"""));

    assertThat(embedded(reading))
        .containsExactly(
            "2026 訪問先 40社 NONE '40社'", "2026 相談先 30社 NONE '30社'", "2026 催し(会議(参加者) 25名 NONE '25名'");
    assertThat(problems(reading)).isEmpty();
  }

  @Test
  void ofSeveralFiguresInABracketNoneIsTaken() {
    Reading reading =
        read(
            plan(
                """
                ①起業家数
                - ・講座(講座4回、参加30名)、催し(年2回)
                - ・訪問先(40社(新規8社))"""));

    assertThat(embedded(reading))
        .containsExactly("2026 催し(年) 2回 NONE '2回'", "2026 訪問先 40社 NONE '40社'");
    assertThat(messages(reading))
        .containsExactly(
            "a.md line 7 item 1: expected one figure of a target in the bracket, found"
                + " '講座4回、参加30名'. Correct the cell to a number.",
            "a.md line 8 item 1: expected one figure of a target in the bracket, found '新規8社'."
                + " Correct the cell to a number.");
    assertThat(reading.problems().getFirst().messageJa("a.md"))
        .isEqualTo("a.md line 7 item 1:かっこの中に一つの目標の数値 が入るところに「講座4回、参加30名」とあります。数値に直してください。");
  }

  @Test
  void aFigureThatMayBeOfWhatIsIsReported() {
    Reading reading =
        read(
            plan(
                """
                ①起業家数
                - ・研修(全職員60名)、診断(対象90者)、登録(3月末50社)"""));

    assertThat(embedded(reading)).isEmpty();
    assertThat(messages(reading))
        .containsExactly(
            noTarget("line 7 item 1", "全職員60名"),
            noTarget("line 7 item 2", "対象90者"),
            noTarget("line 7 item 3", "3月末50社"));
  }

  private static String noTarget(String at, String found) {
    return ("a.md %s: expected the figure of a target (one of what is, or of how many, is not read"
            + " as a target), found '%s'. Correct the cell to a number.")
        .formatted(at, found);
  }

  private static List<String> messages(Reading reading) {
    return reading.problems().stream().map(problem -> problem.messageEn("a.md")).toList();
  }

  @Test
  void aYearInFrontOfTheBracketIsThatOfTheTarget() {
    Reading reading =
        read(
            plan(
                """
                ①起業家数
                - ・重点先の選定 令和９年度末（50社）
                - ・令和10年度までに支える先(60社)、年2回の催し(10回)
                - ・令和7年度末(45社)
                - ・令和6年度からの相談の継続(12件)"""));

    assertThat(embedded(reading))
        .containsExactly(
            "2027 重点先の選定 令和9年度末 50社 NONE '50社'",
            "2026 年2回の催し 10回 NONE '10回'",
            "2026 令和6年度からの相談の継続 12件 NONE '12件'");
    assertThat(problems(reading))
        .containsExactly("TARGET_YEAR_UNCLEAR line 8 item 1 令和10年度までに支える先60社");
  }

  private static List<String> embedded(Reading reading) {
    return reading.observations().stream()
        .filter(EmbeddedTarget.class::isInstance)
        .map(EmbeddedTarget.class::cast)
        .map(OutlineTest::embedded)
        .toList();
  }

  private static String embedded(EmbeddedTarget target) {
    Figure figure = target.figure();
    String upper = figure.upper() == null ? "" : ".." + figure.upper().toPlainString();
    return "%d %s %s%s%s %s '%s'"
        .formatted(
            target.year().startYear(),
            target.name(),
            ((Measured) figure.value()).amount().toPlainString(),
            upper,
            figure.unit(),
            figure.qualifier(),
            figure.raw());
  }

  @Test
  void aMarkThatStandsTwiceIsReported() {
    Reading reading = read(plan("①起業家数、①承継数"));

    assertThat(observed(reading)).containsExactly("1 INDICATOR 起業家数");
    assertThat(problems(reading)).containsExactly("DUPLICATE_INDICATOR line 6 ①承継数");
  }

  @Test
  void aLabelInAnOpenBracketRunsOnToTheNextLine() {
    assertThat(observed(read(plan("①発信数(HP・\nSNS)、②利用者数\n地の文"))))
        .containsExactly("1 INDICATOR 発信数(HP・SNS)", "2 INDICATOR 利用者数");
  }

  @Test
  void fewerPlansThanPrintedMeansTheDocumentIsCut() {
    String one = MEANING + "1 振興\n1-1 地域の活性化\n①起業家数\n";

    assertThat(problems(read(one))).containsExactly("INCOMPLETE_DOCUMENT line 6 ①起業家数");
    assertThat(problems(read(one + "2 経営\n"))).containsExactly("INCOMPLETE_DOCUMENT line 7 2 経営");
    assertThat(problems(read(plan("①起業家数\n- ・催し(参加者10"))))
        .containsExactly("INCOMPLETE_DOCUMENT line 7 - ・催し(参加者10");
    assertThat(problems(read("I 実施計画の意義・役割\n計画期間 令和8年度\n")))
        .containsExactly("INCOMPLETE_DOCUMENT line 2 計画期間 令和8年度");
  }

  @Test
  void aNumberedLineInsideASectionIsNoPlan() {
    Reading reading = read(plan("①起業家数\n2. 進め方\n1-2 情報発信\n②発信数"));

    assertThat(places(reading))
        .containsExactly("1 振興 / 1 1-1 地域の活性化 / ①起業家数", "1 振興 / 2 1-2 情報発信 / ②発信数");
  }

  @Test
  void aMissingSectionIsReported() {
    Reading reading = read(plan("①起業家数\n1-3 情報発信\n②発信数"));

    assertThat(problems(reading)).containsExactly("NUMBER_OUT_OF_SEQUENCE line 7 1-3 情報発信");
  }

  @Test
  void whatFollowsTheContentsIsNotRead() {
    assertThat(observed(read(plan("①起業家数\nIII 進行管理\n②会議の回数")))).containsExactly("1 INDICATOR 起業家数");
  }

  @Test
  void fullWidthHeadingsAndMarkdownReadTheSame() {
    Reading reading =
        read(
            """
            兵庫県商工会連合会
            Ⅰ　実施計画の意義
            計画期間　令和８年度～令和１２年度
            ## Ⅱ　実施計画の内容
            ### １　振興
            #### １－１　地域の活性化
            ①起業家数
            """);

    assertThat(places(reading)).containsExactly("1 振興 / 1 1-1 地域の活性化 / ①起業家数");
    assertThat(reading.header().body()).isEqualTo("兵庫県商工会連合会");
    assertThat(((Indicator) reading.observations().getFirst()).facts().finalTargetYear())
        .isEqualTo(2030);
    assertThat(problems(reading)).isEmpty();
  }

  /** The specimen cut at any place, or with its lines in any order, is read and never thrown at. */
  @Test
  void aCutOutlineSaysThatItIsIncomplete() throws IOException {
    String whole =
        Files.readString(Path.of("layouts/implementation-plan-outline/federation_plan_r8.md"));
    List<String> shuffled = new ArrayList<>(whole.lines().toList());
    Random random = new Random(21);

    for (int run = 0; run < 150; run++) {
      String cut = whole.substring(0, 1 + random.nextInt(whole.indexOf("4 働き方プラン")));
      if (!cut.isBlank()) {
        assertThat(problems(read(cut)))
            .as("cut after %d characters", cut.length())
            .anyMatch(problem -> problem.startsWith("INCOMPLETE_DOCUMENT"));
      }
      Collections.shuffle(shuffled, random);
      assertThat(read(String.join("\n", shuffled))).isNotNull();
    }
  }

  private static String plan(String section) {
    return MEANING.replace("2つの計画", "計画") + "1 振興\n1-1 地域の活性化\n" + section + "\n";
  }

  private static List<String> places(Reading reading) {
    return reading.observations().stream()
        .filter(Indicator.class::isInstance)
        .map(Indicator.class::cast)
        .map(OutlineTest::place)
        .toList();
  }

  private static String place(Indicator indicator) {
    Observation observation = indicator;
    var place = observation.place();
    return "%d %s / %d %s %s / %s%s"
        .formatted(
            place.strategyNo(),
            place.strategyName(),
            place.measureNo(),
            place.measureLabel(),
            place.measureName(),
            indicator.facts().mark(),
            place.indicatorName());
  }

  private static Reading read(String text) {
    return TestingReadings.read("implementation-plan-outline", text);
  }
}
