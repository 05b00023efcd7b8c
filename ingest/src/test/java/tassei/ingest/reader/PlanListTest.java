package tassei.ingest.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tassei.ingest.layout.Layout;
import tassei.ingest.layout.Layouts;
import tassei.ingest.sheet.Document;
import tassei.ingest.sheet.SheetFile;
import tassei.model.CellRef;
import tassei.model.FiscalYear;
import tassei.model.Observation.Indicator;
import tassei.model.Observation.IndicatorFigure;
import tassei.model.ObservedValue.Measured;

/** A plan's list of targets is read by its headings, wherever they stand. */
class PlanListTest {
  private static final Layout LAYOUT =
      Layouts.load(List.of(Path.of("layouts"))).all().stream()
          .filter(layout -> layout.id().equals("action-program-plan-list"))
          .findFirst()
          .orElseThrow();

  @Test
  void columnsInAnotherOrderAndAnExtraColumnReadTheSame() {
    Reading reading =
        read(
            """
            丘の町商工会アクションプログラム 数値目標一覧
            担当\t指標\t単位\t施策\t戦略\t現状値\t数値目標\t
            \t\t\t\t\t令和4年度\t令和5年度\t令和6年度
            係\t(1) 相談件数\t件\t1 相談の強化\t独自戦略1 支える\t10\t1,200\t１３
            \t(2) 創業者数\t人\t\t\t▲2\t-\t
            """);

    assertThat(reading.problems()).isEmpty();
    assertThat(figures(reading))
        .containsExactly(
            "O1-1-1 相談件数 BASELINE 2022 10件",
            "O1-1-1 相談件数 TARGET 2023 1200件",
            "O1-1-1 相談件数 TARGET 2024 13件",
            "O1-1-2 創業者数 BASELINE 2022 -2人",
            "O1-1-2 創業者数 TARGET 2023 NOT_REPORTED",
            "O1-1-2 創業者数 TARGET 2024 NOT_REPORTED");
    assertThat(reading.header().body()).isEqualTo("丘の町商工会");
    assertThat(reading.header().fiscalYear().map(FiscalYear::startYear)).contains(2023);
  }

  @Test
  void withoutAUnitColumnTheUnitStandsInTheName() {
    Reading reading =
        read(
            """
            丘の町商工会アクションプログラム 施策目標一覧
            戦略\t施策\t指標\t目標値(R5年度)\t目標値(R6年度)
            共通戦略2 つなぐ\t施策3 連携\t(1) 連携数(累計)(件)\t5\t7
            """);

    assertThat(reading.problems()).isEmpty();
    assertThat(figures(reading))
        .containsExactly("C2-3-1 連携数(累計) TARGET 2023 5件", "C2-3-1 連携数(累計) TARGET 2024 7件");
  }

  @Test
  void aFigureThatIsNoneAndAColumnWithoutAYearAreReported() {
    Reading reading =
        read(
            """
            丘の町商工会アクションプログラム 施策目標一覧
            戦略\t施策\t指標\t単位\t基準値\t目標値
            \t\t\t\t\tR5年度
            共通戦略1 守る\t施策1 会員\t(1) 会員数\t人\t500\t約束
            """);

    assertThat(figures(reading)).isEmpty();
    assertThat(reading.problems().stream().map(problem -> problem.messageEn("a.tsv")))
        .containsExactly(
            "a.tsv E2: expected a fiscal year such as 令和6年度, found '基準値'. Print the fiscal"
                + " year in the title, or state it in filings.csv.",
            "a.tsv F4: expected a number, or a mark for not set or not done, found '約束'."
                + " Correct the cell to a number.");
  }

  @Test
  void aListWithoutRowsIsIncompleteAndOneWithoutYearsHasNoHeadings() {
    String headings = "丘の町商工会アクションプログラム 施策目標一覧\n戦略\t施策\t指標\t目標値\n\t\t\tR6年度\n";
    Reading cut = read(headings);
    Reading calendar = read(headings.replace("R6年度", "令和6年") + "共通戦略1 守る\t施策1 会員\t(1) 会員数\t5人\n");

    assertThat(cut.problems().stream().map(problem -> problem.code().name()))
        .containsExactly("INCOMPLETE_DOCUMENT");
    assertThat(calendar.problems().stream().map(problem -> problem.code().name()))
        .containsExactly("HEADINGS_NOT_FOUND");
    assertThat(calendar.problems().getFirst().messageJa("a.tsv"))
        .isEqualTo(
            "a.tsv A2:目標値と年度のある見出し が入るところに「戦略 | 施策 | 指標 | 目標値」とあります。"
                + "見出しを様式どおりに直すか、layout.yaml の words と columns を見直してください。");
  }

