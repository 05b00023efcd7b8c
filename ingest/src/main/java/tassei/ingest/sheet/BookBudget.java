package tassei.ingest.sheet;

/**
 * How large a file, archive or book may be; beyond it is refused, naming the limit.
 *
 * @param entries of an archive or a zipped book
 * @param inflatedBytes of all entries together
 * @param ratio of inflated to packed bytes, of an entry of more than a megabyte
 * @param cells that are not empty, of all sheets together
 * @param columns the highest column
 * @param rows the highest row
 * @param sharedTextBytes characters of the texts that cells share
 * @param seconds of reading
 */
public record BookBudget(
    int entries,
    long inflatedBytes,
    int ratio,
    long cells,
    int columns,
    int rows,
    long sharedTextBytes,
    int seconds) {
  /** Of a book: many times what the largest known form has, and small enough to be held. */
  public static final BookBudget STANDARD =
      new BookBudget(5_000, 128L << 20, 200, 1_000_000, 16_384, 1_048_576, 64L << 20, 60);

  /** Of an archive of files, whose cells are counted file by file. */
  public static final BookBudget ARCHIVE =
      new BookBudget(5_000, 512L << 20, 200, 1_000_000, 16_384, 1_048_576, 64L << 20, 60);

  /** A limit that a file passes. */
  static class ExceededException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ExceededException(String limit, long most) {
      super("%s > %,d".formatted(limit, most));
    }
  }

  void check(String limit, long found, long most) {
    if (found > most) {
      throw new ExceededException(limit, most);
    }
  }
}
