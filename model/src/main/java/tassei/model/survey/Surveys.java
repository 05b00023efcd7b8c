package tassei.model.survey;

import java.io.Serializable;
import java.util.List;
import tassei.model.FiscalYear;

/** The questionnaires there are, and when bodies asked them. */
public record Surveys(List<Questionnaire> questionnaires, List<SurveyRound> rounds)
    implements Serializable {
  /** No survey is known. */
  public static final Surveys NONE = new Surveys(List.of(), List.of());

  public Surveys {
    questionnaires = List.copyOf(questionnaires);
    rounds = List.copyOf(rounds);
  }

  /** The rounds that are registered of a body's questionnaire in a year. */
  public List<SurveyRound> rounds(String bodyCode, String questionnaire, FiscalYear year) {
    return rounds.stream()
        .filter(round -> round.bodyCode().equals(bodyCode))
        .filter(round -> round.questionnaire().equals(questionnaire))
        .filter(round -> round.fiscalYear() == year.startYear())
        .toList();
  }
}
