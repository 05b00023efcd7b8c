package tassei.ingest.reader;

/** How a filled cell of a landed file ends; each one ends as exactly one of these. */
public enum CellFate {
  /** Part of what was observed: a name, a figure, a status, an answer. */
  OBSERVATION,
  /** Title, heading, label, footnote. */
  STRUCTURE,
  /** Words beside what is observed, names of people and free text among them. */
  REMARK,
  /** A figure that follows from others, kept and held against them. */
  DERIVED,
  /** Not read, for a reason that has a name. */
  SET_ASIDE,
  /** A problem names it. */
  PROBLEM,
  /** Nobody knows: a failure of ours. */
  NONE
}
