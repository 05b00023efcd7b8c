package tassei.transform.suggest;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names that the field concept_name lists: separated by /, comma or 、; words in brackets go
 * with the name before them, so that 創業 (実現/相談) is 創業実現 and 創業相談. A name with stages in brackets is
 * none by itself.
 */
final class ConceptNames {
  private static final Pattern BETWEEN = Pattern.compile("[/,、](?![^(]*\\))");
  private static final Pattern BRACKETED = Pattern.compile("([^(]*)\\(([^)]*)\\)(.*)");

  private ConceptNames() {}

  static List<String> of(String field) {
    String normal = Normalizer.normalize(field, Normalizer.Form.NFKC);
    Set<String> names = new LinkedHashSet<>();
    for (String part : BETWEEN.split(normal)) {
      String name = part.replaceAll("\\s+", "");
      Matcher bracketed = BRACKETED.matcher(name);
      names.addAll(
          bracketed.matches()
              ? together(bracketed.group(1), bracketed.group(2), bracketed.group(3))
              : List.of(name));
    }
    names.remove("");
    return List.copyOf(names);
  }

  private static List<String> together(String before, String inside, String after) {
    List<String> words = Arrays.asList(inside.split("[/,、]"));
    List<String> names = new ArrayList<>();
    boolean listsStages =
        words.stream().anyMatch(word -> !IndicatorName.of(word).stages().isEmpty());
    if (!listsStages) {
      names.add(before + after);
    }
    words.forEach(word -> names.add(before + word.replaceFirst("ほか$", "") + after));
    return names;
  }
}
