package tassei.transform.disclosure;

/** Why a figure is published or not. Only what {@link #isPublished()} says may be shown outside. */
public enum Suppression {
  /** The figure is published. */
  PUBLISHED,
  /** An earlier edition shows the figure; it cannot be taken back. */
  PUBLISHED_BEFORE,
  /** At least one, and fewer than the minimum count. */
  PRIMARY_SMALL,
  /** Nobody, and that would be told of a small or unanimous group. */
  PRIMARY_ZERO,
  /** Everybody of the group gave this answer. */
  PRIMARY_UNANIMOUS,
  /** One respondent makes up too much of the amount. */
  PRIMARY_DOMINANT,
  /** It differs from the edition before by too few respondents. */
  PRIMARY_DIFFERENCE,
  /** Withheld because it would give back another figure. */
  COMPLEMENTARY,
  /** The round has too many counts to prove what would give what back. */
  TOO_MANY,
  /** Its breakdown would have cost too many totals, or too much work. */
  TOO_DEAR,
  /** Never shown by itself, yet it follows from figures that are: a difference, a remainder. */
  HIDDEN;

  /** Whether readers see the figure. */
  public boolean isPublished() {
    return this == PUBLISHED || this == PUBLISHED_BEFORE;
  }

  /** Whether the figure itself must not become known. */
  public boolean isPrimary() {
    return switch (this) {
      case PRIMARY_SMALL, PRIMARY_ZERO, PRIMARY_UNANIMOUS, PRIMARY_DOMINANT, PRIMARY_DIFFERENCE ->
          true;
      case PUBLISHED, PUBLISHED_BEFORE, COMPLEMENTARY, TOO_MANY, TOO_DEAR, HIDDEN -> false;
    };
  }
}
