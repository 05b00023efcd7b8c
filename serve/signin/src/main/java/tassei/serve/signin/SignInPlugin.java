package tassei.serve.signin;

import io.trino.spi.Plugin;
import io.trino.spi.security.GroupProvider;
import io.trino.spi.security.GroupProviderFactory;
import io.trino.spi.security.PasswordAuthenticator;
import io.trino.spi.security.PasswordAuthenticatorFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Who may sign in, and in which groups they are, from two files in Trino's own formats. It answers
 * to the name and the settings of Trino's own plugins, which are not to be had from Maven, so that
 * the same configuration serves the official image.
 */
public final class SignInPlugin implements Plugin {
  private static final String NAME = "file";

  @Override
  public Iterable<PasswordAuthenticatorFactory> getPasswordAuthenticatorFactories() {
    return List.of(
        new PasswordAuthenticatorFactory() {
          @Override
          public String getName() {
            return NAME;
          }

          @Override
          public PasswordAuthenticator create(Map<String, String> settings) {
            return new FilePasswords(file(settings, "file.password-file"));
          }
        });
  }

  @Override
  public Iterable<GroupProviderFactory> getGroupProviderFactories() {
    return List.of(
        new GroupProviderFactory() {
          @Override
          public String getName() {
            return NAME;
          }

          @Override
          public GroupProvider create(Map<String, String> settings) {
            WatchedFile<GroupFile> groups =
                new WatchedFile<>(file(settings, "file.group-file"), GroupFile::parse);
            return user -> groups.now().groupsOf(user);
          }
        });
  }

  private static Path file(Map<String, String> settings, String name) {
    String path = settings.get(name);
    if (path == null || path.isBlank()) {
      throw new IllegalArgumentException("Missing setting: " + name);
    }
    return Path.of(path);
  }
}
