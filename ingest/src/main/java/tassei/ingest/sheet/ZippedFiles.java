package tassei.ingest.sheet;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** The files of a .zip that is no book. */
public final class ZippedFiles {
  private static final int HEAD = 4096;

  private ZippedFiles() {}

  /** Whether bytes are a zip whose first entries are not those of a book. */
  public static boolean isArchive(byte[] bytes) {
    if (bytes.length < 4 || bytes[0] != 'P' || bytes[1] != 'K' || bytes[2] != 3 || bytes[3] != 4) {
      return false;
    }
    return !contains(bytes, bytes.length, "[Content_Types].xml")
        && !contains(bytes, Math.min(HEAD, bytes.length), "mimetypeapplication/");
  }

  /** Without a copy: an archive may be as large as the heap allows. */
  private static boolean contains(byte[] bytes, int end, String ascii) {
    byte[] wanted = ascii.getBytes(StandardCharsets.US_ASCII);
    for (int at = 0; at + wanted.length <= end; at++) {
      if (bytes[at] == wanted[0]
          && Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The entries by name.
   *
   * @return empty for an archive that is not safe to unpack
   * @throws IllegalArgumentException where a name is not in the charset
   */
  public static Map<String, byte[]> read(byte[] bytes, Charset names, BookBudget budget)
      throws IOException {
    try {
      return ZipGuard.entries(bytes, names, budget);
    } catch (ZipGuard.UnsafeZipException | BookBudget.ExceededException unsafe) {
      return Map.of();
    }
  }
}
