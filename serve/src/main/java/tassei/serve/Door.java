package tassei.serve;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How others than this machine come in: over TLS, signed in, each seeing what is theirs.
 *
 * @param address the server listens on
 * @param keystore PKCS12, with the server's certificate and key
 * @param passwords lines of user:bcrypt-hash
 * @param access the folder of the rules that {@link tassei.serve.access.AccessFiles} writes
 * @param jwt whose tokens are taken; empty for nobody's
 */
public record Door(
    String address,
    Path keystore,
    String keystorePassword,
    Path passwords,
    Path access,
    Optional<Jwt> jwt) {

  /**
   * @param key file of the key that tokens are signed with, PEM or base64
   */
  public record Jwt(Path key, String issuer, String audience) {
    public Jwt {
      key = key.toAbsolutePath();
      requireNonNull(issuer, "issuer is null");
      requireNonNull(audience, "audience is null");
    }
  }

  public Door {
    requireNonNull(address, "address is null");
    requireNonNull(keystorePassword, "keystorePassword is null");
    requireNonNull(jwt, "jwt is null");
    keystore = keystore.toAbsolutePath();
    passwords = passwords.toAbsolutePath();
    access = access.toAbsolutePath();
  }

  @Override
  public String toString() {
    return "Door[%s]".formatted(address);
  }
}
