package tassei.lakehouse;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The right to write to a warehouse in a folder. The operating system gives it back when the
 * process ends, however it ends.
 */
final class FolderLock implements RunLock {
  private final FileChannel channel;
  private final FileLock lock;

  private FolderLock(FileChannel channel, FileLock lock) {
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Takes the lock at once or not at all.
   *
   * @throws WarehouseException when another run has it
   */
  static RunLock take(WarehouseFolder warehouse, RunId runId) {
    Path file = warehouse.folder().resolve(".run.lock");
    try {
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        String holder = read(channel);
        channel.close();
        throw new WarehouseException(
            "Cannot start: run %s is writing to %s. Wait until it ends and start again."
                .formatted(holder, warehouse.folder()));
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(runId.value().getBytes(StandardCharsets.UTF_8)), 0);
      return new FolderLock(channel, lock);
    } catch (IOException cause) {
      throw new WarehouseException("Cannot lock the warehouse: " + file, cause);
    }
  }

  @Override
  public void refuseLost() {
    if (!lock.isValid()) {
      throw new WarehouseException("Cannot go on: the lock of the warehouse was lost");
    }
  }

  @Override
  public void close() {
    try {
      lock.release();
      channel.close();
    } catch (IOException cause) {
      throw new WarehouseException("Cannot release the lock of the warehouse", cause);
    }
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    }
  }

  private static String read(FileChannel channel) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(200);
    channel.read(buffer, 0);
    String text = new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8).strip();
    return text.isEmpty() ? "of another process" : text;
  }
}
