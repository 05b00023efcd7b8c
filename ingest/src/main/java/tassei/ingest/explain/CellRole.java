package tassei.ingest.explain;

import java.util.Locale;

/** What a cell is to the form it stands in. */
public enum CellRole {
  TITLE,
  BODY,
  HEADER,
  KIND,
  STRATEGY,
  MEASURE,
  INDICATOR,
  ACTUAL,
  TARGET,
  BASELINE,
  SHARE,
  DIFFERENCE,
  STATUS,
  MEASURE_STATUS,
  TOTAL,
  DISTRICT,
  SCHEDULE,
  /** Heads the answers to a question of a survey. */
  QUESTION,
  /** An option that was chosen, or a number. */
  ANSWER,
  /** A figure of a printed table of a survey. */
  FIGURE,
  /** Left empty, or words that say so. */
  NO_ANSWER,
  /** When a response was given. */
  TIME,
  /** Who answered. */
  NUMBER,
  /** What a person wrote. */
  WORDS,
  /** Something is wrong with it: the problems say what. */
  PROBLEM,
  /** Under a heading of roles: a person's name. */
  PERSON,
  /** Text in a row that was taken which is no part of what is observed. */
  REMARK,
  /** Nothing was recognised in it. */
  IGNORED;

  /** Whether it may hold a person's name or free text. */
  public boolean isPrivate() {
    return switch (this) {
      case PERSON, REMARK, IGNORED, NUMBER, WORDS -> true;
      default -> false;
    };
  }

  /** As printed: measure status. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
