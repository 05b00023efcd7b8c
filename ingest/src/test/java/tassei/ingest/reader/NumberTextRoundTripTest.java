package tassei.ingest.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tassei.ingest.reader.NumberText.Context;
import tassei.model.ObservedValue.Measured;

/** What a form prints of a number is read as that number, however it prints it. */
class NumberTextRoundTripTest {
  private static final int TIMES = 5_000;
  private static final long SEED = 20_261_121;
  private static final List<String> UNITS = List.of("", "件", "社", "%", "万円", "事業者", "ポイント");
  private static final List<String> MINUSES = List.of("-", "－", "−", "▲", "△", "▼", "マイナス", "ー");
  private static final String KANJI = "〇一二三四五六七八九";
  private static final String HOSTILE =
      "0123456789,.・~〜()（）▲△+-ー−%％社件万千億十百一〇前年比増減以上約毎延べ¥ 　#=\u0000\u200B\uD800٣①";

  @Test
  void aPrintedNumberIsReadAsItself() {
    Random random = new Random(SEED);
    for (int i = 0; i < TIMES; i++) {
      BigDecimal amount = BigDecimal.valueOf(random.nextInt(100_000_000), random.nextInt(5));
      String unit = UNITS.get(random.nextInt(UNITS.size()));
      boolean minus = amount.signum() > 0 && random.nextInt(4) == 0;
      String digits = printed(random, amount) + unit;
      String text = minus ? MINUSES.get(random.nextInt(MINUSES.size())) + digits : digits;

      assertThat(amount(text)).as(text).isEqualByComparingTo(minus ? amount.negate() : amount);
      assertThat(NumberText.parse(text).orElseThrow().unit()).as(text).isEqualTo(unit);
    }
  }

  @Test
  void aNumberInKanjiIsReadAsItself() {
    Random random = new Random(SEED);
    for (int i = 0; i < TIMES; i++) {
      int number = 2 + random.nextInt(random.nextBoolean() ? 9_998 : 99_999_998);
      assertThat(amount(kanji(number) + "件"))
          .as(kanji(number))
          .isEqualByComparingTo(new BigDecimal(number));
    }
  }

  @Test
  void aPairIsReadAsBothItsNumbers() {
    Random random = new Random(SEED);
    for (int i = 0; i < TIMES; i++) {
      BigDecimal actual = BigDecimal.valueOf(random.nextInt(1_000_000), random.nextInt(3));
      BigDecimal target = BigDecimal.valueOf(random.nextInt(1_000_000), random.nextInt(3));
      String text = printed(random, actual) + "社（" + printed(random, target) + "社）";
      NumberText.Pair pair = NumberText.pair(text).orElseThrow();

      assertThat(((Measured) pair.actual().value()).amount()).as(text).isEqualByComparingTo(actual);
      assertThat(((Measured) pair.target().value()).amount()).as(text).isEqualByComparingTo(target);
    }
  }

  @Test
  void noTextMakesReadingFailOrTakeLong() {
    Random random = new Random(SEED);
    assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () -> {
          for (int i = 0; i < 20 * TIMES; i++) {
            String text = hostile(random);
            for (Context context : Context.values()) {
              NumberText.parse(text, context);
            }
            NumberText.pair(text);
          }
        });
  }

  private static BigDecimal amount(String text) {
    return ((Measured) NumberText.parse(text).orElseThrow().value()).amount();
  }

  private static String printed(Random random, BigDecimal amount) {
    String plain = amount.toPlainString();
    String text =
        switch (random.nextInt(4)) {
          case 0 -> String.format(Locale.ROOT, "%,." + amount.scale() + "f", amount);
          case 1 ->
              String.format(Locale.ROOT, "%,." + amount.scale() + "f", amount).replace(',', ' ');
          case 2 -> plain.replace('.', '・');
          default -> plain;
        };
    return random.nextBoolean() ? fullWidth(text) : text;
  }

  private static String fullWidth(String text) {
    StringBuilder wide = new StringBuilder();
    text.chars().forEach(c -> wide.append((char) (c > ' ' && c < 0x7F ? c + 0xFEE0 : c)));
    return wide.toString();
  }

  private static String kanji(int number) {
    String myriads = number >= 10_000 ? section(number / 10_000) + "万" : "";
    return myriads + section(number % 10_000);
  }

  private static String section(int number) {
    StringBuilder text = new StringBuilder();
    int rest = number;
    for (int power = 1_000, i = 0; i < 4; power /= 10, i++) {
      int digit = rest / power;
      rest %= power;
      if (digit > 0) {
        text.append(digit == 1 && power > 1 ? "" : KANJI.substring(digit, digit + 1));
        text.append("千百十".substring(Math.min(i, 3), Math.min(i + 1, 3)));
      }
    }
    return text.toString();
  }

  private static String hostile(Random random) {
    int length = random.nextInt(random.nextInt(20) == 0 ? 400 : 14);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(
          random.nextInt(10) == 0
              ? (char) random.nextInt(0x1_0000)
              : HOSTILE.charAt(random.nextInt(HOSTILE.length())));
    }
    return text.toString();
  }
}
