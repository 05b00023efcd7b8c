package tassei.ingest.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tassei.model.CellRef;

/**
 * A schedule (取組実施工程表) as its lines say: the years, and below them pieces of cells in reading
 * order.
 *
 * @param heading the line the table begins with
 * @param years null where no line of years follows
 * @param otherYears whether a second, different line of years stands in it
 */
record PlanSchedule(PlanLine heading, PlanYears years, boolean otherYears, List<Piece> pieces) {
  private static final String ARROWS = "→⇒➡➔⟶⇨➜";
  private static final Pattern PIECE = Pattern.compile("[" + ARROWS + "]+|[^" + ARROWS + "]+");
  private static final Pattern ARROW = Pattern.compile("[" + ARROWS + "]+");
  private static final Pattern DASHES = Pattern.compile("[-\\u2010-\\u2015\\u2212ー－]+");
  private static final Pattern NUMBERED = Pattern.compile("\\d{1,2} [^\\d].*");
  private static final String BULLETS = "・･●○■□◆◇◎";
  private static final String CANNOT_BEGIN = "、。，．,.）)」』】〕］]ー～ぁぃぅぇぉっゃゅょァィゥェォッャュョ々・!！?？";

  PlanSchedule {
    pieces = List.copyOf(pieces);
  }

  /**
   * A cell, or a line of a cell that wraps.
   *
   * @param spaced whether it ends its line and white space follows it
   * @param gap blank lines above it; 0 where another piece stands before it in its line
   */
  record Piece(CellRef at, String text, boolean spaced, int gap, boolean endsLine) {
    boolean isArrow() {
      return ARROW.matcher(text).matches();
    }

    boolean isText() {
      return !isArrow() && !isBlankMark();
    }

    /** A dash printed in a cell in which nothing is planned. */
    boolean isBlankMark() {
      return DASHES.matcher(text).matches();
    }

    boolean isBullet() {
      return text.length() > 1 && BULLETS.indexOf(text.charAt(0)) >= 0;
    }

    int width() {
      return PlanText.width(text);
    }

    /**
     * Whether the text cannot end here: a particle or verb before, a bracket or a small kana
     * behind.
     */
    boolean isUnfinishedBefore(Piece next) {
      int last = text.codePointBefore(text.length());
      int first = next.text.codePointAt(0);
      boolean opens = "（(".indexOf(first) >= 0;
      return PlanText.isHiragana(last)
          || "、・「『（(".indexOf(last) >= 0
          || opens
          || next.cannotBegin();
    }

    private boolean cannotBegin() {
      return !isBullet() && CANNOT_BEGIN.indexOf(text.codePointAt(0)) >= 0;
    }

    /**
     * Whether its line was cut one character early, so that the next does not begin with a mark.
     */
    boolean isCutEarlyBefore(Piece next) {
      int first = Character.charCount(next.text.codePointAt(0));
      return next.text.length() > first && CANNOT_BEGIN.indexOf(next.text.codePointAt(first)) >= 0;
    }
  }

  /** Pages may break inside: their numbers, and the heading and years repeated, are no cells. */
  static PlanSchedule of(List<PlanLine> lines, PlanWords words, int pageWidth) {
    PlanYears years = null;
    boolean otherYears = false;
    List<Piece> pieces = new ArrayList<>();
    for (PlanLine line : lines.subList(0, end(lines, words, pageWidth))) {
      Optional<PlanYears> printed = PlanYears.of(line);
      if (printed.isPresent()) {
        otherYears |= years != null && !years.years().equals(printed.get().years());
        years = years == null ? printed.get() : years;
      } else if (!words.isSchedule(line) && !PlanText.isPageNumber(line.text()) || isDashes(line)) {
        pieces.addAll(pieces(line));
      }
    }
    return new PlanSchedule(lines.getFirst(), years, otherYears, pieces);
  }

  /** The table ends where sentences begin, or the next numbered part of the plan. */
  static int end(List<PlanLine> lines, PlanWords words, int pageWidth) {
    int end = 1;
    while (end < lines.size() && !isBelow(lines.get(end), words, pageWidth)) {
      end++;
    }
    return end;
  }

  private static boolean isBelow(PlanLine line, PlanWords words, int pageWidth) {
    boolean hasArrow = ARROW.matcher(line.raw()).find();
    boolean wide = line.width() > pageWidth * 4 / 5;
    boolean part = NUMBERED.matcher(line.text()).matches() && !words.isSchedule(line);
    boolean sentence = line.text().contains("。") || words.isSubAction(line);
    return sentence || !hasArrow && (wide || part) && PlanYears.of(line).isEmpty();
  }

  private static boolean isDashes(PlanLine line) {
    return DASHES.matcher(PlanText.squashed(line.raw())).matches();
  }

  private static List<Piece> pieces(PlanLine line) {
    List<String> texts = new ArrayList<>();
    Matcher piece = PIECE.matcher(line.raw());
    while (piece.find()) {
      String text = PlanText.stripped(piece.group());
      if (!text.isEmpty()) {
        texts.add(text);
      }
    }

    List<Piece> pieces = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      boolean ends = i == texts.size() - 1;
      pieces.add(
          new Piece(
              line.at().item(i + 1),
              texts.get(i),
              line.spaced() && ends,
              i == 0 ? line.blanksBefore() : 0,
              ends));
    }
    return pieces;
  }
}
