package tassei.serve;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayWidthTest {
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          MET,           3
          達成,          4
          ＮＯ．１,      8
          ﾀｯｾｲ,          4
          が,            2
          か\u3099,      2
          é,             1
          e\u0301,       1
          𠮷,            2
          ㈱,            2
          －,            2
          —,             1
          """)
  void countsTerminalColumns(String text, int columns) {
    assertThat(DisplayWidth.of(text)).isEqualTo(columns);
  }
}
