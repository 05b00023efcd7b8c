package tassei.ingest.reader;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tassei.ingest.sheet.Document.Cell;

/** The day in a time of answering: 2024/11/19 17:24, 2024-11-19T17:24, 令和6年11月19日, R6.11.19. */
final class SurveyDate {
  private static final Pattern DAY =
      Pattern.compile(
          "^(?:(?<year>(?:19|20)\\d\\d)|(?<era>令和|平成|R|H)(?<eraYear>元|\\d{1,2}))(?:年|[/.-])\\s?"
              + "(?<month>\\d{1,2})(?:月|[/.-])\\s?(?<day>\\d{1,2})(?!\\d).*$");
  private static final int BEFORE_REIWA = 2018;
  private static final int BEFORE_HEISEI = 1988;

  private SurveyDate() {}

  /** Of a book the date underneath counts, whatever its format shows. */
  static Optional<LocalDate> of(Cell cell) {
    Optional<LocalDate> stored = parse(cell.origin().stored());
    return stored.isPresent() ? stored : parse(cell.text());
  }

  static Optional<LocalDate> parse(String text) {
    Matcher day = DAY.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC).strip());
    if (!day.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          LocalDate.of(
              year(day), Integer.parseInt(day.group("month")), Integer.parseInt(day.group("day"))));
    } catch (DateTimeException noDay) {
      return Optional.empty();
    }
  }

  private static int year(Matcher day) {
    if (day.group("year") != null) {
      return Integer.parseInt(day.group("year"));
    }
    String year = day.group("eraYear");
    boolean reiwa = day.group("era").equals("令和") || day.group("era").equals("R");
    return (reiwa ? BEFORE_REIWA : BEFORE_HEISEI) + (year.equals("元") ? 1 : Integer.parseInt(year));
  }
}
