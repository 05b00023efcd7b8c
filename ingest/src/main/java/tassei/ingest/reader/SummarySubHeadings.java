package tassei.ingest.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tassei.ingest.sheet.Document.Cell;

/**
 * A second row of headings, which divides a heading of figures: 目標値 into R6 and R7, 実績値 into 上期, 下期
 * and 計. Both rows together are headings like any other: R6目標値, 上期実績値, 実績値.
 */
final class SummarySubHeadings {
  private static final int LONGEST = 12;
  private static final Set<String> WHOLE =
      Set.of("計", "合計", "年計", "年度計", "年間", "年間計", "通期", "通年", "総計", "全体");

  /** Signs and units say nothing of what stands below. */
  private static final Pattern NEUTRAL =
      Pattern.compile("\\(.*\\)|[A-Za-z\\u2460-\\u2473/÷×=%\\s]+|単位.*");

  private static final Pattern YEAR = Pattern.compile("(?:昭和|平成|令和|[SHR]).*");

  private SummarySubHeadings() {}

  /** The headings of both rows; empty where the row below is none of headings. */
  static Optional<List<Cell>> joined(List<Cell> headings, List<Cell> below, SummaryWords words) {
    if (!isSecondRow(headings, below, words)) {
      return Optional.empty();
    }
    List<Cell> joined = new ArrayList<>();
    for (Cell heading : headings) {
      List<Cell> parts = below.stream().filter(cell -> above(headings, cell) == heading).toList();
      boolean divided = !parts.isEmpty() && isOfFigures(heading, words);
      boolean covered =
          divided && parts.stream().anyMatch(part -> part.at().column() == heading.at().column());
      if (!covered) {
        joined.add(heading);
      }
      if (divided) {
        parts.forEach(part -> joined.add(Cell.of(text(heading, part), part.at())));
      }
    }
    return Optional.of(joined);
  }

  /**
   * Headings below the years that they are of: 令和6年度 above 目標値, 実績値 and 達成状況, the other headings
   * beside it or below. Empty where both rows together are none.
   */
  static Optional<List<Cell>> belowYears(List<Cell> above, List<Cell> below, SummaryWords words) {
    int indicator = Math.max(indicator(above, words), indicator(below, words));
    if (indicator == 0) {
      return Optional.empty();
    }
    boolean years = above.stream().anyMatch(cell -> isYear(cell) && cell.at().column() > indicator);
    if (!years || !below.stream().allMatch(cell -> mayBe(cell, words))) {
      return Optional.empty();
    }
    List<Cell> joined = new ArrayList<>();
    above.stream().filter(cell -> !isYear(cell)).forEach(joined::add);
    for (Cell part : below) {
      Optional<Cell> over = nearest(above, part).filter(cell -> cell.at().column() > indicator);
      joined.add(over.map(cell -> Cell.of(cell.text() + part.text(), part.at())).orElse(part));
    }
    return Optional.of(joined).filter(words::isHeader);
  }

  private static boolean isYear(Cell cell) {
    return new SummaryHeading(cell).isYear();
  }

  private static int indicator(List<Cell> headings, SummaryWords words) {
    return headings.stream()
        .filter(words::isIndicatorHeading)
        .mapToInt(cell -> cell.at().column())
        .findFirst()
        .orElse(0);
  }

  private static String text(Cell heading, Cell part) {
    String text = part.text();
    if (WHOLE.contains(text)) {
      return heading.text();
    }
    if (Units.isUnit(text)) {
      return heading.text() + "(" + text + ")";
    }
    boolean neutral = NEUTRAL.matcher(text).matches() && !YEAR.matcher(text).matches();
    return neutral ? heading.text() + text : text + heading.text();
  }

  private static boolean isSecondRow(List<Cell> headings, List<Cell> below, SummaryWords words) {
    int left = indicator(headings, words);
    return below.stream().allMatch(cell -> cell.at().column() > left && mayBe(cell, words))
        && below.stream().anyMatch(cell -> isOfFigures(above(headings, cell), words));
  }

  private static boolean mayBe(Cell cell, SummaryWords words) {
    return cell.text().length() <= LONGEST
        && !words.isMark(cell)
        && !words.isTotalWord(cell)
        && !SummaryLabel.isOne(cell)
        && !NumberText.isFigure(cell.text());
  }

  private static boolean isOfFigures(Cell heading, SummaryWords words) {
    SummaryHeading of = new SummaryHeading(heading);
    return !words.isIndicatorHeading(heading)
        && (of.isAnyTarget() || of.isAnyActual(words.layout().words("value")));
  }

  /** The heading over a cell, or nearest on its left; the first one where there is none. */
  private static Cell above(List<Cell> headings, Cell cell) {
    return nearest(headings, cell).orElse(headings.getFirst());
  }

  private static Optional<Cell> nearest(List<Cell> headings, Cell cell) {
    return headings.stream()
        .filter(heading -> heading.at().column() <= cell.at().column())
        .reduce((left, right) -> right);
  }
}
