package tassei.ingest.observe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tassei.ingest.layout.Layout;
import tassei.ingest.observe.Evidence.Kind;
import tassei.ingest.observe.Evidence.Part;
import tassei.ingest.reader.SurveyHeader;
import tassei.ingest.reader.SurveyTables;
import tassei.ingest.sheet.Document.Sheet;
import tassei.model.Problem;
import tassei.model.survey.Question;
import tassei.model.survey.Questionnaire;
import tassei.model.survey.SurveyFigure;

/**
 * What speaks for a questionnaire: how many of its questions have a column, and how many of the
 * headings are questions of it. A list of responses has no title, and its columns any order.
 */
final class QuestionnaireEvidence {
  /** The family of forms, as layouts name theirs. */
  static final String READER = "survey";

  /** Ends the id of the layout of a questionnaire's printed tables. */
  static final String TABLE = "-table";

  private static final int QUESTIONS = 70;
  private static final int HEADINGS = 30;

  private QuestionnaireEvidence() {}

  /** Of a list of responses to it, and of its printed tables where there is one. */
  static Stream<Evidence> all(Questionnaire questionnaire, List<Sheet> sheets) {
    return Stream.concat(
        Stream.of(of(questionnaire, sheets)), ofTable(questionnaire, sheets).stream());
  }

  private static Evidence of(Questionnaire questionnaire, List<Sheet> sheets) {
    Optional<SurveyHeader> header =
        sheets.stream()
            .map(sheet -> SurveyHeader.find(sheet.rows(), questionnaire))
            .flatMap(Optional::stream)
            .findFirst();
    Set<Question> found = header.map(SurveyHeader::questions).orElse(Set.of());
    List<Question> asked = questionnaire.counted();
    List<String> there = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    asked.forEach(question -> (found.contains(question) ? there : missing).add(question.text()));
    int columns = header.map(SurveyHeader::columns).orElse(List.of()).size();
    int strangers = header.map(SurveyHeader::strangers).orElse(List.of()).size();
    return new Evidence(
        layout(questionnaire),
        List.of(
            new Part(
                Kind.QUESTIONS,
                QUESTIONS * there.size() / Math.max(1, asked.size()),
                QUESTIONS,
                there,
                missing),
            new Part(
                Kind.HEADINGS,
                HEADINGS * columns / Math.max(1, columns + strangers),
                HEADINGS,
                List.of(),
                List.of())));
  }

  /** The same of a printed table: its headings are options, its rows questions or breakdowns. */
  private static Optional<Evidence> ofTable(Questionnaire questionnaire, List<Sheet> sheets) {
    List<Sheet> tables =
        sheets.stream().filter(s -> SurveyTables.isOne(s.rows(), questionnaire)).toList();
    if (tables.isEmpty()) {
      return Optional.empty();
    }
    SurveyTables.Printed printed = new SurveyTables(questionnaire).read(tables);
    Set<String> found =
        printed.figures().stream()
            .map(SurveyFigure::question)
            .filter(code -> !code.isEmpty())
            .collect(Collectors.toSet());
    List<String> there =
        questionnaire.counted().stream()
            .filter(question -> found.contains(question.code()))
            .map(Question::text)
            .toList();
    long read = printed.figures().stream().map(figure -> figure.at().row()).distinct().count();
    long strange =
        printed.problems().stream().filter(p -> p.code() == Problem.Code.ROW_NOT_READ).count();
    int points = there.isEmpty() ? 0 : QUESTIONS;
    return Optional.of(
        new Evidence(
            layout(questionnaire, questionnaire.code() + TABLE),
            List.of(
                new Part(Kind.QUESTIONS, points, QUESTIONS, there, List.of()),
                new Part(
                    Kind.HEADINGS,
                    there.isEmpty() ? 0 : (int) (HEADINGS * read / Math.max(1, read + strange)),
                    HEADINGS,
                    List.of(),
                    List.of()))));
  }

  /** A questionnaire is a layout of its own, kept with the reference data. */
  static Layout layout(Questionnaire questionnaire) {
    return layout(questionnaire, questionnaire.code());
  }

  private static Layout layout(Questionnaire questionnaire, String id) {
    List<Layout.Heading> headings =
        questionnaire.counted().stream()
            .map(question -> new Layout.Heading(List.of(question.text())))
            .collect(Collectors.toList());
    return new Layout(
        id,
        questionnaire.title(),
        READER,
        questionnaire.formType(),
        new Layout.Recognise(Pattern.compile("(?!)"), headings, List.of()),
        Map.of(),
        "");
  }
}
