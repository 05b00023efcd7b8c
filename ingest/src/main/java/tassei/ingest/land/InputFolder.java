package tassei.ingest.land;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The files of an input folder, with their hashes and what is declared of them.
 *
 * @param absent the names that filings.csv declares something of and that no file has, sorted
 */
public record InputFolder(List<Delivered> files, List<String> absent) {
  public InputFolder {
    files = List.copyOf(files);
    absent = List.copyOf(absent);
  }

  /**
   * One file as it lies in the folder.
   *
   * @param name its path relative to the folder, with slashes
   */
  public record Delivered(
      String name, Path path, String hash, String body, String fiscalYear, String receivedAt) {
    public Delivered {
      requireNonNull(name, "name is null");
      requireNonNull(path, "path is null");
      requireNonNull(hash, "hash is null");
    }

    Delivered withHash(String otherHash) {
      return new Delivered(name, path, otherHash, body, fiscalYear, receivedAt);
    }
  }

  /**
   * Lists a folder tree; names that begin with a dot and filings.csv itself are no deliveries.
   *
   * @throws InvalidInputException when the folder or its filings.csv cannot be read
   */
  public static InputFolder read(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new InvalidInputException("Cannot read input, not a folder: " + folder);
    }
    Filings filings = Filings.read(folder);
    try (Stream<Path> tree = Files.walk(folder)) {
      List<Delivered> files =
          tree.filter(Files::isRegularFile)
              .filter(file -> isDelivery(folder.relativize(file)))
              .sorted()
              .flatMap(file -> delivered(folder, file, filings))
              .toList();
      return new InputFolder(files, absent(filings, files));
    } catch (IOException cause) {
      throw new InvalidInputException("Cannot read input folder: " + folder, cause);
    }
  }

  private static List<String> absent(Filings filings, List<Delivered> files) {
    Set<String> names = new TreeSet<>(filings.byFile().keySet());
    files.forEach(file -> names.remove(file.name()));
    return List.copyOf(names);
  }

  static String hash(byte[] bytes) {
    return HexFormat.of().formatHex(sha256().digest(bytes));
  }

  private static boolean isDelivery(Path relative) {
    for (Path part : relative) {
      if (part.toString().startsWith(".")) {
        return false;
      }
    }
    return !relative.toString().equals(Filings.FILE_NAME);
  }

  /** A file, or the files of an archive. */
  private static Stream<Delivered> delivered(Path folder, Path file, Filings filings) {
    String name = folder.relativize(file).toString().replace('\\', '/');
    Map<String, byte[]> entries = isZip(file) ? Archive.entries(bytes(file)) : Map.of();
    if (entries.isEmpty()) {
      return Stream.of(delivered(name, file.toAbsolutePath(), hash(file), filings));
    }
    return entries.entrySet().stream()
        .map(
            entry ->
                delivered(
                    name + "/" + entry.getKey(),
                    Archive.inside(file, entry.getKey()),
                    hash(entry.getValue()),
                    filings));
  }

  private static Delivered delivered(String name, Path path, String hash, Filings filings) {
    Filings.Declared declared = filings.of(name);
    return new Delivered(
        name, path, hash, declared.body(), declared.fiscalYear(), declared.receivedAt());
  }

  private static boolean isZip(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(4);
      return head.length == 4 && head[0] == 'P' && head[1] == 'K';
    } catch (IOException cause) {
      throw new InvalidInputException("Cannot read file: " + file, cause);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException cause) {
      throw new InvalidInputException("Cannot read file: " + file, cause);
    }
  }

  private static String hash(Path file) {
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha256())) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(((DigestInputStream) in).getMessageDigest().digest());
    } catch (IOException cause) {
      throw new InvalidInputException("Cannot read file: " + file, cause);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException cause) {
      throw new IllegalStateException("Cannot hash: SHA-256 is missing", cause);
    }
  }
}
