package tassei.cli;

import java.util.List;
import java.util.stream.Collectors;
import tassei.transform.build.Check.Finding;

/** FAIL checks found rows that should not exist; nothing was published. */
final class ChecksFailedException extends RuntimeException {
  ChecksFailedException(List<Finding> failed) {
    super(
        "Cannot publish, readers stay with what was published before:\n"
            + failed.stream()
                .map(
                    finding ->
                        "  FAIL %s: %s (%d rows, such as %s)"
                            .formatted(
                                finding.table(),
                                finding.what(),
                                finding.rows(),
                                finding.examples()))
                .collect(Collectors.joining("\n")));
  }
}
