package tassei.serve;

import java.sql.SQLException;
import java.util.regex.Pattern;

/** A query that Trino refused or could not finish; the message is Trino's own. */
public final class QueryFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final Pattern QUERY_ID = Pattern.compile("^Query failed \\(#\\w+\\): ");

  QueryFailedException(String message) {
    super(message);
  }

  QueryFailedException(SQLException cause) {
    super(QUERY_ID.matcher(String.valueOf(cause.getMessage())).replaceFirst(""), cause);
  }
}
