package tassei.ingest.reader;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tassei.model.ObservedValue.Measured;
import tassei.model.Problem.Code;
import tassei.model.survey.AnswerOption;
import tassei.model.survey.Question;
import tassei.model.survey.SurveyAnswer.Kind;
import tassei.model.survey.SurveyText;

/** What the cells of one column of answers say; a text that stood before is looked up. */
final class SurveyCells {
  private static final Pattern SEPARATOR = Pattern.compile("[、,，;；/／\\n\\r|・]");
  private static final Pattern REMARK = Pattern.compile("[(（:：\\[].*", Pattern.DOTALL);
  private static final Set<String> NO_ANSWER =
      Set.of("無回答", "未回答", "無記入", "未記入", "記入なし", "回答なし", "回答無し", "na", "null", "none", "nan");
  private static final Set<String> CHOSEN =
      Set.of("1", "1.0", "○", "〇", "◯", "●", "✓", "✔", "☑", "レ", "はい", "yes", "true", "選択", "該当");
  private static final Set<String> NOT_CHOSEN =
      Set.of("0", "0.0", "×", "☐", "□", "いいえ", "no", "false", "非選択", "非該当");
  private static final int REMEMBERED = 10_000;

  private final Question question;
  private final Optional<AnswerOption> only;
  private final Map<String, AnswerOption> options;
  private final Map<String, Said> said = new HashMap<>();

  /**
   * @param only the option of a column that is about one option only
   */
  SurveyCells(Question question, Optional<AnswerOption> only) {
    this.question = question;
    this.only = only;
    this.options = keys(question.options());
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

  /** Reads a normalised text. */
  Said read(String text) {
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
    return key.isEmpty() && !isMark(text) || NO_ANSWER.contains(key);
  }

  private static boolean isMark(String text) {
    return CHOSEN.contains(text) || NOT_CHOSEN.contains(text);
  }

  private Said mark(String text) {
    String lower = text.toLowerCase(java.util.Locale.ROOT);
    AnswerOption option = only.orElseThrow();
    if (CHOSEN.contains(lower) || option.equals(find(text))) {
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
    AnswerOption whole = find(text);
    if (whole == null && isNoAnswer(text)) {
      return Said.NOTHING;
    }
    List<AnswerOption> chosen = whole == null ? several(text) : List.of(whole);
    if (chosen.isEmpty()) {
      return Said.aside(Code.UNKNOWN_OPTION);
    }
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

  private static Said number(String text) {
    if (isNoAnswer(text)) {
      return Said.NOTHING;
    }
    return NumberText.parse(text)
        .filter(figure -> figure.value() instanceof Measured)
        .map(figure -> ((Measured) figure.value()).amount())
        .filter(amount -> amount.stripTrailingZeros().scale() <= 4 && amount.precision() <= 14)
        .map(amount -> new Said(Kind.NUMBER, List.of(), amount, null))
        .orElse(Said.aside(Code.NOT_A_NUMBER));
  }

  /** An option, also with its number before it or a remark in brackets behind it. */
  private AnswerOption find(String text) {
    for (String key : SurveyText.keys(text)) {
      if (options.containsKey(key)) {
        return options.get(key);
      }
    }
    String before = REMARK.matcher(text).replaceFirst("");
    return before.length() < text.length() ? options.get(SurveyText.key(before)) : null;
  }

  /**
   * The options of a text with several: each as many pieces as make an option, for an option may
   * hold a separator itself. Empty where a piece is none.
   */
  private List<AnswerOption> several(String text) {
    List<String> pieces =
        Arrays.stream(SEPARATOR.split(text)).map(String::strip).filter(p -> !p.isEmpty()).toList();
    Set<AnswerOption> chosen = new LinkedHashSet<>();
    for (int from = 0; from < pieces.size(); ) {
      int to = pieces.size();
      AnswerOption option = null;
      while (to > from && option == null) {
        option = find(String.join("、", pieces.subList(from, to)));
        to -= option == null ? 1 : 0;
      }
      if (option == null) {
        return List.of();
      }
      chosen.add(option);
      from = to;
    }
    return new ArrayList<>(chosen);
  }
}
