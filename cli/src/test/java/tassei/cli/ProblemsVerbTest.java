package tassei.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProblemsVerbTest {
  @Test
  void aSeverityThatDoesNotExistIsAnErrorOfUsage(@TempDir Path folder) {
    StringWriter err = new StringWriter();

    int exitCode =
        Main.commandLine()
            .setErr(new PrintWriter(err))
            .execute("problems", "--warehouse", folder.toString(), "--severity", "FATAL");

    assertThat(exitCode).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString())
        .startsWith("Invalid value for option '--severity': expected one of [ERROR, WARN]");
  }

  @Test
  void aFolderWithoutAWarehouseIsNotAsked(@TempDir Path folder) {
    int exitCode = Main.commandLine().execute("problems", "--warehouse", folder.toString());

    assertThat(exitCode).isNotEqualTo(ExitCode.DONE);
  }

  @Test
  void aTableIsJapaneseUnlessEnglishIsAskedForAndFilesForProgramsNeverChangeTheirColumns() {
    assertThat(selected())
        .isEqualTo(
            "SELECT severity AS \"区分\", code AS \"コード\", body AS \"団体\", fiscal_year AS \"年度\","
                + " file AS \"ファイル\", sheet AS \"シート\", cell AS \"セル\", found AS \"見つかったもの\","
                + " message_ja AS \"説明\"");
    String english =
        "SELECT severity AS \"severity\", code AS \"code\", body AS \"chamber\","
            + " fiscal_year AS \"fiscal_year\", file AS \"file\", sheet AS \"sheet\","
            + " cell AS \"cell\", found AS \"found\", message_en AS \"message\"";
    assertThat(selected("--english")).isEqualTo(english);
    assertThat(selected("--format", "json")).isEqualTo(english.replace("message_en", "message_ja"));
  }

  @Test
  void everyFilterIsAConditionAndItsTextAText() {
    assertThat(query("--severity", "warn", "--code", "unit_missing", "--file", "a'b"))
        .contains(
            "WHERE TRUE AND severity = 'WARN' AND code = 'UNIT_MISSING' AND strpos(file, 'a''b') > 0\n");
  }

  @Test
  void aCodeThatDoesNotExistIsToldWithThoseThatDo() {
    assertThatThrownBy(() -> query("--code", "unit_mising"))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith(
            "Unknown problem code UNIT_MISING, expected one of ACTUAL_NOT_EXACT, AMBIGUOUS_FORM, ")
        .hasMessageContainingAll("DIRECTION_PROPOSED, ", "UNIT_MISSING, ");
    assertThat(query("--code", "direction_proposed")).contains("code = 'DIRECTION_PROPOSED'");
  }

  static String query(String... options) {
    ProblemsVerb verb = new ProblemsVerb();
    new picocli.CommandLine(verb).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(options);
    return verb.query();
  }

  private static String selected(String... options) {
    return query(options).lines().findFirst().orElseThrow();
  }
}
