package tassei.ingest.reader;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tassei.ingest.sheet.Document.Cell;
import tassei.ingest.sheet.Document.Row;
import tassei.model.survey.AnswerOption;
import tassei.model.survey.Question;
import tassei.model.survey.Questionnaire;
import tassei.model.survey.SurveyFigure.Measure;
import tassei.model.survey.SurveyText;

/**
 * The headings of a printed table of answers: a column an option, besides totals, rates and an
 * index.
 *
 * @param question one of those whose options the columns are
 * @param options by 0-based column; one of no answer among them
 * @param others the measure of the other columns of figures
 * @param shares whether the headings say that the figures are shares
 */
record SurveyTableHeader(
    Question question,
    Map<Integer, AnswerOption> options,
    Map<Integer, Measure> others,
    boolean shares) {
  private static final Map<String, Measure> WORDS = new HashMap<>();
  private static final Pattern COUNTS =
      Pattern.compile("(?:回答|回答者|回答企業|企業|事業所)?(?:件数|実数|人数|社数|数)[件社人者名]?|単位[件社人者名]");

  static {
    for (String word :
        List.of("n", "回答数", "有効回答数", "回答企業数", "回答者数", "回収数", "計", "合計", "件数", "総数")) {
      WORDS.put(word, Measure.ANSWERS);
    }
    for (String word : List.of("対象", "対象数", "対象企業数", "調査対象", "配布数", "発送数", "送付数")) {
      WORDS.put(word, Measure.SENT);
    }
    for (String word : List.of("回答率", "回収率", "回答率%", "回収率%", "有効回答率")) {
      WORDS.put(word, Measure.RESPONSE_RATE);
    }
    for (String word : List.of("di", "di値", "diポイント")) {
      WORDS.put(word, Measure.DI);
    }
  }

  SurveyTableHeader {
    options = new TreeMap<>(options);
    others = new TreeMap<>(others);
  }

  /** What a heading or label outside of the options measures. */
  static Optional<Measure> measure(String text) {
    return Optional.ofNullable(WORDS.get(SurveyText.key(text)));
  }

  /** A row with at least two options of one question and no figure among them. */
  static Optional<SurveyTableHeader> of(Row row, Questionnaire questionnaire) {
    SurveyTableHeader best = null;
    Set<List<AnswerOption>> seen = new HashSet<>();
    for (Question question : questionnaire.counted()) {
      if (question.kind() != Question.Kind.BREAKDOWN && seen.add(question.options())) {
        SurveyTableHeader header = of(row, question);
        boolean once = new HashSet<>(header.options.values()).size() == header.options.size();
        if (once
            && header.options.size() > 1
            && (best == null || header.options.size() > best.options.size())) {
          best = header;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  private static SurveyTableHeader of(Row row, Question question) {
    Map<String, AnswerOption> keys = SurveyCells.keys(question.options());
    Map<Integer, AnswerOption> options = new TreeMap<>();
    Map<Integer, Measure> others = new TreeMap<>();
    boolean shares = false;
    for (int index = 0; index < row.cells().size(); index++) {
      Cell cell = row.cell(index);
      String key = SurveyText.key(cell.text()).replace("%", "");
      shares |= isShare(cell.text());
      int column = index;
      if (keys.containsKey(key) && !key.chars().allMatch(Character::isDigit)) {
        options.put(index, keys.get(key));
      } else if (!cell.isBlank() && SurveyCells.isNoAnswer(cell.text())) {
        options.put(index, SurveyTables.NO_ANSWER);
      } else {
        measure(cell.text()).ifPresent(measure -> others.put(column, measure));
      }
    }
    return new SurveyTableHeader(question, options, others, shares);
  }

  /** 件数, 回答数(件), 単位:社. */
  static boolean isCount(String text) {
    return COUNTS.matcher(SurveyText.key(text)).matches();
  }

  static boolean isShare(String text) {
    return text.contains("割合") || text.contains("構成比") || text.contains("%");
  }

  /** Whether another question has the same options, so that the table may be about it. */
  boolean mayBeOf(Question other) {
    return other.options().equals(question.options());
  }
}
