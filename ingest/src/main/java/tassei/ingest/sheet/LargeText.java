package tassei.ingest.sheet;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tassei.model.CellRef;
import tassei.model.Problem;
import tassei.model.Problem.Code;

/**
 * A text that is read row by row, for one that is too large to be held. It is gone through once for
 * its charset, once for what separates its cells, and then for its rows.
 */
public sealed interface LargeText {
  /**
   * From how many bytes on a text is read this way; the property tassei.large-text says another.
   */
  long FROM_BYTES = 8L << 20;

  /** Where the bytes come from, each time from the beginning. */
  @FunctionalInterface
  interface Source {
    InputStream open() throws IOException;
  }

  /**
   * A text that could be opened.
   *
   * @param format csv, csv;, tsv, tsv-quoted or text
   * @param charset as decoded
   */
  record Opened(Source source, String format, String charset, TextBudget budget)
      implements LargeText {
    public Opened {
      requireNonNull(source, "source is null");
    }

    /** As landing names it. */
    public String formatName() {
      return format.replace("-quoted", "");
    }

    /** Its rows from the first; close it to close the file. */
    public TextRows rows() throws IOException {
      return TextRows.of(format, reader(source, charset), budget);
    }
  }

  /** A text that could not be opened. */
  record Refused(Problem problem) implements LargeText {}

  /** Whether a content is to be read this way: it is large, and no book or archive. */
  static boolean isOne(long byteCount, byte[] head) {
    boolean zip = head.length > 3 && head[0] == 'P' && head[1] == 'K';
    boolean compound = head.length > 3 && head[0] == (byte) 0xD0 && head[1] == (byte) 0xCF;
    return byteCount > Long.getLong("tassei.large-text", FROM_BYTES) && !zip && !compound;
  }

  static LargeText open(Source source) throws IOException {
    return open(source, TextBudget.STANDARD);
  }

  /**
   * A text that was opened before, without going through it for what is known of it.
   *
   * @param format as {@link Opened} has it, and so the charset
   */
  static Opened again(Source source, String format, String charset) {
    return new Opened(source, format, charset, TextBudget.STANDARD);
  }

  static LargeText open(Source source, TextBudget budget) throws IOException {
    try {
      Optional<Scanned> scanned = scanned(source);
      if (scanned.isEmpty()) {
        return refused(Code.UNKNOWN_CHARSET, firstBytes(source));
      }
      TextScan scan = scanned.orElseThrow().scan;
      if (scan.hasControls()) {
        return refused(Code.NOT_TEXT, firstBytes(source));
      }
      if (scan.isBlank()) {
        return refused(Code.EMPTY_FILE, "white space");
      }
      if (SheetFile.isMarkup(scan.head())) {
        return refused(Code.UNREADABLE_BOOK, scan.head().strip().lines().findFirst().orElse(""));
      }
      String charset = scanned.orElseThrow().charset;
      String format = TextRows.format(scan, () -> reader(source, charset), budget);
      return new Opened(source, format, charset, budget);
    } catch (BookBudget.ExceededException exceeded) {
      return refused(Code.TOO_LARGE, exceeded.getMessage());
    }
  }

  /** A charset that decodes the whole, with what it gives. */
  record Scanned(String charset, TextScan scan) {}

  private static Optional<Scanned> scanned(Source source) throws IOException {
    byte[] head = head(source);
    if (SheetFile.startsWith(head, 0xFF, 0xFE)) {
      return scanned(source, "UTF-16LE");
    }
    if (SheetFile.startsWith(head, 0xFE, 0xFF)) {
      return scanned(source, "UTF-16BE");
    }
    Optional<Scanned> utf8 = scanned(source, "UTF-8");
    if (utf8.isPresent()) {
      return utf8.orElseThrow().scan.hasEscape()
          ? scanned(source, "ISO-2022-JP").filter(found -> found.scan.evidence() > 0)
          : utf8;
    }
    Optional<Scanned> cp932 = scanned(source, "CP932").filter(LargeText::isJapanese);
    Optional<Scanned> euc = scanned(source, "EUC-JP").filter(LargeText::isJapanese);
    if (cp932.isEmpty() || euc.isEmpty()) {
      return cp932.or(() -> euc);
    }
    long ahead = cp932.orElseThrow().scan.evidence() - euc.orElseThrow().scan.evidence();
    return ahead == 0 ? Optional.empty() : ahead > 0 ? cp932 : euc;
  }

  private static boolean isJapanese(Scanned found) {
    return found.scan.evidence() >= Charsets.LEAST_EVIDENCE;
  }

  private static Optional<Scanned> scanned(Source source, String charset) throws IOException {
    TextScan scan = new TextScan();
    char[] letters = new char[1 << 16];
    try (Reader reader = reader(source, charset)) {
      for (int length = reader.read(letters); length >= 0; length = reader.read(letters)) {
        scan.add(letters, length);
      }
      return Optional.of(new Scanned(charset, scan.ended()));
    } catch (CharacterCodingException notThisCharset) {
      return Optional.empty();
    }
  }

  /** Strictly decoded, without the mark of the byte order. */
  private static Reader reader(Source source, String name) throws IOException {
    Charset charset = charset(name);
    InputStream bytes = source.open();
    Reader reader =
        new InputStreamReader(
            bytes,
            charset
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT));
    return new java.io.BufferedReader(new WithoutMark(reader), 1 << 16);
  }

  private static Charset charset(String name) {
    return switch (name) {
      case "UTF-16LE" -> StandardCharsets.UTF_16LE;
      case "UTF-16BE" -> StandardCharsets.UTF_16BE;
      case "CP932" -> Charsets.CP932;
      case "EUC-JP" -> Charsets.EUC_JP;
      case "ISO-2022-JP" -> Charsets.ISO_2022_JP;
      default -> StandardCharsets.UTF_8;
    };
  }

  private static byte[] head(Source source) throws IOException {
    try (InputStream in = source.open()) {
      return in.readNBytes(8);
    }
  }

  private static String firstBytes(Source source) throws IOException {
    return SheetFile.firstBytes(head(source));
  }

  private static LargeText refused(Code code, String found) {
    return new Refused(Problem.of(code, CellRef.document(), found));
  }

  /** Leaves out the byte order mark at the beginning. */
  final class WithoutMark extends java.io.FilterReader {
    private boolean begun;

    WithoutMark(Reader in) {
      super(in);
    }

    @Override
    public int read(char[] letters, int offset, int length) throws IOException {
      int read = super.read(letters, offset, length);
      if (begun || read <= 0) {
        return read;
      }
      begun = true;
      if (letters[offset] != '\uFEFF') {
        return read;
      }
      System.arraycopy(letters, offset + 1, letters, offset, read - 1);
      return read == 1 ? read(letters, offset, length) : read - 1;
    }
  }
}
