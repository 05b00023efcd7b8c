package tassei.model.survey;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import tassei.model.CellRef;

/**
 * One figure of a printed table of a survey.
 *
 * <p>Grain of {@code staging.survey_figure}.
 *
 * @param question code of the question; empty where the figure is of the whole survey
 * @param option code of the option; empty where the figure is of the whole question
 * @param breakdownQuestion code; empty over all responses
 * @param breakdownOption code; empty over all responses
 * @param amount as printed; shares and rates in percent
 * @param decimals how many are printed
 * @param raw as it stands
 * @param setAside whether its row or cell has a problem
 */
public record SurveyFigure(
    CellRef at,
    String question,
    String option,
    String breakdownQuestion,
    String breakdownOption,
    Measure measure,
    BigDecimal amount,
    int decimals,
    String raw,
    boolean setAside) {
  public SurveyFigure {
    requireNonNull(at, "at is null");
    requireNonNull(question, "question is null");
    requireNonNull(option, "option is null");
    requireNonNull(breakdownQuestion, "breakdownQuestion is null");
    requireNonNull(breakdownOption, "breakdownOption is null");
    requireNonNull(measure, "measure is null");
    requireNonNull(amount, "amount is null");
    requireNonNull(raw, "raw is null");
  }

  /** What is printed. */
  public enum Measure {
    /** How many chose an option. */
    COUNT,
    /** How many of a hundred chose an option. */
    SHARE,
    /** Better less worse, in points. */
    DI,
    /** How many answered. */
    ANSWERS,
    /** How many were asked. */
    SENT,
    /** Answers of a hundred that were asked. */
    RESPONSE_RATE
  }

  public SurveyFigure aside() {
    return new SurveyFigure(
        at,
        question,
        option,
        breakdownQuestion,
        breakdownOption,
        measure,
        amount,
        decimals,
        raw,
        true);
  }
}
