package tassei.ingest.land;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
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
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tassei.ingest.sheet.SheetFile;

/**
 * The files of an input folder, with their hashes and what is declared of them.
 *
 * @param absent the names that filings.csv declares something of and that no file has, sorted
 * @param unread what lies in the folder and cannot be read, sorted
 */
public record InputFolder(List<Delivered> files, List<String> absent, List<Unread> unread) {
  /** No folder at all. */
  public static final InputFolder NONE = new InputFolder(List.of(), List.of(), List.of());

  public InputFolder {
    files = List.copyOf(files);
    absent = List.copyOf(absent);
    unread = List.copyOf(unread);
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
  }

  /**
   * Lists a folder tree; names that begin with a dot and each filings.csv are no deliveries. A file
   * or a folder in it that cannot be read is named, and the others are listed.
   *
   * @throws InvalidInputException when the folder or a filings.csv cannot be read
   */
  public static InputFolder read(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new InvalidInputException("Cannot read input, not a folder: " + folder);
    }
    InputTree tree = InputTree.of(folder);
    Filings filings = filings(folder, tree);
    List<Delivered> files = new ArrayList<>();
    List<Unread> unread = new ArrayList<>(tree.unread());
    for (Path file : tree.files()) {
      if (!file.endsWith(Filings.FILE_NAME)) {
        String name = tree.name(file);
        try {
          filings = deliver(name, file, filings, files, unread);
        } catch (IOException cause) {
          unread.add(Unread.of(name, cause));
        }
      }
    }
    unread.sort(Comparator.comparing(Unread::name));
    return new InputFolder(files, absent(filings, files, unread), unread);
  }

  /** What all filings.csv of a folder tree say, the outermost first. */
  private static Filings filings(Path folder, InputTree tree) {
    for (Unread unread : tree.unread()) {
      if (Filings.isNamed(unread.name())) {
        throw new InvalidInputException(
            "Cannot read %s: found %s".formatted(folder.resolve(unread.name()), unread.foundEn()));
      }
    }
    Filings all = Filings.NONE;
    for (Path file :
        tree.files().stream().sorted(Comparator.comparingInt(Path::getNameCount)).toList()) {
      if (file.endsWith(Filings.FILE_NAME)) {
        String name = tree.name(file);
        String inner = name.substring(0, name.length() - Filings.FILE_NAME.length());
        all = all.and(inner, Filings.read(parent(file)));
      }
    }
    return all;
  }

  private static Path parent(Path file) {
    return requireNonNull(file.getParent(), "a file has a folder");
  }

  /** What is there and cannot be read is not absent, nor is what may lie below it. */
  private static List<String> absent(Filings filings, List<Delivered> files, List<Unread> unread) {
    Set<String> names = new TreeSet<>(filings.byFile().keySet());
    files.forEach(file -> names.remove(file.name()));
    for (Unread place : unread) {
      names.removeIf(name -> name.equals(place.name()) || name.startsWith(place.name() + "/"));
    }
    return List.copyOf(names);
  }

  static String hash(byte[] bytes) {
    return HexFormat.of().formatHex(sha256().digest(bytes));
  }

  /** Adds a file, or the files of an archive; what is declared now, that of the archive too. */
  private static Filings deliver(
      String name, Path file, Filings filings, List<Delivered> files, List<Unread> unread)
      throws IOException {
    Map<String, byte[]> entries =
        isZip(file) && SheetFile.tooLarge(Files.size(file)).isEmpty()
            ? Archive.entries(Files.readAllBytes(file))
            : Map.of();
    if (entries.isEmpty()) {
      files.add(delivered(name, file.toAbsolutePath(), hash(file), filings));
      return filings;
    }
    Set<String> read = new HashSet<>();
    Filings all = filings.and(name + "/", Filings.inArchive(file, entries, read));
    entries.forEach(
        (entry, content) -> {
          if (!read.contains(entry)) {
            String inner = name + "/" + entry;
            try {
              files.add(delivered(inner, Archive.inside(file, entry), hash(content), all));
            } catch (InvalidPathException noName) {
              unread.add(Unread.nameThatIsNoText(inner));
            }
          }
        });
    return all;
  }

  private static Delivered delivered(String name, Path path, String hash, Filings filings) {
    Filings.Declared declared = filings.of(name);
    return new Delivered(
        name, path, hash, declared.body(), declared.fiscalYear(), declared.receivedAt());
  }

  private static boolean isZip(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(4);
      return head.length == 4 && head[0] == 'P' && head[1] == 'K';
    }
  }

  private static String hash(Path file) throws IOException {
    try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file), sha256())) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    }
  }

  /** Why a file cannot be read to its end; empty when it can. */
  static Optional<IOException> fault(Path file) {
    try {
      hash(file);
      return Optional.empty();
    } catch (IOException cause) {
      return Optional.of(cause);
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
