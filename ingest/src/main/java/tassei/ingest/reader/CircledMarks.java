package tassei.ingest.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads indicators numbered with circled marks, ① to ㊿, whatever stands between them. */
final class CircledMarks {
  private static final Pattern MARK =
      Pattern.compile("[\\u2460-\\u2473\\u3251-\\u325F\\u32B1-\\u32BF]");
  private static final String BETWEEN = "、,,・;/\\s";
  private static final Pattern EDGES = Pattern.compile("^[" + BETWEEN + "]+|[" + BETWEEN + "]+$");

  private CircledMarks() {}

  /**
   * An indicator as marked.
   *
   * @param number of its mark
   * @param name its own name
   * @param printed the name as printed, shared by all indicators of one label
   * @param named whether the label could be told apart into as many names as it has marks
   */
  record Marked(String mark, int number, String name, String printed, boolean named) {}

  static boolean contains(String text) {
    return MARK.matcher(text).find();
  }

  static boolean begin(String text) {
    return MARK.matcher(text).lookingAt();
  }

  /** What stands before the first mark. */
  static String before(String text) {
    Matcher mark = MARK.matcher(text);
    return EDGES.matcher(mark.find() ? text.substring(0, mark.start()) : text).replaceAll("");
  }

  static int number(String mark) {
    int code = mark.codePointAt(0);
    if (code <= 0x2473) {
      return code - 0x2460 + 1;
    }
    return code <= 0x325F ? code - 0x3251 + 21 : code - 0x32B1 + 36;
  }

  /** The marked indicators of a text; marks that stand together share the label that follows. */
  static List<Marked> read(String text) {
    List<Marked> indicators = new ArrayList<>();
    List<String> together = new ArrayList<>();
    Matcher mark = MARK.matcher(text);
    boolean found = mark.find();

    while (found) {
      together.add(mark.group());
      int labelStart = mark.end();
      found = mark.find();
      String label = text.substring(labelStart, found ? mark.start() : text.length());
      String name = EDGES.matcher(label).replaceAll("");
      if (!name.isEmpty() || !found) {
        indicators.addAll(named(together, name));
        together.clear();
      }
    }
    return indicators;
  }

  private static List<Marked> named(List<String> marks, String label) {
    List<String> names = marks.size() == 1 ? List.of(label) : apart(label, marks.size());
    List<Marked> named = new ArrayList<>();
    for (int i = 0; i < marks.size(); i++) {
      String mark = marks.get(i);
      boolean told = names.size() == marks.size() && !label.isEmpty();
      named.add(new Marked(mark, number(mark), told ? names.get(i) : label, label, told));
    }
    return named;
  }

  /**
   * Gives each subject of a shared label what the last one ends with: 青年部、女性部新規部員数 is 青年部新規部員数 and
   * 女性部新規部員数. Empty where the label has not as many subjects.
   */
  private static List<String> apart(String label, int count) {
    List<String> subjects = List.of(label.split("[、,・]"));
    if (subjects.size() != count) {
      return List.of();
    }
    String last = subjects.getLast();
    String ending = commonEnding(subjects.subList(0, count - 1));
    for (int from = 0; from < ending.length(); from++) {
      int at = last.indexOf(ending.substring(from));
      if (at >= 0) {
        String shared = last.substring(at + ending.length() - from);
        List<String> names = new ArrayList<>();
        subjects.subList(0, count - 1).forEach(subject -> names.add(subject.strip() + shared));
        names.add(last.strip());
        return names;
      }
    }
    return List.of();
  }

  private static String commonEnding(List<String> subjects) {
    String ending = subjects.getFirst();
    for (String subject : subjects) {
      while (!subject.endsWith(ending)) {
        ending = ending.substring(1);
      }
    }
    return ending;
  }
}
