package tassei.ingest.sheet;

import java.io.Serializable;

/**
 * Which rows of a large text are whose: blocks of them go to several tasks in turn. Each task reads
 * them all, which takes a small part of the time, and makes something of its own.
 *
 * @param no from 0; the first one speaks for the whole text
 */
public record Stripe(int no, int of) implements Serializable {
  /** The whole text. */
  public static final Stripe WHOLE = new Stripe(0, 1);

  private static final int BLOCK = 100;

  /** With more, reading what is another's takes longer than what is won. */
  private static final int MOST = 8;

  public Stripe {
    if (no < 0 || no >= of) {
      throw new IllegalArgumentException("Invalid stripe %d of %d".formatted(no, of));
    }
  }

  /**
   * Into how many stripes each text goes, so that all who work have one.
   *
   * @param texts how many are read at once, at least 1
   */
  public static int count(int workers, int texts) {
    return Math.clamp((workers + texts - 1L) / texts, 1, MOST);
  }

  public boolean isFirst() {
    return no == 0;
  }

  /**
   * @param rowNo from 1
   */
  public boolean has(int rowNo) {
    return (rowNo - 1) / BLOCK % of == no;
  }
}
