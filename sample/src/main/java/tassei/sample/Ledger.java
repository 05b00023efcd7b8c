package tassei.sample;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tassei.model.FormType;

/**
 * Everything that is true of a federation: the programmes of its bodies, their targets and
 * outcomes, and what the summaries say in the end.
 *
 * <p>The federation comes last: what it prints of all its chambers follows from them.
 */
final class Ledger {
  /** The day on which the sample is looked at: after everything is filed, before 2099. */
  static final LocalDate TODAY = LocalDate.of(2026, Month.NOVEMBER, 21);

  private final SampleOptions options;
  private final Federation federation;
  private final ConceptBook concepts;
  private final Members members;
  private final List<Programme> programmes = new ArrayList<>();
  private final Map<String, List<PlanVersion>> versions = new TreeMap<>();
  private final Map<String, Outcomes> outcomes = new TreeMap<>();
  private final Map<String, SummaryForm> summaries = new TreeMap<>();
  private final Map<String, Correction> corrections = new TreeMap<>();

  private Ledger(SampleOptions options, Federation federation) {
    this.options = options;
    this.federation = federation;
    this.concepts = new ConceptBook(options);
    this.members = new Members(federation);
  }

  static Ledger of(SampleOptions options, Federation federation) {
    Ledger ledger = new Ledger(options, federation);
    int ofAll = 0;
    for (SampleBody body : federation.chambers()) {
      Drafting.of(options, body).forEach(programme -> ledger.add(programme, body.size()));
      ofAll += body.size();
    }
    int size = ofAll;
    Drafting.of(options, federation.body()).forEach(programme -> ledger.add(programme, size));
    return ledger;
  }

  private void add(Programme programme, int size) {
    List<PlanVersion> planned = Planning.of(options, programme, size);
    Outcomes came = Outcomes.of(options, programme, planned);
    if (programme.body().isFederation()) {
      new FederationFigures(options, concepts, members).putInto(came, programme);
    }
    programmes.add(programme);
    versions.put(key(programme, 0), planned);
    outcomes.put(key(programme, 0), came);
    for (int year : programme.years()) {
      boolean reports = year >= options.firstYear() && year <= options.lastYear();
      if (reports && programme.body().existsIn(year)) {
        add(programme, year, planned, came);
      }
    }
  }

  private void add(Programme programme, int year, List<PlanVersion> planned, Outcomes came) {
    Plants plants = Plants.of(options, programme.body(), year);
    SummaryForm form = new Summaries(options, programme, year, plants).form(planned, came);
    summaries.put(key(programme, year), form);
    boolean filed = options.forms().contains(FormType.ACTION_PROGRAM_SUMMARY) && !plants.missing();
    if (filed && plants.registered()) {
      corrections.put(key(programme, year), Correction.of(options, form));
    }
    concepts.add(programme, year, filed ? counted(programme, year) : null, came);
  }

  Federation federation() {
    return federation;
  }

  Members members() {
    return members;
  }

  ConceptBook concepts() {
    return concepts;
  }

  List<Programme> programmes() {
    return programmes;
  }

  List<PlanVersion> versions(Programme programme) {
    return versions.get(key(programme, 0));
  }

  Outcomes outcomes(Programme programme) {
    return outcomes.get(key(programme, 0));
  }

  /** What is printed in the end. */
  SummaryForm summary(Programme programme, int year) {
    return summaries.get(key(programme, year));
  }

  /** What counts in the end: what is printed, with the registered correction. */
  SummaryForm counted(Programme programme, int year) {
    SummaryForm form = summary(programme, year);
    Correction correction = correction(programme, year);
    return correction == null ? form : correction.applied(form);
  }

  /** Null where there is none. */
  Correction correction(Programme programme, int year) {
    return corrections.get(key(programme, year));
  }

  List<Correction> corrections() {
    return List.copyOf(corrections.values());
  }

  private static String key(Programme programme, int year) {
    return programme.body().code() + "/" + programme.generation() + "/" + year;
  }
}
