package tassei.serve.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tassei.serve.access.Assignments.Assignment;

class AssignmentsTest {
  private static final Bodies BODIES =
      new Bodies(
          Map.of("05-kazuno", "CHAMBER", "05-nikaho", "CHAMBER", "05-federation", "FEDERATION"),
          Map.of("05-federation", Set.of("05-federation", "05-kazuno", "05-nikaho")));

  @TempDir private Path folder;

  @Test
  void rowsOfOneUserGiveSeveralBodies() throws IOException {
    Assignments assignments =
        load(
            """
            kind,name,members,role,body_code
            user,abe,,operator,
            group,office,sato; ito,analyst,
            user,kudo,,chamber_clerk,05-kazuno
            user,kudo,,chamber_clerk,05-nikaho
            user,oki,,federation_staff,05-federation
            """);
    assertThat(assignments.byUser())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "abe", new Assignment(Role.OPERATOR, Set.of()),
                "sato", new Assignment(Role.ANALYST, Set.of()),
                "ito", new Assignment(Role.ANALYST, Set.of()),
                "kudo", new Assignment(Role.CHAMBER_CLERK, Set.of("05-kazuno", "05-nikaho")),
                "oki", new Assignment(Role.FEDERATION_STAFF, Set.of("05-federation"))));
    AccessFiles.write(folder.resolve("access"), new AccessTable(java.util.List.of()), assignments);
    assertThat(Files.readString(folder.resolve("access/group.db")))
        .isEqualTo(
            """
            body.05-federation:oki
            body.05-kazuno:kudo,oki
            body.05-nikaho:kudo,oki
            federation.05-federation:oki
            role.analyst:ito,sato
            role.chamber_clerk:kudo
            role.federation_staff:oki
            role.operator:abe
            shared.05-federation:kudo,oki
            """);
  }

  @Test
  void everyErrorIsToldWithItsLine() {
    assertThatThrownBy(
            () ->
                load(
                    """
                    kind,name,members,role,body_code
                    user,abe,,king,
                    user,kudo,,chamber_clerk,05-federation
                    user,ito,,analyst,05-kazuno
                    team,x,,analyst,
                    user,a:b,,analyst,
                    user,ito,,operator,
                    """))
        .isInstanceOf(InvalidAccessException.class)
        .hasMessage(
            """
            %1$s:2: role 'king', expected one of operator, analyst, federation_staff, chamber_clerk, bi_service
            %1$s:3: body_code '05-federation', expected a CHAMBER of bodies.csv for the role chamber_clerk
            %1$s:4: role analyst belongs to no body: '05-kazuno'
            %1$s:5: kind 'team', expected user or group
            %1$s:6: user 'a:b', expected letters, digits and . _ @ - only
            %1$s:7: user 'ito' has the role analyst already""",
            folder.resolve("roles.csv"));
  }

  /** One that is left out grants everything. */
  @Test
  void everySectionOfTheRulesIsThere() throws IOException {
    Assignments assignments = load("kind,name,members,role,body_code\nuser,abe,,operator,\n");
    String rules = new AccessRules(new AccessTable(java.util.List.of()), assignments).json();
    assertThat(rules.lines().filter(line -> line.matches("  \"\\w+\": \\[")).map(String::strip))
        .containsExactly(
            "\"catalogs\": [",
            "\"schemas\": [",
            "\"tables\": [",
            "\"functions\": [",
            "\"procedures\": [",
            "\"queries\": [",
            "\"system_session_properties\": [",
            "\"catalog_session_properties\": [",
            "\"system_information\": [",
            "\"impersonation\": [",
            "\"principals\": [",
            "\"authorization\": [");
  }

  private Assignments load(String text) throws IOException {
    Path file = folder.resolve("roles.csv");
    return Assignments.load(Files.writeString(file, text, StandardCharsets.UTF_8), BODIES);
  }
}
