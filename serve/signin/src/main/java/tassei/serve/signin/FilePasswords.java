package tassei.serve.signin;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.trino.spi.security.AccessDeniedException;
import io.trino.spi.security.BasicPrincipal;
import io.trino.spi.security.PasswordAuthenticator;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Principal;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Holds passwords against a password file. A client sends its password with every page of an
 * answer, and bcrypt is slow on purpose: what was right once is remembered under a key of this
 * process until the hash in the file changes.
 */
final class FilePasswords implements PasswordAuthenticator {
  /** What bcrypt can tell apart. */
  private static final int LONGEST = 72;

  /** Of no password; an unknown user takes as long as a known one. */
  private static final String NOBODY =
      "$2y$10$CwTycUXWue0Thq9StjUM0uJ8e1GdNtQ1wYkqWyoqIhKDqQG1v0B5K";

  private final WatchedFile<PasswordFile> file;
  private final SecretKeySpec key;
  private final Map<String, byte[]> rightOnce = new ConcurrentHashMap<>();

  FilePasswords(Path file) {
    this.file = new WatchedFile<>(file, PasswordFile::parse);
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    this.key = new SecretKeySpec(random, "HmacSHA256");
  }

  @Override
  @SuppressWarnings("deprecation") // the one method that must be there
  public Principal createAuthenticatedPrincipal(String user, String password) {
    String hash = file.now().hashOf(user).orElse(NOBODY);
    byte[] seal = seal(user, hash, password);
    byte[] known = rightOnce.get(user);
    if (known != null && MessageDigest.isEqual(known, seal)) {
      return new BasicPrincipal(user);
    }
    if (!isRight(password, hash) || hash.equals(NOBODY)) {
      throw new AccessDeniedException("Invalid credentials");
    }
    rightOnce.put(user, seal);
    return new BasicPrincipal(user);
  }

  private static boolean isRight(String password, String hash) {
    byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
    if (bytes.length == 0 || bytes.length >= LONGEST) {
      return false;
    }
    return BCrypt.verifyer().verify(bytes, hash.getBytes(StandardCharsets.US_ASCII)).verified;
  }

  private byte[] seal(String user, String hash, String password) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      for (String part : new String[] {user, hash, password}) {
        mac.update(part.getBytes(StandardCharsets.UTF_8));
        mac.update((byte) 0);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException cause) {
      throw new IllegalStateException("Cannot seal a password", cause);
    }
  }
}
