package tassei.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that is true of a federation: the programmes of its bodies, their targets and
 * outcomes, and what the summaries say in the end.
 */
final class Ledger {
  private final Federation federation;
  private final List<Programme> programmes = new ArrayList<>();
  private final Map<String, List<PlanVersion>> versions = new TreeMap<>();
  private final Map<String, Outcomes> outcomes = new TreeMap<>();
  private final Map<String, SummaryForm> summaries = new TreeMap<>();

  private Ledger(Federation federation) {
    this.federation = federation;
  }

  static Ledger of(SampleOptions options, Federation federation) {
    Ledger ledger = new Ledger(federation);
    int ofAll = federation.chambers().stream().mapToInt(SampleBody::size).sum();
    for (SampleBody body : federation.bodies()) {
      for (Programme programme : Drafting.of(options, body)) {
        ledger.add(options, programme, body.isFederation() ? ofAll : body.size());
      }
    }
    return ledger;
  }

  private void add(SampleOptions options, Programme programme, int size) {
    List<PlanVersion> planned = Planning.of(options, programme, size);
    Outcomes came = Outcomes.of(options, programme, planned);
    programmes.add(programme);
    versions.put(key(programme, 0), planned);
    outcomes.put(key(programme, 0), came);
    for (int year : programme.years()) {
      Plants plants = Plants.of(options, programme.body(), year);
      SummaryForm form = new Summaries(options, programme, year, plants).form(planned, came);
      summaries.put(key(programme, year), form);
    }
  }

  Federation federation() {
    return federation;
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

  SummaryForm summary(Programme programme, int year) {
    return summaries.get(key(programme, year));
  }

  private static String key(Programme programme, int year) {
    return programme.body().code() + "/" + programme.generation() + "/" + year;
  }
}
