package tassei.ingest.reader;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tassei.ingest.sheet.Document.Cell;
import tassei.ingest.sheet.Document.Kind;

/**
 * A count {@code n/m} that a spreadsheet took for a date: 6/12 typed into a cell becomes the
 * twelfth of June.
 *
 * @param met the n: the month
 * @param rated the m: the day
 */
record DatedCount(int met, int rated) {
  private static final Pattern DAY =
      Pattern.compile(
          "(?:\\d{4}[-/.年])?(?<month>\\d{1,2})[-/.月](?<day>\\d{1,2})日?(?:[ T]0?0:00(?::00)?)?");
  private static final Pattern YEAR_LAST =
      Pattern.compile("(?<month>\\d{1,2})[-/.](?<day>\\d{1,2})[-/.]\\d{4}");
  private static final Pattern ENGLISH =
      Pattern.compile("(?<day>\\d{1,2})-(?<month>[A-Z][a-z]{2})(?:-\\d{2,4})?");
  private static final Map<String, Integer> MONTHS =
      Map.ofEntries(
          Map.entry("Jan", 1),
          Map.entry("Feb", 2),
          Map.entry("Mar", 3),
          Map.entry("Apr", 4),
          Map.entry("May", 5),
          Map.entry("Jun", 6),
          Map.entry("Jul", 7),
          Map.entry("Aug", 8),
          Map.entry("Sep", 9),
          Map.entry("Oct", 10),
          Map.entry("Nov", 11),
          Map.entry("Dec", 12));

  /** As it was typed: 6/12. */
  String printed() {
    return met + "/" + rated;
  }

  /**
   * The count of a cell: by the date underneath where a book says that it is one, for a format may
   * show any part of it, else by the text.
   */
  static Optional<DatedCount> find(Cell cell) {
    return cell.origin().kind() == Kind.DATE && !cell.origin().stored().isEmpty()
        ? find(cell.origin().stored())
        : find(cell.text());
  }

  /** Empty where the text is no date, or no count: more were met than rated. */
  static Optional<DatedCount> find(String text) {
    Matcher day = DAY.matcher(text);
    if (day.matches()) {
      return count(Integer.parseInt(day.group("month")), Integer.parseInt(day.group("day")));
    }
    Matcher yearLast = YEAR_LAST.matcher(text);
    if (yearLast.matches()) {
      return count(
          Integer.parseInt(yearLast.group("month")), Integer.parseInt(yearLast.group("day")));
    }
    Matcher english = ENGLISH.matcher(text);
    if (english.matches() && MONTHS.containsKey(english.group("month"))) {
      return count(MONTHS.get(english.group("month")), Integer.parseInt(english.group("day")));
    }
    return Optional.empty();
  }

  private static Optional<DatedCount> count(int month, int day) {
    boolean isDay = month >= 1 && month <= 12 && day >= 1 && day <= 31;
    return isDay && month <= day ? Optional.of(new DatedCount(month, day)) : Optional.empty();
  }
}