  @Test
  void theUnitMayStandWithTheWordForARunningTotal() {
    Reading reading =
        read(
            """
            丘の町商工会アクションプログラム 目標値一覧
            戦略\t施策\t指標\t単位\t目標値\t
            \t\t\t\tR6年度\tR7年度
            共通戦略1 守る\t施策1 会員\t(1) 相談件数\t件・累計\t5\t7
            \t\t(2) 創業者数\t人（累計）\t2\t3
            \t\t(3) 開催数\t〃\t2\t1
            \t\t(4) 出店数\t（店）\t2\t1
            """);

    assertThat(figures(reading))
        .containsExactly(
            "C1-1-1 相談件数 TARGET 2024 5件",
            "C1-1-1 相談件数 TARGET 2025 7件",
            "C1-1-2 創業者数 TARGET 2024 2人",
            "C1-1-2 創業者数 TARGET 2025 3人",
            "C1-1-3 開催数 TARGET 2024 2人",
            "C1-1-3 開催数 TARGET 2025 1人",
            "C1-1-4 出店数 TARGET 2024 2店",
            "C1-1-4 出店数 TARGET 2025 1店");
    assertThat(
            reading.observations().stream()
                .filter(Indicator.class::isInstance)
                .map(Indicator.class::cast)
                .map(indicator -> indicator.facts().unit() + " " + indicator.facts().cumulative()))
        .containsExactly("件 true", "人 true", "人 true", "店 false");
    assertThat(messages(reading)).isEmpty();
  }

  @Test
  void aUnitBehindTheHeadingsIsThatOfTheFiguresBelow() {
    Reading reading =
        read(
            """
            丘の町商工会アクションプログラム 目標値一覧
            戦略\t施策\t指標\t現状（件）\t目標値（単位：件）
            \t\t\tR5年度\tR6年度\tR7年度
            共通戦略1 守る\t施策1 会員\t(1) 相談件数\t4\t5\t7
            \t\t(2) 参加率(%)\t2\t3\t4
            """);

    assertThat(figures(reading))
        .containsExactly(
            "C1-1-1 相談件数 BASELINE 2023 4件",
            "C1-1-1 相談件数 TARGET 2024 5件",
            "C1-1-1 相談件数 TARGET 2025 7件",
            "C1-1-2 参加率 BASELINE 2023 2%",
            "C1-1-2 参加率 TARGET 2024 3%",
            "C1-1-2 参加率 TARGET 2025 4%");
    assertThat(messages(reading)).isEmpty();
  }

  @Test
  void aNoteBetweenTheRowsDoesNotEndTheList() {
    Reading reading =
        read(
            """
            丘の町商工会アクションプログラム 目標値一覧
            戦略\t施策\t指標\t単位\t目標値
            \t\t\t\tR6年度
            共通戦略1 守る\t施策1 会員\t(1) 会員数\t人\t5
            ※1 会員数は4月1日現在
            注）準会員を除く
            \t\t(2) 組織率\t%\t59
            ※ 独自の施策
            \t施策2 店\t(1) 店舗数\t店\t7
            ※ 以上
            \t\t(4) 役員数\t人\t20
            """);

    assertThat(figures(reading))
        .containsExactly(
            "C1-1-1 会員数 TARGET 2024 5人", "C1-1-2 組織率 TARGET 2024 59%", "C1-2-1 店舗数 TARGET 2024 7店");
    assertThat(messages(reading)).containsExactly(withoutTargets("C11", "(4) 役員数 | 人 | 20"));
  }

