package tassei.cli;

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

  static void refuseKnown(PublishedState state, String edition) {
    if (state.hasTag(ALWAYS, edition)) {
      throw new UsageException(
          "Cannot publish edition %s: it exists, and an edition is never changed"
              .formatted(edition));
    }
  }
}
