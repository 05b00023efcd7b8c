package tassei.sample;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import tassei.model.Achievement;
import tassei.model.Direction;
import tassei.sample.SummaryForm.Line;
import tassei.sample.Template.Shape;

/** Fills in the summary of a body and year: what is true, then what is planted. */
final class Summaries {
  private static final Template NEW =
      new Template("新たな取組の件数", "件", "", Direction.HIGHER, Shape.COUNT, 5);

  private final Programme programme;
  private final int year;
  private final Plants plants;
  private final Dice dice;

  Summaries(SampleOptions options, Programme programme, int year, Plants plants) {
    this.programme = programme;
    this.year = year;
    this.plants = plants;
    this.dice = Dice.of(options.seed(), programme.body().code(), "summary", year);
  }

  /** The form as it counts in the end. */
  SummaryForm form(List<PlanVersion> versions, Outcomes outcomes) {
    List<Line> lines = new ArrayList<>();
    PlanVersion plan = PlanVersion.latest(versions);
    for (Indicator indicator : programme.indicators()) {
      lines.add(
          new Line(indicator, outcomes.actual(indicator, year), plan.target(indicator, year), ""));
    }
    if (plants.printedTarget()) {
      otherTarget(lines);
    }
    if (plants.missingFromForm()) {
      lines.remove(lastOfAMeasure(lines));
    }
    if (plants.missingFromPlan()) {
      lines.add(added(lines.getLast().indicator()));
    }
    return planted(SummaryForm.truthful(programme, year, lines));
  }

  /** The form as it was filed first: one count is another, and the rest follows from it. */
  SummaryForm before(SummaryForm form) {
    List<Line> lines = new ArrayList<>(form.lines());
    int at = counted(lines);
    Line line = lines.get(at);
    Value other = Value.of(line.actual().amount().add(BigDecimal.valueOf(dice.between(3, 40))));
    lines.set(at, new Line(line.indicator(), other, line.target(), ""));
    return SummaryForm.truthful(programme, year, lines);
  }

  private int counted(List<Line> lines) {
    List<Integer> counted = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      boolean count = lines.get(i).indicator().template().shape() == Shape.COUNT;
      if (count && lines.get(i).actual().isMeasured()) {
        counted.add(i);
      }
    }
    return dice.pick(counted);
  }

  private void otherTarget(List<Line> lines) {
    int at = counted(lines);
    Line line = lines.get(at);
    if (line.target().isMeasured()) {
      Value other = Value.of(line.target().amount().add(BigDecimal.valueOf(dice.between(1, 9))));
      lines.set(at, new Line(line.indicator(), line.actual(), other, ""));
    }
  }

  /** The last indicator of the first measure that has several. */
  private static int lastOfAMeasure(List<Line> lines) {
    for (int i = 1; i < lines.size(); i++) {
      boolean last =
          i == lines.size() - 1
              || lines.get(i + 1).indicator().measureNo() != lines.get(i).indicator().measureNo();
      if (last && lines.get(i).indicator().no() > 1) {
        return i;
      }
    }
    throw new IllegalStateException("Cannot leave an indicator out: every measure has one");
  }

  private Line added(Indicator last) {
    Indicator added =
        new Indicator(
            last.strategyKind(),
            last.strategyNo(),
            last.strategyName(),
            last.measureNo(),
            last.measureName(),
            last.no() + 1,
            NEW,
            NEW.unit(),
            false,
            false);
    return new Line(added, Value.of(dice.between(0, 9)), Value.of(5), "");
  }

  private SummaryForm planted(SummaryForm truthful) {
    SummaryForm form = truthful;
    if (dice.chance(40)) {
      form = form.with(missedWhereNotDone(form.lines()));
    }
    if (plants.status()) {
      form = form.with(otherStatus(form.lines()));
    }
    if (plants.measureStatusesLost()) {
      form = form.withoutMeasureStatuses();
    } else if (plants.measureStatus()) {
      int measure = dice.pick(List.copyOf(form.measureStatuses().keySet()));
      String printed = form.measureStatuses().get(measure);
      form = form.withMeasureStatus(measure, flipped(printed));
    }
    String measures = plants.measuresTotal() ? miscounted(form.measures()) : form.measures();
    String indicators =
        plants.indicatorsTotal() ? miscounted(form.indicators()) : form.indicators();
    return form.withTotals(measures, indicators);
  }

  /** What was not done is printed as missed, as some offices do. */
  private static List<Line> missedWhereNotDone(List<Line> lines) {
    return lines.stream()
        .map(
            line ->
                line.achievement() == Achievement.UNKNOWN ? line.with(SummaryForm.MISSED) : line)
        .toList();
  }

  /** One status that is registered and rated says the opposite. */
  private List<Line> otherStatus(List<Line> lines) {
    List<Line> changed = new ArrayList<>(lines);
    List<Integer> rated = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Achievement achievement = lines.get(i).achievement();
      boolean sure = achievement == Achievement.MET || achievement == Achievement.MISSED;
      if (sure && lines.get(i).indicator().registered()) {
        rated.add(i);
      }
    }
    int at = dice.pick(rated);
    changed.set(at, lines.get(at).with(flipped(lines.get(at).status())));
    return changed;
  }

  private static String flipped(String status) {
    return status.equals(SummaryForm.MET) ? SummaryForm.MISSED : SummaryForm.MET;
  }

  /** One more than there are. */
  private static String miscounted(String total) {
    int slash = total.indexOf('/');
    return (Integer.parseInt(total.substring(0, slash)) + 1) + total.substring(slash);
  }
}
