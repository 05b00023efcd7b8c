package tassei.ingest.fuzz;

import java.nio.charset.StandardCharsets;
import tassei.ingest.reader.NumberText;
import tassei.model.ObservedValue.Measured;

/** Any text: a figure or none; an amount that was read is no longer than what was printed. */
public final class NumberTextTarget {
  private static final int LONGEST = 200;

  private NumberTextTarget() {}

  public static void fuzzerTestOneInput(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    NumberText.parse(text)
        .filter(figure -> figure.value() instanceof Measured)
        .map(figure -> (Measured) figure.value())
        .ifPresent(
            measured -> {
              int length = measured.amount().toPlainString().length();
              if (length > LONGEST) {
                throw new IllegalStateException(
                    "An amount of %d digits from: %s".formatted(length, text));
              }
            });
  }
}
