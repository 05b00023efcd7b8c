package tassei.serve.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.trino.spi.security.AccessDeniedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignInTest {
  @TempDir private Path folder;

  @Test
  void aPasswordOpensUntilTheFileSaysAnother() throws IOException {
    Path file = folder.resolve("password.db");
    Files.writeString(file, "abe:" + hash("first") + "\n");
    FilePasswords passwords = new FilePasswords(file);
    assertThat(passwords.createAuthenticatedPrincipal("abe", "first").getName()).isEqualTo("abe");
    assertThat(passwords.createAuthenticatedPrincipal("abe", "first").getName()).isEqualTo("abe");

    Files.writeString(file, "abe:" + hash("second") + "\n");
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_900_000_000_000L));
    assertThatThrownBy(() -> passwords.createAuthenticatedPrincipal("abe", "first"))
        .isInstanceOf(AccessDeniedException.class)
        .hasMessage("Access Denied: Invalid credentials");
    assertThat(passwords.createAuthenticatedPrincipal("abe", "second").getName()).isEqualTo("abe");
  }

  @Test
  void nobodyComesInWithoutAHash() throws IOException {
    Path file = folder.resolve("password.db");
    Files.writeString(file, "abe:" + hash("first") + "\n");
    FilePasswords passwords = new FilePasswords(file);
    for (String user : List.of("abe", "nobody")) {
      for (String password : List.of("", "x", "x".repeat(100), "first ")) {
        assertThatThrownBy(() -> passwords.createAuthenticatedPrincipal(user, password))
            .isInstanceOf(AccessDeniedException.class);
      }
    }
  }

  @Test
  void aLineThatIsNoneIsRefusedWithoutItsText() {
    assertThatThrownBy(() -> PasswordFile.parse(List.of("abe:" + hash("x"), "kudo:secret")))
        .hasMessage("line 2 is not user:hash with a bcrypt hash");
    assertThatThrownBy(() -> PasswordFile.parse(List.of("abe:" + weakHash())))
        .hasMessage("line 1 has a bcrypt cost under 8");
    assertThatThrownBy(() -> PasswordFile.parse(List.of("abe:" + hash("x"), "abe:" + hash("y"))))
        .hasMessage("line 2 names a user again");
    assertThatThrownBy(() -> GroupFile.parse(List.of("a:b", "c")))
        .hasMessage("line 2 is not group:user,user");
  }

  @Test
  void aUserIsInTheGroupsThatNameHim() {
    GroupFile groups = GroupFile.parse(List.of("a:abe,kudo", "", "b:kudo"));
    assertThat(groups.groupsOf("kudo")).containsExactly("a", "b");
    assertThat(groups.groupsOf("abe")).containsExactly("a");
    assertThat(groups.groupsOf("nobody")).isEmpty();
  }

  @Test
  void aMissingSettingIsNamed() {
    var factory = new SignInPlugin().getPasswordAuthenticatorFactories().iterator().next();
    assertThatThrownBy(() -> factory.create(Map.of()))
        .hasMessage("Missing setting: file.password-file");
  }

  private static String hash(String password) {
    return BCrypt.with(BCrypt.Version.VERSION_2Y).hashToString(8, password.toCharArray());
  }

  private static String weakHash() {
    return BCrypt.with(BCrypt.Version.VERSION_2Y).hashToString(4, "x".toCharArray());
  }
}
