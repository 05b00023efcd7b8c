package tassei.ingest.reader;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tassei.ingest.sheet.Document.Cell;
import tassei.ingest.sheet.Document.Row;
import tassei.model.survey.AnswerOption;
import tassei.model.survey.Question;
import tassei.model.survey.Questionnaire;
import tassei.model.survey.SurveyAnswer.Kind;
import tassei.model.survey.SurveyText;

/**
 * The headings of a list of responses: which column answers which question, found by what the
 * headings say and never by where they stand.
 *
 * @param lastRow the last row of the headings
 * @param width how many cells the headings have, empty ones at the end left out
 * @param columns those that are questions, from left to right
 * @param strangers headings that are no question
 */
public record SurveyHeader(Row lastRow, int width, List<Column> columns, List<Cell> strangers) {
  /** Titles and notes stand above the headings; responses do not. */
  static final int ROWS_LOOKED_AT = 30;

  /**
   * @param index 0-based
   * @param option the only option the column is about, of a question with a column an option
   */
  public record Column(int index, Cell heading, Question question, Optional<AnswerOption> option) {}

  public SurveyHeader {
    columns = List.copyOf(columns);
    strangers = List.copyOf(strangers);
  }

  /** The row, or two rows, with most questions; empty where no row has one. */
  public static Optional<SurveyHeader> find(List<Row> rows, Questionnaire questionnaire) {
    Wordings wordings = new Wordings(questionnaire);
    SurveyHeader best = null;
    List<Row> looked = rows.stream().limit(ROWS_LOOKED_AT).toList();
    for (int i = 0; i < looked.size(); i++) {
      SurveyHeader one = of(looked.get(i), null, wordings);
      best = best == null || one.questions().size() > best.questions().size() ? one : best;
      if (i > 0) {
        SurveyHeader two = of(looked.get(i), looked.get(i - 1), wordings);
        best = two.questions().size() > best.questions().size() ? two : best;
      }
    }
    return Optional.ofNullable(best)
        .filter(found -> !found.columns.isEmpty())
        .filter(found -> !found.isOfFigures(rows));
  }

  /**
   * Whether figures stand where options would: a table of indexes has the same headings. Numbers of
   * one digit may be answers in a code nobody told us.
   */
  private boolean isOfFigures(List<Row> rows) {
    int filled = 0;
    int figures = 0;
    boolean isCode = true;
    List<Row> below =
        rows.stream().filter(row -> row.number() > lastRow.number()).limit(ROWS_LOOKED_AT).toList();
    for (Column column : columns) {
      if (column.question.kind() != Question.Kind.SINGLE) {
        continue;
      }
      SurveyCells cells = new SurveyCells(column.question, Optional.empty(), Set.of());
      for (Row row : below) {
        Cell cell = row.cell(column.index);
        boolean figure =
            cells.read(cell).kind() == Kind.SET_ASIDE && NumberText.isFigure(cell.raw());
        filled += cell.isBlank() ? 0 : 1;
        figures += figure ? 1 : 0;
        isCode &= !figure || cell.text().length() == 1;
      }
    }
    return !isCode && figures > 1 && figures * 5 >= filled * 4;
  }

  /** The questions that have a column. */
  public Set<Question> questions() {
    Set<Question> questions = new HashSet<>();
    columns.forEach(column -> questions.add(column.question));
    return questions;
  }

  /** The columns of a question, by code, in the order they stand. */
  Map<String, List<Column>> byQuestion() {
    Map<String, List<Column>> byQuestion = new LinkedHashMap<>();
    for (Column column : columns) {
      byQuestion.computeIfAbsent(column.question.code(), none -> new ArrayList<>()).add(column);
    }
    return byQuestion;
  }

  /**
   * @param above the row above, whose cells hold for the empty ones to their right; may be null
   */
  private static SurveyHeader of(Row row, Row above, Wordings wordings) {
    List<Column> columns = new ArrayList<>();
    List<Cell> strangers = new ArrayList<>();
    int width = 0;
    Cell stem = null;
    int cells = Math.max(row.cells().size(), above == null ? 0 : above.cells().size());
    for (int index = 0; index < cells; index++) {
      Cell cell = row.cell(index);
      stem = above == null || above.cell(index).isBlank() ? stem : above.cell(index);
      Cell heading = cell.isBlank() && above != null ? above.cell(index) : cell;
      int at = index;
      if (heading.isBlank()) {
        continue;
      }
      width = index + 1;
      Optional<Column> column =
          wordings.column(index, heading, stem).or(() -> wordings.ofUnit(at, heading, above));
      column.ifPresentOrElse(columns::add, () -> strangers.add(heading));
    }
    return new SurveyHeader(row, width, columns, strangers);
  }

  /** Every wording of the questions by its key. */
  private static final class Wordings {
    private final Map<String, Question> questions = new HashMap<>();
    private final Map<String, Map<String, AnswerOption>> options = new HashMap<>();

    Wordings(Questionnaire questionnaire) {
      for (Question question : questionnaire.questions()) {
        SurveyText.keys(question.text()).forEach(key -> questions.putIfAbsent(key, question));
        question
            .synonyms()
            .forEach(
                word -> SurveyText.keys(word).forEach(key -> questions.putIfAbsent(key, question)));
        if (question.kind() == Question.Kind.MULTIPLE) {
          options.put(question.code(), SurveyCells.keys(question.options()));
        }
      }
    }

    Optional<Column> column(int index, Cell heading, Cell stem) {
      Optional<Column> alone = column(index, heading, heading.text());
      return alone.isPresent() || stem == null
          ? alone
          : column(index, heading, stem.text() + " " + heading.text());
    }

    /** A second row of headings with the unit only: 年間売上高 above (万円). */
    Optional<Column> ofUnit(int index, Cell heading, Row above) {
      return above == null
          ? Optional.empty()
          : column(index, heading, above.cell(index).text())
              .filter(column -> !column.question().unit().isEmpty())
              .filter(column -> heading.text().equals("(" + column.question().unit() + ")"));
    }

    private Optional<Column> column(int index, Cell heading, String text) {
      for (String key : SurveyText.keys(text)) {
        if (questions.containsKey(key)) {
          return Optional.of(new Column(index, heading, questions.get(key), Optional.empty()));
        }
      }
      for (String key : SurveyText.keys(text)) {
        Optional<Column> option = ofAnOption(index, heading, key);
        if (option.isPresent()) {
          return option;
        }
      }
      return Optional.empty();
    }

    private Optional<Column> ofAnOption(int index, Cell heading, String key) {
      for (Map.Entry<String, Question> wording : questions.entrySet()) {
        Question question = wording.getValue();
        if (question.kind() == Question.Kind.MULTIPLE && key.startsWith(wording.getKey())) {
          AnswerOption option =
              options.get(question.code()).get(key.substring(wording.getKey().length()));
          if (option != null) {
            return Optional.of(new Column(index, heading, question, Optional.of(option)));
          }
        }
      }
      return Optional.empty();
    }
  }
}