  @Test
  void yearsOfHeadingsMayBePrintedShort() {
    for (String years :
        List.of(
            "令和5\t令和6\t令和7",
            "令和５年度\t６年度\t７年度",
            "R5年度\t6年度\t7年度(最終年度)",
            "令和5(2023)\t令和6(2024)\t令和7(2025)",
            "令和5年\t令和6年\t令和7年",
            "令和5年(2023)\t令和6年(2024)\t令和7年(2025)",
            "R5年\tR6年\tR7年",
            "2023年\t2024年\t2025年",
            "2023\t2024\t2025")) {
      Reading reading =
          read(
              """
              丘の町商工会アクションプログラム 目標値一覧
              戦略\t施策\t指標\t単位\t基準値\t目標値
              \t\t\t\t%s
              共通戦略1 守る\t施策1 会員\t(1) 会員数\t人\t4\t5\t6
              """
                  .formatted(years));

      assertThat(figures(reading))
          .as(years)
          .containsExactly(
              "C1-1-1 会員数 BASELINE 2023 4人",
              "C1-1-1 会員数 TARGET 2024 5人",
              "C1-1-1 会員数 TARGET 2025 6人");
      assertThat(messages(reading)).isEmpty();
    }
  }

  @Test
  void figuresThatLookLikeYearsAreFigures() {
    Reading reading =
        read(
            """
            丘の町商工会アクションプログラム 目標値一覧
            戦略\t施策\t指標\t単位\t目標値R5年度\t目標値R6年度\t目標値R7年度
            共通戦略1 守る\t施策1 会員\t(1) 会員数\t人\t2020\t2021\t2022
            """);

    assertThat(figures(reading))
        .containsExactly(
            "C1-1-1 会員数 TARGET 2023 2020人",
            "C1-1-1 会員数 TARGET 2024 2021人",
            "C1-1-1 会員数 TARGET 2025 2022人");
  }

  @Test
  void twoYearsWithoutTheirWordAreCalendarYearsAndWait() {
    Reading reading =
        read(
            """
            丘の町商工会アクションプログラム 目標値一覧
            戦略\t施策\t指標\t単位\t基準値\t目標値
            \t\t\t\t令和5年\t令和6年
            共通戦略1 守る\t施策1 会員\t(1) 会員数\t人\t4\t5
            """);

    assertThat(figures(reading)).isEmpty();
    assertThat(messages(reading)).isNotEmpty();
  }

  @Test
  void aTargetBesideItsRevisionIsSetAsideWhereTheyDiffer() {
    String head = "丘の町商工会アクションプログラム 目標値一覧\n";
    String below =
        head
            + "戦略\t施策\t指標\t単位\t目標値\t\t\n\t\t\t\tR5年度\tR6年度\t\n\t\t\t\t\t当初\t見直し\n"
            + "共通戦略1 守る\t施策1 会員\t(1) 会員数\t人\t4\t5\t6\n";
    String above =
        head
            + "戦略\t施策\t指標\t単位\t当初目標\t\t見直し後の目標\n\t\t\t\tR5年度\tR6年度\tR6年度\n\n"
            + "共通戦略1 守る\t施策1 会員\t(1) 会員数\t人\t4\t5\t6\n";
    String beside =
        head
            + "戦略\t施策\t指標\t単位\t目標値\t\t\n\t\t\t\tR5年度\tR6年度当初\tR6年度見直し\n\n"
            + "共通戦略1 守る\t施策1 会員\t(1) 会員数\t人\t4\t5\t6\n";

    for (String text : List.of(below, above, beside)) {
      assertThat(figures(read(text)))
          .containsExactly("C1-1-1 会員数 TARGET 2023 4人", "C1-1-1 会員数 TARGET 2024 5人");
      assertThat(messages(read(text)))
          .containsExactly(differs("F5", "5", "G5", "6"), differs("G5", "6", "F5", "5"));
      assertThat(messages(read(text.replace("\t5\t6\n", "\t6\t6\n")))).isEmpty();
    }
  }

  @Test
  void columnsOfActualsBesideTheTargetsAreNoTargets() {
    Reading reading =
        read(
            """
            丘の町商工会アクションプログラム 目標値一覧
            戦略\t施策\t指標\t単位\t基準値\t目標値\t\t実績値\t\t備考
            \t\t\t\tR5年度\tR6年度\tR7年度\tR6年度\tR7年度
            共通戦略1 守る\t施策1 会員\t(1) 会員数\t人\t500\t510\t520\t495\t498\t概数
            """);

    assertThat(figures(reading))
        .containsExactly(
            "C1-1-1 会員数 BASELINE 2023 500人",
            "C1-1-1 会員数 TARGET 2024 510人",
            "C1-1-1 会員数 TARGET 2025 520人");
    assertThat(messages(reading))
        .containsExactly(notUnderATarget("H3", "R6年度"), notUnderATarget("I3", "R7年度"));
  }

