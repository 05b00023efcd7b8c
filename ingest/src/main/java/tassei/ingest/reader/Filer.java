package tassei.ingest.reader;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the name of the body that files in a title line, or the names of several. */
final class Filer {
  private static final int LONGEST_LINE = 120;
  private static final int LONGEST_NAME = 30;

  /** What stands between the words of a title. */
  static final Pattern BETWEEN = Pattern.compile("[\\s()\\[\\]【】〔〕「」『』<>《》:、,;・|/]+");

  private static final Pattern YEAR = Pattern.compile("^(?:(?:昭和|平成|令和)(?:元|\\d{1,2})|\\d{4})年度");
  private static final Pattern ANY_BODY = Pattern.compile("^(?:各|全|当|本|同|県内|管内|都道府県|市町村).*");

  private Filer() {}

  /**
   * The words of a line that end in one of the endings of bodies' names: 呉広域商工会. Several of them
   * stand with {@link Reading.Header#BETWEEN_BODIES} between them, for none is known to file alone.
   */
  static Optional<String> find(String line, List<String> endings) {
    if (line.length() > LONGEST_LINE) {
      return Optional.empty();
    }
    return joined(
        BETWEEN
            .splitAsStream(line)
            .map(word -> YEAR.matcher(word).replaceFirst(""))
            .filter(word -> word.length() <= LONGEST_NAME && isName(word, endings)));
  }

  /** The different names; empty where there is none. */
  static Optional<String> joined(Stream<String> names) {
    return names.distinct().reduce((one, next) -> one + Reading.Header.BETWEEN_BODIES + next);
  }

  private static boolean isName(String word, List<String> endings) {
    return endings.stream()
            .anyMatch(ending -> word.endsWith(ending) && word.length() > ending.length())
        && !endings.contains(word)
        && !ANY_BODY.matcher(word).matches();
  }
}
