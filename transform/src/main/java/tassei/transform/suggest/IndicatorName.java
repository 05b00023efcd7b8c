package tassei.transform.suggest;

import static java.util.Objects.requireNonNull;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The name of an indicator as it is compared: width, white space, brackets, notes after ※ and what
 * only says what is counted (件数, 事業者数) aside; words for one thing made one.
 *
 * @param plain what is left of the name
 * @param stages how far along the work it counts is: 相談, 計画, 支援, 実現 … are different concepts
 * @param subjects what the work is about, where near names would hide it: 経営革新計画 is no 経営計画
 * @param people whose it is: 会員満足度 is not 職員満足度
 */
record IndicatorName(String plain, Set<String> stages, Set<String> subjects, Set<String> people) {
  private static final Pattern BRACKETS = Pattern.compile("\\([^()]*\\)|「[^「」]*」|【[^【】]*】");
  private static final Pattern NOTE = Pattern.compile("※.*");
  private static final Pattern PUNCTUATION = Pattern.compile("[\\s・、,／/]+");
  private static final Pattern FIGURE =
      Pattern.compile("(\\d+年後に)?[\\d,.]+(件|社|者|人|名|回|品目|%)(以上)?$");
  private static final Pattern COUNTED =
      Pattern.compile("(の?(事業者|事業所|企業|店舗))?(の?(件|社|者|人|回|総)?数)?$");

  /** Words for one thing; the longer ones first. */
  private static final Map<String, String> ONE_WORD = new LinkedHashMap<>();

  /** Names of things in which a word is no stage. */
  private static final Pattern NO_STAGE =
      Pattern.compile("経営革新計画|向上計画|支援センター|支援機関|支援計画|相談会|商談会|相談員");

  private static final List<String> STAGES =
      List.of("相談", "計画", "支援", "実現", "申請", "採択", "成約", "商談", "紹介");
  private static final List<String> SUBJECTS =
      List.of("経営革新", "BCP", "経営力向上", "働き方改革", "創業", "承継", "補助金", "共済", "専門家", "分析");
  private static final List<String> PEOPLE = List.of("会員", "職員", "青年部", "女性部", "役員");

  static {
    ONE_WORD.put("事業継続力強化計画", "BCP");
    ONE_WORD.put("事業継続計画", "BCP");
    ONE_WORD.put("強化計画", "BCP");
    ONE_WORD.put("引継ぎ", "承継");
    ONE_WORD.put("引き継ぎ", "承継");
    ONE_WORD.put("起業家", "創業者");
    ONE_WORD.put("起業", "創業");
    ONE_WORD.put("自主財源", "自己財源");
  }

  IndicatorName {
    requireNonNull(plain, "plain is null");
    stages = Set.copyOf(stages);
    subjects = Set.copyOf(subjects);
    people = Set.copyOf(people);
  }

  static IndicatorName of(String printed) {
    String name = Normalizer.normalize(printed, Normalizer.Form.NFKC);
    name = NOTE.matcher(name).replaceFirst("");
    String open = BRACKETS.matcher(name).replaceAll("");
    name = open.isBlank() ? name : open;
    name = PUNCTUATION.matcher(name).replaceAll("");
    name = FIGURE.matcher(name).replaceFirst("");
    for (Map.Entry<String, String> words : ONE_WORD.entrySet()) {
      name = name.replace(words.getKey(), words.getValue());
    }
    String whole = name;
    String bare = COUNTED.matcher(name).replaceFirst("");
    return new IndicatorName(
        bare.isEmpty() ? whole : bare,
        among(STAGES, NO_STAGE.matcher(whole).replaceAll("")),
        among(SUBJECTS, whole),
        among(PEOPLE, bare));
  }

  /** Whether nothing that the two names say sets them apart. */
  boolean mayMean(IndicatorName other) {
    return stages.equals(other.stages)
        && subjects.equals(other.subjects)
        && (people.isEmpty() || other.people.isEmpty() || people.equals(other.people));
  }

  /**
   * How much two names share: Dice's coefficient of their pairs of characters, in hundredths. Names
   * of up to two characters are alike only where they are equal.
   */
  int likeness(IndicatorName other) {
    if (plain.equals(other.plain)) {
      return 100;
    }
    List<String> mine = pairs(plain);
    List<String> theirs = new ArrayList<>(pairs(other.plain));
    if (mine.size() < 2 || theirs.size() < 2) {
      return 0;
    }
    int all = mine.size() + theirs.size();
    long shared = mine.stream().filter(theirs::remove).count();
    return Math.toIntExact(200 * shared / all);
  }

  private static List<String> pairs(String text) {
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i + 1 < text.length(); i++) {
      pairs.add(text.substring(i, i + 2));
    }
    return pairs;
  }

  private static Set<String> among(List<String> words, String name) {
    Set<String> found = new TreeSet<>();
    words.stream().filter(name::contains).forEach(found::add);
    return found;
  }
}
