package tassei.ingest.reader;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tassei.ingest.sheet.Document.Cell;
import tassei.model.Problem.Code;
import tassei.model.survey.AnswerOption;
import tassei.model.survey.Question;
import tassei.model.survey.SurveyAnswer.Kind;
import tassei.model.survey.SurveyText;

/** What the cells of one column of answers say; a text that stood before is looked up. */
final class SurveyCells {
  private static final Pattern DASHES = Pattern.compile("[-\u2010-\u2015\u2212\u2500\u30fc]+");

  /** A stroke or dots through a blank; a sign such as ◎ or ↑ says something. */
  private static final Pattern PUNCTUATION = Pattern.compile("[\\p{P}\\s~|]*");

  private static final Set<String> NO_ANSWER =
      Set.of("無回答", "未回答", "無記入", "未記入", "記入なし", "回答なし", "回答無し", "na", "null", "none", "nan");
  private static final Set<String> CHOSEN =
      Set.of("1", "1.0", "○", "〇", "◯", "●", "✓", "✔", "☑", "レ", "はい", "yes", "true", "選択", "該当");
  private static final Set<String> NOT_CHOSEN =
      Set.of("0", "0.0", "×", "☐", "□", "いいえ", "no", "false", "非選択", "非該当");
  private static final int REMEMBERED = 10_000;

  private final Question question;
  private final Optional<AnswerOption> only;
  private final SurveyChoice options;
  private final Set<String> unclear;
  private final Map<String, Said> said = new HashMap<>();

  /**
   * @param only the option of a column that is about one option only
   * @param unclear numbers that a legend gives another option than the definition
   */
  SurveyCells(Question question, Optional<AnswerOption> only, Set<String> unclear) {
    this.question = question;
    this.only = only;
    this.unclear = Set.copyOf(unclear);
    this.options = new SurveyChoice(question.options(), unclear);
  }

  /**
   * What a cell says.
   *
   * @param options that were chosen
   * @param amount of a number, else null
   * @param wrong why it is set aside, else null
   */
  record Said(Kind kind, List<AnswerOption> options, BigDecimal amount, Code wrong) {
    private static final Said NOTHING = new Said(Kind.NO_ANSWER, List.of(), null, null);

    Said {
      options = List.copyOf(options);
    }

    private static Said aside(Code wrong) {
      return new Said(Kind.SET_ASIDE, List.of(), null, wrong);
    }
  }

  static Map<String, AnswerOption> keys(List<AnswerOption> options) {
    Map<String, AnswerOption> keys = new HashMap<>();
    for (AnswerOption option : options) {
      keys.put(SurveyText.key(option.label()), option);
      option.synonyms().forEach(word -> keys.put(SurveyText.key(word), option));
    }
    return keys;
  }

  /** Of several answers a line break may be what separates them. */
  Said read(Cell cell) {
    boolean lines = question.kind() == Question.Kind.MULTIPLE && cell.raw().indexOf('\n') >= 0;
    return read(lines ? cell.raw().strip() : cell.text());
  }

  private Said read(String text) {
    if (text.isEmpty()) {
      return Said.NOTHING;
    }
    Said known = said.get(text);
    if (known == null) {
      known = only.isPresent() ? mark(text) : answer(text);
      if (said.size() < REMEMBERED) {
        said.put(text, known);
      }
    }
    return known;
  }

  /** Blank, 無回答, NA, a dash: no answer was given. */
  static boolean isNoAnswer(String text) {
    String key = SurveyText.key(text);
    boolean dashes = DASHES.matcher(text).matches();
    return dashes
        || key.isEmpty() && !isMark(text) && PUNCTUATION.matcher(text).matches()
        || NO_ANSWER.contains(key);
  }

  private static boolean isMark(String text) {
    return CHOSEN.contains(text) || NOT_CHOSEN.contains(text);
  }

  private Said mark(String text) {
    String lower = text.toLowerCase(java.util.Locale.ROOT);
    AnswerOption option = only.orElseThrow();
    if (CHOSEN.contains(lower) || option.equals(options.find(text))) {
      return new Said(Kind.CHOSEN, List.of(option), null, null);
    }
    return NOT_CHOSEN.contains(lower) || isNoAnswer(text)
        ? Said.NOTHING
        : Said.aside(Code.UNKNOWN_OPTION);
  }

  private Said answer(String text) {
    if (question.kind() == Question.Kind.NUMERIC) {
      return number(text);
    }
    Set<Set<AnswerOption>> readings = options.readings(text);
    if (readings.isEmpty() && isNoAnswer(text)) {
      return Said.NOTHING;
    }
    if (readings.size() != 1) {
      return unclear(text, readings.size());
    }
    List<AnswerOption> chosen = List.copyOf(readings.iterator().next());
    if (chosen.size() > 1 && question.kind().isSingle()
        || chosen.size() > 1 && chosen.stream().anyMatch(AnswerOption::noAnswer)) {
      return Said.aside(Code.SEVERAL_ANSWERS);
    }
    if (question.atMost() > 0 && chosen.size() > question.atMost()) {
      return Said.aside(Code.TOO_MANY_ANSWERS);
    }
    return new Said(
        chosen.getFirst().noAnswer() ? Kind.NO_ANSWER : Kind.CHOSEN, chosen, null, null);
  }

  private Said number(String text) {
    return isNoAnswer(text)
        ? Said.NOTHING
        : SurveyNumber.of(text, question.unit())
            .map(amount -> new Said(Kind.NUMBER, List.of(), amount, null))
            .orElse(Said.aside(Code.NOT_A_NUMBER));
  }

  /** What cannot be read, or in more than one way. */
  private Said unclear(String text, int readings) {
    if (unclear.contains(SurveyText.key(text))) {
      return Said.aside(Code.LEGEND_CONFLICT);
    }
    boolean several = readings > 1 && question.kind().isSingle();
    return Said.aside(several ? Code.SEVERAL_ANSWERS : Code.UNKNOWN_OPTION);
  }
}
