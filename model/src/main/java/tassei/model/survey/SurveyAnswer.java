package tassei.model.survey;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;

/**
 * One answer of one response: an option that was chosen, a number, or that there is none.
 *
 * <p>Grain of {@code staging.survey_answer}. It holds no word of a person and nothing that says who
 * answered.
 *
 * @param response its place among the responses of the file, from 1
 * @param sheet where it stands
 * @param row where it stands
 * @param column where it stands, 1-based
 * @param question code of the question
 * @param option code of the option chosen; empty for the other kinds
 * @param amount of a number, else null
 * @param first whether it is the first answer of this response to this question
 * @param profile what the response says to the breakdowns: {@code district=ohyu;industry=retail}
 */
public record SurveyAnswer(
    int response,
    String sheet,
    int row,
    int column,
    String question,
    Kind kind,
    String option,
    BigDecimal amount,
    boolean first,
    String profile) {
  public SurveyAnswer {
    requireNonNull(sheet, "sheet is null");
    requireNonNull(question, "question is null");
    requireNonNull(kind, "kind is null");
    requireNonNull(option, "option is null");
    requireNonNull(profile, "profile is null");
  }

  /** What kind of answer it is. */
  public enum Kind {
    CHOSEN,
    NUMBER,
    NO_ANSWER,
    /** The cell has a problem; it is neither an answer nor none. */
    SET_ASIDE
  }
}
