package tassei.ingest.land;

import java.io.Serializable;
import java.sql.Timestamp;
import tassei.model.Problem;

/**
 * What landing keeps of a file as a whole; a task hands it back when the last cell is read.
 *
 * @param path where the file lies
 * @param hash empty where the file is another than the one that was listed, and nothing is kept
 * @param format null where the file could not be opened, and so are charset and content hash
 * @param modifiedAt when the document says it was last saved; null when it does not
 * @param filledCount how many of the cells are not blank
 * @param refusedCode null where the file was opened, and so is what was found
 */
record LandedFile(
    String path,
    String hash,
    long byteCount,
    String format,
    String charset,
    String contentHash,
    Timestamp modifiedAt,
    int rowCount,
    int cellCount,
    int filledCount,
    String refusedCode,
    String refusedFound)
    implements Serializable {

  static LandedFile changed(String path) {
    return new LandedFile(path, "", 0, null, null, null, null, 0, 0, 0, null, null);
  }

  boolean hasChanged() {
    return hash.isEmpty();
  }

  static LandedFile refused(String path, String hash, long byteCount, Problem problem) {
    return new LandedFile(
        path,
        hash,
        byteCount,
        null,
        null,
        null,
        null,
        0,
        0,
        0,
        problem.code().name(),
        problem.found());
  }
}
