package tassei.ingest.land;

/** The input folder cannot be taken as it is; the message says what to correct. */
public final class InvalidInputException extends RuntimeException {
  public InvalidInputException(String message) {
    super(message);
  }

  public InvalidInputException(String message, Throwable cause) {
    super(message, cause);
  }
}
