package tassei.serve;

/** Trino did not start, or died; the message carries the end of its log. */
public final class TrinoFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TrinoFailedException(String message) {
    super(message);
  }

  TrinoFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
