package tassei.cli;

/** The command was given something it cannot use; exit code 2. */
final class UsageException extends RuntimeException {
  UsageException(String message) {
    super(message);
  }
}
