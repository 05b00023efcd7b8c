package tassei.ingest.layout;

import java.util.List;

/** Layout files that do not say what a layout must say; carries every error of every file. */
public final class InvalidLayoutException extends RuntimeException {
  private final List<String> errors;

  public InvalidLayoutException(List<String> errors) {
    super("Invalid layouts:\n  " + String.join("\n  ", errors));
    this.errors = List.copyOf(errors);
  }

  public List<String> errors() {
    return errors;
  }
}
