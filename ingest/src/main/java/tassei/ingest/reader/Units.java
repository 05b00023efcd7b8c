package tassei.ingest.reader;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tassei.ingest.sheet.CellText;
import tassei.ingest.sheet.Document.Cell;

/** The units the forms count in; a word that is not here is not a unit. */
final class Units {
  private static final List<String> WORDS =
      List.of(
          "件", "社", "者", "事業者", "企業", "事業所", "人", "名", "会", "会員", "商工会", "拠点", "店舗", "店", "商品", "品",
          "品目", "点", "円", "千円", "万円", "百万円", "億円", "%", "ポイント", "回", "日", "時間", "か所", "ヶ所", "カ所",
          "箇所", "地区", "団体", "組", "グループ", "台", "校", "冊", "部", "枚", "本", "か国", "講座", "事業", "世帯", "戸",
          "棟", "区画", "件数", "個", "種類", "種目", "法人", "施設", "地域", "町村", "市町村", "か月", "ヶ月", "カ月", "ブース",
          "テーマ", "チーム", "コース", "室", "席", "食", "通", "票", "個社", "倍", "割", "パーセント");

  /** Longest first, so that 事業者 is not read as 事業. */
  static final String PATTERN =
      WORDS.stream()
          .sorted(Comparator.comparingInt(String::length).reversed())
          .map(Pattern::quote)
          .collect(Collectors.joining("|", "(?:", ")"));

  private static final Pattern SUFFIX =
      Pattern.compile("^(?<name>.+?)\\s*\\((?<unit>" + PATTERN + ")\\)$");
  private static final Pattern OF_A_HEADING =
      Pattern.compile("\\((?:単位)?\\s*:?\\s*(?<unit>" + PATTERN + ")\\)");
  private static final Pattern LAST_BRACKET =
      Pattern.compile("[\\s\\u3000]*[(（][^()（）]*[)）][\\s\\u3000]*$");
  private static final Set<String> WHOLE = Set.copyOf(WORDS);

  private Units() {}

  static boolean isUnit(String text) {
    return WHOLE.contains(text);
  }

  /** A name that ends in its unit, 相談件数(件), taken apart. */
  static Optional<NameAndUnit> suffix(String name) {
    if (!name.endsWith(")")) {
      return Optional.empty();
    }
    Matcher suffix = SUFFIX.matcher(name);
    if (!suffix.matches()) {
      return Optional.empty();
    }
    return Optional.of(new NameAndUnit(suffix.group("name"), suffix.group("unit")));
  }

  /** The same of a name as it is printed, 相談件数（％）, which is left as it is. */
  static Optional<NameAndUnit> suffixOfPrinted(String printed) {
    return suffix(CellText.normal(printed))
        .map(
            normal ->
                new NameAndUnit(LAST_BRACKET.matcher(printed).replaceFirst(""), normal.unit()));
  }

  /** The unit behind a heading, 実績値(件) or 実績値(単位:件); empty where it has none. */
  static String ofHeading(String heading) {
    Matcher unit = OF_A_HEADING.matcher(heading);
    return unit.find() ? unit.group("unit") : "";
  }

  /** The unit that is all a cell says, in brackets or not; empty where it is none. */
  static String ofCell(Cell cell) {
    String text = cell.text();
    boolean bracketed = text.startsWith("(") && text.endsWith(")");
    String unit = bracketed ? text.substring(1, text.length() - 1).strip() : text;
    return isUnit(unit) ? unit : "";
  }

  record NameAndUnit(String name, String unit) {}
}
