package tassei.serve.access;

import java.util.List;

/** A file that says who may see what is wrong; each error with its file and line. */
public final class InvalidAccessException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidAccessException(List<String> errors) {
    super(String.join("\n", errors));
  }
}
