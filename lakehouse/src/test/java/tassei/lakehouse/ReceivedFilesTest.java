package tassei.lakehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceivedFilesTest {
  private static final String HASH = "ab" + "0".repeat(62);

  @TempDir private Path folder;

  @Test
  void aFileLiesUnderItsHashForItsOwnerOnly() throws IOException {
    ReceivedFiles files = new ReceivedFolder(folder.resolve("files").toString());

    files.keep(HASH, new byte[] {1, 2, 3});

    Path kept = folder.resolve("files").resolve("ab").resolve(HASH);
    assertThat(files.find(HASH)).contains(kept);
    assertThat(Files.readAllBytes(kept)).containsExactly(1, 2, 3);
    assertThat(permissions(kept)).isEqualTo("rw-------");
    assertThat(permissions(kept.getParent())).isEqualTo("rwx------");
    assertThat(permissions(kept.getParent().getParent())).isEqualTo("rwx------");
    assertThat(namesIn(kept.getParent())).containsExactly(HASH);
  }

  @Test
  void aFileThatIsKeptIsLeftAloneAndHalfAFileIsReplaced() throws IOException {
    ReceivedFiles files = new ReceivedFolder(folder.toString());
    files.keep(HASH, new byte[] {1, 2, 3});
    var written = Files.getLastModifiedTime(files.find(HASH).orElseThrow());
    files.keep(HASH, new byte[] {1, 2, 3});
    assertThat(Files.getLastModifiedTime(files.find(HASH).orElseThrow())).isEqualTo(written);

    Files.write(files.find(HASH).orElseThrow(), new byte[] {1});
    files.keep(HASH, new byte[] {1, 2, 3});

    assertThat(Files.readAllBytes(files.find(HASH).orElseThrow())).containsExactly(1, 2, 3);
  }

  @Test
  void aFileThatWasNeverKeptIsNotFound() {
    assertThat(new ReceivedFolder(folder.toString()).find(HASH)).isEmpty();
  }

  @Test
  void aNameThatIsNoHashIsRefused() {
    assertThatThrownBy(() -> new ReceivedFolder(folder.toString()).find("../x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid SHA-256: ../x");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static java.util.List<String> namesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
