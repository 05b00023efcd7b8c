package tassei.lakehouse;

import static java.util.Objects.requireNonNull;

import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;

/** Reads from one place and writes to another. */
final class TwoPlaces implements FileIO {
  private static final long serialVersionUID = 1L;

  private final FileIO from;
  private final FileIO to;

  TwoPlaces(FileIO from, FileIO to) {
    this.from = requireNonNull(from, "from is null");
    this.to = requireNonNull(to, "to is null");
  }

  @Override
  public InputFile newInputFile(String path) {
    return from.newInputFile(path);
  }

  @Override
  public OutputFile newOutputFile(String path) {
    return to.newOutputFile(path);
  }

  @Override
  public void deleteFile(String path) {
    to.deleteFile(path);
  }
}
