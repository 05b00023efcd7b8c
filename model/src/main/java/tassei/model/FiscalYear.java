package tassei.model;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Japanese fiscal year (年度): 1 April of {@code startYear} to 31 March of the year after. */
public record FiscalYear(int startYear) implements Comparable<FiscalYear> {
  private static final Map<String, Integer> YEAR_BEFORE_ERA =
      Map.of("昭和", 1925, "平成", 1988, "令和", 2018, "S", 1925, "H", 1988, "R", 2018);

  private static final Pattern PRINTED =
      Pattern.compile(
          "(?<kanji>昭和|平成|令和)\\s*(?<kanjiYear>元|[1-9]\\d|0?[1-9])\\s*年度"
              + "|(?<![A-Za-z])(?<letter>[SHR])\\s*(?<letterYear>元|[1-9]\\d|0?[1-9])(?:\\s*年度)?(?![0-9A-Za-z])"
              + "|(?<![0-9])(?<western>19[3-9]\\d|20\\d\\d)\\s*年度");

  public FiscalYear {
    if (startYear < 1926 || startYear > 9999) {
      throw new IllegalArgumentException(
          "Invalid fiscal year: %d, expected 1926 to 9999".formatted(startYear));
    }
  }

  /**
   * Reads a fiscal year as the forms write it, full-width digits included. Empty when the text is
   * anything else; 令和5年 without 度 is a calendar year and is refused. 平成31年度 and 令和元年度 are one year,
   * 2019.
   */
  public static Optional<FiscalYear> parse(String text) {
    Matcher printed = PRINTED.matcher(normal(text));
    return printed.matches() ? Optional.of(read(printed)) : Optional.empty();
  }

  /**
   * Reads a fiscal year as people state it in a file of ours: also 2024, the starting year alone.
   */
  public static Optional<FiscalYear> parseDeclared(String text) {
    return parse(text).or(() -> parse(text.strip() + "年度"));
  }

  /** Every fiscal year printed inside a longer text, in the order of the text. */
  public static List<FiscalYear> findAll(String text) {
    if (!mayNameOne(text)) {
      return List.of();
    }
    Matcher printed = PRINTED.matcher(normal(text));
    List<FiscalYear> years = new ArrayList<>();

    while (printed.find()) {
      years.add(read(printed));
    }

    return List.copyOf(years);
  }

  /** The first fiscal year printed inside a longer text. */
  public static Optional<FiscalYear> find(String text) {
    return findAll(text).stream().findFirst();
  }

  /** A text, normalised, with a blank for every fiscal year printed in it. */
  public static String removedFrom(String text) {
    if (!mayNameOne(text)) {
      return normal(text);
    }
    return PRINTED.matcher(normal(text)).replaceAll(" ").strip();
  }

  /** As a form prints it in full: 令和6年度, 令和元年度, 平成30年度. */
  public String label() {
    if (startYear >= 2019) {
      return "令和" + yearOfEra(startYear - 2018) + "年度";
    }
    if (startYear >= 1989) {
      return "平成" + yearOfEra(startYear - 1988) + "年度";
    }
    return "昭和" + yearOfEra(startYear - 1925) + "年度";
  }

  public FiscalYear plus(int years) {
    return new FiscalYear(startYear + years);
  }

  @Override
  public int compareTo(FiscalYear other) {
    return Integer.compare(startYear, other.startYear);
  }

  private static FiscalYear read(Matcher printed) {
    if (printed.group("kanji") != null) {
      return ofEra(printed.group("kanji"), printed.group("kanjiYear"));
    }
    if (printed.group("letter") != null) {
      return ofEra(printed.group("letter"), printed.group("letterYear"));
    }
    return new FiscalYear(Integer.parseInt(printed.group("western")));
  }

  private static FiscalYear ofEra(String era, String year) {
    return new FiscalYear(
        YEAR_BEFORE_ERA.get(era) + (year.equals("元") ? 1 : Integer.parseInt(year)));
  }

  private static String yearOfEra(int year) {
    return year == 1 ? "元" : Integer.toString(year);
  }

  /**
   * False where no fiscal year can stand in a text, which is so of most cells: it has neither 度 nor
   * the letter of an era, nor anything that NFKC makes one of.
   */
  private static boolean mayNameOne(String text) {
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (letter == '度'
          || letter == 'R'
          || letter == 'H'
          || letter == 'S'
          || letter >= '\u1D00' && letter <= '\u1DFF' // raised letters
          || letter >= '\u2070' && letter <= '\u24FF' // letter-like, circled
          || letter >= '\u3200' && letter <= '\u33FF' // several in one
          || letter >= '\uD800') {
        return true;
      }
    }
    return false;
  }

  private static String normal(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
  }
}
