package tassei.ingest.forget;

import java.time.LocalDate;
import tassei.lakehouse.forget.StoredRow;

/**
 * A landed list of responses, as it was recognised.
 *
 * @param questionnaire empty where it was not
 * @param round 2024Q2, or the year where the questionnaire is asked once a year; empty where it is
 *     not known
 * @param receivedAt the day it was received
 */
public record SurveyFile(
    String hash,
    String fileName,
    String questionnaire,
    String bodyCode,
    int fiscalYear,
    String round,
    LocalDate receivedAt) {
  private static final int DAY = "2026-04-01".length();

  /** A row of staging.filing, whose layout is a questionnaire or not. */
  static SurveyFile of(StoredRow filing, boolean isSurvey) {
    return new SurveyFile(
        filing.text("file_hash"),
        filing.text("file_name"),
        isSurvey ? filing.text("layout_id") : "",
        filing.text("body_code"),
        filing.number("fiscal_year"),
        filing.text("survey_round"),
        LocalDate.parse(filing.text("received_at")));
  }

  /** A file whose filing has gone already; a row of landing.file. */
  static SurveyFile landed(StoredRow landed, ForgottenLedger.Entry begun) {
    return new SurveyFile(
            landed.text("file_hash"),
            landed.text("file_name"),
            "",
            "",
            0,
            "",
            LocalDate.parse(landed.text("landed_at").substring(0, DAY)))
        .asBegun(begun);
  }

  /** The same file with what was known of it when it began to be forgotten. */
  SurveyFile asBegun(ForgottenLedger.Entry begun) {
    return new SurveyFile(
        hash, fileName, begun.questionnaire(), begun.body(), fiscalYear, begun.round(), receivedAt);
  }

  /** Ends the code of every filing of it. */
  String endOfFilingCode() {
    return ":" + hash.substring(0, 8);
  }

  /** What tells it from others, for people: questionnaire, body, round, name of the file. */
  public String label() {
    return "%s %s %s %s"
        .formatted(questionnaire, bodyCode, round, fileName)
        .replaceAll(" +", " ")
        .strip();
  }
}
