package tassei.transform.disclosure;

import static java.util.Objects.requireNonNull;

/**
 * One count of a survey, as it stands in core: how many of a group chose an option of a question.
 *
 * @param body whose respondents; the sum over the chambers of a federation is a body of its own
 * @param isSum whether the body is that sum
 * @param isPart whether the body's respondents are part of that sum
 * @param kind SINGLE, MULTIPLE, NUMERIC or BREAKDOWN
 * @param isValid whether the option counts as an answer; no answer does not
 * @param breakdownQuestion null over all respondents
 * @param responses all respondents of the group
 * @param validAnswers those among them who answered the question
 */
public record SurveyCount(
    String body,
    boolean isSum,
    boolean isPart,
    String question,
    String kind,
    String option,
    boolean isValid,
    String breakdownQuestion,
    String breakdownOption,
    long answers,
    long responses,
    long validAnswers) {
  public SurveyCount {
    requireNonNull(body, "body is null");
    requireNonNull(question, "question is null");
    requireNonNull(kind, "kind is null");
    requireNonNull(option, "option is null");
  }

  /** The respondents it counts: of a body, and of one part of it. */
  Respondents respondents() {
    return new Respondents(body, breakdownQuestion, breakdownOption);
  }

  /** Respondents of a body; with a breakdown, the part of them that gave this option. */
  record Respondents(String body, String breakdownQuestion, String breakdownOption) {
    boolean areAll() {
      return breakdownQuestion == null;
    }

    Respondents all() {
      return new Respondents(body, null, null);
    }

    Respondents of(String otherBody) {
      return new Respondents(otherBody, breakdownQuestion, breakdownOption);
    }

    String key() {
      return areAll() ? body : body + "|" + breakdownQuestion + "=" + breakdownOption;
    }
  }
}
