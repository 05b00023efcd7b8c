package tassei.ingest.land;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/**
 * Something of an input folder that cannot be read, while the rest can: a file, a link that leads
 * nowhere, or a folder with all that lies below it.
 *
 * @param name its path relative to the input folder, with slashes
 * @param foundJa what was found of it, as it stands in {@link #messageJa()}
 * @param foundEn the same in English
 */
public record Unread(String name, String foundJa, String foundEn) {
  public Unread {
    requireNonNull(name, "name is null");
    requireNonNull(foundJa, "foundJa is null");
    requireNonNull(foundEn, "foundEn is null");
  }

  static Unread linkToNothing(String name) {
    return new Unread(name, "リンク先がありません", "a link that leads nowhere");
  }

  static Unread linkToFolder(String name) {
    return new Unread(name, "フォルダへのリンクです", "a link to a folder");
  }

  /** Such as one in the bytes of another system, out of an archive. */
  static Unread nameThatIsNoText(String name) {
    return new Unread(
        name,
        "名前がこのシステムの文字コードではありません",
        "a name that is not in the character encoding of this system");
  }

  static Unread of(String name, IOException cause) {
    return switch (cause) {
      case NoSuchFileException gone -> new Unread(name, "何もありません", "nothing");
      case AccessDeniedException denied ->
          new Unread(name, "読み取りの権限がありません", "no permission to read it");
      default -> {
        String words = words(cause);
        yield new Unread(name, "エラーになります(%s)".formatted(words), "the error '%s'".formatted(words));
      }
    };
  }

  /** What the operating system says, without the path. */
  private static String words(IOException cause) {
    String reason = cause instanceof FileSystemException system ? system.getReason() : null;
    return reason == null ? String.valueOf(cause.getMessage()) : reason;
  }

  /** The sentence for who looks after the folder. */
  public String messageJa() {
    return "'%s':読み取れるファイルまたはフォルダが必要ですが、%s。読み取れるように直すか、入力フォルダから取り除いてください。ほかのファイルには影響しません。"
        .formatted(name, foundJa);
  }

  /** The same sentence in English. */
  public String messageEn() {
    return "'%s': expected a file or folder that can be read, found %s. Make it readable, or take it out of the input folder. The other files are not affected."
        .formatted(name, foundEn);
  }
}
