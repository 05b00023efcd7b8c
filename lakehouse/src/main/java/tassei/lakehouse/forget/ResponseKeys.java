package tassei.lakehouse.forget;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import tassei.lakehouse.Warehouse;
import tassei.lakehouse.WarehouseException;
import tassei.lakehouse.WarehouseFolder;
import tassei.lakehouse.WarehouseServer;

/**
 * Fingerprints by which a forgotten response is known when it comes again. There are few member
 * numbers, so that without a key every fingerprint could be guessed; the key lies beside the tables
 * in a file that only the owner may read, or in the object store. Without it nothing is known
 * again, and whoever asks is refused.
 */
public final class ResponseKeys {
  private static final String FILE = ".forgotten.key";
  private static final int BYTES = 32;
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  private ResponseKeys(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /** The key of a warehouse, made when there is none; under the warehouse's lock. */
  public static ResponseKeys of(Warehouse warehouse) {
    return switch (warehouse) {
      case WarehouseFolder folder -> of(folder.folder().resolve(FILE));
      case WarehouseServer server -> of(server, server.location() + "/" + FILE);
    };
  }

  public static boolean isThere(Warehouse warehouse) {
    return switch (warehouse) {
      case WarehouseFolder folder -> Files.exists(folder.folder().resolve(FILE));
      case WarehouseServer server -> {
        try (FileIO store = server.openFiles()) {
          yield store.newInputFile(server.location() + "/" + FILE).exists();
        }
      }
    };
  }

  private static ResponseKeys of(Path file) {
    try {
      if (!Files.exists(file)) {
        make(file);
      }
      return of(file.toString(), Files.readAllBytes(file));
    } catch (IOException cause) {
      throw new WarehouseException("Cannot read or make the key " + file, cause);
    }
  }

  /** An object is there whole or not at all. */
  private static ResponseKeys of(WarehouseServer server, String object) {
    try (FileIO store = server.openFiles()) {
      InputFile kept = store.newInputFile(object);
      if (!kept.exists()) {
        write(store.newOutputFile(object), random());
      }
      try (InputStream in = kept.newStream()) {
        return of(object, in.readAllBytes());
      }
    } catch (IOException cause) {
      throw new WarehouseException("Cannot read or make the key " + object, cause);
    }
  }

  private static ResponseKeys of(String place, byte[] key) {
    if (key.length != BYTES) {
      throw new WarehouseException(
          "Cannot use the key %s: it has %d bytes where %d were written. Take it from a backup"
              .formatted(place, key.length, BYTES));
    }
    return new ResponseKeys(key);
  }

  private static void write(OutputFile object, byte[] key) throws IOException {
    try (OutputStream out = object.createOrOverwrite()) {
      out.write(key);
    }
  }

  /** What was forgotten in a warehouse is known again where it has moved to. */
  public static void move(WarehouseFolder from, WarehouseServer to) {
    Path file = from.folder().resolve(FILE);
    if (!Files.exists(file)) {
      return;
    }
    try (FileIO store = to.openFiles()) {
      write(store.newOutputFile(to.location() + "/" + FILE), Files.readAllBytes(file));
    } catch (IOException cause) {
      throw new WarehouseException("Cannot move the key " + file, cause);
    }
  }

  /** Whoever is stopped leaves no half of a key. */
  private static void make(Path file) throws IOException {
    Path half = file.resolveSibling(file.getFileName() + ".part");
    Files.deleteIfExists(half);
    Files.createFile(half, ownerOnly(half));
    Files.write(half, random());
    Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static byte[] random() {
    byte[] key = new byte[BYTES];
    new SecureRandom().nextBytes(key);
    return key;
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
