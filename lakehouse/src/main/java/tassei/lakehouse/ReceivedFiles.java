package tassei.lakehouse;

import java.io.Serializable;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The files a warehouse has received, byte for byte, each under the SHA-256 of its bytes: {@code
 * ab/abcd…}.
 */
public sealed interface ReceivedFiles extends Serializable permits ReceivedFolder, ReceivedObjects {
  String RECEIVED = "received:";

  /**
   * Keeps a content; one that is kept already is left alone. A reader never sees half a file.
   *
   * @param hash SHA-256 of the bytes, 64 hexadecimal digits
   * @throws WarehouseException when it cannot be written
   */
  void keep(String hash, byte[] bytes);

  /**
   * Keeps a file of any size.
   *
   * @return SHA-256 of what was kept, 64 hexadecimal digits
   * @throws WarehouseException when it cannot be read or written
   */
  String keep(Path received);

  /** Removes what a run that was killed while it kept a file has left half. */
  void removeHalf();

  /** Whether a content is kept. */
  boolean holds(String hash);

  /**
   * Whether what is kept under the name of a content still has its bytes. What is left of one of
   * which something was forgotten has not.
   */
  boolean isAsReceived(String hash);

  /** The content that a name leads to, where it is that of one that is kept. */
  Optional<String> hashAt(String place);

  /**
   * By what name a task of another machine asks for a content: its path, or {@code received:hash}.
   */
  String place(String hash);

  /** The file of this machine that a name leads to, be it that of a content or any other path. */
  default Path local(String place) throws NoSuchFileException {
    if (!place.startsWith(RECEIVED)) {
      return Path.of(place);
    }
    String hash = place.substring(RECEIVED.length());
    return find(hash).orElseThrow(() -> new NoSuchFileException(place));
  }

  /** A content as it was received; empty for one that was landed before files were kept. */
  Optional<Path> find(String hash);

  /**
   * A content that was kept before, on this machine.
   *
   * @throws WarehouseException when it is not there
   */
  default Path kept(String hash) {
    return find(hash)
        .orElseThrow(
            () ->
                new WarehouseException(
                    "Cannot find the received file %s: it was kept, and is not at %s as this machine sees it"
                        .formatted(hash, place(hash))));
  }

  /** Lets go of a content; one that is not kept is no mistake. */
  void forget(String hash);

  /**
   * Keeps under the name of a content what is left of it when something in it is forgotten: the
   * name says which file was received, no longer what its bytes are.
   *
   * @param left a file of this machine; it is moved
   */
  void replace(String hash, Path left);

  /** {@code ab/abcd…}. */
  static String path(String hash) {
    if (!Hashes.SHA_256.matcher(hash).matches()) {
      throw new IllegalArgumentException("Invalid SHA-256: " + hash);
    }
    return hash.substring(0, 2) + "/" + hash;
  }

  /** What a name must look like. */
  final class Hashes {
    static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    private Hashes() {}
  }
}
