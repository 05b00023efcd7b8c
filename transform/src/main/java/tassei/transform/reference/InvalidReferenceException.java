package tassei.transform.reference;

import java.util.List;

/** Reference files that do not hold; carries everything that is wrong, each with file and line. */
public final class InvalidReferenceException extends RuntimeException {
  private final transient List<String> errors;

  public InvalidReferenceException(List<String> errors) {
    super("Invalid reference data:\n  " + String.join("\n  ", errors));
    this.errors = List.copyOf(errors);
  }

  public List<String> errors() {
    return errors;
  }
}
