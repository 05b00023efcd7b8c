package tassei.lakehouse;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;

/**
 * The files received, in an object store, where an object is there whole or not at all.
 *
 * @param location {@code s3://bucket/folder}
 * @param properties of the store
 */
public record ReceivedObjects(String location, HashMap<String, String> properties)
    implements ReceivedFiles {
  private static final Map<Copy, Path> COPIES = new ConcurrentHashMap<>();

  /** What was copied to this machine; what is kept may become less, and then is another. */
  private record Copy(String target, long length) {}

  public ReceivedObjects {
    requireNonNull(location, "location is null");
  }

  ReceivedObjects(String location, Map<String, String> properties) {
    this(location, new HashMap<>(properties));
  }

  @Override
  public void keep(String hash, byte[] bytes) {
    try (FileIO store = open()) {
      String target = target(hash);
      InputFile kept = store.newInputFile(target);
      if (kept.exists() && kept.getLength() == bytes.length && isAsReceived(hash)) {
        return;
      }
      try (OutputStream out = store.newOutputFile(target).createOrOverwrite()) {
        out.write(bytes);
      }
    } catch (IOException cause) {
      throw new WarehouseException("Cannot keep the received file: " + target(hash), cause);
    }
  }

  @Override
  public String keep(Path received) {
    String hash = hash(received);
    upload(hash, received);
    return hash;
  }

  @Override
  public void removeHalf() {
    // an object is there whole or not at all
  }

  @Override
  public boolean holds(String hash) {
    try (FileIO store = open()) {
      return store.newInputFile(target(hash)).exists();
    }
  }

  @Override
  public boolean isAsReceived(String hash) {
    try (FileIO store = open()) {
      InputFile kept = store.newInputFile(target(hash));
      if (!kept.exists()) {
        return false;
      }
      try (InputStream in = kept.newStream()) {
        return hash(in).equals(hash);
      }
    } catch (IOException cause) {
      throw new WarehouseException("Cannot read the received file: " + target(hash), cause);
    }
  }

  @Override
  public Optional<String> hashAt(String place) {
    return place.startsWith(RECEIVED)
        ? Optional.of(place.substring(RECEIVED.length()))
        : Optional.empty();
  }

  @Override
  public String place(String hash) {
    return RECEIVED + hash;
  }

  @Override
  public Optional<Path> find(String hash) {
    try (FileIO store = open()) {
      InputFile kept = store.newInputFile(target(hash));
      if (!kept.exists()) {
        return Optional.empty();
      }
      return Optional.of(copy(target(hash), kept));
    }
  }

  /** One copy for all tasks of this process, however many read of it. */
  private static Path copy(String target, InputFile kept) {
    Copy of = new Copy(target, kept.getLength());
    return COPIES.compute(
        of, (any, known) -> known != null && Files.exists(known) ? known : copied(target, kept));
  }

  private static Path copied(String target, InputFile kept) {
    try {
      // readable by its owner only
      Path copy = Files.createTempFile("tassei-received", "");
      copy.toFile().deleteOnExit();
      try (InputStream in = kept.newStream();
          OutputStream out = Files.newOutputStream(copy)) {
        in.transferTo(out);
      }
      return copy;
    } catch (IOException cause) {
      throw new WarehouseException("Cannot read the received file: " + target, cause);
    }
  }

  private static void forgetCopies(String target) {
    COPIES
        .entrySet()
        .removeIf(
            copy -> {
              boolean isOf = copy.getKey().target().equals(target);
              if (isOf) {
                delete(copy.getValue());
              }
              return isOf;
            });
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException cause) {
      throw new WarehouseException("Cannot delete " + file, cause);
    }
  }

  @Override
  public void forget(String hash) {
    forgetCopies(target(hash));
    try (FileIO store = open()) {
      store.deleteFile(target(hash));
    }
  }

  @Override
  public void replace(String hash, Path left) {
    forgetCopies(target(hash));
    upload(hash, left);
    delete(left);
  }

  private void upload(String hash, Path file) {
    try (FileIO store = open()) {
      OutputFile object = store.newOutputFile(target(hash));
      try (OutputStream out = object.createOrOverwrite()) {
        Files.copy(file, out);
      }
    } catch (IOException cause) {
      throw new WarehouseException("Cannot keep the received file: " + file, cause);
    }
  }

  private static String hash(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return hash(in);
    } catch (IOException cause) {
      throw new WarehouseException("Cannot keep the received file: " + file, cause);
    }
  }

  private static String hash(InputStream bytes) throws IOException {
    try {
      DigestInputStream in = new DigestInputStream(bytes, MessageDigest.getInstance("SHA-256"));
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException cause) {
      throw new IllegalStateException("Cannot hash: SHA-256 is missing", cause);
    }
  }

  private String target(String hash) {
    return location + "/" + ReceivedFiles.path(hash);
  }

  private FileIO open() {
    return CatalogUtil.loadFileIO(properties.get(CatalogProperties.FILE_IO_IMPL), properties, null);
  }
}
