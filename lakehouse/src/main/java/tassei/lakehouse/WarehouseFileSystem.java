package tassei.lakehouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * Hadoop's file system of this machine, but that it sets permissions itself and writes no checksum
 * file beside each file. Without its native library Hadoop starts a {@code chmod} for every file
 * and folder, five hundred in a run over five forms; nobody but Hadoop reads its {@code .crc}
 * files.
 */
public class WarehouseFileSystem extends LocalFileSystem {
  /** The setting that makes Hadoop take this class for {@code file:}. */
  static final String SETTING = "fs.file.impl";

  /** Hadoop's name for the bits that new files and folders do not get, and those of others. */
  static final String UMASK = "fs.permissions.umask-mode";

  static final String NOT_FOR_OTHERS = "027";

  /** A subclass that tests how a run ends when a write fails has no state that these could miss. */
  @SuppressWarnings("this-escape")
  public WarehouseFileSystem() {
    super(new WithoutProcesses());
    setWriteChecksum(false);
    setVerifyChecksum(false);
  }

  /** What a catalog without an engine needs of Hadoop. */
  static Configuration configuration() {
    Configuration configuration = new Configuration(false);
    configuration.setClass(SETTING, WarehouseFileSystem.class, FileSystem.class);
    configuration.set(UMASK, NOT_FOR_OTHERS);
    return configuration;
  }

  private static final class WithoutProcesses extends RawLocalFileSystem {
    @Override
    public void setPermission(Path path, FsPermission permission) throws IOException {
      Files.setPosixFilePermissions(pathToFile(path).toPath(), posix(permission));
    }

    private static Set<PosixFilePermission> posix(FsPermission permission) {
      // owner, group, others and read, write, execute: the order of both
      PosixFilePermission[] all = PosixFilePermission.values();
      Set<PosixFilePermission> granted = EnumSet.noneOf(PosixFilePermission.class);
      for (int bit = 0; bit < all.length; bit++) {
        if ((permission.toShort() & (0400 >> bit)) != 0) {
          granted.add(all[bit]);
        }
      }
      return granted;
    }
  }
}
