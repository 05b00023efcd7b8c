package tassei.transform.reference;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tassei.model.FormType;
import tassei.model.survey.AnswerOption;
import tassei.model.survey.Question;
import tassei.model.survey.Questionnaire;
import tassei.model.survey.SurveyRound;
import tassei.model.survey.SurveyText;
import tassei.model.survey.Surveys;
import tassei.transform.reference.ReferenceFile.Line;

/** The questionnaires of questionnaires.csv, questions.csv, options.csv and survey_rounds.csv. */
final class ReferenceSurveys {
  private static final String CODE = "[a-z0-9][a-z0-9_-]*";
  private static final Set<String> WITH_OPTIONS = Set.of("SINGLE", "MULTIPLE", "BREAKDOWN");
  private static final int LAST_YEAR = 9999;

  private final Map<String, List<Line>> files;

  ReferenceSurveys(Map<String, List<Line>> files) {
    this.files = files;
  }

  Surveys surveys() {
    return new Surveys(
        files.get("questionnaires").stream().map(this::questionnaire).toList(),
        files.get("survey_rounds").stream().map(ReferenceSurveys::round).toList());
  }

  /** By questionnaire; one that says nothing keeps what it has. */
  Map<String, Integer> retentionDays() {
    return files.get("questionnaires").stream()
        .filter(line -> line.value("retention_days") != null)
        .collect(
            Collectors.toMap(
                line -> line.value("questionnaire"), line -> numberOr(line, "retention_days", 0)));
  }

  private Questionnaire questionnaire(Line line) {
    String code = line.value("questionnaire");
    return new Questionnaire(
        code,
        line.value("title_ja"),
        FormType.valueOf(line.value("form_type").toUpperCase(Locale.ROOT)),
        textOf(line, "body_code"),
        numberOr(line, "valid_from", 0),
        numberOr(line, "valid_to", LAST_YEAR),
        questionsOf(code).stream().map(this::question).toList());
  }

  private List<Line> questionsOf(String questionnaire) {
    return files.get("questions").stream()
        .filter(line -> line.value("questionnaire").equals(questionnaire))
        .sorted(Comparator.comparingInt(line -> numberOr(line, "sort", 0)))
        .toList();
  }

  private Question question(Line line) {
    return new Question(
        line.value("question"),
        line.value("text"),
        synonyms(line),
        Question.Kind.valueOf(line.value("kind")),
        optionsOf(line.value("option_set")).stream().map(ReferenceSurveys::option).toList(),
        numberOr(line, "at_most", 0),
        textOf(line, "unit"));
  }

  private List<Line> optionsOf(String set) {
    return files.get("options").stream()
        .filter(line -> line.value("option_set").equals(set))
        .sorted(Comparator.comparingInt(line -> numberOr(line, "sort", 0)))
        .toList();
  }

  private static AnswerOption option(Line line) {
    return new AnswerOption(
        line.value("option"),
        line.value("label"),
        synonyms(line),
        line.value("is_no_answer") != null);
  }

  private static SurveyRound round(Line line) {
    return new SurveyRound(
        line.value("body_code"),
        line.value("questionnaire"),
        numberOr(line, "fiscal_year", 0),
        textOf(line, "period"),
        dayOr(line, "opens_on", LocalDate.MIN),
        dayOr(line, "closes_on", LocalDate.MAX));
  }

  /** Everything that does not hold between these files and in them, each with file and line. */
  List<String> broken() {
    List<String> errors = new ArrayList<>();
    for (Line line : files.get("questions")) {
      question(line, errors);
    }
    codes("questionnaires", "questionnaire", errors);
    codes("questions", "question", errors);
    codes("options", "option", errors);
    known("questions", "questionnaire", codes("questionnaires", "questionnaire"), errors);
    known("survey_rounds", "questionnaire", codes("questionnaires", "questionnaire"), errors);
    known("survey_indicators", "questionnaire", codes("questionnaires", "questionnaire"), errors);
    codes("survey_indicators", "indicator", errors);
    files.get("survey_indicators").forEach(line -> indicator(line, errors));
    for (Line line : files.get("survey_rounds")) {
      if (numberOr(line, "delivered", 0) > numberOr(line, "sent", Integer.MAX_VALUE)) {
        errors.add(
            "%s: delivered '%s' is more than sent '%s'"
                .formatted(line.place(), line.value("delivered"), line.value("sent")));
      }
    }
    scored(errors);
    readAlike(errors);
    files.get("questions").stream()
        .filter(line -> line.value("kind").equals("BREAKDOWN"))
        .map(line -> line.value("option_set"))
        .distinct()
        .forEach(set -> overlapping(optionsOf(set), errors));
    return errors;
  }

  /** Parts that share respondents: what lies in both would follow from what is shown of each. */
  private static void overlapping(List<Line> options, List<String> errors) {
    for (int later = 1; later < options.size(); later++) {
      for (Line earlier : options.subList(0, later)) {
        Line line = options.get(later);
        boolean overlap =
            LabelRange.of(line.value("label"))
                .flatMap(one -> LabelRange.of(earlier.value("label")).map(one::overlaps))
                .orElse(false);
        if (overlap) {
          errors.add(
              "%s: '%s' overlaps '%s' at %s; parts of a breakdown must not, for what lies in both would follow from the counts"
                  .formatted(
                      line.place(), line.value("label"), earlier.value("label"), earlier.place()));
        }
      }
    }
  }

