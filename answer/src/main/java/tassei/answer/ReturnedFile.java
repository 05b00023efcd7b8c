package tassei.answer;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A file that goes back to who sent it, with what was found in it.
 *
 * @param name as it was delivered, with slashes
 * @param body who filed it; empty where nobody knows
 * @param fiscalYear 令和6年度; empty where nobody knows
 */
public record ReturnedFile(String name, String body, String fiscalYear, List<Finding> findings) {
  public ReturnedFile {
    requireNonNull(name, "name is null");
    requireNonNull(body, "body is null");
    requireNonNull(fiscalYear, "fiscalYear is null");
    findings = List.copyOf(findings);
  }
}
