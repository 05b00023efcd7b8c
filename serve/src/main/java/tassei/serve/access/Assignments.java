package tassei.serve.access;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;

/**
 * Who has which role for which bodies, from {@code roles.csv}: a row per user, or per group with
 * its members beside it. A user has one role; several rows give it several bodies.
 */
public record Assignments(Map<String, Assignment> byUser, Bodies known) {
  private static final List<String> COLUMNS =
      List.of("kind", "name", "members", "role", "body_code");
  private static final Pattern USER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,99}");

  public Assignments {
    byUser = Map.copyOf(byUser);
  }

  /**
   * @param bodies codes of bodies; none for a role that speaks for all
   */
  public record Assignment(Role role, Set<String> bodies) {
    public Assignment {
      bodies = Set.copyOf(bodies);
    }
  }

  /**
   * @throws InvalidAccessException with every error
   */
  public static Assignments load(Path file, Bodies known) {
    AccessCsv csv = AccessCsv.read(file, COLUMNS);
    Map<String, Role> roles = new TreeMap<>();
    Map<String, Set<String>> bodies = new TreeMap<>();
    List<String> errors = new ArrayList<>();
    for (CSVRecord row : csv.rows()) {
      List<String> wrong = new ArrayList<>();
      Optional<Role> role = Role.of(row.get("role"));
      if (role.isEmpty()) {
        wrong.add(
            "role '%s', expected one of %s"
                .formatted(
                    row.get("role"),
                    String.join(", ", Arrays.stream(Role.values()).map(Role::code).toList())));
      }
      role.ifPresent(named -> wrong.addAll(bodyErrors(named, row.get("body_code"), known.types())));
      for (String user : users(row, wrong)) {
        Role before = role.map(named -> roles.putIfAbsent(user, named)).orElse(null);
        if (before != null && !role.orElseThrow().equals(before)) {
          wrong.add("user '%s' has the role %s already".formatted(user, before.code()));
        }
        bodies.computeIfAbsent(user, any -> new TreeSet<>()).add(row.get("body_code"));
      }
      wrong.forEach(error -> errors.add(csv.error(row, error)));
    }
    AccessCsv.refuse(errors);
    Map<String, Assignment> byUser = new TreeMap<>();
    roles.forEach(
        (user, role) ->
            byUser.put(
                user,
                new Assignment(
                    role, role.speaks() == Role.Speaks.FOR_ALL ? Set.of() : bodies.get(user))));
    return new Assignments(byUser, known);
  }

  private static Collection<String> users(CSVRecord row, List<String> wrong) {
    String members = row.get("members");
    List<String> users =
        switch (row.get("kind")) {
          case "user" -> List.of(row.get("name"));
          case "group" -> Arrays.stream(members.split(";")).map(String::strip).toList();
          default -> {
            wrong.add("kind '%s', expected user or group".formatted(row.get("kind")));
            yield List.of();
          }
        };
    if (row.get("kind").equals("user") && !members.isEmpty()) {
      wrong.add("a user has no members: '%s'".formatted(members));
    }
    users.stream()
        .filter(user -> !USER.matcher(user).matches())
        .forEach(
            user ->
                wrong.add("user '%s', expected letters, digits and . _ @ - only".formatted(user)));
    return users;
  }

  private static List<String> bodyErrors(Role role, String body, Map<String, String> bodyTypes) {
    String wanted = role.speaks().bodyType();
    if (wanted.isEmpty()) {
      return body.isEmpty()
          ? List.of()
          : List.of("role %s belongs to no body: '%s'".formatted(role.code(), body));
    }
    return wanted.equals(bodyTypes.get(body))
        ? List.of()
        : List.of(
            "body_code '%s', expected a %s of bodies.csv for the role %s"
                .formatted(body, wanted, role.code()));
  }

  List<String> usersOf(Role role) {
    return byUser.entrySet().stream()
        .filter(entry -> entry.getValue().role() == role)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }
}
