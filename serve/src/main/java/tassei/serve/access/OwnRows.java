package tassei.serve.access;

/** The conditions, as Trino's SQL, that a row is that of the asking user's body. */
final class OwnRows {
  private static final String BODIES = "SELECT body_code FROM tassei.core.dim_body WHERE ";

  private OwnRows() {}

  /** False for every row where a role belongs to no body. */
  static String condition(Role role, String column) {
    return switch (role.speaks()) {
      case FOR_ALL -> "false";
      case FOR_CHAMBER -> "contains(current_groups(), 'body.' || %s)".formatted(column);
      case FOR_FEDERATION -> ofFederation(column);
    };
  }

  /** Also what speaks of federations, and of several bodies together. */
  static String withShared(Role role, String column) {
    return "%s OR %s IS NULL OR %s IN (%sbody_type = 'FEDERATION')"
        .formatted(condition(role, column), column, column, BODIES);
  }

  private static String ofFederation(String column) {
    return switch (column) {
      case "federation_code" -> "contains(current_groups(), 'federation.' || federation_code)";
      // the filings one sees are those of one's bodies
      case "filing_code" -> "filing_code IN (SELECT filing_code FROM tassei.core.dim_filing)";
      default ->
          "%s IN (%scontains(current_groups(), 'federation.' || federation_code))"
              .formatted(column, BODIES);
    };
  }
}