  @Test
  void aYearThatSaysMoreThanTheYearIsNoTarget() {
    Reading reading =
        read(
            """
            丘の町商工会アクションプログラム 目標値一覧
            戦略\t施策\t指標\t単位\t目標と実績(R7年度まで)\t\t\t
            \t\t\t\tR6年度(1年目)\tR6年度実績\tR7年度\tR7年度目標
            共通戦略1 守る\t施策1 会員\t(1) 会員数\t人\t510\t495\t519\t520
            """);

    assertThat(figures(reading))
        .containsExactly("C1-1-1 会員数 TARGET 2024 510人", "C1-1-1 会員数 TARGET 2025 520人");
    assertThat(messages(reading))
        .containsExactly(notUnderATarget("F3", "R6年度実績"), notUnderATarget("G3", "R7年度"));
  }

  @Test
  void anotherColumnForTheLastYearIsNotRead() {
    Reading reading =
        read(
            """
            丘の町商工会 数値目標一覧
            戦略\t施策\t指標\t単位\t目標値\t\t最終目標
            \t\t\t\tR6年度\tR7年度\tR7年度
            共通戦略1 守る\t施策1 会員\t(1) 会員数\t人\t510\t520\t525
            """);

    assertThat(figures(reading))
        .containsExactly("C1-1-1 会員数 TARGET 2024 510人", "C1-1-1 会員数 TARGET 2025 520人");
    assertThat(messages(reading)).containsExactly(notUnderATarget("G3", "R7年度"));
  }

  @Test
  void ofTwoTargetsForOneYearEqualOnesAreOneAndOthersAreSetAside() {
    Reading reading =
        read(
            """
            丘の町商工会 数値目標一覧
            戦略\t施策\t指標\t単位\t目標値(R6年度)\t目標値(R6年度)
            共通戦略1 守る\t施策1 会員\t(1) 会員数\t人\t510\t510人
            \t\t(2) 部員数\t人\t\t42
            \t\t(3) 役員数\t人\t12\t14
            """);

    assertThat(figures(reading))
        .containsExactly(
            "C1-1-1 会員数 TARGET 2024 510人",
            "C1-1-2 部員数 TARGET 2024 42人",
            "C1-1-3 役員数 TARGET 2024 12人");
    assertThat(messages(reading))
        .containsExactly(differs("E5", "12", "F5", "14"), differs("F5", "14", "E5", "12"));
    assertThat(reading.problems().getFirst().messageJa("a.tsv"))
        .isEqualTo(
            "a.tsv E5:令和6年度の一つの値(F5 には「14」) が入るところに「12」とあります。" + "同じ番号の指標が重複しています。番号を確認してください。");
  }

  @Test
  void anOldTableLeftInTheDocumentSetsAsideWhatItSaysOtherwise() {
    Reading reading =
        read(
            """
            丘の町商工会 数値目標一覧
            戦略\t施策\t指標\t単位\t目標値(R6年度)\t目標値(R7年度)
            共通戦略1 守る\t施策1 会員\t(1) 会員数\t人\t510\t520
            変更前
            戦略\t施策\t指標\t単位\t目標値(R6年度)\t目標値(R7年度)
            共通戦略1 守る\t施策1 会員\t(1) 会員の数\t人\t510\t530
            """);

    assertThat(figures(reading))
        .containsExactly("C1-1-1 会員数 TARGET 2024 510人", "C1-1-1 会員数 TARGET 2025 520人");
    assertThat(messages(reading))
        .containsExactly(
            "a.tsv C6: expected an indicator that stands once; it stands at C3 too, found '(1)"
                + " 会員の数'. The same number stands twice. Check the numbering.",
            "a.tsv F3: expected one figure for 令和7年度; F6 has '530', found '520'."
                + " The same number stands twice. Check the numbering.",
            "a.tsv F6: expected one figure for 令和7年度; F3 has '520', found '530'."
                + " The same number stands twice. Check the numbering.");
  }

  @Test
  void aNumberThatStandsTwiceInOneTableStaysWithTheFirst() {
    Reading reading =
        read(
            """
            丘の町商工会 数値目標一覧
            戦略\t施策\t指標\t単位\t目標値(R6年度)
            共通戦略1 守る\t施策1 会員\t(1) 会員数\t人\t510
            \t\t(1) 部員数\t人\t42
            """);

    assertThat(figures(reading)).containsExactly("C1-1-1 会員数 TARGET 2024 510人");
    assertThat(messages(reading))
        .containsExactly(
            "a.tsv C4: expected an indicator that stands once; it stands at C3 too, found '(1)"
                + " 部員数'. The same number stands twice. Check the numbering.");
  }

