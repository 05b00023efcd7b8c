package tassei.notebook;

/** A notebook that does not run to its end. */
public final class NotebookFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotebookFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
