package tassei.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ResultPrinterTest {
  private static final List<Column> BODIES =
      List.of(
          new Column("fiscal_year", "integer"),
          new Column("body_name_ja", "varchar"),
          new Column("rate", "decimal(18,4)"),
          new Column("is_met", "boolean"));

  @Test
  void aTableKeepsColumnsInLineBesideFullWidthCharacters() {
    assertThat(
            print(
                ResultFormat.TABLE,
                BODIES,
                row(2023, "かづの商工会", new BigDecimal("0.9500"), false),
                row(2024, "ｶﾂﾞﾉ", null, null),
                row(2024, "Noshiro", new BigDecimal("12.0000"), true)))
        .isEqualTo(
            """
            fiscal_year  body_name_ja     rate  is_met
            -----------  ------------  -------  ------
                   2023  かづの商工会   0.9500  false
                   2024  ｶﾂﾞﾉ             NULL  NULL
                   2024  Noshiro       12.0000  true
            """);
  }

  @Test
  void aTableWithoutRowsIsItsHeader() {
    assertThat(print(ResultFormat.TABLE, BODIES))
        .isEqualTo(
            """
            fiscal_year  body_name_ja  rate  is_met
            -----------  ------------  ----  ------
            """);
  }

  @Test
  void aTableShowsWhatWouldBreakItsLinesOrHide() {
    assertThat(
            print(
                ResultFormat.TABLE,
                List.of(new Column("raw_text", "varchar")),
                row("一行目\n二行目\t\r"),
                row("\u001b[31mred"),
                row("zero\u200bwidth")))
        .isEqualTo(
            """
            raw_text
            ------------------
            一行目\\n二行目\\t\\r
            \\u001b[31mred
            zero\\u200bwidth
            """);
  }

  @Test
  void aTableOfManyRowsGoesOnInTheWidthsOfTheFirst() {
    Stream<List<Object>> rows =
        Stream.iterate(1, i -> i <= 10_001, i -> i + 1)
            .map(i -> row(i > 10_000 ? "a longer text" : "text", i));
    StringBuilder out = new StringBuilder();
    ResultPrinter.to(out, ResultFormat.TABLE)
        .print(List.of(new Column("a", "varchar"), new Column("b", "bigint")), rows);

    assertThat(out.toString().lines())
        .hasSize(10_003)
        .startsWith("a         b", "----  -----", "text      1")
        .endsWith("text  10000", "a longer text  10001");
  }

  @Test
  void csvTellsNullFromAnEmptyText() {
    assertThat(
            print(
                ResultFormat.CSV,
                BODIES,
                row(2023, "", new BigDecimal("0.9500"), true),
                row(null, null, null, null)))
        .isEqualTo(
            """
            fiscal_year,body_name_ja,rate,is_met
            2023,"",0.9500,true
            ,,,
            """);
  }

  @Test
  void csvQuotesWhatRfc4180Asks() {
    assertThat(
            print(
                ResultFormat.CSV,
                List.of(new Column("a", "varchar"), new Column("b, \"c\"", "varchar")),
                row("一行目\n二行目", "say \"はい\""),
                row("1,5", " padded ")))
        .isEqualTo(
            """
            a,"b, ""c""\"
            "一行目
            二行目","say ""はい""\"
            "1,5"," padded "
            """);
  }

  @Test
  void csvKeepsTextFromRunningAsAFormulaAndNumbersAsTheyAre() {
    assertThat(
            print(
                ResultFormat.CSV,
                List.of(new Column("=name", "varchar"), new Column("amount", "decimal(18,4)")),
                row("=HYPERLINK(\"x\")", new BigDecimal("-3.5000")),
                row("@SUM(A1)", -3),
                row("-2+3", -3),
                row("-3", null),
                row(List.of("=1"), null)))
        .isEqualTo(
            """
            '=name,amount
            "'=HYPERLINK(""x"")",-3.5000
            '@SUM(A1),-3
            '-2+3,-3
            -3,
            "[""=1""]",
            """);
  }

  @Test
  void csvCarriesListsAndMapsAsJson() {
    assertThat(
            print(
                ResultFormat.CSV,
                List.of(new Column("names", "array"), new Column("m", "map")),
                row(List.of("a", "b"), Map.of("k", 1))))
        .isEqualTo(
            """
            names,m
            "[""a"",""b""]","{""k"":1}"
            """);
  }

  @Test
  void jsonIsOneObjectALineWithKeysInTheOrderOfTheColumns() {
    assertThat(
            print(
                ResultFormat.JSON,
                BODIES,
                row(2023, "かづの", new BigDecimal("0.9500"), true),
                row(2024, null, null, null)))
        .isEqualTo(
            """
            {"fiscal_year":2023,"body_name_ja":"かづの","rate":0.9500,"is_met":true}
            {"fiscal_year":2024,"body_name_ja":null,"rate":null,"is_met":null}
            """);
  }

  @Test
  void jsonNumbersHaveNoExponent() {
    assertThat(
            print(
                ResultFormat.JSON,
                List.of(
                    new Column("tiny", "decimal(38,20)"),
                    new Column("huge", "double"),
                    new Column("real", "real"),
                    new Column("long", "bigint"),
                    new Column("none", "double")),
                row(new BigDecimal("1E-9"), 1.25e10, 1.5f, Long.MAX_VALUE, Double.NaN)))
        .isEqualTo(
            """
            {"tiny":0.000000001,"huge":12500000000,"real":1.5,"long":9223372036854775807,"none":"NaN"}
            """);
  }

  @Test
  void jsonEscapesControlCharactersAndHalvesOfPairs() {
    assertThat(
            print(
                ResultFormat.JSON,
                List.of(new Column("a\"b", "varchar")),
                row("\\ \" \n \r \t \u0000 \u001f \u007f \u2028"),
                row("𠮷 \uD842 \uDFB7")))
        .isEqualTo(
            """
            {"a\\"b":"\\\\ \\" \\n \\r \\t \\u0000 \\u001f \\u007f \\u2028"}
            {"a\\"b":"𠮷 \\ud842 \\udfb7"}
            """);
  }

  @Test
  void jsonNestsListsAndMaps() {
    assertThat(
            print(
                ResultFormat.JSON,
                List.of(new Column("value", "array(row)")),
                row(List.of(Map.of("a", Arrays.asList(1, null)), List.of(), Map.of()))))
        .isEqualTo(
            """
            {"value":[{"a":[1,null]},[],{}]}
            """);
  }

  @Test
  void jsonRefusesTwoColumnsOfOneName() {
    List<Column> columns = List.of(new Column("a", "integer"), new Column("a", "integer"));

    assertThatThrownBy(() -> print(ResultFormat.JSON, columns, row(1, 2)))
        .isInstanceOf(QueryFailedException.class)
        .hasMessage("Cannot print two columns of one name as JSON, rename one with AS: a");
  }

  @Test
  void aStatementWithoutAResultPrintsNothing() {
    assertThat(print(ResultFormat.TABLE, List.of())).isEmpty();
  }

  @Test
  void bytesAreUtf8() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ResultPrinter.utf8(out, ResultFormat.CSV)
        .print(List.of(new Column("名称", "varchar")), Stream.of(row("能代")));

    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("名称\n能代\n");
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  private static String print(ResultFormat format, List<Column> columns, List<Object>... rows) {
    StringBuilder out = new StringBuilder();
    ResultPrinter.to(out, format).print(columns, Stream.of(rows));
    return out.toString();
  }

  private static List<Object> row(Object... values) {
    return Arrays.asList(values);
  }
}
