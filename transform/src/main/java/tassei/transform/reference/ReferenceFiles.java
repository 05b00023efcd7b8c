package tassei.transform.reference;

import static tassei.transform.reference.ReferenceFile.Column.amount;
import static tassei.transform.reference.ReferenceFile.Column.day;
import static tassei.transform.reference.ReferenceFile.Column.number;
import static tassei.transform.reference.ReferenceFile.Column.oneOf;
import static tassei.transform.reference.ReferenceFile.Column.text;

import java.util.Arrays;
import java.util.List;
import tassei.model.Direction;
import tassei.model.FormType;
import tassei.model.survey.Question;
import tassei.transform.reference.ReferenceFile.Overlay;

/** The reference files there are: their columns, and what makes a row the same as another. */
final class ReferenceFiles {
  private static final String[] FORM_TYPES =
      Arrays.stream(FormType.values()).map(FormType::code).toArray(String[]::new);
  private static final String[] DIRECTIONS =
      Arrays.stream(Direction.values()).map(Direction::name).toArray(String[]::new);

  private static final ReferenceFile REGIONS =
      new ReferenceFile(
          "regions",
          List.of(
              text("prefecture_code").filled(),
              text("prefecture_name").filled(),
              text("prefecture_short").filled(),
              text("region8").filled(),
              text("federation_block"),
              text("source")),
          List.of("prefecture_code"));

  private static final ReferenceFile BODIES =
      new ReferenceFile(
          "bodies",
          List.of(
              text("body_code").filled(),
              oneOf("body_type", "CHAMBER", "FEDERATION").filled(),
              text("body_name").filled(),
              text("aliases"),
              text("prefecture_code").filled(),
              text("federation_code").filled(),
              text("districts"),
              day("valid_from"),
              day("valid_to"),
              text("source")),
          List.of("body_code", "valid_from"));

  private static final ReferenceFile SUCCESSIONS =
      new ReferenceFile(
              "successions",
              List.of(
                  text("predecessor_code").filled(),
                  text("successor_code"),
                  day("effective_date").filled(),
                  oneOf("kind", "MERGER", "SPLIT", "RENAME", "DEPARTURE").filled(),
                  text("source")),
              List.of("predecessor_code", "successor_code", "effective_date"))
          .mayBeEmpty();

  private static final ReferenceFile CONCEPTS =
      new ReferenceFile(
          "concepts",
          List.of(
              text("concept_code").filled(),
              text("concept_name").filled(),
              text("numerator"),
              text("denominator"),
              text("unit"),
              oneOf("direction", DIRECTIONS).filled(),
              oneOf(
                      "additivity",
                      "SUM",
                      "SNAPSHOT_SUM",
                      "RATIO_OF_SUMS",
                      "WEIGHTED_BY_ANSWERS",
                      "COUNT_OF_BODIES",
                      "NOT_AGGREGABLE")
                  .filled(),
              text("note")),
          List.of("concept_code"));

  private static final ReferenceFile INDICATORS =
      new ReferenceFile(
              "indicators",
              List.of(
                  text("body_code").filled(),
                  oneOf("form_type", FORM_TYPES).filled(),
                  number("measure_no"),
                  number("indicator_no").filled(),
                  text("indicator_name").filled(),
                  oneOf("direction", DIRECTIONS).filled(),
                  text("concept_code"),
                  oneOf("cumulative_start", "RESTARTS", "CARRIES_BASE"),
                  number("valid_from"),
                  number("valid_to"),
                  text("note"),
                  text("unit").later()),
              List.of("body_code", "form_type", "measure_no", "indicator_no", "valid_from"))
          .mayBeEmpty();

  private static final ReferenceFile SCALES =
      new ReferenceFile(
          "scales",
          List.of(
              text("scale_id").filled(),
              text("mark").filled(),
              number("mark_order").filled(),
              text("meaning").filled(),
              oneOf("achievement", "MET", "MISSED", "NOT_RATED"),
              text("rule"),
              number("valid_from"),
              number("valid_to"),
              text("source"),
              amount("rate_from").later(),
              amount("rate_below").later()),
          List.of("scale_id", "mark", "valid_from"));

  private static final ReferenceFile RULES =
      new ReferenceFile(
          "rules",
          List.of(
              text("rule_code").filled(),
              number("valid_from"),
              number("valid_to"),
              oneOf("tie", "MET", "MISSED").filled(),
              oneOf("measure_rule", "ALL").filled(),
              text("source")),
          List.of("rule_code"));

  private static final ReferenceFile EXPECTED_FILINGS =
      new ReferenceFile(
              "expected_filings",
              List.of(
                  text("body_code").filled(),
                  oneOf("form_type", FORM_TYPES).filled(),
                  number("fiscal_year").filled(),
                  day("due_on"),
                  text("note")),
              List.of("body_code", "form_type", "fiscal_year"),
              Overlay.WHOLE_FILE)
          .mayBeEmpty();

  /** The numerator and denominator of a ratio concept, which forms do not print. */
  private static final ReferenceFile CONCEPT_PARTS =
      new ReferenceFile(
              "concept_parts",
              List.of(
                  text("body_code").filled(),
                  text("concept_code").filled(),
                  number("fiscal_year").filled(),
                  amount("numerator"),
                  amount("denominator").filled(),
                  text("source")),
              List.of("body_code", "concept_code", "fiscal_year"))
          .mayBeEmpty();

