package tassei.lakehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceivedFilesTest {
  private static final String HASH = "ab" + "0".repeat(62);
  private static final String HASH_OF_123 =
      "039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81";

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
  void aFileThatIsKeptIsLeftAloneAndOneThatHasOtherBytesIsReplaced() throws IOException {
    ReceivedFiles files = new ReceivedFolder(folder.toString());
    byte[] bytes = {1, 2, 3};
    files.keep(HASH_OF_123, bytes);
    Path kept = files.find(HASH_OF_123).orElseThrow();
    var written = Files.getLastModifiedTime(kept);
    files.keep(HASH_OF_123, bytes);
    assertThat(Files.getLastModifiedTime(kept)).isEqualTo(written);
    assertThat(files.isAsReceived(HASH_OF_123)).isTrue();

    for (byte[] other : List.of(new byte[] {1}, new byte[] {1, 2, 4})) {
      Files.write(kept, other);
      assertThat(files.isAsReceived(HASH_OF_123)).isFalse();
      files.keep(HASH_OF_123, bytes);
      assertThat(Files.readAllBytes(kept)).containsExactly(1, 2, 3);
    }
  }

  @Test
  void onlyAPlaceOfItsOwnNamesAContent() {
    ReceivedFiles files = new ReceivedFolder(folder.resolve("files").toString());

    assertThat(files.hashAt(files.place(HASH))).contains(HASH);
    assertThat(files.hashAt(folder.resolve("input").resolve(HASH).toString())).isEmpty();
    assertThat(files.hashAt(folder.resolve("files/ab/summary.tsv").toString())).isEmpty();
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

  private static List<String> namesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