  @Test
  void everyTableOfASheetIsReadByItsOwnHeadings() {
    Reading reading =
        read(
            """
            丘の町商工会 数値目標一覧
            戦略\t施策\t指標\t単位\t基準値(R5年度)\t目標値(R6年度)\t目標値(R7年度)
            共通戦略1 守る\t施策1 会員\t(1) 会員数\t人\t500\t510\t520
            ※会員は年度末の数
            戦略\t施策\t指標\t単位\t基準値(R4年度)\t目標値(R6年度)\t目標値(R7年度)
            独自戦略1 招く\t施策2 催し\t(1) 来場者数\t人\t80\t90\t100
            戦略\t施策\t指標\t単位\t目標値(R6年度)\t目標値(R7年度)
            独自戦略2 結ぶ\t施策3 連携\t(1) 連携数\t件\t3\t4
            戦略\t施策\t指標\t単位\tR6年度\tR7年度
            独自戦略3 育てる\t施策4 研修\t(1) 研修数\t回\t5\t6
            """);

    assertThat(figures(reading))
        .containsExactly(
            "C1-1-1 会員数 BASELINE 2023 500人",
            "C1-1-1 会員数 TARGET 2024 510人",
            "C1-1-1 会員数 TARGET 2025 520人",
            "O1-2-1 来場者数 BASELINE 2022 80人",
            "O1-2-1 来場者数 TARGET 2024 90人",
            "O1-2-1 来場者数 TARGET 2025 100人",
            "O2-3-1 連携数 TARGET 2024 3件",
            "O2-3-1 連携数 TARGET 2025 4件");
    assertThat(messages(reading))
        .containsExactly(
            "a.tsv A9: expected headings with targets and their years, found '戦略 | 施策 | 指標 | 単位"
                + " | R6年度 | R7年度'. Put the cells of this row where the form has them.");
  }

  @Test
  void whatIsToldForInformationBelowATableIsNoTarget() {
    Reading reading =
        read(
            """
            丘の町商工会 数値目標一覧
            戦略\t施策\t指標\t単位\t基準値(R6)\tR7目標値\tR8目標値
            共通戦略1 守る\t施策1 会員\t(1) 相談件数\t件\t10\t12\t14
            （参考）部員の推移
            区分\t\t名称\t単位\tR4\tR5\tR6
            \t\t部員数\t人\t50\t48\t46
            """);

    assertThat(figures(reading))
        .containsExactly(
            "C1-1-1 相談件数 BASELINE 2024 10件",
            "C1-1-1 相談件数 TARGET 2025 12件",
            "C1-1-1 相談件数 TARGET 2026 14件");
    assertThat(messages(reading)).containsExactly(withoutTargets("C6", "部員数 | 人 | 50 | 48 | 46"));
  }

  @Test
  void aRowOfOtherYearsEndsATable() {
    Reading reading =
        read(
            """
            丘の町商工会 数値目標一覧
            戦略\t施策\t指標\t単位\tR7目標値\tR8目標値
            共通戦略1 守る\t施策1 会員\t(1) 相談件数\t件\t12\t14
            \t\t参考 会員数\t人\t90\t91
            これまでの推移
            \t\t名称\t\tR4年度\tR5年度
            \t\t部員数\t人\t50\t48
            """);

    assertThat(figures(reading))
        .containsExactly("C1-1-1 相談件数 TARGET 2025 12件", "C1-1-1 相談件数 TARGET 2026 14件");
    assertThat(messages(reading))
        .containsExactly(
            "a.tsv C4: expected a row of an indicator, found '参考 会員数'. Put the cells of this row"
                + " where the form has them.",
            withoutTargets("C6", "名称 | R4年度 | R5年度"));
  }

  @Test
  void figuresBelowAFootnoteThatDoNotContinueTheListAreReported() {
    Reading reading =
        read(
            """
            丘の町商工会 数値目標一覧
            戦略\t施策\t指標\t単位\tR7目標値
            共通戦略1 守る\t施策1 会員\t(1) 相談件数\t件\t12
            ※ 延べ数
            \t施策2 催し\t来場者数\t人\t90
            """);

    assertThat(figures(reading)).containsExactly("C1-1-1 相談件数 TARGET 2025 12件");
    assertThat(messages(reading)).containsExactly(withoutTargets("B5", "施策2 催し | 来場者数 | 人 | 90"));
  }

