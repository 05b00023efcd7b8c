package tassei.lakehouse;

import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import org.apache.iceberg.exceptions.NotFoundException;

/**
 * Failures of the way to a store or a database: they say nothing of the file or table that was
 * asked for.
 */
final class NoAnswer {
  private static final String STORE = "software.amazon.awssdk.";
  private static final String CONNECTION_EXCEPTION = "08";

  private NoAnswer() {}

  /**
   * @param asked of what something was to be read
   * @throws WarehouseException when the failure does not tell
   */
  static void refuse(Throwable failure, String asked) {
    boolean isFoundMissing = false;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      isFoundMissing |= cause instanceof NotFoundException || isMissing(cause);
      if (!isFoundMissing && isOfTheWay(cause)) {
        throw new WarehouseException(
            "Cannot tell whether %s is damaged, who keeps it does not answer: %s"
                .formatted(asked, cause.getMessage()),
            failure);
      }
    }
  }

  private static boolean isMissing(Throwable cause) {
    return cause.getClass().getName().endsWith("NoSuchKeyException")
        || String.valueOf(cause.getMessage()).contains("Status Code: 404");
  }

  private static boolean isOfTheWay(Throwable cause) {
    boolean isOfStore =
        cause.getClass().getName().startsWith(STORE)
            && !String.valueOf(cause.getMessage()).contains("checksum");
    boolean isOfDatabase =
        cause instanceof SQLException sql
            && String.valueOf(sql.getSQLState()).startsWith(CONNECTION_EXCEPTION);
    return isOfStore
        || isOfDatabase
        || cause instanceof SocketException
        || cause instanceof SocketTimeoutException
        || cause instanceof UnknownHostException;
  }
}
