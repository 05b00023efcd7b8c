package tassei.ingest.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tassei.ingest.layout.Layout;
import tassei.ingest.sheet.CellText;
import tassei.ingest.sheet.Document.Cell;
import tassei.ingest.sheet.Document.Row;
import tassei.model.Place;
import tassei.model.Problem;
import tassei.model.Problem.Code;

/**
 * The strategy and the measure that the rows of a plan's list stand under: a blank cell and 〃 are
 * those of the row above. The kind of a strategy stands before its number (共通戦略1 …), or in a cell
 * of its own left of it.
 */
final class PlanListGroups {
  private static final String NUMBER = "(?<no>\\d{1,3})\\s*[.．、:]?\\s*(?<name>\\S.*)";
  private static final Pattern HEADING = Pattern.compile("\\d{1,3}[\\s.．、:「“\"]\\s*\\S.{0,80}");
  private static final Pattern BARE_NUMBER = Pattern.compile("\\d{1,3}\\s*[.．、:]?");

  private final Pattern common;
  private final Pattern own;
  private final Pattern strategyWord;
  private final Pattern measureWord;
  private final Pattern strategyText;
  private final Pattern measureText;
  private final List<Problem> problems;

  private Place strategy = Place.PROGRAMME;
  private Place measure = Place.PROGRAMME;
  private String kind = "";

  /** Problems go into a list that the rows add to as well, for theirs stand between them. */
  PlanListGroups(Layout layout, List<Problem> problems) {
    this.common = Pattern.compile("^" + spaced(layout.words("common")));
    this.own = Pattern.compile("^" + spaced(layout.words("own")));
    this.strategyWord = Pattern.compile("^" + spaced(layout.words("strategy")));
    this.measureWord = Pattern.compile("^" + spaced(layout.words("measure")));
    this.strategyText = Pattern.compile(spaced(layout.words("strategy")) + "?\\s*" + NUMBER);
    this.measureText = Pattern.compile(spaced(layout.words("measure")) + "?\\s*" + NUMBER);
    this.problems = problems;
  }

  Place place() {
    return measure;
  }

  /** Begins a sheet. */
  void clear() {
    strategy = Place.PROGRAMME;
    measure = Place.PROGRAMME;
    kind = "";
  }

  /** Whether a row begins a strategy or a measure. */
  static boolean begins(PlanListHeader header, Row row) {
    return header.columns().entrySet().stream()
        .filter(column -> List.of("strategy", "measure").contains(column.getValue()))
        .anyMatch(column -> isNew(row.cell(column.getKey())));
  }

  /** Takes the strategy and the measure that a row prints; says whether it prints a measure. */
  boolean read(PlanListHeader header, Row row) {
    boolean begins = readStrategy(header, row);
    Cell cell = header.cell(row, "measure");
    if (begins && DittoMark.is(cell.text())) {
      problem(cell);
    }
    return readMeasure(cell);
  }

  /**
   * A cell alone in its row may say the kind of the strategies below, or be a strategy or a measure
   * that heads its rows: 施策2 …; says whether it does.
   */
  boolean readAlone(Cell cell) {
    if (isKind(cell)) {
      kind = kindOf(cell.text()).orElseThrow();
      strategy = Place.PROGRAMME;
      measure = strategy;
      return true;
    }
    String rest = withoutKind(cell.text());
    if (isHeading(cell, strategyWord, rest) && !strategy(cell).equals(strategy)) {
      strategy = strategy(cell);
      measure = strategy;
      return true;
    }
    return isHeading(cell, measureWord, cell.text()) && readMeasure(cell);
  }

  /** 施策2 催し, but not the remark 施策2は延べ数. */
  private boolean isHeading(Cell cell, Pattern word, String text) {
    boolean named = !text.equals(cell.text()) || word.matcher(text).lookingAt();
    return named && HEADING.matcher(word.matcher(text).replaceFirst("").strip()).matches();
  }

  private boolean readStrategy(PlanListHeader header, Row row) {
    List<Cell> parts = strategyParts(header, row);
    if (parts.isEmpty()) {
      return false;
    }
    String raw = parts.stream().map(cell -> cell.raw().strip()).collect(Collectors.joining(" "));
    Place read = strategy(Cell.of(raw, parts.getFirst().at()));
    if (read.equals(strategy)) {
      return false;
    }
    strategy = read;
    measure = read;
    return true;
  }