  private static String withoutTargets(String cell, String found) {
    return ("a.tsv %s: expected headings with targets and their years, found '%s'."
            + " Put the cells of this row where the form has them.")
        .formatted(cell, found);
  }

  @Test
  void aDittoMarkIsTheCellAboveButNoFigure() {
    Reading reading =
        read(
            """
            丘の町商工会 数値目標一覧
            戦略\t施策\t指標\t累計\t単位\tR7目標値\tR8目標値
            共通戦略1 守る\t施策1 会員\t(1) 相談件数\t累計\t件\t12\t14
            〃\t〃\t(2) 訪問件数\t〃\t〃\t〃\t9
            同上\t施策2 催し\t(1) 来場者数\t\t人\t90\t95
            独自戦略1 招く\t施策3 店\t(1) 店数\t\t店\t3\t4
            〃\t〃\t(2) 出店者数\t\t人\t5\t6
            \t\t〃\t\t人\t7\t8
            """);

    assertThat(figures(reading))
        .containsExactly(
            "C1-1-1 相談件数 TARGET 2025 12件",
            "C1-1-1 相談件数 TARGET 2026 14件",
            "C1-1-2 訪問件数 TARGET 2026 9件",
            "C1-2-1 来場者数 TARGET 2025 90人",
            "C1-2-1 来場者数 TARGET 2026 95人",
            "O1-3-1 店数 TARGET 2025 3店",
            "O1-3-1 店数 TARGET 2026 4店",
            "O1-3-2 出店者数 TARGET 2025 5人",
            "O1-3-2 出店者数 TARGET 2026 6人");
    assertThat(
            reading.observations().stream()
                .filter(Indicator.class::isInstance)
                .map(Indicator.class::cast)
                .filter(indicator -> indicator.facts().cumulative())
                .map(indicator -> indicator.place().indicatorName()))
        .containsExactly("相談件数", "訪問件数");
    assertThat(messages(reading))
        .containsExactly(
            "a.tsv F4: expected a number, or a mark for not set or not done, found '〃'."
                + " Correct the cell to a number.",
            notRead("C8", "〃"));
  }

  private static String notRead(String cell, String found) {
    return ("a.tsv %s: expected a row of an indicator, found '%s'."
            + " Put the cells of this row where the form has them.")
        .formatted(cell, found);
  }

  @Test
  void aStrategyPrintedInEveryRowKeepsTheMeasure() {
    Reading reading =
        read(
            """
            丘の町商工会 数値目標一覧
            戦略\t施策\t指標\t単位\tR7目標値
            共通戦略1 守る\t施策1 会員\t(1) 相談件数\t件\t12
            共通戦略1 守る\t\t(2) 訪問件数\t件\t9
            共通戦略1 守る\t施策1 会員\t(3) 診断件数\t件\t7
            """);

    assertThat(messages(reading)).isEmpty();
    assertThat(figures(reading))
        .containsExactly(
            "C1-1-1 相談件数 TARGET 2025 12件",
            "C1-1-2 訪問件数 TARGET 2025 9件",
            "C1-1-3 診断件数 TARGET 2025 7件");
  }

  @Test
  void totalsAreNoIndicatorsAndTakeNoNumber() {
    Reading reading =
        read(
            """
            丘の町商工会 数値目標一覧
            戦略\t施策\t指標\t単位\tR7目標値
            共通戦略1 守る\t施策1 会員\t(1) 相談件数\t件\t12
            \t\t(2) 訪問件数\t件\t9
            \t\t（小計）\t件\t21
            \t\t合計（相談＋訪問）\t件\t21
            \t\t支援件数計\t件\t21
            \t\t(3) 診断件数\t件\t7
            計\t\t\t件\t28
            \t施策2 催し\t(1) 来場者数\t人\t90
            \t\t来場の内訳\t人\t40
            \t\t(2) 出店者数\t人\t5
            """);

    assertThat(figures(reading))
        .containsExactly(
            "C1-1-1 相談件数 TARGET 2025 12件",
            "C1-1-2 訪問件数 TARGET 2025 9件",
            "C1-1-3 診断件数 TARGET 2025 7件",
            "C1-2-1 来場者数 TARGET 2025 90人",
            "C1-2-2 出店者数 TARGET 2025 5人");
    assertThat(messages(reading)).containsExactly(notRead("C7", "支援件数計"), notRead("C11", "来場の内訳"));
  }

