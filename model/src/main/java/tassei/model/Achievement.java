package tassei.model;

/** Whether a target was reached: as many answers as the world has. */
public enum Achievement {
  MET,
  MISSED,
  /** No target was set, so there is nothing to reach. */
  NOT_RATED,
  /** A target was set and no actual is known. */
  UNKNOWN
}
