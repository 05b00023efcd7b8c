package tassei.ingest.reader;

import java.util.ArrayList;
import java.util.List;
import tassei.ingest.reader.PlanSchedule.Piece;

/**
 * How the schedules of one document wrap their cells, learnt from all of them: the width of a
 * column, and whether blank lines or white space at the end of a line tell where a cell ends. An
 * extraction may have lost either.
 *
 * @param column the width of a full line
 * @param narrowGap the blank lines between two lines of one cell
 * @param bulletsStack whether there are cells without bullets too: then bullets are there to stack
 */
record PlanWrapping(
    int column, int narrowGap, boolean gapsTell, boolean spacesTell, boolean bulletsStack) {
  /**
   * The price of reading against what the lines suggest; {@link #NEVER} where they leave no doubt.
   */
  record Price(int join, int end) {}

  static final int NEVER = 1_000_000;
  private static final int DOUBT = 100;
  private static final Price JOIN = new Price(0, NEVER);
  private static final Price END = new Price(NEVER, 0);
  private static final Price RATHER_JOIN = new Price(0, DOUBT);
  private static final Price RATHER_END = new Price(DOUBT, 0);
  private static final int CHARACTER = 2;

  static PlanWrapping of(List<PlanSchedule> schedules) {
    List<Integer> widths = new ArrayList<>();
    List<Integer> gaps = new ArrayList<>();
    int spaced = 0;
    int unspaced = 0;
    boolean plain = false;
    for (PlanSchedule schedule : schedules) {
      List<Piece> pieces = schedule.pieces();
      for (int i = 0; i < pieces.size(); i++) {
        Piece piece = pieces.get(i);
        boolean begins = i == 0 || !pieces.get(i - 1).isText();
        plain |= begins && piece.isText() && !piece.isBullet();
        boolean textFollows = i + 1 < pieces.size() && piece.isText() && pieces.get(i + 1).isText();
        if (textFollows) {
          widths.add(piece.width());
          gaps.add(pieces.get(i + 1).gap());
        }
        if (piece.isText() && piece.endsLine()) {
          spaced += piece.spaced() ? 1 : 0;
          unspaced += piece.spaced() ? 0 : 1;
        }
      }
    }
    int narrow = gaps.stream().min(Integer::compare).orElse(0);
    boolean gapsTell = gaps.stream().anyMatch(gap -> gap > narrow);
    boolean spacesTell = spaced > 0 && unspaced > 0;
    return new PlanWrapping(PlanText.mode(widths, 0), narrow, gapsTell, spacesTell, plain);
  }

  /**
   * What it costs to join two pieces of text into one cell, and what to end a cell between them.
   */
  Price price(Piece piece, Piece next, boolean inBullets) {
    boolean wide = gapsTell && next.gap() > narrowGap;
    boolean spaced = spacesTell && piece.spaced();
    if (next.isBullet()) {
      return bullet(inBullets, wide);
    }
    boolean full = isFull(piece, next, inBullets);
    boolean mayGoOn = full && piece.isUnfinishedBefore(next);

    if (gapsTell && spacesTell) {
      return byBoth(wide, spaced, full, mayGoOn);
    }
    if (gapsTell) {
      return wide ? (mayGoOn ? RATHER_END : END) : JOIN;
    }
    if (spacesTell) {
      return spaced ? (mayGoOn ? RATHER_END : END) : JOIN;
    }
    return full ? (mayGoOn ? JOIN : RATHER_JOIN) : END;
  }

  /** Several bullets may be stacked in one cell, rarely below a text without one. */
  private Price bullet(boolean inBullets, boolean wide) {
    if (wide || !gapsTell) {
      return inBullets ? RATHER_END : END;
    }
    return JOIN;
  }

  /** Whether a bullet stands apart from the one above it, in the same cell. */
  boolean standsApart(Piece next) {
    return gapsTell && next.gap() > narrowGap;
  }

  private static Price byBoth(boolean wide, boolean spaced, boolean full, boolean mayGoOn) {
    if (wide == spaced) {
      return wide ? (mayGoOn ? RATHER_END : END) : JOIN;
    }
    if (wide) {
      return RATHER_JOIN;
    }
    return mayGoOn ? RATHER_JOIN : full ? RATHER_END : END;
  }

  /** The lines of a bulleted text after its first are indented by a character. */
  private boolean isFull(Piece piece, Piece next, boolean inBullets) {
    boolean shorter = inBullets && !piece.isBullet() || piece.isCutEarlyBefore(next);
    return piece.width() >= column - (shorter ? CHARACTER : 1);
  }
}