  @Test
  void anItemWithFiguresInSeveralRowsIsSetAside() {
    Reading reading =
        read(
            """
            丘の町商工会 数値目標一覧
            戦略\t施策\t指標\t区分\t単位\tR7目標値
            共通戦略1 守る\t施策1 会員\t(1) 相談件数\t来所\t件\t12
            \t\t\t訪問\t件\t9
            \t\t(2) 診断件数\t\t件\t7
            """);

    assertThat(figures(reading)).containsExactly("C1-1-2 診断件数 TARGET 2025 7件");
    assertThat(messages(reading))
        .containsExactly(
            "a.tsv C3: expected an indicator with its figures in one row, found '(1) 相談件数'."
                + " Put the cells of this row where the form has them.",
            notRead("D4", "訪問"));
  }

  @Test
  void aSheetWhoseHeadingsCannotBeReadIsReported() {
    Document document =
        new Document(
            "a.xlsx",
            List.of(
                sheet("共通", "戦略\t施策\t指標\t単位\t基準値\t目標値", "1 守る\t1 会員\t(1) 相談件数\t件\t8\t12"),
                sheet("独自", "戦略\t施策\t指標\t単位\tR7目標値", "独自戦略1 招く\t1 店\t(1) 店数\t店\t3")));

    Reading reading = Readers.named("plan-list").orElseThrow().read(document, LAYOUT);

    assertThat(figures(reading)).containsExactly("O1-1-1 店数 TARGET 2025 3店");
    assertThat(reading.problems().stream().map(problem -> problem.messageEn("a.xlsx")))
        .containsExactly(
            "a.xlsx sheet 共通 A1: expected headings with targets and their years, found '戦略 | 施策 |"
                + " 指標 | 単位 | 基準値 | 目標値'. Put the cells of this row where the form has them.");
  }

  private static Document.Sheet sheet(String name, String... lines) {
    List<Document.Row> rows = new ArrayList<>();
    for (String line : lines) {
      List<Document.Cell> cells = new ArrayList<>();
      for (String text : line.split("\t")) {
        cells.add(Document.Cell.of(text, CellRef.cell(name, rows.size() + 1, cells.size() + 1)));
      }
      rows.add(new Document.Row(rows.size() + 1, cells));
    }
    return new Document.Sheet(name, rows);
  }

  @Test
  void theKindMayStandInAColumnOfItsOwn() {
    String besideTheKind =
        """
        丘の町商工会 数値目標一覧
        戦略\t\t施策\t指標\t単位\tR7目標値
        共通戦略\t1 守る\t1 会員\t(1) 相談件数\t件\t12
        共通戦略\t2 結ぶ\t2 催し\t(1) 来場者数\t人\t90
        共通戦略\t\t\t(2) 出店者数\t人\t5
        独自戦略\t1 招く\t1 店\t(1) 店数\t店\t3
        """;
    String headed =
        besideTheKind
            .replace("戦略\t\t施策", "区分\t戦略\t施策")
            .replace("共通戦略", "共通")
            .replace("独自戦略", "独 自");

    for (String text : List.of(besideTheKind, headed)) {
      Reading reading = read(text);
      assertThat(messages(reading)).isEmpty();
      assertThat(figures(reading))
          .containsExactly(
              "C1-1-1 相談件数 TARGET 2025 12件",
              "C2-2-1 来場者数 TARGET 2025 90人",
              "C2-2-2 出店者数 TARGET 2025 5人",
              "O1-1-1 店数 TARGET 2025 3店");
      assertThat(reading.observations().getFirst().place().strategyName()).isEqualTo("守る");
    }
  }

  @Test
  void theKindMayStandInARowOfItsOwn() {
    Reading reading =
        read(
            """
            丘の町商工会 数値目標一覧
            戦略\t施策\t指標\t単位\tR7目標値
            共通戦略\t\t\t\t
            1 守る\t1 会員\t(1) 相談件数\t件\t12
            独自戦略\t\t\t\t
            1 招く\t1 店\t(1) 店数\t店\t3
            """);

    assertThat(messages(reading)).isEmpty();
    assertThat(figures(reading))
        .containsExactly("C1-1-1 相談件数 TARGET 2025 12件", "O1-1-1 店数 TARGET 2025 3店");
  }

