package tassei.serve;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How others than this machine come in: over TLS, signed in, each seeing what is theirs.
 *
 * @param address the server listens on
 * @param name by which clients reach it, as in its certificate
 * @param keystore PKCS12, with the server's certificate and key
 * @param passwords lines of user:bcrypt-hash
 * @param access the folder of the rules that {@link tassei.serve.access.AccessFiles} writes
 * @param jwt whose tokens are taken; empty for nobody's
 */
public record Door(
    String address,
    String name,
    Path keystore,
    String keystorePassword,
    Path passwords,
    Path access,
    Optional<Jwt> jwt) {

  private static final Pattern IP_V4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

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
    if (!IP_V4.matcher(address).matches()) {
      throw new IllegalArgumentException(
          "Invalid address: %s, expected an IPv4 address such as 0.0.0.0".formatted(address));
    }
    requireNonNull(name, "name is null");
    requireNonNull(keystorePassword, "keystorePassword is null");
    requireNonNull(jwt, "jwt is null");
    keystore = keystore.toAbsolutePath();
    passwords = passwords.toAbsolutePath();
    access = access.toAbsolutePath();
  }

  /** The same on another address. */
  public Door on(String other) {
    return new Door(other, name, keystore, keystorePassword, passwords, access, jwt);
  }

  /** The address under which this machine itself finds the server. */
  String host() {
    return address.equals("0.0.0.0") ? TrinoServer.ADDRESS : address;
  }

  @Override
  public String toString() {
    return "Door[%s]".formatted(address);
  }
}
