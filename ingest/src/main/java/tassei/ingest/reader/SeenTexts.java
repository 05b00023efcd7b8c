package tassei.ingest.reader;

import java.util.Arrays;

/**
 * Where a text stood first, for a million texts in a few megabytes: of each only 64 bits are kept,
 * so that it holds nothing that could be read again.
 */
final class SeenTexts {
  private static final int FIRST_SIZE = 1 << 10;
  private static final long FACTOR = 0x9E3779B97F4A7C15L;

  private long[] marks = new long[FIRST_SIZE];
  private int[] rows = new int[FIRST_SIZE];
  private int count;

  /** The row the text stood in before, or 0 and from now on this one. */
  int firstRow(String text, int row) {
    long mark = mark(text);
    int place = place(mark);
    if (marks[place] == mark) {
      return rows[place];
    }
    marks[place] = mark;
    rows[place] = row;
    if (++count * 2 > marks.length) {
      grow();
    }
    return 0;
  }

  private int place(long mark) {
    int mask = marks.length - 1;
    int place = (int) (mark >>> 32) & mask;
    while (marks[place] != 0 && marks[place] != mark) {
      place = place + 1 & mask;
    }
    return place;
  }

  private void grow() {
    long[] earlierMarks = marks;
    int[] earlierRows = rows;
    marks = new long[earlierMarks.length * 2];
    rows = Arrays.copyOf(rows, marks.length);
    for (int i = 0; i < earlierMarks.length; i++) {
      if (earlierMarks[i] != 0) {
        int place = place(earlierMarks[i]);
        marks[place] = earlierMarks[i];
        rows[place] = earlierRows[i];
      }
    }
  }

  private static long mark(String text) {
    long mark = text.length() * FACTOR;
    for (int i = 0; i < text.length(); i++) {
      mark = (mark ^ text.charAt(i)) * FACTOR;
      mark ^= mark >>> 29;
    }
    return mark == 0 ? 1 : mark;
  }
}
