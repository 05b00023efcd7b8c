package tassei.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;
import tassei.lakehouse.WarehouseFileSystem;

/** The file system of a warehouse with {@link Faults}. A file killed at its end is half there. */
public final class FaultyFileSystem extends WarehouseFileSystem {
  /** From now on this process writes {@code file:} through it: Hadoop keeps one of each kind. */
  static void install() throws IOException {
    Configuration configuration = new Configuration(false);
    configuration.setClass("fs.file.impl", FaultyFileSystem.class, FileSystem.class);
    FileSystem.closeAll();
    FileSystem installed = FileSystem.get(URI.create("file:///"), configuration);
    if (!(installed instanceof FaultyFileSystem)) {
      throw new IllegalStateException("Cannot install over " + installed.getClass());
    }
  }

  @Override
  public FSDataOutputStream create(
      Path path,
      FsPermission permission,
      boolean overwrite,
      int bufferSize,
      short replication,
      long blockSize,
      Progressable progress)
      throws IOException {
    java.nio.file.Path file = java.nio.file.Path.of(path.toUri().getPath());
    if (!Faults.watches(file)) {
      return super.create(
          path, permission, overwrite, bufferSize, replication, blockSize, progress);
    }
    String what = "make " + file.getFileName();
    Faults.file(what, false);
    boolean wasThere = Files.exists(file);
    OutputStream made =
        super.create(path, permission, overwrite, bufferSize, replication, blockSize, progress);
    Faults.fileDone(what, file, wasThere);
    return new FSDataOutputStream(new HalfAtTheEnd(made, file), null);
  }

  @Override
  public boolean delete(Path path, boolean recursive) throws IOException {
    java.nio.file.Path file = java.nio.file.Path.of(path.toUri().getPath());
    if (!Faults.watches(file)) {
      return super.delete(path, recursive);
    }
    String what = "remove " + file.getFileName();
    Faults.file(what, true);
    boolean removed = super.delete(path, recursive);
    Faults.fileDone(what, file, true);
    return removed;
  }

  private static final class HalfAtTheEnd extends FilterOutputStream {
    private final java.nio.file.Path file;
    private boolean closed;

    HalfAtTheEnd(OutputStream out, java.nio.file.Path file) {
      super(out);
      this.file = file;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      if (closed) {
        return;
      }
      closed = true;
      out.close();
      String what = "finish " + file.getFileName();
      try {
        Faults.file(what, false);
      } catch (Faults.Killed killed) {
        try (FileChannel half = FileChannel.open(file, StandardOpenOption.WRITE)) {
          half.truncate(half.size() / 2);
        }
        throw killed;
      }
      Faults.fileDone(what, file, false);
    }
  }
}
