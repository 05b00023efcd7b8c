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
    return this == PERSON || this == REMARK || this == IGNORED;
  }

  /** As printed: measure status. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
