package tassei.ingest.reader;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tassei.ingest.layout.Layout;
import tassei.ingest.reader.Outline.Line;
import tassei.model.CellRef;
import tassei.model.FiscalYear;

/**
 * What an outline says about itself before its contents begin.
 *
 * @param contents index of the line that the contents begin with; -1 where they do not
 * @param year the first year of the plan
 * @param finalYear the last year that it has targets for
 * @param plans how many plans it says it has; 0 where it does not say
 */
record OutlineHeader(
    String title,
    String body,
    CellRef bodyAt,
    int contents,
    Optional<FiscalYear> year,
    Optional<FiscalYear> finalYear,
    int plans) {

  private static final Pattern ROMAN =
      Pattern.compile("^(?<no>[IVX]{1,5})(?:[.．、:\\s]+|(?=[^A-Za-z]))");
  private static final Pattern COUNT = Pattern.compile("(\\d{1,2}|[一二三四五六七八九十])つの");
  private static final String KANJI_NUMBERS = "一二三四五六七八九十";
  private static final int LONGEST_HEADING = 60;

  static OutlineHeader read(List<Line> lines, Layout layout) {
    int contents = contents(lines, layout);
    List<Line> before = contents < 0 ? lines : lines.subList(0, contents);
    Optional<Line> filer =
        before.stream()
            .takeWhile(line -> !ROMAN.matcher(line.text()).find())
            .filter(line -> Filer.find(line.text(), layout.words("body")).isPresent())
            .findFirst();

    return new OutlineHeader(
        lines.isEmpty() ? "" : lines.getFirst().raw(),
        filer.flatMap(line -> Filer.find(line.text(), layout.words("body"))).orElse(""),
        filer.map(Line::at).orElse(CellRef.document()),
        contents,
        yearAfter(before, layout.words("period")).or(() -> yearOfTitle(before)),
        yearAfter(before, layout.words("final_year")).or(() -> lastOfPeriod(before, layout)),
        plans(before, layout));
  }

  /** The number of a part of the document, I, II or III; empty where a line begins no part. */
  static Optional<String> part(Line line) {
    Matcher roman = ROMAN.matcher(line.text());
    return line.text().length() <= LONGEST_HEADING && roman.find()
        ? Optional.of(roman.group("no"))
        : Optional.empty();
  }

  private static int contents(List<Line> lines, Layout layout) {
    for (int i = 0; i < lines.size(); i++) {
      String heading = lines.get(i).text().replaceFirst("^(?:[IVX]{1,5}|\\d|第\\d章?)[.．、:\\s]*", "");
      if (layout.words("contents").contains(heading)) {
        return i;
      }
    }
    for (int i = 0; i < lines.size(); i++) {
      if (part(lines.get(i)).filter("II"::equals).isPresent()) {
        return i;
      }
    }
    return -1;
  }

  /** The first year printed after one of the words, in the same line. */
  private static Optional<FiscalYear> yearAfter(List<Line> lines, List<String> words) {
    for (Line line : lines) {
      for (String word : words) {
        int at = line.text().indexOf(word);
        Optional<FiscalYear> year =
            at < 0 ? Optional.empty() : FiscalYear.find(line.text().substring(at + word.length()));
        if (year.isPresent()) {
          return year;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<FiscalYear> yearOfTitle(List<Line> lines) {
    return lines.stream()
        .takeWhile(line -> !ROMAN.matcher(line.text()).find())
        .filter(line -> line.text().length() <= LONGEST_HEADING)
        .flatMap(line -> FiscalYear.find(line.text()).stream())
        .findFirst();
  }

  /** The second year of a period, 令和8年度~令和10年度. */
  private static Optional<FiscalYear> lastOfPeriod(List<Line> lines, Layout layout) {
    for (Line line : lines) {
      for (String word : layout.words("period")) {
        int at = line.text().indexOf(word);
        if (at >= 0) {
          String after = line.text().substring(at + word.length());
          String period = after.substring(0, Math.min(after.length(), LONGEST_HEADING));
          List<FiscalYear> years = FiscalYear.findAll(period);
          boolean range = years.size() > 1 && period.matches(".*(?:[~〜\\-]|から).*");
          if (range) {
            return Optional.of(years.get(1));
          }
        }
      }
    }
    return Optional.empty();
  }

  private static int plans(List<Line> lines, Layout layout) {
    for (Line line : lines) {
      Matcher count = COUNT.matcher(line.text());
      while (count.find()) {
        String counted = line.text().substring(count.end());
        if (layout.words("plans").stream().anyMatch(counted::startsWith)) {
          int kanji = KANJI_NUMBERS.indexOf(count.group(1));
          return kanji >= 0 ? kanji + 1 : Integer.parseInt(count.group(1));
        }
      }
    }
    return 0;
  }
}
