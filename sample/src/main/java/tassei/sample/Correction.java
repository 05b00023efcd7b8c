package tassei.sample;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import tassei.sample.SummaryForm.Line;
import tassei.sample.Template.Shape;

/** A correction of an actual that is registered and not filed: corrections.csv. */
record Correction(
    Programme programme, int year, Indicator indicator, BigDecimal expected, BigDecimal corrected) {
  static final String REASON = "電話での訂正";
  static final String SOURCE = "見本";

  LocalDate knownAt() {
    return LocalDate.of(year + 1, Month.SEPTEMBER, 1);
  }

  /** One of the counts of a form is corrected. */
  static Correction of(SampleOptions options, SummaryForm form) {
    List<Line> counts =
        form.lines().stream()
            .filter(line -> line.indicator().template().shape() == Shape.COUNT)
            .filter(line -> line.indicator().registered() && line.actual().isMeasured())
            .toList();
    Programme programme = form.programme();
    Dice dice = Dice.of(options.seed(), programme.body().code(), "register", form.year());
    Line line = dice.pick(counts);
    BigDecimal expected = line.actual().amount();
    return new Correction(
        programme,
        form.year(),
        line.indicator(),
        expected,
        expected.add(BigDecimal.valueOf(dice.between(1, 9))));
  }

  /** The form as it counts: what it prints stays, but for the corrected actual. */
  SummaryForm applied(SummaryForm form) {
    List<Line> lines = new ArrayList<>();
    for (Line line : form.lines()) {
      boolean concerned = line.indicator().place().equals(indicator.place());
      lines.add(
          concerned
              ? new Line(line.indicator(), Value.of(corrected), line.target(), line.status())
              : line);
    }
    return form.with(lines);
  }
}
