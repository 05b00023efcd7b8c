package tassei.model;

/** Which way an indicator is better. */
public enum Direction {
  HIGHER,
  LOWER,
  /** Better inside the bounds of its target. */
  RANGE,
  /** Neither way: the figure is context and is not judged. */
  NONE
}
