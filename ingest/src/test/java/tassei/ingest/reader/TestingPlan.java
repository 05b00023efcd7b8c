package tassei.ingest.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tassei.ingest.layout.Layout;
import tassei.ingest.layout.Layouts;
import tassei.ingest.sheet.SheetFile;
import tassei.model.Observation;
import tassei.model.Observation.Indicator;
import tassei.model.Observation.IndicatorFigure;
import tassei.model.Observation.ScheduleCell;
import tassei.model.ObservedValue.Measured;
import tassei.model.Problem;

/**
 * A small plan of two measures; a test says what is different about it. White space at line ends is
 * ␣.
 */
record TestingPlan(String text) {
  private static final String WHOLE =
      """
      １ みなと町商工会アクションプログラムの考え方␣

      商工会アクションプログラムは、会員と一緒に進めるこれからの五年間の道しるべとするものです。␣

        戦略・施策の体系表␣

      戦略 施策 頁␣

      共通␣

      戦略１␣

      会員に寄り添う支援の␣

      推進␣

      施策１
      “はじめる”人を育てる仕

      組みづくり␣
      P4

      独自␣

      戦略１␣

      港のにぎわいづくり␣

      施策 2
      港の市による来訪者の増加␣
      P6
       共通戦略１ 会員に寄り添う支援の推進␣

      施策１ ❝はじめる❞人を育てる仕組みづくり␣

      １ 施策展開方向␣

      これから店を持とうとする人の相談を受け、施策２とも合わせて、町に新しい店が増えるように取り組む

      こととし、施策２の市への出店も勧めます。␣

      ２ 施策目標␣

      （１）店を持つ人の増加␣

      店を持とうとする人の相談に応じ、計画づくりから開店までを続けて支える体制を整えていくものです。␣

      計画をつくって店を持った人の

      件数␣
      基準値 目 標 値（単位：件）␣

      R3年度 R4年度 R5年度 R6年度 R7年度 R8年度␣

      1,440 1,500 1,560 1,620 1,680 1,740␣

      [開店件数＝計画にもとづく開店件数）]␣

      （２）相談した人の満足␣

      相談した人に一年ごとに尋ね、満足したと答えた人の割合が少しずつ上がるように努めていくものです。␣

      満足した人の率 基準値 目 標 値（単位：％）␣

      R3年度 R4年度 R5年度 R6年度 R7年度 R8年度␣

      53％ 53％ 54％ 54％ 55％ 55％␣

      [満足率＝満足した人数÷答えた人数×100】␣

      ３ 取組内容␣

      （１）開店の相談␣

      店を持とうとする人が気軽に立ち寄れる窓口を開き、専門家と一緒に計画づくりの相談に応じていきます。␣

      ①相談窓口の開設␣

      週に二日の窓口を開きます。␣

      ②勉強会の開催␣

      春と秋に勉強会を開きます。␣

      計画をつくって店を持った人の件数

      （累計）␣

      満足した人の率␣
       【取組実施工程表】␣

      R4年度 R5年度 R6年度 R7年度 R8年度␣

      窓口の開設に向け
      た準備␣

      →→→→→→→→␣

      窓口の開設␣

      →→→→→→→→ →→→→→→→␣

      ・勉強会の内容を
      決める話合い␣

      ・講師を引き受け
      る人の選定␣

      勉強会の開催 →→→→→→→→␣
      勉強会の見直しと
      次の開催 →→→→→→→→␣
       独自戦略１ 港のにぎわいづくり␣

      施策２ 港の市による来訪者の増加␣

      １ 施策展開方向␣

      港の市を開いて町の外から人を呼びます。␣

      ２ 施策目標␣

      （１）市を訪れる人の増加␣

      港の市を訪れる人の数を毎年数えます。␣

      市を訪れた人の数␣
      基準値 目 標 値（単位：人）␣

      R3年度 R4年度 R5年度 R6年度 R7年度 R8年度␣

      540 570 600 630 660 800␣

      ３ 取組内容␣

      （１）港の市の開催␣

      港の市を月に一度開いていきます。␣

      ①市の開催␣

      出店者を募って市を開きます。␣

      市を訪れた人の数␣
       【取組実施工程表】␣

      R4年度 R5年度 R6年度 R7年度 R8年度␣

      港の市の開催␣

      →→→→→→→→ →→→→→→→→ →→→→→→→→ →→→→→→→→␣
      """;

