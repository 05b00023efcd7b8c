package tassei.lakehouse;

/** The warehouse cannot be used as asked; the message says what to do. */
public final class WarehouseException extends RuntimeException {
  public WarehouseException(String message) {
    super(message);
  }

  public WarehouseException(String message, Throwable cause) {
    super(message, cause);
  }
}
