package tassei.lakehouse.forget;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tassei.lakehouse.WarehouseException;
import tassei.lakehouse.WarehouseFolder;

/**
 * Fingerprints by which a forgotten response is known when it comes again. There are few member
 * numbers, so that without a key every fingerprint could be guessed; the key lies beside the tables
 * in a file that only the owner may read. Without it nothing is known again.
 */
public final class ResponseKeys {
  private static final int BYTES = 32;
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  private ResponseKeys(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /** The key of a warehouse, made when there is none. */
  public static ResponseKeys of(WarehouseFolder warehouse) {
    Path file = warehouse.folder().resolve(".forgotten.key");
    try {
      if (!Files.exists(file)) {
        make(file);
      }
      byte[] key = Files.readAllBytes(file);
      if (key.length != BYTES) {
        throw new WarehouseException(
            "Cannot use the key %s: it has %d bytes where %d were written. Take it from a backup"
                .formatted(file, key.length, BYTES));
      }
      return new ResponseKeys(key);
    } catch (IOException cause) {
      throw new WarehouseException("Cannot read or make the key " + file, cause);
    }
  }

  /** Whoever is stopped leaves no half of a key. */
  private static void make(Path file) throws IOException {
    byte[] key = new byte[BYTES];
    new SecureRandom().nextBytes(key);
    Path half = file.resolveSibling(file.getFileName() + ".part");
    Files.deleteIfExists(half);
    Files.createFile(half, ownerOnly(half));
    Files.write(half, key);
    Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * @param scope whose number it is: questionnaire, body and round
   */
  public String of(String scope, String number) {
    requireNonNull(scope, "scope is null");
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(scope.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      return HexFormat.of().formatHex(mac.doFinal(plain(number).getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException cause) {
      throw new IllegalStateException("Cannot compute " + ALGORITHM, cause);
    }
  }

  /** Width and white space make no other number. */
  public static String plain(String number) {
    return Normalizer.normalize(number, Normalizer.Form.NFKC).replaceAll("\\s+", "");
  }

  private static FileAttribute<?>[] ownerOnly(Path file) {
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
