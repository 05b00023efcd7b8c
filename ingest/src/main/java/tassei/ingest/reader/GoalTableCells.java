package tassei.ingest.reader;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import tassei.ingest.reader.NumberText.Context;
import tassei.ingest.sheet.Document.Cell;
import tassei.ingest.sheet.Document.Row;
import tassei.model.CellRef;
import tassei.model.Figure;
import tassei.model.Qualifier;

/** Looks at single cells of a goal table. */
final class GoalTableCells {
  /** No figure is longer; a longer text is a remark and is not worth matching. */
  private static final int LONGEST_FIGURE = 60;

  /** No mark that stands for a figure is longer: 評価できない. */
  private static final int LONGEST_MARK = 8;

  private static final Pattern BARE =
      Pattern.compile("[▲△+\\-\\u2212]?\\s?\\d[\\d,.・]*\\s?" + Units.PATTERN + "?(?:\\s?※\\d*)?");

  /** Not a bare number, but hardly a remark: 約4件, 延べ8件, 4社(新規1). */
  private static final Pattern FIGURE_WITH_WORDS =
      Pattern.compile(
          "(?:延べ?|のべ|約|およそ|おおよそ|概ね|ほぼ|計)?\\s?[▲△+\\-\\u2212]?\\d[\\d,.]*\\s?"
              + Units.PATTERN
              + "?\\s?(?:(?:[※*注(~〜]|ほか|他).*|以上|以下|程度|余り?|弱|強)?");

  private static final Pattern PERCENT = Pattern.compile("\\d[\\d,.・]*\\s?%");
  private static final Pattern NOTE = Pattern.compile("(?:[※*注]|\\(注|備考).*|[-\\s\\d/]+(?:頁|ページ)?");

  /** The figures of the texts of one table: each cell is looked at many times. */
  private static final ThreadLocal<Map<Context, Map<String, Optional<Figure>>>> READ =
      new ThreadLocal<>();

  private GoalTableCells() {}

  /** Does a reading in which the text of a cell is read as a figure once. */
  static <T> T reading(Supplier<T> reading) {
    Map<Context, Map<String, Optional<Figure>>> read = new EnumMap<>(Context.class);
    for (Context context : Context.values()) {
      read.put(context, new HashMap<>());
    }
    READ.set(read);
    try {
      return reading.get();
    } finally {
      READ.remove();
    }
  }

  /** The cell at a column; an empty one where the row has none. */
  static Cell at(Row row, int column) {
    return row.cell(column < 0 ? Integer.MAX_VALUE : column);
  }

  /** Where a cell is printed; a cell beyond the end of its row has its place by count. */
  static CellRef address(String sheet, Row row, int column) {
    CellRef printed = row.cell(Math.max(0, column)).at();
    return printed.row() > 0 ? printed : CellRef.cell(sheet, row.number(), Math.max(0, column) + 1);
  }

  static Optional<Figure> figure(Cell cell) {
    return figure(cell, Context.FIGURE);
  }

  /** The figure of a target, brackets around it or not. */
  static Optional<Figure> target(Cell cell) {
    return figure(cell, Context.TARGET);
  }

  private static Optional<Figure> figure(Cell cell, Context context) {
    String text = cell.text();
    if (text.isEmpty()) {
      return Optional.of(Figure.notReported(cell.raw()));
    }
    if (isPlain(text)) {
      return Optional.of(Figure.measured(cell.raw(), new BigDecimal(text)));
    }
    int longest = hasDigit(text) ? LONGEST_FIGURE : LONGEST_MARK;
    boolean worthReading = text.length() <= longest;
    return worthReading ? read(cell, context) : Optional.empty();
  }

  private static Optional<Figure> read(Cell cell, Context context) {
    Map<Context, Map<String, Optional<Figure>>> read = READ.get();
    return read == null
        ? NumberText.parse(cell, context)
        : read.get(context).computeIfAbsent(cell.raw(), raw -> NumberText.parse(cell, context));
  }

  /** Nothing but a few digits: most figures are, and need no pattern to be read. */
  private static boolean isPlain(String text) {
    return text.length() <= LONGEST_MARK && !text.isEmpty() && digits(text) == text.length();
  }

  private static boolean hasDigit(String text) {
    return digits(text) > 0;
  }

  /** A loop and no stream: it is asked several times of each cell. */
  private static int digits(String text) {
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      digits += c >= '0' && c <= '9' ? 1 : 0;
    }
    return digits;
  }

  /** A number, or a mark for none; not a blank. */
  static boolean isFigure(Cell cell) {
    return !cell.isBlank() && figure(cell).isPresent();
  }

  static boolean isMeasured(Cell cell) {
    return figure(cell).map(Figure::isMeasured).orElse(false);
  }

  /** A number with nothing before it: 12, 1,164, -6, 3件; 年間12回 is a remark. */
  static boolean isBareNumber(Cell cell) {
    String text = cell.text();
    return isPlain(text)
        || text.length() <= LONGEST_FIGURE
            && hasDigit(text)
            && BARE.matcher(text).matches()
            && isMeasured(cell);
  }

  /** A figure with words around it, which is not read as one: 約4件. */
  static boolean isFigureWithWords(Cell cell) {
    return cell.text().length() <= LONGEST_FIGURE
        && hasDigit(cell.text())
        && !isBareNumber(cell)
        && FIGURE_WITH_WORDS.matcher(cell.text()).matches();
  }

  static boolean isPercent(Cell cell) {
    return isBareNumber(cell) && PERCENT.matcher(cell.text()).matches();
  }

  /** The figure of an actual; 年間12回 is a remark about one, 30件~40件 are two. */
  static Optional<Figure> actual(Cell cell) {
    boolean remark = cell.text().startsWith("年間") || cell.text().startsWith("毎年");
    return remark
        ? Optional.empty()
        : figure(cell).filter(figure -> figure.qualifier() != Qualifier.RANGE);
  }

  /** A text that is no figure: a label, a name, a remark. */
  static boolean isText(Cell cell) {
    return !cell.isBlank() && figure(cell).isEmpty();
  }

  /** A footnote or a page number. */
  static boolean isNote(Cell cell) {
    return NOTE.matcher(cell.text()).matches();
  }

  static int first(Row row) {
    for (int column = 0; column < row.cells().size(); column++) {
      if (!row.cell(column).isBlank()) {
        return column;
      }
    }
    return -1;
  }

  static int last(Row row) {
    int column = row.cells().size() - 1;
    while (column >= 0 && row.cell(column).isBlank()) {
      column--;
    }
    return column;
  }
}
