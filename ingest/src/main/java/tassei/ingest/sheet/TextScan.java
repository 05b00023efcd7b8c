package tassei.ingest.sheet;

/** What one pass over a text tells of it, in whatever pieces it comes; holds none of it. */
final class TextScan {
  private static final int HEAD = 1_000;
  private static final int LONGEST_WORD = 3;

  private final StringBuilder head = new StringBuilder();
  private final boolean[] words = new boolean[Charsets.WORDS.size()];
  private String end = "";
  private char before = '\n';
  private boolean tabInLine;
  private boolean textInLine;
  private long tabbedLines;
  private long otherLines;
  private long evidence;
  private boolean control;
  private boolean escape;
  private boolean filled;
  private boolean quotedField;
  private boolean comma;
  private boolean semicolon;

  void add(char[] letters, int length) {
    head.append(letters, 0, Math.min(length, HEAD - head.length()));
    for (int i = 0; i < length; i++) {
      add(letters[i]);
    }
    String piece = end + new String(letters, 0, length);
    for (int word = 0; word < words.length; word++) {
      words[word] |= piece.contains(Charsets.WORDS.get(word));
    }
    end = piece.substring(Math.max(0, piece.length() - LONGEST_WORD));
  }

  private void add(char letter) {
    evidence += Charsets.weight(letter);
    control |= letter < ' ' && letter != '\t' && letter != '\n' && letter != '\r' && letter != '\f';
    escape |= letter == Charsets.ESCAPE;
    comma |= letter == ',';
    semicolon |= letter == ';';
    quotedField |= letter == '"' && (before == '\n' || before == '\t');
    if (letter == '\n' || letter == '\r') {
      endLine();
    } else {
      tabInLine |= letter == '\t';
      textInLine |= !Character.isWhitespace(letter) && letter != '\uFEFF';
    }
    before = letter;
  }

  private void endLine() {
    tabbedLines += tabInLine ? 1 : 0;
    otherLines += !tabInLine && textInLine ? 1 : 0;
    filled |= textInLine;
    tabInLine = false;
    textInLine = false;
  }

  TextScan ended() {
    endLine();
    return this;
  }

  String head() {
    return head.toString();
  }

  long evidence() {
    long found = evidence;
    for (boolean word : words) {
      found += word ? Charsets.WORD : 0;
    }
    return found;
  }

  boolean hasControls() {
    return control;
  }

  boolean hasEscape() {
    return escape;
  }

  boolean isBlank() {
    return !filled;
  }

  /** A table has tabs in more lines than not, blank lines aside. */
  boolean isTabSeparated() {
    return tabbedLines > otherLines;
  }

  boolean hasQuotedFields() {
    return quotedField;
  }

  boolean has(char separator) {
    return separator == ',' ? comma : semicolon;
  }
}
