package tassei.ingest.reader;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tassei.ingest.sheet.Document.Cell;

/** The cell {@code (n) name} of an indicator, perhaps with its unit behind the name. */
record SummaryLabel(Cell cell) {
  private static final Pattern INDICATOR =
      Pattern.compile(
          "^(?:\\((?<no>\\d{1,3})\\)|(?<circled>[\\u2460-\\u2473]))\\s*(?<name>\\S.*)$");
  private static final Pattern NUMBER =
      Pattern.compile(
          "^[\\s\\u3000]*(?:[(（][\\s\\u3000]*[\\d０-９]+[\\s\\u3000]*[)）]|[\\u2460-\\u2473])[\\s\\u3000]*");

  /** (1)-1 and (1)① are parts of an indicator, whose numbers are not those of the form. */
  private static final Pattern PART =
      Pattern.compile(
          "^\\(\\d{1,3}\\)\\s?(?:[\\-\\u2010-\\u2015\\u2212ー]\\s?\\d{1,2}(?![\\d%.,])|[\\u2460-\\u2473]"
              + "|\\(\\d{1,2}\\)).*$");

  private static final Pattern UNIT =
      Pattern.compile("[\\s\\u3000]*[(（][^()（）]*[)）][\\s\\u3000]*$");
  private static final char FIRST_CIRCLED = '\u2460';

  /** The cell (1) name. */
  static boolean isOne(Cell cell) {
    Matcher indicator = INDICATOR.matcher(cell.text());
    return indicator.matches() && indicator.group("no") != null;
  }

  /**
   * Where it stands in a row: the cell (1) name, or ① name where a value follows, for a remark may
   * begin with ① too. Less than 0 where it does not stand.
   */
  static int index(List<Cell> filled) {
    for (int i = 0; i < filled.size(); i++) {
      Matcher indicator = INDICATOR.matcher(filled.get(i).text());
      boolean last = i == filled.size() - 1;
      if (indicator.matches() && (indicator.group("no") != null || !last)) {
        return i;
      }
    }
    return -1;
  }

  int number() {
    Matcher indicator = indicator();
    return indicator.group("circled") == null
        ? Integer.parseInt(indicator.group("no"))
        : indicator.group("circled").charAt(0) - FIRST_CIRCLED + 1;
  }

  /** As printed, but for its number and unit; normalised where the number has signs of its own. */
  String name() {
    String text = NUMBER.matcher(cell.raw()).lookingAt() ? cell.raw() : cell.text();
    String printed = NUMBER.matcher(text).replaceFirst("").strip();
    return unit().isPresent() ? UNIT.matcher(printed).replaceFirst("") : printed;
  }

  Optional<Units.NameAndUnit> unit() {
    return Units.suffix(indicator().group("name"));
  }

  boolean isPart() {
    return PART.matcher(cell.text()).matches();
  }

  private Matcher indicator() {
    Matcher indicator = INDICATOR.matcher(cell.text());
    if (!indicator.matches()) {
      throw new IllegalStateException("Cannot read the number of: " + cell.text());
    }
    return indicator;
  }
}
