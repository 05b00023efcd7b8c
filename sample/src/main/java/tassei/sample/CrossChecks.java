package tassei.sample;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import tassei.model.FormType;
import tassei.sample.SummaryForm.Line;

/** What a summary prints against what the plan, the chambers, the parts and the corrections say. */
final class CrossChecks {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final int DIGITS = 20;
  private static final int SCALE = 4;

  /** A figure that something else contradicts. */
  record Check(String kind, Indicator indicator, String printed, String computed) {}

  private final Office office;
  private final Filing filing;
  private final SummaryForm form;
  private final List<Check> checks = new ArrayList<>();

  private CrossChecks(Office office, Filing filing) {
    this.office = office;
    this.filing = filing;
    this.form = office.counted(filing);
  }

  static List<Check> of(Office office, Filing filing) {
    CrossChecks checks = new CrossChecks(office, filing);
    checks.plan();
    checks.correction();
    for (Line line : checks.form.lines()) {
      checks.concept(line);
    }
    return checks.checks;
  }

  private void plan() {
    if (!office.options().forms().contains(FormType.ACTION_PROGRAM_PLAN)) {
      return;
    }
    Programme programme = filing.programme();
    PlanVersion latest = PlanVersion.latest(office.ledger().versions(programme));
    for (Line line : form.lines()) {
      if (programme.indicators().contains(line.indicator())) {
        String printed = shown(line.target().amount());
        String planned = shown(latest.target(line.indicator(), form.year()).amount());
        if (!printed.equals(planned)) {
          checks.add(new Check("PLAN_TARGET", line.indicator(), printed, planned));
        }
      }
    }
  }

  private static String shown(BigDecimal amount) {
    return amount == null ? "-" : Value.plain(amount);
  }

  private void correction() {
    Correction correction = office.ledger().correction(filing.programme(), form.year());
    if (correction != null) {
      checks.add(
          new Check(
              "CORRECTED",
              correction.indicator(),
              Value.plain(correction.expected()),
              Value.plain(correction.corrected())));
    }
  }

  private void concept(Line line) {
    String concept = line.indicator().concept();
    if (concept.isEmpty()) {
      return;
    }
    ConceptValue value = office.ledger().concepts().of(filing.body().code(), form.year(), concept);
    if (filing.body().isFederation()) {
      total(line.indicator(), value);
    } else {
      parts(line.indicator(), value);
    }
  }

  /**
   * The federation's own figure against that of its chambers, at the decimals it is printed with.
   */
  private void total(Indicator indicator, ConceptValue printed) {
    for (Rolled rolled : RollupTruth.of(office, form.year())) {
      boolean compared =
          rolled.basis().equals("AS_WAS")
              && rolled.concept().code().equals(printed.concept().code())
              && printed.unit().equals(rolled.together().unit())
              && rolled.actual() != null
              && printed.actual() != null;
      if (compared && apart(printed.actual(), rolled.actual())) {
        checks.add(
            new Check(
                "FEDERATION_TOTAL",
                indicator,
                Value.plain(printed.actual()),
                Value.plain(rolled.actual())));
      }
    }
  }

  /** Whether a printed figure is not the exact one at the decimals it is printed with. */
  private static boolean apart(BigDecimal printed, BigDecimal exact) {
    int decimals = Math.max(0, printed.stripTrailingZeros().scale());
    return printed.subtract(exact).abs().compareTo(HALF.movePointLeft(decimals)) > 0;
  }

  /** A printed percentage against the parts, at the decimals it is printed with. */
  private void parts(Indicator indicator, ConceptValue value) {
    Outcomes.Parts parts = value.parts();
    if (parts == null || parts.numerator() < 0 || value.actual() == null) {
      return;
    }
    BigDecimal exact =
        BigDecimal.valueOf(parts.numerator())
            .multiply(HUNDRED)
            .divide(BigDecimal.valueOf(parts.denominator()), DIGITS, RoundingMode.HALF_UP);
    if (apart(value.actual(), exact)) {
      checks.add(
          new Check(
              "RATIO_PARTS",
              indicator,
              Value.plain(value.actual()),
              Value.plain(exact.setScale(SCALE, RoundingMode.HALF_UP))));
    }
  }
}
