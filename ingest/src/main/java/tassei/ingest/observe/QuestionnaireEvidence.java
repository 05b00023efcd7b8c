package tassei.ingest.observe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tassei.ingest.layout.Layout;
import tassei.ingest.observe.Evidence.Kind;
import tassei.ingest.observe.Evidence.Part;
import tassei.ingest.reader.SurveyHeader;
import tassei.ingest.sheet.Document.Sheet;
import tassei.model.survey.Question;
import tassei.model.survey.Questionnaire;

/**
 * What speaks for a questionnaire: how many of its questions have a column, and how many of the
 * headings are questions of it. A list of responses has no title, and its columns any order.
 */
final class QuestionnaireEvidence {
  /** The family of forms, as layouts name theirs. */
  static final String READER = "survey";

  private static final int QUESTIONS = 70;
  private static final int HEADINGS = 30;

  private QuestionnaireEvidence() {}

  static Evidence of(Questionnaire questionnaire, List<Sheet> sheets) {
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

  /** A questionnaire is a layout of its own, kept with the reference data. */
  static Layout layout(Questionnaire questionnaire) {
    List<Layout.Heading> headings =
        questionnaire.counted().stream()
            .map(question -> new Layout.Heading(List.of(question.text())))
            .collect(Collectors.toList());
    return new Layout(
        questionnaire.code(),
        questionnaire.title(),
        READER,
        questionnaire.formType(),
        new Layout.Recognise(Pattern.compile("(?!)"), headings, List.of()),
        Map.of(),
        "");
  }
}
