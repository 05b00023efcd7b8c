package tassei.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearNamesTest {
  @Test
  void theNearestComeFirstAndEquallyNearOnesInTheirOrder() {
    assertThat(NearNames.of("組織律", List.of("会員数", "組織目標", "組織率", "組織率"), 3))
        .containsExactly("組織率", "組織目標", "会員数");
  }

  @Test
  void widthAndWhiteSpaceAreNoDistance() {
    assertThat(NearNames.of(" ＢＣＰ　策定", List.of("BCP策走", "BCP策定"), 1)).containsExactly("BCP策定");
    assertThat(NearNames.plain(" ＢＣＰ　策定")).isEqualTo("BCP策定");
  }
}
