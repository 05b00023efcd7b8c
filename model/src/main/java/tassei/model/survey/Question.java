package tassei.model.survey;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.List;

/**
 * One question of a questionnaire; each item of a matrix is a question of its own.
 *
 * @param code unique in its questionnaire
 * @param text as asked, of a matrix the stem and the item
 * @param synonyms other wordings
 * @param options what may be chosen; empty where nothing is
 * @param atMost how many options may be chosen; 0 for any number
 * @param unit what a number is in; empty where none is stated
 */
public record Question(
    String code,
    String text,
    List<String> synonyms,
    Kind kind,
    List<AnswerOption> options,
    int atMost,
    String unit)
    implements Serializable {
  public Question {
    requireNonNull(code, "code is null");
    requireNonNull(text, "text is null");
    synonyms = List.copyOf(synonyms);
    requireNonNull(kind, "kind is null");
    options = List.copyOf(options);
    requireNonNull(unit, "unit is null");
  }

  /** What an answer to it is. */
  public enum Kind {
    SINGLE,
    MULTIPLE,
    NUMERIC,
    /** A single answer by which the others are broken down: industry, size, district. */
    BREAKDOWN,
    /** Words of a person: never read. */
    FREE_TEXT,
    /** Tells responses apart and may tell who answered: never stored. */
    RESPONSE_NUMBER,
    ANSWERED_AT;

    /** Whether its answers are counted. */
    public boolean isCounted() {
      return this == SINGLE || this == MULTIPLE || this == NUMERIC || this == BREAKDOWN;
    }

    /** Whether one of several options is chosen, one at most. */
    public boolean isSingle() {
      return this == SINGLE || this == BREAKDOWN;
    }
  }
}
