package tassei.model.survey;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import tassei.model.FiscalYear;
import tassei.model.FormType;

/**
 * What is asked in a survey, for the years it is asked so.
 *
 * @param code unique; stored in {@code questionnaire}
 * @param bodyCode whose it is; empty where any body may use it
 * @param validFrom first fiscal year
 * @param validTo last fiscal year
 */
public record Questionnaire(
    String code,
    String title,
    FormType formType,
    String bodyCode,
    int validFrom,
    int validTo,
    List<Question> questions)
    implements Serializable {
  public Questionnaire {
    requireNonNull(code, "code is null");
    requireNonNull(title, "title is null");
    requireNonNull(formType, "formType is null");
    requireNonNull(bodyCode, "bodyCode is null");
    questions = List.copyOf(questions);
  }

  /** Whether a body may have used it in a year; what is not known speaks against nothing. */
  public boolean mayBe(Optional<String> body, Optional<FiscalYear> year) {
    boolean whose = bodyCode.isEmpty() || body.map(bodyCode::equals).orElse(true);
    boolean when =
        year.map(known -> known.startYear() >= validFrom && known.startYear() <= validTo)
            .orElse(true);
    return whose && when;
  }

  /** The questions whose answers are counted. */
  public List<Question> counted() {
    return questions.stream().filter(question -> question.kind().isCounted()).toList();
  }
}
