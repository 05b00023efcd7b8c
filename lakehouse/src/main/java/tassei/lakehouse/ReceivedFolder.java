package tassei.lakehouse;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.OutputStream;
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
import java.util.stream.Stream;

/**
 * The files received, in a folder of this machine. Only the owner may read them.
 *
 * @param folder absolute; made with the first file
 */
public record ReceivedFolder(String folder) implements ReceivedFiles {
  public ReceivedFolder {
    requireNonNull(folder, "folder is null");
  }

  @Override
  public void keep(String hash, byte[] bytes) {
    Path file = file(hash);
    try {
      if (Files.exists(file) && Files.size(file) == bytes.length && isAsReceived(hash)) {
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

  @Override
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

  @Override
  public void removeHalf() {
    Path root = Path.of(folder);
    if (!Files.isDirectory(root)) {
      return;
    }
    try (Stream<Path> files = Files.walk(root, 2)) {
      for (Path half : files.filter(ReceivedFolder::isHalf).toList()) {
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

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException cause) {
      throw new IllegalStateException("Cannot hash: SHA-256 is missing", cause);
    }
  }

  @Override
  public boolean holds(String hash) {
    return Files.isRegularFile(file(hash));
  }

  @Override
  public boolean isAsReceived(String hash) {
    Path file = file(hash);
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file), sha256())) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest()).equals(hash);
    } catch (IOException unreadable) {
      return false;
    }
  }

  @Override
  public Optional<String> hashAt(String place) {
    String name = Path.of(place).getFileName().toString();
    return Hashes.SHA_256.matcher(name).matches() && place.equals(place(name))
        ? Optional.of(name)
        : Optional.empty();
  }

  @Override
  public String place(String hash) {
    return file(hash).toString();
  }

  @Override
  public Optional<Path> find(String hash) {
    Path file = file(hash);
    return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
  }

  @Override
  public void forget(String hash) {
    try {
      Files.deleteIfExists(file(hash));
    } catch (IOException cause) {
      throw new WarehouseException("Cannot delete the received file " + hash, cause);
    }
  }

  @Override
  public void replace(String hash, Path left) {
    try {
      Files.move(
          left, file(hash), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException cause) {
      throw new WarehouseException("Cannot replace the received file " + hash, cause);
    }
  }

  private Path file(String hash) {
    return Path.of(folder).resolve(ReceivedFiles.path(hash));
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
