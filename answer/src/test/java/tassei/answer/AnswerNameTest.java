package tassei.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerNameTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "総括表.xlsx, 総括表_確認事項.xlsx",
    "R7/かづの 総括表 #1.tsv, R7_かづの 総括表 #1_確認事項.xlsx",
    "../../etc/passwd, __.._etc_passwd_確認事項.xlsx",
    "'a<b>:\"c|d?*.csv', a_b___c_d___確認事項.xlsx",
    "'C:\\x.csv', C__x_確認事項.xlsx",
    "CON.txt, _CON_確認事項.xlsx",
    "nul.v1.txt, _nul.v1_確認事項.xlsx",
    "' .hidden. .csv', _hidden__確認事項.xlsx",
    ".csv, __確認事項.xlsx",
    "令和7.4.1現在, 令和7.4.1現在_確認事項.xlsx"
  })
  void aNameIsSafeOnEverySystem(String delivered, String name) {
    assertThat(AnswerName.of(delivered, "", "xlsx")).isEqualTo(name);
  }

  @Test
  void aLongNameIsCutBetweenCharactersAndKeepsItsMark() {
    String name = AnswerName.of("𠮷".repeat(100) + ".xls", "1a2b3c4d", "xls");

    assertThat(name).isEqualTo("𠮷".repeat(45) + "_1a2b3c4d_確認事項.xls");
    assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(255);
  }

  @Test
  void aLinkInTheFolderIsReplacedAndWhatItLedToStays() throws IOException {
    Path outside = Files.writeString(folder.resolve("outside"), "theirs", StandardCharsets.UTF_8);
    AnswerFolder out = new AnswerFolder(folder.resolve("out"));
    Files.createDirectory(folder.resolve("out"));
    Files.createSymbolicLink(folder.resolve("out/a.xlsx"), outside);

    assertThat(out.holds("a.xlsx")).isTrue();
    out.write("a.xlsx", new byte[] {1, 2});

    assertThat(Files.readString(outside, StandardCharsets.UTF_8)).isEqualTo("theirs");
    assertThat(Files.readAllBytes(folder.resolve("out/a.xlsx"))).containsExactly(1, 2);
    try (Stream<Path> files = Files.list(folder.resolve("out"))) {
      assertThat(files.map(file -> file.getFileName().toString())).containsExactly("a.xlsx");
    }
  }

  @Test
  void aNameThatLeadsOutOfTheFolderIsRefused() {
    assertThatThrownBy(() -> new AnswerFolder(folder).write("../a.xlsx", new byte[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid name of an answer: ../a.xlsx");
  }
}
