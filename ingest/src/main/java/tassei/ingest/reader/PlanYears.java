package tassei.ingest.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tassei.model.FiscalYear;

/** A line that names fiscal years and nothing else: R3年度 R4年度 … R8年度. */
record PlanYears(PlanLine line, List<FiscalYear> years) {
  private static final Pattern YEAR =
      Pattern.compile(
          "(?<era>昭和|平成|令和|[SHRshr])(?<no>元|[1-9]\\d?)(?:年度)?"
              + "|(?<western>(?:19[3-9]|20\\d)\\d)年度|(?<bare>[1-9]\\d?)年度");
  private static final int MOST = 30;

  PlanYears {
    years = List.copyOf(years);
  }

  /**
   * The years of a line; empty where it is another kind of line. One year alone is no line of
   * years.
   */
  static Optional<PlanYears> of(PlanLine line) {
    String text = PlanText.squashed(line.text());
    Matcher year = YEAR.matcher(text);
    List<FiscalYear> years = new ArrayList<>();
    String era = "";
    int end = 0;

    while (end < text.length() && year.find() && year.start() == end && years.size() < MOST) {
      era = year.group("era") == null ? era : year.group("era").toUpperCase(Locale.ROOT);
      Optional<FiscalYear> read = FiscalYear.parse(printed(year, era));
      if (read.isEmpty()) {
        return Optional.empty();
      }
      years.add(read.get());
      end = year.end();
    }

    boolean whole = end == text.length() && years.size() > 1;
    return whole ? Optional.of(new PlanYears(line, years)) : Optional.empty();
  }

  /** 令和4年度 5年度: the era is printed once. */
  private static String printed(Matcher year, String era) {
    if (year.group("bare") != null) {
      return era + year.group("bare") + "年度";
    }
    return year.group("era") == null ? year.group() : era + year.group("no") + "年度";
  }

  boolean isConsecutive() {
    for (int i = 1; i < years.size(); i++) {
      if (years.get(i).startYear() != years.get(i - 1).startYear() + 1) {
        return false;
      }
    }
    return true;
  }

  int size() {
    return years.size();
  }

  FiscalYear first() {
    return years.getFirst();
  }

  FiscalYear last() {
    return years.getLast();
  }

  /** The years of a line that wraps into the next. */
  PlanYears and(PlanYears next) {
    List<FiscalYear> both = new ArrayList<>(years);
    both.addAll(next.years);
    return new PlanYears(line, both);
  }
}
