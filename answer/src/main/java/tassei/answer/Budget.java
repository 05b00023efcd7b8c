package tassei.answer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.ZipInputStream;

/**
 * How large a book may be that is held in memory to be marked. A larger one is answered by its list
 * alone.
 *
 * @param bytes of the file
 * @param inflated bytes of the parts of an .xlsx together
 * @param cells that a book is made of
 */
public record Budget(long bytes, long inflated, int cells) {
  /** Fits the heap of the command line (2 GiB) with room to spare. */
  public static final Budget USUAL = new Budget(16L << 20, 64L << 20, 200_000);

  /** Whether the parts of a zip archive are more than the budget; reads no further than that. */
  boolean isExceededByZip(byte[] zip) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long total = 0;
    try (ZipInputStream parts = new ZipInputStream(new ByteArrayInputStream(zip))) {
      while (parts.getNextEntry() != null) {
        for (int read = parts.read(buffer); read >= 0; read = parts.read(buffer)) {
          total += read;
          if (total > inflated) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