  static TestingPlan plan() {
    return new TestingPlan(WHOLE.replace('␣', ' '));
  }

  /** The plan with something else in a place; the place must be there, and once. */
  TestingPlan with(String there, String instead) {
    String before = there.replace('␣', ' ');
    assertThat(text.split(Pattern.quote(before), -1)).as(there).hasSize(2);
    return new TestingPlan(text.replace(before, instead.replace('␣', ' ')));
  }

  TestingPlan withAll(String there, String instead) {
    assertThat(text).contains(there);
    return new TestingPlan(text.replace(there, instead));
  }

  /** The plan down to a place. */
  TestingPlan cutBefore(String there) {
    assertThat(text).contains(there);
    return new TestingPlan(text.substring(0, text.indexOf(there)));
  }

  int line(String there) {
    assertThat(text).contains(there);
    return (int) text.substring(0, text.indexOf(there)).chars().filter(c -> c == '\n').count() + 1;
  }

  Reading read() {
    return read(text);
  }

  static Reading read(String text) {
    SheetFile opened = SheetFile.open("plan.txt", text.getBytes(StandardCharsets.UTF_8));
    assertThat(opened).isInstanceOf(SheetFile.Opened.class);
    return new RunningText().read(((SheetFile.Opened) opened).document(), LAYOUT);
  }

  static final Layout LAYOUT =
      Layouts.load(List.of(Path.of("layouts"))).all().stream()
          .filter(layout -> layout.id().equals("action-program-plan"))
          .findFirst()
          .orElseThrow();

  static List<Indicator> indicators(Reading reading) {
    return of(reading, Indicator.class);
  }

  static List<ScheduleCell> cells(Reading reading) {
    return of(reading, ScheduleCell.class);
  }

  /** The figures of an indicator: R3 60, R4 62 … each as year, role, amount and unit. */
  static String figures(Reading reading, int measureNo, int indicatorNo) {
    return of(reading, IndicatorFigure.class).stream()
        .filter(figure -> figure.place().measureNo() == measureNo)
        .filter(figure -> figure.place().indicatorNo() == indicatorNo)
        .map(TestingPlan::figure)
        .collect(Collectors.joining(", "));
  }

  private static String figure(IndicatorFigure figure) {
    String amount =
        figure.figure().value() instanceof Measured(BigDecimal number)
            ? number.toPlainString()
            : figure.figure().value().kind();
    return "%d %s %s%s"
        .formatted(
            figure.year().startYear(),
            figure.role().name().substring(0, 1),
            amount,
            figure.figure().unit());
  }

  /** The cells of an action's schedule: a row a line, → for an arrow. */
  static String schedule(Reading reading, int measureNo, int actionNo) {
    StringBuilder schedule = new StringBuilder();
    int row = 0;
    for (ScheduleCell cell : cells(reading)) {
      if (cell.place().measureNo() == measureNo && cell.actionNo() == actionNo) {
        schedule.append(cell.rowNo() == row ? " | " : "\n").append(shown(cell));
        row = cell.rowNo();
      }
    }
    return schedule.toString().strip();
  }

  private static String shown(ScheduleCell cell) {
    return switch (cell.kind()) {
      case ACTIVITY -> cell.raw();
      case CONTINUES -> "→";
      case BLANK -> "-";
    };
  }

  static List<String> problems(Reading reading) {
    return reading.problems().stream()
        .map(problem -> problem.code() + " " + problem.at().address() + " " + problem.found())
        .toList();
  }

  static List<Problem.Code> codes(Reading reading) {
    return reading.problems().stream().map(Problem::code).toList();
  }

  private static <T extends Observation> List<T> of(Reading reading, Class<T> type) {
    return reading.observations().stream().filter(type::isInstance).map(type::cast).toList();
  }
}
