package tassei.sample;

import java.util.List;

/** Names of places that are nowhere: 見本, 試し or 架空 and two syllables. No name is given twice. */
final class Names {
  private static final List<String> PREFIXES = List.of("みほん", "ためし", "かくう");
  private static final List<String> ENDINGS = List.of("町", "市", "村", "");
  private static final String SYLLABLES = "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわ";

  /** Prime to the number of names, so that neighbours do not look alike. */
  private static final int STRIDE = 7919;

  private final int all =
      PREFIXES.size() * ENDINGS.size() * SYLLABLES.length() * SYLLABLES.length();
  private int given;

  /** The name of a chamber: みほんらぬ町商工会. */
  String chamber() {
    return place() + "商工会";
  }

  private String place() {
    if (given == all) {
      throw new IllegalStateException("Cannot name a place: %d names are given".formatted(all));
    }
    int number = (int) ((long) given++ * STRIDE % all);
    int length = SYLLABLES.length();
    int first = number % length;
    int second = number / length % length;
    int ending = number / (length * length) % ENDINGS.size();
    int prefix = number / (length * length * ENDINGS.size());
    return PREFIXES.get(prefix)
        + SYLLABLES.charAt(first)
        + SYLLABLES.charAt(second)
        + ENDINGS.get(ending);
  }
}
