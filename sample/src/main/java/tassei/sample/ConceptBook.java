package tassei.sample;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tassei.model.Achievement;
import tassei.model.Direction;
import tassei.model.FormType;
import tassei.sample.SummaryForm.Line;

/** What every body reports of every concept: by its summary, else by its goal table. */
final class ConceptBook {
  private static final BigDecimal YEN_OF_A_THOUSAND = BigDecimal.valueOf(1000);
  private static final BigDecimal YEN_OF_TEN_THOUSAND = BigDecimal.valueOf(10_000);

  private final SampleOptions options;
  private final Map<String, ConceptValue> values = new TreeMap<>();

  ConceptBook(SampleOptions options) {
    this.options = options;
  }

  /** Takes in what a body says of a year; the summary is null where it is not filed. */
  void add(Programme programme, int year, SummaryForm summary, Outcomes outcomes) {
    if (summary != null) {
      for (Line line : summary.lines()) {
        add(programme, year, line, outcomes);
      }
    }
    SampleBody body = programme.body();
    if (options.forms().contains(FormType.GOAL_TABLE) && GoalTables.files(body)) {
      goals(programme, year, GoalTables.of(options, programme, year));
    }
  }

  /** Null where nothing is reported. */
  ConceptValue of(String body, int year, String concept) {
    return values.get(key(body, year, concept));
  }

  Collection<ConceptValue> all() {
    return values.values();
  }

  private void add(Programme programme, int year, Line line, Outcomes outcomes) {
    Indicator indicator = line.indicator();
    if (indicator.concept().isEmpty()) {
      return;
    }
    Concepts.Concept concept = Concepts.named(indicator.concept());
    put(
        new ConceptValue(
            programme.body(),
            year,
            concept,
            programme.code(FormType.ACTION_PROGRAM_SUMMARY, indicator),
            inYen(indicator.unit()) ? "円" : indicator.unit(),
            indicator.template().direction(),
            yen(line.actual(), indicator.unit()),
            yen(line.target(), indicator.unit()),
            line.achievement(),
            registered(programme.body(), concept, year, outcomes.parts(indicator, year))));
  }

  /** The parts that concept_parts.csv has: now and then none, or others than the form prints. */
  Outcomes.Parts registered(
      SampleBody body, Concepts.Concept concept, int year, Outcomes.Parts parts) {
    if (parts == null || body.isFederation()) {
      return null;
    }
    Dice dice = Dice.of(options.seed(), body.code(), "parts", concept.code(), year);
    if (dice.chance(1)) {
      return null;
    }
    boolean answersOnly = concept.method() == Concepts.Method.WEIGHTED_BY_ANSWERS;
    if (answersOnly && dice.chance(40)) {
      return new Outcomes.Parts(-1, parts.denominator());
    }
    return dice.chance(3) ? new Outcomes.Parts(parts.numerator() + 9, parts.denominator()) : parts;
  }

  private static boolean inYen(String unit) {
    return unit.equals("千円") || unit.equals("万円");
  }

  private static BigDecimal yen(Value value, String unit) {
    if (!value.isMeasured() || !inYen(unit)) {
      return value.amount();
    }
    return value.amount().multiply(unit.equals("千円") ? YEN_OF_A_THOUSAND : YEN_OF_TEN_THOUSAND);
  }

  /** Several goals of one concept add up; the summary comes first. */
  private void goals(Programme programme, int year, GoalForm form) {
    Map<String, List<GoalForm.Item>> byConcept = new TreeMap<>();
    for (GoalForm.Item item : form.items()) {
      if (!item.concept().isEmpty()) {
        byConcept.computeIfAbsent(item.concept(), code -> new ArrayList<>()).add(item);
      }
    }
    byConcept.forEach(
        (concept, items) -> {
          if (of(programme.body().code(), year, concept) == null) {
            put(sum(programme, year, Concepts.named(concept), items));
          }
        });
  }

  private static ConceptValue sum(
      Programme programme, int year, Concepts.Concept concept, List<GoalForm.Item> items) {
    BigDecimal actual = BigDecimal.ZERO;
    BigDecimal target = BigDecimal.ZERO;
    for (GoalForm.Item item : items) {
      actual = actual.add(BigDecimal.valueOf(item.actual()));
      target = target.add(BigDecimal.valueOf(item.target()));
    }
    Achievement achievement = Judgement.of(Direction.HIGHER, Value.of(actual), Value.of(target));
    List<String> codes = items.stream().map(item -> item.code(programme)).sorted().toList();
    return new ConceptValue(
        programme.body(),
        year,
        concept,
        String.join(",", codes),
        items.getFirst().unit(),
        Direction.HIGHER,
        actual,
        target,
        achievement,
        null);
  }

  private void put(ConceptValue value) {
    values.put(key(value.body().code(), value.year(), value.concept().code()), value);
  }

  private static String key(String body, int year, String concept) {
    return body + "/" + year + "/" + concept;
  }
}
