package tassei.ingest.land;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tassei.ingest.land.InputFolder.Delivered;

/** Input folders with something in them that nobody can read, the superuser included. */
class InputFolderTest {
  /** It may be opened, and reading it is an error. */
  private static final Path BROKEN = Path.of("/proc/self/mem");

  /** It may be written to only. */
  private static final Path FORBIDDEN = Path.of("/proc/sys/vm/compact_memory");

  private static final String LONG = "長".repeat(80);
  private static final int LEVELS = 9;

  @TempDir private Path folder;
  private Path input;

  @BeforeEach
  void giveOneGoodFile() throws IOException {
    input = Files.createDirectory(folder.resolve("input"));
    Files.writeString(input.resolve("good.tsv"), "abc");
  }

  @Test
  void aFileThatCannotBeReadIsNamedAndTheOthersAreListed() throws IOException {
    assumeThat(BROKEN).isRegularFile();
    assumeThat(FORBIDDEN).isRegularFile();
    Path inner = Files.createDirectory(input.resolve("sub"));
    Files.createSymbolicLink(inner.resolve("broken.tsv"), BROKEN);
    Files.createSymbolicLink(input.resolve("forbidden.tsv"), FORBIDDEN);
    Files.createSymbolicLink(input.resolve("gone.tsv"), input.resolve("nothing"));
    Files.createSymbolicLink(input.resolve("loop.tsv"), Path.of("loop.tsv"));
    Files.createSymbolicLink(input.resolve(".hidden"), input.resolve("nothing"));
    Files.writeString(
        input.resolve("filings.csv"),
        "file,body,fiscal_year,received_at\ngone.tsv,,,\nsub/broken.tsv,,,\nnever.tsv,,,\n");

    InputFolder read = InputFolder.read(input);

    assertThat(read.files()).extracting(Delivered::name).containsExactly("good.tsv");
    assertThat(read.absent()).containsExactly("never.tsv");
    assertThat(read.unread())
        .containsExactly(
            new Unread("forbidden.tsv", "読み取りの権限がありません", "no permission to read it"),
            new Unread("gone.tsv", "リンク先がありません", "a link that leads nowhere"),
            new Unread("loop.tsv", "リンク先がありません", "a link that leads nowhere"),
            new Unread(
                "sub/broken.tsv",
                "エラーになります(Input/output error)",
                "the error 'Input/output error'"));
    assertThat(read.unread().getFirst().messageEn())
        .isEqualTo(
            "'forbidden.tsv': expected a file or folder that can be read, found no permission to read it."
                + " Make it readable, or take it out of the input folder. The other files are not affected.");
    assertThat(read.unread().getFirst().messageJa())
        .isEqualTo(
            "'forbidden.tsv':読み取れるファイルまたはフォルダが必要ですが、読み取りの権限がありません。"
                + "読み取れるように直すか、入力フォルダから取り除いてください。ほかのファイルには影響しません。");
  }

  @Test
  void aFolderThatCannotBeLookedIntoIsNamedAndTheOthersAreListed() throws IOException {
    Path half = Files.createDirectories(levels(input));
    Files.createDirectories(levels(folder));
    Path tooLong = half.resolve("below");
    // the whole path is longer than a system call takes; each half of it is not
    Files.move(folder.resolve(LONG), tooLong);
    try {
      InputFolder read = InputFolder.read(input);

      assertThat(read.files()).extracting(Delivered::name).containsExactly("good.tsv");
      assertThat(read.unread())
          .singleElement()
          .satisfies(
              unread -> {
                assertThat(unread.name()).startsWith(LONG + "/" + LONG).contains("/below/");
                assertThat(unread.foundEn()).isEqualTo("the error 'File name too long'");
              });
    } finally {
      Files.move(tooLong, folder.resolve(LONG));
    }
  }

  @Test
  void aNameInTheBytesOfAnotherSystemAndALinkToAFolderAreNamed() throws Exception {
    Files.createSymbolicLink(input.resolve("linked"), Files.createDirectory(folder.resolve("to")));
    Process named =
        new ProcessBuilder("bash", "-c", "printf abc >\"$(printf '\\221\\215.tsv')\"")
            .directory(input.toFile())
            .start();
    assumeThat(named.waitFor()).isZero();

    InputFolder read = InputFolder.read(input);

    assertThat(read.files()).extracting(Delivered::name).containsExactly("good.tsv");
    assertThat(read.unread())
        .containsExactly(
            new Unread("linked", "フォルダへのリンクです", "a link to a folder"),
            new Unread(
                "\uFFFD\uFFFD.tsv",
                "名前がこのシステムの文字コードではありません",
                "a name that is not in the character encoding of this system"));
  }

  private static Path levels(Path top) {
    Path path = top;
    for (int level = 0; level < LEVELS; level++) {
      path = path.resolve(LONG);
    }
    return path;
  }

  @Test
  void aFolderThatIsGivenAsALinkHasTheFilesOfWhereItLeads() throws IOException {
    Path inner = Files.createDirectory(input.resolve("sub"));
    Files.writeString(inner.resolve("b.tsv"), "b");
    Path link = Files.createSymbolicLink(folder.resolve("link"), input);

    assertThat(InputFolder.read(link).files())
        .extracting(Delivered::name, Delivered::path)
        .containsExactly(
            tuple("good.tsv", link.resolve("good.tsv")),
            tuple("sub/b.tsv", link.resolve("sub/b.tsv")));
  }

  @Test
  void withoutItsFilingsNobodyKnowsWhatIsDeclaredAndTheRunStops() throws IOException {
    assumeThat(FORBIDDEN).isRegularFile();
    Path filings = input.resolve("filings.csv");
    Files.createSymbolicLink(filings, FORBIDDEN);
    assertThatThrownBy(() -> InputFolder.read(input))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("Cannot read " + filings + ": found no permission to read it");

    Files.delete(filings);
    Files.createSymbolicLink(filings, input.resolve("nothing"));
    assertThatThrownBy(() -> InputFolder.read(input))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("Cannot read " + filings + ": found a link that leads nowhere");
  }
}
