package tassei.serve.signin;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines {@code user:hash} of a password file; hashes are bcrypt of cost 8 or more. */
record PasswordFile(Map<String, String> hashes) {
  private static final Pattern LINE =
      Pattern.compile("(?<user>[^:]+):(?<hash>\\$2[aby]\\$(?<cost>\\d\\d)\\$[./A-Za-z0-9]{53})");
  private static final int LEAST_COST = 8;

  PasswordFile {
    hashes = Map.copyOf(hashes);
  }

  /**
   * @throws IllegalArgumentException with the number of a line that is none, never with its text
   */
  static PasswordFile parse(List<String> lines) {
    Map<String, String> hashes = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).isBlank()) {
        continue;
      }
      Matcher line = LINE.matcher(lines.get(i).strip());
      if (!line.matches()) {
        throw new IllegalArgumentException(
            "line %d is not user:hash with a bcrypt hash".formatted(i + 1));
      }
      if (Integer.parseInt(line.group("cost")) < LEAST_COST) {
        throw new IllegalArgumentException(
            "line %d has a bcrypt cost under %d".formatted(i + 1, LEAST_COST));
      }
      if (hashes.putIfAbsent(line.group("user"), line.group("hash")) != null) {
        throw new IllegalArgumentException("line %d names a user again".formatted(i + 1));
      }
    }
    return new PasswordFile(hashes);
  }

  Optional<String> hashOf(String user) {
    return Optional.ofNullable(hashes.get(user));
  }
}
