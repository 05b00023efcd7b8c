package tassei.lakehouse;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the rows of a table that is written in parts were computed from; it stands in the summary of
 * the snapshot.
 *
 * @param fingerprint of everything
 * @param common of what all parts are computed from
 * @param parts of what each part is computed from, by its name
 */
public record Written(String fingerprint, String common, Map<String, String> parts) {
  static final String PROPERTY = "tassei.parts";

  private static final int LENGTH = 16;

  public Written {
    requireNonNull(fingerprint, "fingerprint is null");
    requireNonNull(common, "common is null");
    parts = Map.copyOf(parts);
  }

  /** One line: the common fingerprint, then name=fingerprint of each part. */
  String text() {
    return new TreeMap<>(parts)
        .entrySet().stream()
            .map(part -> part.getKey() + "=" + part.getValue())
            .collect(Collectors.joining(";", common + ";", ""));
  }

  static Optional<Written> parse(String fingerprint, String text) {
    if (fingerprint == null || text == null || text.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> parts = new TreeMap<>();
    String[] fields = text.split(";");
    for (int i = 1; i < fields.length; i++) {
      int end = fields[i].lastIndexOf('=');
      parts.put(fields[i].substring(0, end), fields[i].substring(end + 1));
    }
    return Optional.of(new Written(fingerprint, fields[0], parts));
  }

  /** A fingerprint as short as a part's is kept. */
  public static String shortened(String fingerprint) {
    return fingerprint.substring(0, Math.min(LENGTH, fingerprint.length()));
  }
}
