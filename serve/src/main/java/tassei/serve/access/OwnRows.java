package tassei.serve.access;

/**
 * The conditions, as Trino's SQL, that a row is that of the asking user's body.
 *
 * <p>They look at the row and at the user's groups and nowhere else. A condition that asks another
 * table becomes a join, and Trino asks the user's own conditions before a join: of rows that the
 * user does not see, whose values then stand in error messages.
 */
final class OwnRows {
  private OwnRows() {}

  /** False for every row where a role belongs to no body. */
  static String condition(Role role, String column) {
    if (role.speaks() == Role.Speaks.FOR_ALL) {
      return "false";
    }
    return switch (column) {
      case "federation_code" ->
          role.speaks() == Role.Speaks.FOR_FEDERATION
              ? inGroup("federation.", column)
              : inGroup("body.", column);
      // a filing's code begins with that of its body
      case "filing_code" -> inGroup("body.", "split_part(filing_code, ':', 1)");
      default -> inGroup("body.", column);
    };
  }

  /** Also what speaks of federations, and of several bodies together. */
  static String withShared(Role role, String column) {
    return "%s OR %s IS NULL OR %s"
        .formatted(condition(role, column), column, inGroup("shared.", column));
  }

  private static String inGroup(String kind, String value) {
    return "contains(current_groups(), '%s' || %s)".formatted(kind, value);
  }
}
