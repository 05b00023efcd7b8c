package tassei.serve;

/** How many columns of a terminal a text takes: Japanese characters take two, accents none. */
public final class DisplayWidth {
  /** First and last code point of each range of East Asian wide and full-width characters. */
  private static final int[][] WIDE = {
    {0x1100, 0x115F}, // Hangul Jamo
    {0x2E80, 0x303E}, // radicals, CJK punctuation
    {0x3041, 0x33FF}, // kana, enclosed and squared CJK
    {0x3400, 0x4DBF}, // ideographs, extension A
    {0x4E00, 0xA4CF}, // ideographs, Yi
    {0xA960, 0xA97F}, // Hangul Jamo, extended A
    {0xAC00, 0xD7A3}, // Hangul syllables
    {0xF900, 0xFAFF}, // compatibility ideographs
    {0xFE10, 0xFE19}, // vertical forms
    {0xFE30, 0xFE6F}, // compatibility forms, small forms
    {0xFF01, 0xFF60}, // full-width forms
    {0xFFE0, 0xFFE6}, // full-width signs
    {0x1B000, 0x1B2FF}, // kana supplements
    {0x1F200, 0x1F2FF}, // enclosed ideographs
    {0x1F300, 0x1F64F}, // pictures
    {0x1F680, 0x1F6FF},
    {0x1F900, 0x1FAFF},
    {0x20000, 0x3FFFD}, // ideographs, extensions B and later
  };

  private DisplayWidth() {}

  public static int of(String text) {
    return text.codePoints().map(DisplayWidth::of).sum();
  }

  private static int of(int codePoint) {
    if (codePoint < 0x300) {
      return 1;
    }
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> isWide(codePoint) ? 2 : 1;
    };
  }

  private static boolean isWide(int codePoint) {
    for (int[] range : WIDE) {
      if (codePoint <= range[1]) {
        return codePoint >= range[0];
      }
    }
    return false;
  }
}
