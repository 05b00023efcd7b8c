package tassei.ingest.sheet;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Decodes Japanese text. Each candidate decodes the whole file strictly; among those that can, the
 * one that gives Japanese is taken. There is no western fallback: bytes that give no Japanese are
 * not guessed.
 */
final class Charsets {
  static final Charset CP932 = Charset.forName("windows-31j");
  static final Charset EUC_JP = Charset.forName("EUC-JP");
  private static final Charset EUC_JP_OPEN = Charset.forName("x-eucJP-Open");
  static final Charset ISO_2022_JP = Charset.forName("x-windows-iso2022jp");
  static final int ESCAPE = 0x1B;

  /** A kanji or two come out of many bytes that are no Japanese. */
  static final int LEAST_EVIDENCE = 4;

  /** Words of forms speak for a text. */
  static final List<String> WORDS =
      List.of("商工会", "年度", "目標", "実績", "達成", "施策", "指標", "事業", "会員", "満足", "回答", "調査");

  /** What one of them says. */
  static final int WORD = 20;

  private Charsets() {}

  /**
   * A text and how it was written.
   *
   * @param name as it is stored: UTF-8, UTF-16LE, UTF-16BE, CP932, EUC-JP, ISO-2022-JP
   */
  record Decoded(String text, String name) {}

  private record Candidate(String text, String name, int evidence) {}

  /** Empty where no candidate gives Japanese, or two give as much of it. */
  static Optional<Decoded> decode(byte[] bytes) {
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return strict(bytes, StandardCharsets.UTF_16LE).map(text -> new Decoded(text, "UTF-16LE"));
    }
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return strict(bytes, StandardCharsets.UTF_16BE).map(text -> new Decoded(text, "UTF-16BE"));
    }
    if (contains(bytes, ESCAPE)) {
      return strict(bytes, ISO_2022_JP)
          .filter(text -> evidence(text) > 0)
          .map(text -> new Decoded(text, "ISO-2022-JP"));
    }
    Optional<String> utf8 = strict(bytes, StandardCharsets.UTF_8);
    if (utf8.isPresent()) {
      return utf8.map(text -> new Decoded(text, "UTF-8"));
    }
    List<Candidate> candidates = new ArrayList<>();
    strict(bytes, CP932)
        .ifPresent(text -> candidates.add(new Candidate(text, "CP932", evidence(text))));
    strict(bytes, EUC_JP)
        .or(() -> strict(bytes, EUC_JP_OPEN))
        .ifPresent(text -> candidates.add(new Candidate(text, "EUC-JP", evidence(text))));
    candidates.removeIf(candidate -> candidate.evidence < LEAST_EVIDENCE);
    candidates.sort(Comparator.comparingInt(Candidate::evidence).reversed());
    boolean tie = candidates.size() > 1 && candidates.get(0).evidence == candidates.get(1).evidence;
    return candidates.isEmpty() || tie
        ? Optional.empty()
        : Optional.of(new Decoded(candidates.getFirst().text, candidates.getFirst().name));
  }

  private static Optional<String> strict(byte[] bytes, Charset charset) {
    try {
      return Optional.of(
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString());
    } catch (CharacterCodingException notThisCharset) {
      return Optional.empty();
    }
  }

  /**
   * Kana and the words of forms speak for a text; half-width kana, private use and letters of other
   * alphabets, which is what Japanese looks like in the wrong charset, speak against it.
   */
  private static int evidence(String text) {
    int evidence = 0;
    for (String word : WORDS) {
      evidence += text.contains(word) ? WORD : 0;
    }
    for (int i = 0; i < text.length(); i++) {
      evidence += weight(text.charAt(i));
    }
    return evidence;
  }

  /** What one letter says for a text, or against it. */
  static int weight(char letter) {
    if (letter >= 0x3041 && letter <= 0x30FE) {
      return 2;
    }
    if (letter >= 0x4E00 && letter <= 0x9FA0) {
      return 1;
    }
    if (letter >= 0xFF61 && letter <= 0xFF9F || letter >= 0xE000 && letter <= 0xF8FF) {
      return -3;
    }
    return letter >= 0x0370 && letter <= 0x04FF ? -2 : 0;
  }

  private static boolean startsWith(byte[] bytes, int first, int second) {
    return bytes.length >= 2 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
  }

  private static boolean contains(byte[] bytes, int value) {
    for (byte candidate : bytes) {
      if (candidate == value) {
        return true;
      }
    }
    return false;
  }
}
