package tassei.transform.disclosure;

import static java.util.Objects.requireNonNull;

/**
 * One count of a survey with what becomes of it.
 *
 * @param answers of the number that chose the option
 * @param valid of the number that answered the question
 * @param responses of the number of respondents
 */
public record ProtectedCount(
    SurveyCount count, Suppression answers, Suppression valid, Suppression responses) {
  public ProtectedCount {
    requireNonNull(count, "count is null");
    requireNonNull(answers, "answers is null");
    requireNonNull(valid, "valid is null");
    requireNonNull(responses, "responses is null");
  }

  /** Whether any of its figures is shown. */
  boolean isShown() {
    return answers.isPublished() || valid.isPublished() || responses.isPublished();
  }

  Suppression of(String option) {
    return switch (option) {
      case SurveyTable.VALID -> valid;
      case SurveyTable.RESPONSES -> responses;
      default -> answers;
    };
  }
}
