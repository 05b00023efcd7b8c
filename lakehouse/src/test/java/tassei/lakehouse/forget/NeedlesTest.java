package tassei.lakehouse.forget;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class NeedlesTest {
  private static final String WORDS = "仕入れの値上がりに困る鍛冶屋です";

  @Test
  void aTextIsFoundAsItStandsInTablesAndInReceivedFiles() {
    for (String charset : List.of("UTF-8", "windows-31j", "EUC-JP", "UTF-16LE", "UTF-16BE")) {
      assertThat(found(WORDS, "前," + WORDS + ",後", Charset.forName(charset)))
          .as(charset)
          .isPositive();
    }
    assertThat(found(WORDS, "仕入れの値下がりに困る鍛冶屋です", StandardCharsets.UTF_8)).isZero();
  }

  @Test
  void theFirstLettersAreFoundAsTheBoundsOfAColumnKeepThem() {
    assertThat(found(WORDS, "仕入れの値上がりに困る鍛冶屋で", StandardCharsets.UTF_8)).isPositive();
    assertThat(found(WORDS, "仕入れの値上がりに困る鍛冶屋た", StandardCharsets.UTF_8)).isZero();
  }

  @Test
  void eachLineOfATextIsLookedFor() {
    assertThat(found("受付の時間を\r\n長くしてほしい", "長くしてほしい", StandardCharsets.UTF_8)).isPositive();
  }

  @Test
  void aNumberIsNotFoundInALongerOne() {
    assertThat(found("N0001", "x,N0001,y", StandardCharsets.UTF_8)).isEqualTo(1);
    assertThat(found("N0001", "N00012", StandardCharsets.UTF_8)).isZero();
    assertThat(found("N0001", "AN0001", StandardCharsets.UTF_8)).isZero();
  }

  @Test
  void whatStandsAnywhereByChanceIsNotLookedFor() {
    assertThat(Needles.of(List.of("なし", "12345678", "")).count()).isZero();
    assertThat(Needles.of(List.of("123456789", "特になし")).count()).isEqualTo(2);
  }

  @Test
  void whatOthersSayTooIsNotLookedFor() {
    Needles needles = Needles.of(List.of("特になし", "N0001"));
    needles.leaveOut("ほかの人: 特になし".getBytes(StandardCharsets.UTF_8));

    assertThat(needles.count()).isEqualTo(1);
    assertThat(needles.found("特になし".getBytes(StandardCharsets.UTF_8), 0, 12)).isZero();
  }

  private static int found(String text, String in, Charset charset) {
    byte[] bytes = in.getBytes(charset);
    return Needles.of(List.of(text)).found(bytes, 0, bytes.length);
  }
}
