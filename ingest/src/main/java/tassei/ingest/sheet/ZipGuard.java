package tassei.ingest.sheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Inflates every entry of an archive within a budget, or refuses the whole of it. */
final class ZipGuard {
  private static final int RATIO_COUNTS_FROM = 1 << 20;

  /** No byte inflates to more. */
  private static final int MOST_DEFLATED = 1_032;

  private ZipGuard() {}

  /** An archive that is not taken apart; the message says why. */
  static final class UnsafeZipException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnsafeZipException(String why) {
      super(why);
    }
  }

  /**
   * The entries by name, folders aside, in the order of the archive.
   *
   * @throws UnsafeZipException for two entries of one name, and for one that leads out
   * @throws BookBudget.ExceededException where a limit is passed
   */
  static Map<String, byte[]> entries(byte[] bytes, Charset names, BookBudget budget)
      throws IOException {
    measure(bytes, names, budget);
    Map<String, byte[]> entries = new LinkedHashMap<>();
    Set<String> folded = new HashSet<>();
    long inflated = 0;
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes), names)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String name = entry.getName().replace('\\', '/');
        if (name.startsWith("/") || ("/" + name + "/").contains("/../") || name.contains(":")) {
          throw new UnsafeZipException("entry that leads out of the archive: " + name);
        }
        if (!folded.add(name)) {
          throw new UnsafeZipException("two entries of one name: " + name);
        }
        budget.check("entries", folded.size(), budget.entries());
        if (entry.isDirectory()) {
          continue;
        }
        byte[] content = inflate(zip, budget.inflatedBytes() - inflated, budget);
        zip.closeEntry();
        inflated += content.length;
        long packed = Math.max(1, entry.getCompressedSize());
        if (content.length > RATIO_COUNTS_FROM && entry.getCompressedSize() > 0) {
          budget.check("inflated bytes a packed byte", content.length / packed, budget.ratio());
        }
        entries.put(name, content);
      }
    }
    return entries;
  }

  /** So that nothing is held of an archive that is refused for its size. */
  private static void measure(byte[] bytes, Charset names, BookBudget budget) throws IOException {
    if ((long) bytes.length * MOST_DEFLATED <= budget.inflatedBytes()) {
      return;
    }
    byte[] piece = new byte[1 << 16];
    long inflated = 0;
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes), names)) {
      while (zip.getNextEntry() != null) {
        for (int read = zip.read(piece); read >= 0; read = zip.read(piece)) {
          inflated += read;
          budget.check("inflated bytes", inflated, budget.inflatedBytes());
        }
      }
    }
  }

  private static byte[] inflate(InputStream in, long left, BookBudget budget) throws IOException {
    byte[] content = in.readNBytes((int) Math.min(left + 1, Integer.MAX_VALUE - 16));
    if (content.length > left) {
      throw new BookBudget.ExceededException("inflated bytes", budget.inflatedBytes());
    }
    return content;
  }
}
