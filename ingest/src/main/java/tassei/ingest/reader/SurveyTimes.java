package tassei.ingest.reader;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import tassei.ingest.sheet.Document.Row;
import tassei.model.survey.Question;
import tassei.model.survey.Questionnaire;

/** On which days the first responses of a list were given. */
public final class SurveyTimes {
  private SurveyTimes() {}

  /**
   * @param most how many responses are looked at
   */
  public static List<LocalDate> of(List<Row> rows, Questionnaire questionnaire, int most) {
    return SurveyHeader.find(rows, questionnaire).stream()
        .flatMap(
            header ->
                header.columns().stream()
                    .filter(column -> column.question().kind() == Question.Kind.ANSWERED_AT)
                    .limit(1)
                    .flatMap(
                        column ->
                            rows.stream()
                                .filter(row -> row.number() > header.lastRow().number())
                                .limit(most)
                                .map(row -> SurveyDate.of(row.cell(column.index())))
                                .flatMap(Optional::stream)))
        .toList();
  }
}
