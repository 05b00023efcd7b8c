package tassei.serve.signin;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The lines {@code group:user,user} of a group file. */
record GroupFile(Map<String, Set<String>> groups) {
  GroupFile {
    groups = Map.copyOf(groups);
  }

  /**
   * @throws IllegalArgumentException with the number of a line that is none
   */
  static GroupFile parse(List<String> lines) {
    Map<String, Set<String>> groups = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).isBlank()) {
        continue;
      }
      String[] parts = lines.get(i).strip().split(":", -1);
      if (parts.length != 2 || parts[0].isBlank()) {
        throw new IllegalArgumentException("line %d is not group:user,user".formatted(i + 1));
      }
      for (String user : parts[1].split(",")) {
        groups.computeIfAbsent(user.strip(), any -> new TreeSet<>()).add(parts[0].strip());
      }
    }
    return new GroupFile(groups);
  }

  Set<String> groupsOf(String user) {
    return groups.getOrDefault(user, Set.of());
  }
}
