package tassei.ingest.land;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import tassei.ingest.sheet.BookBudget;
import tassei.ingest.sheet.ZippedFiles;

/** A .zip of files as chambers send them: each entry is a delivery of its own. */
final class Archive {
  /** Between the path of the archive and the name of its entry. */
  private static final String INSIDE = "!/";

  private static final Charset CP932 = Charset.forName("windows-31j");

  /** Of all tasks of this process; given up where memory runs short. */
  private static final AtomicReference<SoftReference<Opened>> LAST =
      new AtomicReference<>(new SoftReference<>(null));

  private Archive() {}

  /** The path under which {@link #read} finds an entry. */
  static Path inside(Path archive, String entry) {
    return Path.of(archive.toAbsolutePath() + INSIDE + entry);
  }

  /** The bytes of a file, or of an entry of an archive. */
  static byte[] read(String path) throws IOException {
    int inside = path.indexOf(INSIDE);
    if (inside < 0 || Files.exists(Path.of(path))) {
      return Files.readAllBytes(Path.of(path));
    }
    byte[] entry =
        opened(Path.of(path.substring(0, inside))).get(path.substring(inside + INSIDE.length()));
    if (entry == null) {
      throw new IOException("Cannot read the entry of an archive: " + path);
    }
    return entry;
  }

  /** The archive that was read last is not unpacked again for each of its entries. */
  private static Map<String, byte[]> opened(Path archive) throws IOException {
    BasicFileAttributes now = Files.readAttributes(archive, BasicFileAttributes.class);
    Opened last = LAST.get().get();
    if (last == null || !last.isOf(archive, now)) {
      last =
          new Opened(
              archive, now.lastModifiedTime(), now.size(), entries(Files.readAllBytes(archive)));
      LAST.set(new SoftReference<>(last));
    }
    return last.entries;
  }

  private record Opened(
      Path archive, FileTime modified, long byteCount, Map<String, byte[]> entries) {
    boolean isOf(Path file, BasicFileAttributes now) {
      return archive.equals(file)
          && modified.equals(now.lastModifiedTime())
          && byteCount == now.size();
    }
  }

  /**
   * The files of an archive by name. Empty for a file that is no archive, for a book (which is a
   * zip too), and for an archive that is not safe to unpack: opening it as a file says why.
   */
  static Map<String, byte[]> entries(byte[] bytes) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    named(bytes)
        .forEach(
            (name, content) -> {
              String last = name.substring(name.lastIndexOf('/') + 1);
              if (!last.startsWith(".")
                  && !name.startsWith("__MACOSX/")
                  && !last.equals("Thumbs.db")) {
                entries.put(name, content);
              }
            });
    return entries;
  }

  private static Map<String, byte[]> named(byte[] bytes) {
    if (!ZippedFiles.isArchive(bytes)) {
      return Map.of();
    }
    try {
      return ZippedFiles.read(bytes, StandardCharsets.UTF_8, BookBudget.ARCHIVE);
    } catch (IllegalArgumentException | IOException notInUtf8) {
      try {
        return ZippedFiles.read(bytes, CP932, BookBudget.ARCHIVE);
      } catch (IllegalArgumentException | IOException unreadable) {
        return Map.of();
      }
    }
  }
}