  /** A strategy or its kind may be printed again in every row. */
  private Place strategy(Cell cell) {
    String text = cell.text();
    if (isKind(cell) && kindOf(text).equals(Optional.of(kind)) && strategy.strategyNo() > 0) {
      return strategy;
    }
    kind = kindOf(text).orElse(kind);
    Matcher numbered = strategyText.matcher(withoutKind(text));
    if (numbered.matches()) {
      int no = Integer.parseInt(numbered.group("no"));
      return Place.PROGRAMME.strategy(kind, no, printed(cell, numbered.group("name")));
    }
    problem(cell);
    return Place.PROGRAMME.strategy(kind, 0, text);
  }

  /** The cells that make the strategy: 共通戦略 | 1 支える is one text in two columns. */
  private List<Cell> strategyParts(PlanListHeader header, Row row) {
    List<Cell> parts = new ArrayList<>();
    List<Integer> columns = header.columns("strategy");
    for (int column : columns) {
      Cell cell = row.cell(column);
      if (isNew(cell) && parts.stream().allMatch(this::goesOn)) {
        parts.add(cell);
      } else if (isNew(cell)) {
        problem(cell);
      }
    }
    if (!columns.isEmpty() && parts.stream().noneMatch(cell -> kindOf(cell.text()).isPresent())) {
      kindBefore(header, row, columns.getFirst()).ifPresent(cell -> parts.addFirst(cell));
    }
    return parts;
  }

  /** The kind in a column left of the strategies that is headed otherwise: 区分. */
  private Optional<Cell> kindBefore(PlanListHeader header, Row row, int strategyColumn) {
    return IntStream.range(0, strategyColumn)
        .filter(column -> !header.columns().containsKey(column))
        .mapToObj(row::cell)
        .filter(this::isKind)
        .findFirst();
  }

  /** Whether the text of a cell is still without a name. */
  private boolean goesOn(Cell cell) {
    String rest = withoutKind(cell.text());
    return isKind(cell) || BARE_NUMBER.matcher(rest).matches();
  }

  private boolean readMeasure(Cell cell) {
    if (!isNew(cell)) {
      return false;
    }
    Matcher numbered = measureText.matcher(cell.text());
    if (!numbered.matches()) {
      problem(cell);
      return true;
    }
    int no = Integer.parseInt(numbered.group("no"));
    Place read = strategy.measure(no, "", printed(cell, numbered.group("name")));
    boolean begins = !read.equals(measure);
    measure = read;
    return begins;
  }

  private static boolean isNew(Cell cell) {
    return !cell.isBlank() && !DittoMark.is(cell.text());
  }

  private boolean isKind(Cell cell) {
    return !cell.isBlank() && kindOf(cell.text()).isPresent() && withoutKind(cell.text()).isEmpty();
  }

  private Optional<String> kindOf(String text) {
    if (common.matcher(text).find()) {
      return Optional.of("COMMON");
    }
    return own.matcher(text).find() ? Optional.of("OWN") : Optional.empty();
  }

  private String withoutKind(String text) {
    return own.matcher(common.matcher(text).replaceFirst("")).replaceFirst("").strip();
  }

  /** The part of a cell that normalises to a name, as it stood. */
  static String printed(Cell cell, String name) {
    String raw = cell.raw().strip();
    for (int from = 0; from < raw.length(); from++) {
      if (CellText.normal(raw.substring(from)).equals(name.strip())) {
        return raw.substring(from).strip();
      }
    }
    return name.strip();
  }

  /** The words, longest first, with blanks between their letters or without: 共 通. */
  private static String spaced(List<String> words) {
    return words.stream()
        .sorted((one, other) -> Integer.compare(other.length(), one.length()))
        .map(word -> word.codePoints().mapToObj(Character::toString))
        .map(letters -> letters.map(Pattern::quote).collect(Collectors.joining("\\s*")))
        .collect(Collectors.joining("|", "(?:", ")"));
  }

  private void problem(Cell cell) {
    problems.add(Problem.of(Code.ROW_NOT_READ, cell.at(), cell.text()));
  }
}
