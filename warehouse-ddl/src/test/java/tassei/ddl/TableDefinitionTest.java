package tassei.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tassei.ddl.TableDefinition.Check;
import tassei.ddl.TableDefinition.Check.Severity;

class TableDefinitionTest {
  private static final String FILE =
      """
      -- mart.answer
      --
      -- Grain    one row per question
      -- Reads    core.fct_b, core.dim_a,
      --          reference/rules.csv
      -- Serves   people. Who ask; often
      --
      -- See core.dim_z.

      CREATE TABLE mart.answer (
        question STRING COMMENT '問い; 問い'
      )
      USING iceberg
      COMMENT '答え';

      SELECT question FROM core.fct_b
      """;

  @Test
  void aFileIsAHeaderAStatementAndAQuery() {
    assertThat(TableDefinition.parse("mart", "answer", FILE, ""))
        .isEqualTo(
            new TableDefinition(
                "mart",
                "answer",
                "CREATE TABLE mart.answer (\n  question STRING COMMENT '問い; 問い'\n)\nUSING iceberg\nCOMMENT '答え'",
                Optional.of("SELECT question FROM core.fct_b"),
                List.of(),
                List.of("core.dim_a", "core.fct_b", "reference/rules.csv"),
                List.of(),
                Optional.empty()));
  }

  @Test
  void aHeaderMaySayHowATableIsBuiltAFederationAtATimeAndWhoseItsRowsAre() {
    TableDefinition table =
        TableDefinition.parse(
            "mart",
            "answer",
            FILE.replace("-- Serves", "-- Parts    local by body_code\n-- Serves"),
            "");
    assertThat(table.parts()).contains(TableDefinition.Parts.LOCAL);
    assertThat(table.select())
        .contains(
            "SELECT part.*, federation_of(body_code) AS federation_code\nFROM (\nSELECT question FROM core.fct_b\n) AS part");
  }

  @Test
  void aHeaderMayNameTheTableWithoutWhoseRowsThereAreNone() {
    String file = FILE.replace("-- Serves", "-- Driver   core.fct_b\n-- Serves");

    assertThat(file).isNotEqualTo(FILE);
    assertThat(TableDefinition.parse("mart", "answer", file, "").drivers())
        .containsExactly(new TableDefinition.Driver("core.fct_b", ""));
    assertThat(
            TableDefinition.parse(
                    "mart",
                    "answer",
                    file.replace("core.fct_b\n-- Serves", "core.fct_b where a > 1\n-- Serves"),
                    "")
                .drivers())
        .containsExactly(new TableDefinition.Driver("core.fct_b", "a > 1"));
  }

  @Test
  void aHeaderMayNameSeveralTablesOfWhichOneGivesRows() {
    String file =
        FILE.replace(
            "-- Serves",
            "-- Driver   core.fct_b, reference/c.csv,\n--          core.fct_d\n-- Serves");

    assertThat(TableDefinition.parse("mart", "answer", file, "").drivers())
        .containsExactly(
            new TableDefinition.Driver("core.fct_b", ""),
            new TableDefinition.Driver("reference/c.csv", ""),
            new TableDefinition.Driver("core.fct_d", ""));
  }

  @Test
  void aFileWithoutAQueryIsWrittenByJava() {
    String file = FILE.substring(0, FILE.indexOf("\nSELECT"));

    assertThat(TableDefinition.parse("mart", "answer", file, "").select()).isEmpty();
  }

  @Test
  void aFileThatCreatesAnotherTableIsRefused() {
    for (String name : List.of("other", "answe", "answers")) {
      assertThatThrownBy(() -> TableDefinition.parse("mart", name, FILE, ""))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "Invalid table file: mart/%s.sql, expected CREATE TABLE mart.%1$s".formatted(name));
    }
  }

  @Test
  void checksSayHowBadItIsAndWhat() {
    String checks =
        """
        -- Each statement selects the rows that should not exist.

        -- FAIL the grain is unique
        SELECT question FROM mart.answer
        GROUP BY question
        HAVING COUNT(*) > 1;

        -- WARN nobody asks; perhaps
        SELECT 1;
        """;

    assertThat(TableDefinition.parse("mart", "answer", FILE, checks).checks())
        .containsExactly(
            new Check(
                Severity.FAIL,
                "the grain is unique",
                "SELECT question FROM mart.answer\nGROUP BY question\nHAVING COUNT(*) > 1"),
            new Check(Severity.WARN, "nobody asks; perhaps", "SELECT 1"));
  }

  @Test
  void aCheckThatDoesNotSayHowBadItIsIsRefused() {
    assertThatThrownBy(() -> TableDefinition.parse("mart", "answer", FILE, "-- FATAL x\nSELECT 1;"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Invalid check of mart.answer: expected '-- FAIL what' or '-- WARN what', found '-- FATAL x'");
  }
}
