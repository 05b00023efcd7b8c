package tassei.cli;

import java.util.List;
import tassei.lakehouse.PublishedState;
import tassei.lakehouse.TableName;

/** The names under which what is published can be asked for again. */
final class Editions {
  /** A table that every publication has rows in. */
  static final TableName ALWAYS = new TableName("core", "dim_fiscal_year");

  private Editions() {}

  static void refuseInvalid(String edition) {
    if (edition.isBlank() || edition.equals("main") || edition.equals("build")) {
      throw new UsageException(
          "Cannot publish edition '%s': choose another name".formatted(edition));
    }
  }

  /** One that was begun and never finished, as a killed process leaves it, may be finished. */
  static void refuseKnown(PublishedState state, String edition) {
    if (isKnown(state, edition)) {
      throw new UsageException(
          "Cannot publish edition %s: it exists, and an edition is never changed"
              .formatted(edition));
    }
  }

  /** Its last tag is there; that it is written down may have been left to the next run. */
  static boolean isKnown(PublishedState state, String edition) {
    return state.hasTag(ALWAYS, edition)
        || !state.rowsWhere(Steps.EDITION, List.of("edition"), "edition", edition).isEmpty();
  }
}
