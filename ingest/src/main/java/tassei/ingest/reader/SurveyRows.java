package tassei.ingest.reader;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tassei.ingest.sheet.Document.Cell;
import tassei.ingest.sheet.Document.Row;
import tassei.model.survey.Question;
import tassei.model.survey.Questionnaire;
import tassei.model.survey.SurveyAnswer.Kind;
import tassei.model.survey.SurveyText;

/**
 * Tells the responses of a sheet from what else stands below its headings: headings again, totals
 * and means, notes, forms that were numbered and never came back, another table.
 */
final class SurveyRows {
  private static final Pattern TOTAL =
      Pattern.compile(
          "(?:[小合総累]?計|集計|平均[値点]?|中央値|標準偏差|total|average|mean|sum|median)(?:\\s*[0-9(:].*)?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern END = Pattern.compile("(?:単純|回答)?集計(?:結果|表)?");
  private static final Pattern NOTE = Pattern.compile("※.*|\\(?注(?:[)0-9:.\\s].*|意.*)?|凡例.*");
  private static final Pattern BRACKET = Pattern.compile("\\([^()]*\\)");
  private static final Pattern NUMBER = Pattern.compile("[^\\s()]{1,20}");
  private static final int LONGEST_TOTAL = 30;
  private static final int FEW_COLUMNS = 2;

  private final SurveyHeader header;
  private final Map<Integer, SurveyCells> cells;
  private final Set<String> wordings = new HashSet<>();
  private final Set<String> wordingKeys = new HashSet<>();
  private final List<Integer> numberColumns;
  private boolean isFirst = true;
  private boolean isOver;

  /** What a row below the headings is. */
  enum What {
    HEADINGS,
    RESPONSE,
    /** A form with its number and no answer. */
    EMPTY,
    NO_RESPONSE
  }

  /**
   * @param cells how the columns of the counted questions are read, by their index
   */
  SurveyRows(SurveyHeader header, Questionnaire questionnaire, Map<Integer, SurveyCells> cells) {
    this.header = header;
    this.cells = cells;
    for (Question question : questionnaire.questions()) {
      add(question.text());
      question.synonyms().forEach(this::add);
    }
    numberColumns =
        header.columns().stream()
            .filter(column -> column.question().kind() == Question.Kind.RESPONSE_NUMBER)
            .map(SurveyHeader.Column::index)
            .toList();
    header.columns().forEach(column -> wordings.add(column.heading().text()));
    header
        .columns()
        .forEach(column -> wordingKeys.addAll(SurveyText.keys(column.heading().text())));
  }

  private void add(String wording) {
    wordings.add(wording);
    wordingKeys.addAll(SurveyText.keys(wording));
  }

  What of(Row row) {
    boolean first = isFirst;
    isFirst = false;
    List<Cell> filled = filled(row);
    boolean isAnswered = isAnswered(row);
    if (!isAnswered && isHeading(filled)
        || first && filled.stream().allMatch(cell -> BRACKET.matcher(cell.text()).matches())) {
      isOver = false;
      return What.HEADINGS;
    }
    Cell label = filled.getFirst();
    isOver |= filled.size() == 1 && END.matcher(label.text()).matches();
    if (isOver || isTotal(row, label) || isWording(label)) {
      isOver |= isWording(label);
      return What.NO_RESPONSE;
    }
    return isAnswered ? What.RESPONSE : withoutAnswer(row, filled);
  }

  private static List<Cell> filled(Row row) {
    List<Cell> filled = new ArrayList<>(row.cells().size());
    for (Cell cell : row.cells()) {
      if (!cell.isBlank()) {
        filled.add(cell);
      }
    }
    return filled;
  }

  private boolean isAnswered(Row row) {
    for (SurveyHeader.Column column : header.columns()) {
      if (column.question().kind().isCounted() && cells.containsKey(column.index())) {
        Kind kind = cells.get(column.index()).read(row.cell(column.index())).kind();
        if (kind == Kind.CHOSEN || kind == Kind.NUMBER) {
          return true;
        }
      }
    }
    return false;
  }

  /** The headings again in other words, as pages that were put together have them. */
  private boolean isHeading(List<Cell> filled) {
    long same =
        filled.stream()
            .filter(cell -> SurveyText.keys(cell.text()).stream().anyMatch(wordingKeys::contains))
            .count();
    return same > 1 && same * 2 >= filled.size();
  }

  /** The wording of a question where a response has its number: another table begins. */
  private boolean isWording(Cell label) {
    return wordings.contains(label.text()) && isNoAnswerColumn(label);
  }

  private boolean isTotal(Row row, Cell label) {
    if (isTotal(label) && isNoOption(label)) {
      return true;
    }
    for (int numbers : numberColumns) {
      if (isTotal(row.cell(numbers))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isTotal(Cell cell) {
    return cell.text().length() <= LONGEST_TOTAL && TOTAL.matcher(cell.text()).matches();
  }

  private boolean isNoOption(Cell cell) {
    SurveyCells column = cells.get(cell.at().column() - 1);
    return column == null || column.read(cell).kind() == Kind.SET_ASIDE;
  }

  private boolean isNoAnswerColumn(Cell cell) {
    return header.columns().stream()
        .filter(column -> column.index() == cell.at().column() - 1)
        .noneMatch(column -> !isNoOption(cell) && column.question().kind().isCounted());
  }

  /** Who sent a form without an answer took part; who wrote remarks only, too. */
  private What withoutAnswer(Row row, List<Cell> filled) {
    boolean isNote = NOTE.matcher(filled.getFirst().text()).matches();
    if (!isNote && (has(row, Question.Kind.FREE_TEXT) || isDated(row))) {
      return What.RESPONSE;
    }
    boolean said =
        header.columns().stream()
            .filter(column -> column.question().kind().isCounted())
            .anyMatch(column -> !row.cell(column.index()).isBlank());
    boolean alone = filled.size() == 1 && header.columns().size() > FEW_COLUMNS;
    if (!isNote && said && !alone) {
      return What.RESPONSE;
    }
    boolean numbered = !said && NUMBER.matcher(filled.getFirst().text()).matches();
    return !isNote && numbered ? What.EMPTY : What.NO_RESPONSE;
  }

  private boolean isDated(Row row) {
    return header.columns().stream()
        .filter(column -> column.question().kind() == Question.Kind.ANSWERED_AT)
        .anyMatch(column -> SurveyDate.of(row.cell(column.index())).isPresent());
  }

  private boolean has(Row row, Question.Kind kind) {
    return header.columns().stream()
        .filter(column -> column.question().kind() == kind)
        .anyMatch(column -> !row.cell(column.index()).isBlank());
  }
}