  private void question(Line line, List<String> errors) {
    boolean needs = WITH_OPTIONS.contains(line.value("kind"));
    String set = line.value("option_set");
    if (needs && set == null) {
      errors.add(
          "%s: option_set is missing, found '' for a %s question"
              .formatted(line.place(), line.value("kind")));
    } else if (needs && optionsOf(set).isEmpty()) {
      errors.add("%s: option_set '%s' is not known".formatted(line.place(), set));
    } else if (!needs && set != null) {
      errors.add(
          "%s: a %s question has no options, found option_set '%s'"
              .formatted(line.place(), line.value("kind"), set));
    }
  }

  /** A statistic of a question that is asked, of an option that may be chosen. */
  private void indicator(Line line, List<String> errors) {
    boolean share = line.value("statistic").equals("SHARE");
    if (share != (line.value("option") != null)) {
      errors.add(
          "%s: option %s, found '%s'"
              .formatted(
                  line.place(),
                  share ? "is missing" : "belongs to the statistic SHARE",
                  textOf(line, "option")));
    }
    if ((line.value("breakdown_question") == null) != (line.value("breakdown_option") == null)) {
      errors.add(
          "%s: breakdown_question and breakdown_option go together, found '%s' and '%s'"
              .formatted(
                  line.place(),
                  textOf(line, "breakdown_question"),
                  textOf(line, "breakdown_option")));
    }
    for (String column : List.of("question", "breakdown_question")) {
      String code = line.value(column);
      boolean asked =
          questionsOf(line.value("questionnaire")).stream()
              .anyMatch(question -> question.value("question").equals(code));
      if (code != null && !asked) {
        errors.add(
            "%s: %s '%s' is not a question of %s"
                .formatted(line.place(), column, code, line.value("questionnaire")));
      }
    }
  }

  /** In a scale every answer has a score; without one its mean would leave answers out. */
  private void scored(List<String> errors) {
    Map<String, List<Line>> sets =
        files.get("options").stream()
            .filter(line -> line.value("is_no_answer") == null)
            .collect(
                Collectors.groupingBy(
                    line -> line.value("option_set"), TreeMap::new, Collectors.toList()));
    for (String column : List.of("score", "sense")) {
      sets.forEach(
          (set, options) -> {
            boolean some = options.stream().anyMatch(line -> line.value(column) != null);
            options.stream()
                .filter(line -> some && line.value(column) == null)
                .forEach(
                    line ->
                        errors.add(
                            "%s: %s is missing, found '' where others of %s have one"
                                .formatted(line.place(), column, set)));
          });
    }
  }

  /** Two questions or options that read alike could not be told apart in a file. */
  private void readAlike(List<String> errors) {
    Map<String, Map<String, Line>> questions = new HashMap<>();
    for (Line line : files.get("questions")) {
      for (String wording : wordings(line, "text")) {
        claim(questions, line.value("questionnaire"), wording, line, errors);
      }
    }
    Map<String, Map<String, Line>> options = new HashMap<>();
    for (Line line : files.get("options")) {
      for (String wording : wordings(line, "label")) {
        claim(options, line.value("option_set"), wording, line, errors);
      }
    }
  }

  private static void claim(
      Map<String, Map<String, Line>> owners,
      String owner,
      String wording,
      Line line,
      List<String> errors) {
    String key = SurveyText.key(wording);
    Line other = owners.computeIfAbsent(owner, none -> new HashMap<>()).put(key, line);
    if (key.isEmpty()) {
      errors.add("%s: '%s' has no letter to find it by".formatted(line.place(), wording));
    } else if (other != null && other != line) {
      errors.add(
          "%s: '%s' reads like a wording at %s".formatted(line.place(), wording, other.place()));
    }
  }

  private void codes(String file, String column, List<String> errors) {
    for (Line line : files.get(file)) {
      if (!line.value(column).matches(CODE)) {
        errors.add(
            "%s: %s is not a code of a-z, 0-9, - and _, found '%s'"
                .formatted(line.place(), column, line.value(column)));
      }
    }
  }

  private Set<String> codes(String file, String column) {
    return files.get(file).stream()
        .map(line -> line.value(column))
        .collect(Collectors.toCollection(HashSet::new));
  }

  private void known(String file, String column, Set<String> codes, List<String> errors) {
    for (Line line : files.get(file)) {
      if (!codes.contains(line.value(column))) {
        errors.add("%s: %s '%s' is not known".formatted(line.place(), column, line.value(column)));
      }
    }
  }

  private static List<String> wordings(Line line, String column) {
    List<String> wordings = new ArrayList<>(synonyms(line));
    wordings.addFirst(line.value(column));
    return wordings;
  }

  private static List<String> synonyms(Line line) {
    String synonyms = line.value("synonyms");
    return synonyms == null ? List.of() : List.of(synonyms.split("\\|"));
  }

  private static String textOf(Line line, String column) {
    return line.value(column) == null ? "" : line.value(column);
  }

  private static int numberOr(Line line, String column, int none) {
    return line.value(column) == null ? none : Integer.parseInt(line.value(column));
  }

  private static LocalDate dayOr(Line line, String column, LocalDate none) {
    return line.value(column) == null ? none : LocalDate.parse(line.value(column));
  }
}