  @Test
  void aStrategyOrAMeasureMayHeadItsRows() {
    Reading reading =
        read(
            """
            丘の町商工会 数値目標一覧
            戦略\t施策\t指標\t単位\tR7目標値
            共通戦略1 守る\t施策1 会員\t(1) 相談件数\t件\t12
            施策1は年度末の件数
            \t施策2 訪問
            \t\t(1) 訪問件数\t件\t9
            独自戦略1 招く
            施策3 店
            \t\t(1) 店数\t店\t3
            """);

    assertThat(messages(reading)).isEmpty();
    assertThat(figures(reading))
        .containsExactly(
            "C1-1-1 相談件数 TARGET 2025 12件",
            "C1-2-1 訪問件数 TARGET 2025 9件",
            "O1-3-1 店数 TARGET 2025 3店");
  }

  @Test
  void aListOfTwoBodiesNamesBoth() {
    String table = "\n戦略\t施策\t指標\t単位\tR7目標値\n共通戦略1 守る\t1 会員\t(1) 相談件数\t件\t12\n";

    assertThat(read("丘の町商工会・浜の町商工会アクションプログラム 数値目標一覧" + table).header().body())
        .isEqualTo("丘の町商工会" + Reading.Header.BETWEEN_BODIES + "浜の町商工会");
    assertThat(read("数値目標一覧\n丘の町商工会\n浜の町商工会" + table).header().body())
        .isEqualTo("丘の町商工会" + Reading.Header.BETWEEN_BODIES + "浜の町商工会");
    assertThat(read("丘の町商工会アクションプログラム(商工会員向け) 数値目標一覧" + table).header().body()).isEqualTo("丘の町商工会");
  }

  @Test
  void yearsBelowHeadingsThatHaveThemAreNoRow() {
    String text =
        """
        丘の町商工会 数値目標一覧
        戦略\t施策\t指標\t単位\t目標値(R7)\t目標値(R8)\t最終目標値
        \t\t\t\tR7年度\tR8年度\tR9年度
        共通戦略1 守る\t施策1 会員\t(1) 相談件数\t件\t12\t14\t16
        """;

    assertThat(figures(read(text)))
        .containsExactly("C1-1-1 相談件数 TARGET 2025 12件", "C1-1-1 相談件数 TARGET 2026 14件");
    assertThat(messages(read(text))).containsExactly(notUnderATarget("G3", "R9年度"));
    Reading other = read(text.replace("\tR7年度\tR8年度", "\tR6年度\tR7年度"));
    assertThat(figures(other)).isEmpty();
    assertThat(messages(other)).contains(withoutTargets("E3", "R6年度 | R7年度 | R9年度"));
  }

  private static List<String> messages(Reading reading) {
    return reading.problems().stream().map(problem -> problem.messageEn("a.tsv")).toList();
  }

  private static String notUnderATarget(String cell, String found) {
    return ("a.tsv %s: expected a column of a year under the heading of the baseline or the"
            + " targets, found '%s'. The values of this column were not read. If they should be, correct its heading.")
        .formatted(cell, found);
  }

  private static String differs(String cell, String found, String other, String otherFound) {
    return ("a.tsv %s: expected one figure for 令和6年度; %s has '%s', found '%s'."
            + " The same number stands twice. Check the numbering.")
        .formatted(cell, other, otherFound, found);
  }

  private static List<String> figures(Reading reading) {
    return reading.observations().stream()
        .filter(IndicatorFigure.class::isInstance)
        .map(IndicatorFigure.class::cast)
        .map(
            figure ->
                "%s %s %s %d %s"
                    .formatted(
                        figure.place().indicatorCode(),
                        figure.place().indicatorName(),
                        figure.role(),
                        figure.year().startYear(),
                        figure.figure().value() instanceof Measured measured
                            ? measured.amount().toPlainString() + figure.figure().unit()
                            : figure.figure().value().kind()))
        .toList();
  }

  private static Reading read(String text) {
    SheetFile.Opened opened =
        (SheetFile.Opened) SheetFile.open("a.tsv", text.getBytes(StandardCharsets.UTF_8));
    return Readers.named("plan-list").orElseThrow().read(opened.document(), LAYOUT);
  }
}
