package tassei.lakehouse.forget;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Texts that are looked for in any bytes, many at a time: one look-up a byte, whatever their
 * number.
 *
 * <p>A text with several lines is its lines. Of a long one its first letters are looked for too, as
 * a column's bounds in Iceberg's manifests keep sixteen. What is shorter than four letters, or a
 * short number, stands anywhere by chance and is not looked for.
 */
public final class Needles {
  private static final int SHORTEST = 4;
  private static final int SHORTEST_NUMBER = 9;
  private static final int LETTERS_OF_A_BOUND = 15;
  private static final int WINDOW = 8;

  /** How letters stand in files as they were received, and in tables. */
  private static final List<Charset> CHARSETS =
      List.of(
          StandardCharsets.UTF_8,
          Charset.forName("windows-31j"),
          Charset.forName("EUC-JP"),
          StandardCharsets.UTF_16LE,
          StandardCharsets.UTF_16BE);

  private final List<String> texts;
  private final BitSet looked = new BitSet();

  /** By length of the first bytes (1 to 8), by these bytes: the texts that begin so. */
  private final List<Map<Long, int[]>> beginnings = new ArrayList<>();

  private final List<byte[]> bytes = new ArrayList<>();
  private final List<Integer> textOf = new ArrayList<>();

  private Needles(List<String> texts) {
    this.texts = texts;
    looked.set(0, texts.size());
    for (int length = 0; length <= WINDOW; length++) {
      beginnings.add(new HashMap<>());
    }
    for (int text = 0; text < texts.size(); text++) {
      Set<java.nio.ByteBuffer> forms = new LinkedHashSet<>();
      for (Charset charset : CHARSETS) {
        if (charset.newEncoder().canEncode(texts.get(text))) {
          forms.add(java.nio.ByteBuffer.wrap(texts.get(text).getBytes(charset)));
        }
      }
      for (java.nio.ByteBuffer form : forms) {
        add(form.array(), text);
      }
    }
  }

  public static Needles of(Collection<String> cells) {
    Set<String> texts = new LinkedHashSet<>();
    for (String cell : cells) {
      cell.lines().map(String::strip).filter(Needles::isTelling).forEach(texts::add);
      String text = cell.strip();
      if (text.codePointCount(0, text.length()) > LETTERS_OF_A_BOUND) {
        texts.add(text.substring(0, text.offsetByCodePoints(0, LETTERS_OF_A_BOUND)));
      }
    }
    return new Needles(List.copyOf(texts));
  }

  private static boolean isTelling(String line) {
    int letters = line.codePointCount(0, line.length());
    boolean number = line.chars().noneMatch(Character::isLetter);
    return letters >= (number ? SHORTEST_NUMBER : SHORTEST);
  }

  private void add(byte[] form, int text) {
    int length = Math.min(form.length, WINDOW);
    beginnings
        .get(length)
        .merge(
            window(form, 0, length),
            new int[] {bytes.size()},
            (some, one) -> {
              int[] all = Arrays.copyOf(some, some.length + 1);
              all[some.length] = one[0];
              return all;
            });
    bytes.add(form);
    textOf.add(text);
  }

  /** How many texts are looked for. */
  public int count() {
    return looked.cardinality();
  }

  /** No longer looks for the texts that stand here: others say so too. */
  public void leaveOut(byte[] content) {
    looked.andNot(in(content, 0, content.length));
  }

  /** How many of the texts stand here. */
  public int found(byte[] content, int from, int to) {
    BitSet found = in(content, from, to);
    found.and(looked);
    return found.cardinality();
  }

  private BitSet in(byte[] content, int from, int to) {
    BitSet found = new BitSet();
    if (texts.isEmpty()) {
      return found;
    }
    for (int length = 1; length <= WINDOW; length++) {
      Map<Long, int[]> begin = beginnings.get(length);
      if (begin.isEmpty()) {
        continue;
      }
      long mask = length == WINDOW ? -1L : (1L << (8 * length)) - 1;
      long window = 0;
      for (int at = from; at < to; at++) {
        window = (window << 8 | (content[at] & 0xFF)) & mask;
        if (at - from + 1 >= length) {
          mark(begin.get(window), content, at - length + 1, to, found);
        }
      }
    }
    return found;
  }

  private void mark(int[] candidates, byte[] content, int at, int to, BitSet found) {
    if (candidates == null) {
      return;
    }
    for (int candidate : candidates) {
      byte[] form = bytes.get(candidate);
      boolean whole =
          at + form.length <= to
              && Arrays.equals(content, at, at + form.length, form, 0, form.length)
              && isWhole(content, at, at + form.length, to, form);
      if (whole) {
        found.set(textOf.get(candidate));
      }
    }
  }

  /** N0001 is not in N00012, nor in a checksum: no letter or digit of ASCII goes on with it. */
  private static boolean isWhole(byte[] content, int start, int end, int to, byte[] form) {
    boolean before = start > 0 && isWord(form[0]) && isWord(content[start - 1]);
    boolean after = end < to && isWord(form[form.length - 1]) && isWord(content[end]);
    return !before && !after;
  }

  private static boolean isWord(byte one) {
    return one >= '0' && one <= '9' || one >= 'A' && one <= 'Z' || one >= 'a' && one <= 'z';
  }

  private static long window(byte[] form, int from, int length) {
    long window = 0;
    for (int at = from; at < from + length; at++) {
      window = window << 8 | (form[at] & 0xFF);
    }
    return window;
  }
}
