package tassei.model.survey;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * One time a body asked a questionnaire.
 *
 * @param period as registered: 2024Q2; empty where the questionnaire is asked once a year
 * @param opensOn first day of answering; {@link LocalDate#MIN} where it is not known
 * @param closesOn last day of answering; {@link LocalDate#MAX} where it is not known
 */
public record SurveyRound(
    String bodyCode,
    String questionnaire,
    int fiscalYear,
    String period,
    LocalDate opensOn,
    LocalDate closesOn)
    implements Serializable {
  public SurveyRound {
    requireNonNull(bodyCode, "bodyCode is null");
    requireNonNull(questionnaire, "questionnaire is null");
    requireNonNull(period, "period is null");
    requireNonNull(opensOn, "opensOn is null");
    requireNonNull(closesOn, "closesOn is null");
  }

  /** The round of a questionnaire that is asked once a year and was not registered. */
  public static SurveyRound ofYear(String bodyCode, String questionnaire, int fiscalYear) {
    return new SurveyRound(bodyCode, questionnaire, fiscalYear, "", LocalDate.MIN, LocalDate.MAX);
  }

  /** The period, or the year where it has none; what tells the rounds of a body apart. */
  public String name() {
    return period.isEmpty() ? Integer.toString(fiscalYear) : period;
  }

  public boolean isOpenOn(LocalDate day) {
    return !day.isBefore(opensOn) && !day.isAfter(closesOn);
  }
}
