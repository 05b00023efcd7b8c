package tassei.lakehouse;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files a warehouse has received, byte for byte, each under the SHA-256 of its bytes: {@code
 * ab/abcd…}. Only the owner may read them.
 *
 * @param folder absolute; made with the first file
 */
public record ReceivedFiles(String folder) implements Serializable {
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  public ReceivedFiles {
    requireNonNull(folder, "folder is null");
  }

  /**
   * Keeps a content; one that is kept already is left alone. A reader never sees half a file.
   *
   * @param hash SHA-256 of the bytes, 64 hexadecimal digits
   * @throws WarehouseException when it cannot be written
   */
  public void keep(String hash, byte[] bytes) {
    Path file = file(hash);
    try {
      if (Files.exists(file) && Files.size(file) == bytes.length) {
        return;
      }
      Files.createDirectories(file.getParent(), ownerOnly(file));
      // a temporary file is readable by its owner only
      Path part = Files.createTempFile(file.getParent(), ".", ".part");
      try {
        Files.write(part, bytes);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException cause) {
      throw new WarehouseException("Cannot keep the received file: " + file, cause);
    }
  }

  /**
   * Keeps a file of any size as it is being read.
   *
   * @return SHA-256 of what was kept, 64 hexadecimal digits
   * @throws WarehouseException when it cannot be read or written
   */
  public String keep(Path received) {
    Path root = Path.of(folder);
    try (DigestInputStream in = new DigestInputStream(Files.newInputStream(received), sha256())) {
      Files.createDirectories(root, ownerOnly(root));
      Path part = Files.createTempFile(root, ".", ".part");
      try {
        try (OutputStream out = Files.newOutputStream(part)) {
          in.transferTo(out);
        }
        String hash = HexFormat.of().formatHex(in.getMessageDigest().digest());
        Path file = file(hash);
        Files.createDirectories(file.getParent(), ownerOnly(file));
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return hash;
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException cause) {
      throw new WarehouseException("Cannot keep the received file: " + received, cause);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException cause) {
      throw new IllegalStateException("Cannot hash: SHA-256 is missing", cause);
    }
  }

  /** Removes what a run that was killed while it kept a file has left half. */
  public void removeHalf() {
    Path root = Path.of(folder);
    if (!Files.isDirectory(root)) {
      return;
    }
    try (Stream<Path> files = Files.walk(root, 2)) {
      for (Path half : files.filter(ReceivedFiles::isHalf).toList()) {
        Files.deleteIfExists(half);
      }
    } catch (IOException cause) {
      throw new WarehouseException("Cannot remove half received files: " + root, cause);
    }
  }

  private static boolean isHalf(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith(".") && name.endsWith(".part");
  }

  /** A content as it was received; empty for one that was landed before files were kept. */
  public Optional<Path> find(String hash) {
    Path file = file(hash);
    return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
  }

  /** Lets go of a content; one that is not kept is no mistake. */
  public void forget(String hash) {
    try {
      Files.deleteIfExists(file(hash));
    } catch (IOException cause) {
      throw new WarehouseException("Cannot delete the received file " + hash, cause);
    }
  }

  /**
   * Keeps under the name of a content what is left of it when something in it is forgotten: the
   * name says which file was received, no longer what its bytes are.
   *
   * @param left a file in the same file system; it is moved
   */
  public void replace(String hash, Path left) {
    try {
      Files.move(
          left, file(hash), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException cause) {
      throw new WarehouseException("Cannot replace the received file " + hash, cause);
    }
  }

  private Path file(String hash) {
    if (!SHA_256.matcher(hash).matches()) {
      throw new IllegalArgumentException("Invalid SHA-256: " + hash);
    }
    return Path.of(folder, hash.substring(0, 2), hash);
  }

  private static FileAttribute<?>[] ownerOnly(Path file) {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
    };
  }
}
