package tassei.serve.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What Trino reads of access: {@code rules.json}, and {@code group.db} in its own format. */
public final class AccessFiles {
  private AccessFiles() {}

  /** Writes both, each in one step, so that a running server never reads half of one. */
  public static void write(Path folder, AccessTable tables, Assignments assignments) {
    try {
      Files.createDirectories(folder);
      // groups first: a user the rules do not know yet sees nothing
      replace(folder.resolve("group.db"), groups(assignments));
      replace(folder.resolve("rules.json"), new AccessRules(tables, assignments).json());
    } catch (IOException cause) {
      throw new UncheckedIOException("Cannot write the access rules to " + folder, cause);
    }
  }

  private static String groups(Assignments assignments) {
    Map<String, Set<String>> groups = new TreeMap<>();
    assignments
        .byUser()
        .forEach(
            (user, has) ->
                groupsOf(has, assignments.known())
                    .forEach(
                        group -> groups.computeIfAbsent(group, any -> new TreeSet<>()).add(user)));
    StringBuilder lines = new StringBuilder();
    groups.forEach(
        (group, users) ->
            lines.append(group).append(':').append(String.join(",", users)).append('\n'));
    return lines.toString();
  }

  /** What a row filter asks for: it may look nowhere but into the row and into these. */
  private static Set<String> groupsOf(Assignments.Assignment has, Bodies known) {
    Set<String> groups = new TreeSet<>();
    groups.add(has.role().group());
    for (String body : has.bodies()) {
      groups.add("body." + body);
      if (has.role().speaks() == Role.Speaks.FOR_FEDERATION) {
        groups.add("federation." + body);
        known.ofFederations().get(body).forEach(member -> groups.add("body." + member));
      }
    }
    if (!has.bodies().isEmpty()) {
      known.ofFederations().keySet().forEach(federation -> groups.add("shared." + federation));
    }
    return groups;
  }

  private static void replace(Path file, String text) throws IOException {
    Path draft = Files.createTempFile(file.getParent(), ".", ".new");
    try {
      Files.writeString(draft, text, StandardCharsets.UTF_8);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
