package tassei.ingest.land;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
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
   * Lists a folder tree; names that begin with a dot and each filings.csv are no deliveries.
   *
   * @throws InvalidInputException when the folder or its filings.csv cannot be read
   */
  public static InputFolder read(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new InvalidInputException("Cannot read input, not a folder: " + folder);
    }
    List<Path> tree = tree(folder);
    Filings filings = filings(folder, tree);
    List<Delivered> files = new ArrayList<>();
    for (Path file : tree) {
      if (!file.endsWith(Filings.FILE_NAME)) {
        filings = deliver(folder, file, filings, files);
      }
    }
    return new InputFolder(files, absent(filings, files));
  }

  /** What all filings.csv of a folder tree say, the outermost first. */
  private static Filings filings(Path folder, List<Path> tree) {
    Filings all = Filings.NONE;
    for (Path file : tree.stream().sorted(Comparator.comparingInt(Path::getNameCount)).toList()) {
      if (file.endsWith(Filings.FILE_NAME)) {
        String name = name(folder, file);
        String inner = name.substring(0, name.length() - Filings.FILE_NAME.length());
        all = all.and(inner, Filings.read(parent(file)));
      }
    }
    return all;
  }

  private static List<Path> tree(Path folder) {
    try (Stream<Path> tree = Files.walk(folder)) {
      return tree.filter(Files::isRegularFile)
          .filter(file -> isDelivery(folder.relativize(file)))
          .sorted()
          .toList();
    } catch (IOException cause) {
      throw new InvalidInputException("Cannot read input folder: " + folder, cause);
    }
  }

  private static String name(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  private static Path parent(Path file) {
    return requireNonNull(file.getParent(), "a file has a folder");
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
    return true;
  }

  /** Adds a file, or the files of an archive; what is declared now, that of the archive too. */
  private static Filings deliver(Path folder, Path file, Filings filings, List<Delivered> files) {
    String name = name(folder, file);
    Map<String, byte[]> entries = isZip(file) ? Archive.entries(bytes(file)) : Map.of();
    if (entries.isEmpty()) {
      files.add(delivered(name, file.toAbsolutePath(), hash(file), filings));
      return filings;
    }
    Set<String> read = new HashSet<>();
    Filings all = filings.and(name + "/", Filings.inArchive(file, entries, read));
    entries.forEach(
        (entry, content) -> {
          if (!read.contains(entry)) {
            Path path = Archive.inside(file, entry);
            files.add(delivered(name + "/" + entry, path, hash(content), all));
          }
        });
    return all;
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