  /** The plans of a body in their order; a place in one plan is not the place in the next. */
  private static final ReferenceFile PROGRAMMES =
      new ReferenceFile(
              "programmes",
              List.of(
                  text("body_code").filled(),
                  number("generation").filled(),
                  number("first_year").filled(),
                  number("last_year").filled(),
                  text("name"),
                  text("source")),
              List.of("body_code", "generation"))
          .mayBeEmpty();

  private static final ReferenceFile CORRECTIONS =
      new ReferenceFile(
              "corrections",
              List.of(
                  text("body_code").filled(),
                  oneOf("form_type", FORM_TYPES).filled(),
                  number("fiscal_year").filled(),
                  number("measure_no"),
                  number("indicator_no").filled(),
                  text("indicator_name").filled(),
                  oneOf("field", "ACTUAL", "TARGET").filled(),
                  number("value_year").filled(),
                  amount("expected").filled(),
                  amount("corrected").filled(),
                  day("known_at").filled(),
                  text("reason").filled(),
                  text("source").filled()),
              List.of(
                  "body_code",
                  "form_type",
                  "fiscal_year",
                  "measure_no",
                  "indicator_no",
                  "indicator_name",
                  "field",
                  "value_year"))
          .mayBeEmpty();

  private static final ReferenceFile PEER_GROUPS =
      new ReferenceFile(
              "peer_groups",
              List.of(
                  text("peer_group").filled(),
                  text("peer_group_name").filled(),
                  oneOf("kind", "SIZE", "REGION", "INDUSTRY", "OTHER").filled(),
                  text("body_code").filled(),
                  number("valid_from"),
                  number("valid_to")),
              List.of("peer_group", "body_code", "valid_from"))
          .mayBeEmpty();

  private static final ReferenceFile QUESTIONNAIRES =
      new ReferenceFile(
              "questionnaires",
              List.of(
                  text("questionnaire").filled(),
                  text("title_ja").filled(),
                  oneOf(
                          "form_type",
                          FormType.MEMBER_SURVEY.code(),
                          FormType.STAFF_SURVEY.code(),
                          FormType.BUSINESS_CONDITIONS_SURVEY.code(),
                          FormType.PARTICIPANT_SURVEY.code())
                      .filled(),
                  text("body_code"),
                  number("minimum_count").filled(),
                  number("dominance_percent"),
                  number("retention_days").filled(),
                  number("valid_from"),
                  number("valid_to")),
              List.of("questionnaire"))
          .mayBeEmpty();

  private static final ReferenceFile QUESTIONS =
      new ReferenceFile(
              "questions",
              List.of(
                  text("questionnaire").filled(),
                  text("question").filled(),
                  text("question_no"),
                  text("text").filled(),
                  text("synonyms"),
                  oneOf(
                          "kind",
                          Arrays.stream(Question.Kind.values())
                              .map(Question.Kind::name)
                              .toArray(String[]::new))
                      .filled(),
                  text("option_set"),
                  number("at_most"),
                  text("base"),
                  text("unit"),
                  number("sort").filled()),
              List.of("questionnaire", "question"))
          .mayBeEmpty();

  private static final ReferenceFile OPTIONS =
      new ReferenceFile(
              "options",
              List.of(
                  text("option_set").filled(),
                  text("option").filled(),
                  text("label").filled(),
                  text("synonyms"),
                  amount("score"),
                  oneOf("top_box", "YES"),
                  oneOf("bottom_box", "YES"),
                  oneOf("sense", "BETTER", "SAME", "WORSE"),
                  oneOf("is_no_answer", "YES"),
                  number("sort").filled()),
              List.of("option_set", "option"))
          .mayBeEmpty();

  private static final ReferenceFile SURVEY_ROUNDS =
      new ReferenceFile(
              "survey_rounds",
              List.of(
                  text("body_code").filled(),
                  text("questionnaire").filled(),
                  number("fiscal_year").filled(),
                  text("period"),
                  number("sent"),
                  number("delivered"),
                  day("opens_on"),
                  day("closes_on")),
              List.of("body_code", "questionnaire", "fiscal_year", "period"))
          .mayBeEmpty();

  /** Statistics of a survey that are the actual of an indicator. */
  private static final ReferenceFile SURVEY_INDICATORS =
      new ReferenceFile(
              "survey_indicators",
              List.of(
                  text("body_code"),
                  text("indicator").filled(),
                  text("indicator_name").filled(),
                  text("questionnaire").filled(),
                  text("question").filled(),
                  oneOf(
                          "statistic",
                          "TOP_BOX",
                          "BOTTOM_BOX",
                          "SHARE",
                          "MEAN",
                          "DI",
                          "RESPONSE_RATE_SENT",
                          "RESPONSE_RATE_DELIVERED")
                      .filled(),
                  text("option"),
                  text("breakdown_question"),
                  text("breakdown_option"),
                  text("concept_code"),
                  oneOf("direction", DIRECTIONS).filled(),
                  amount("target"),
                  text("target_indicator"),
                  number("valid_from"),
                  number("valid_to")),
              List.of("body_code", "indicator", "valid_from"))
          .mayBeEmpty();

  /** In the order they are read. */
  static final List<ReferenceFile> ALL =
      List.of(
          REGIONS,
          BODIES,
          SUCCESSIONS,
          CONCEPTS,
          INDICATORS,
          SCALES,
          RULES,
          EXPECTED_FILINGS,
          CONCEPT_PARTS,
          PROGRAMMES,
          CORRECTIONS,
          PEER_GROUPS,
          QUESTIONNAIRES,
          QUESTIONS,
          OPTIONS,
          SURVEY_ROUNDS,
          SURVEY_INDICATORS);

  private ReferenceFiles() {}
}
