package tassei.ingest.reader;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tassei.model.survey.AnswerOption;
import tassei.model.survey.SurveyText;

/**
 * Which options a text names. Separators inside of brackets separate nothing; an option may hold
 * separators itself, and is then told from several options by the way they are printed.
 */
final class SurveyChoice {
  /** What lists are written with; the others may also stand inside of one option. */
  private static final String LIST = "、,，;；\n\r|";

  private static final String ANY = LIST + "/／・";
  private static final String OPEN = "(（[［【「";
  private static final String CLOSE = ")）]］】」";
  private static final int MOST_PIECES = 60;
  private static final int MOST_READINGS = 4;

  private final Map<String, AnswerOption> byKey;
  private final Map<String, AnswerOption> asPrinted = new HashMap<>();
  private int longest = 1;

  /**
   * @param without keys that are not to be taken for an option
   */
  SurveyChoice(List<AnswerOption> options, Collection<String> without) {
    byKey = SurveyCells.keys(options);
    byKey.keySet().removeAll(without);
    for (AnswerOption option : options) {
      printed(option.label(), option);
      option.synonyms().forEach(word -> printed(word, option));
    }
  }

  private void printed(String wording, AnswerOption option) {
    asPrinted.put(asPrinted(wording), option);
    longest = Math.max(longest, pieces(wording, ANY).size());
  }

  /** Width and blanks aside, the punctuation kept. */
  private static String asPrinted(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .replaceAll("\\s", "")
        .toLowerCase(Locale.ROOT);
  }

  /** Every way to read a text as options; none where a piece of it is none. */
  Set<Set<AnswerOption>> readings(String text) {
    Set<Set<AnswerOption>> lists = readings(text, LIST, true);
    return lists.isEmpty() ? readings(text, ANY, false) : lists;
  }

  /** One piece of a text, by its place. */
  private record Piece(int start, int end) {}

  private Set<Set<AnswerOption>> readings(String text, String separators, boolean exact) {
    List<Piece> pieces = pieces(text, separators);
    if (pieces.isEmpty() || pieces.size() > MOST_PIECES) {
      return Set.of();
    }
    List<Set<Set<AnswerOption>>> from = new ArrayList<>();
    pieces.forEach(piece -> from.add(new LinkedHashSet<>()));
    from.add(Set.of(Set.of()));
    for (int first = pieces.size() - 1; first >= 0; first--) {
      for (int next = first + 1; next <= Math.min(pieces.size(), first + longest); next++) {
        String part = text.substring(pieces.get(first).start, pieces.get(next - 1).end);
        add(from.get(first), exact ? exactly(part) : find(part), from.get(next));
      }
      if (from.get(first).isEmpty()) {
        add(from.get(first), withWords(text, pieces.get(first).start), Set.of(Set.of()));
      }
    }
    return from.getFirst();
  }

  private static void add(
      Set<Set<AnswerOption>> readings, AnswerOption option, Set<Set<AnswerOption>> rest) {
    if (option != null) {
      for (Set<AnswerOption> others : rest) {
        Set<AnswerOption> all = new LinkedHashSet<>(Set.of(option));
        all.addAll(others);
        if (readings.size() < MOST_READINGS) {
          readings.add(all);
        }
      }
    }
  }

  /** その他:農協、信金 with words to the end of the text, of which none is an option. */
  private AnswerOption withWords(String text, int start) {
    List<Piece> pieces = pieces(text.substring(start), ANY);
    boolean words =
        pieces.stream()
            .skip(1)
            .allMatch(
                piece -> find(text.substring(start + piece.start, start + piece.end)) == null);
    return words ? find(text.substring(start, start + pieces.getFirst().end)) : null;
  }

  /** An option printed as it is, where it holds separators. */
  private AnswerOption exactly(String part) {
    if (pieces(part, ANY).size() < 2) {
      return find(part);
    }
    for (String text = part; text != null; text = withoutBracket(text)) {
      if (asPrinted.containsKey(asPrinted(text))) {
        return asPrinted.get(asPrinted(text));
      }
    }
    return null;
  }

  /** An option, also with its number before it or a remark behind it. */
  AnswerOption find(String part) {
    AnswerOption option = withoutWords(part);
    int colon = part.replace('：', ':').indexOf(':');
    boolean one = option == null && colon > 0 && pieces(part, ANY).size() < 2;
    return one ? withoutWords(part.substring(0, colon)) : option;
  }

  private AnswerOption withoutWords(String part) {
    for (String key : SurveyText.keys(part)) {
      if (byKey.containsKey(key)) {
        return byKey.get(key);
      }
    }
    for (String text = withoutBracket(part); text != null; text = withoutBracket(text)) {
      if (byKey.containsKey(SurveyText.key(text))) {
        return byKey.get(SurveyText.key(text));
      }
    }
    return null;
  }

  /** Without the bracket the text ends with; null if it ends with none. */
  private static String withoutBracket(String text) {
    String whole = text.strip();
    int depth = 0;
    for (int i = whole.length() - 1; i > 0; i--) {
      boolean opens = OPEN.indexOf(whole.charAt(i)) >= 0;
      depth += CLOSE.indexOf(whole.charAt(i)) >= 0 ? 1 : 0;
      depth -= opens ? 1 : 0;
      if (depth <= 0) {
        return opens && depth == 0 ? whole.substring(0, i) : null;
      }
    }
    return null;
  }

  private static List<Piece> pieces(String text, String separators) {
    List<Piece> pieces = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      boolean end = i == text.length();
      if (end || depth == 0 && separators.indexOf(text.charAt(i)) >= 0) {
        add(pieces, text, start, i);
        start = i + 1;
      } else if (OPEN.indexOf(text.charAt(i)) >= 0) {
        depth++;
      } else if (CLOSE.indexOf(text.charAt(i)) >= 0 && depth > 0) {
        depth--;
      }
    }
    return pieces;
  }

  private static void add(List<Piece> pieces, String text, int from, int to) {
    int start = from;
    int end = to;
    while (start < end && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    if (end > start) {
      pieces.add(new Piece(start, end));
    }
  }
}
