package tassei.sample;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tassei.model.Achievement;

/**
 * What a summary (総括表) prints.
 *
 * @param measureStatuses by the number of the measure; blank where nothing is printed
 * @param measures the total of the measures, 6/12
 * @param indicators the total of the indicators, 16/24
 */
record SummaryForm(
    Programme programme,
    int year,
    List<Line> lines,
    Map<Integer, String> measureStatuses,
    String measures,
    String indicators)
    implements Content {

  static final String MET = "達成";
  static final String MISSED = "未達成";
  static final String NOT_RATED = "-";

  SummaryForm {
    lines = List.copyOf(lines);
    measureStatuses = new TreeMap<>(measureStatuses);
  }

  /**
   * One indicator.
   *
   * @param status blank where nothing is printed
   */
  record Line(Indicator indicator, Value actual, Value target, String status) {
    Achievement achievement() {
      return Judgement.of(indicator.template().direction(), actual, target);
    }

    Line with(String otherStatus) {
      return new Line(indicator, actual, target, otherStatus);
    }
  }

  /** The form that prints what is true of these figures. */
  static SummaryForm truthful(Programme programme, int year, List<Line> lines) {
    List<Line> told = lines.stream().map(line -> line.with(printed(line.achievement()))).toList();
    Map<Integer, Achievement> measures = measures(told);
    Map<Integer, String> statuses = new TreeMap<>();
    measures.forEach((no, achievement) -> statuses.put(no, printed(achievement)));
    return new SummaryForm(
        programme,
        year,
        told,
        statuses,
        total(measures.values().stream().toList()),
        total(told.stream().map(Line::achievement).toList()));
  }

  /** Nothing is printed where the actual is not known. */
  static String printed(Achievement achievement) {
    return switch (achievement) {
      case MET -> MET;
      case MISSED -> MISSED;
      case NOT_RATED -> NOT_RATED;
      case UNKNOWN -> "";
    };
  }

  /** What a printed status says; null where it says nothing. */
  static Achievement meaning(String status) {
    return switch (status) {
      case MET -> Achievement.MET;
      case MISSED -> Achievement.MISSED;
      case NOT_RATED -> Achievement.NOT_RATED;
      default -> null;
    };
  }

  static String total(List<Achievement> achievements) {
    long met = achievements.stream().filter(one -> one == Achievement.MET).count();
    long rated = achievements.stream().filter(one -> one != Achievement.NOT_RATED).count();
    return met + "/" + rated;
  }

  /** What follows for each measure from its indicators. */
  static Map<Integer, Achievement> measures(List<Line> lines) {
    Map<Integer, List<Achievement>> byMeasure =
        lines.stream()
            .collect(
                Collectors.groupingBy(
                    line -> line.indicator().measureNo(),
                    LinkedHashMap::new,
                    Collectors.mapping(Line::achievement, Collectors.toList())));
    Map<Integer, Achievement> measures = new LinkedHashMap<>();
    byMeasure.forEach((no, indicators) -> measures.put(no, Judgement.ofMeasure(indicators)));
    return measures;
  }

  /** The same form with another of its parts. */
  SummaryForm with(List<Line> otherLines) {
    return new SummaryForm(programme, year, otherLines, measureStatuses, measures, indicators);
  }

  SummaryForm withMeasureStatus(int measure, String status) {
    Map<Integer, String> statuses = new TreeMap<>(measureStatuses);
    statuses.put(measure, status);
    return new SummaryForm(programme, year, lines, statuses, measures, indicators);
  }

  SummaryForm withTotals(String otherMeasures, String otherIndicators) {
    return new SummaryForm(programme, year, lines, measureStatuses, otherMeasures, otherIndicators);
  }

  /** The same form, which has lost what it prints of the measures. */
  SummaryForm withoutMeasureStatuses() {
    return new SummaryForm(programme, year, lines, Map.of(), measures, indicators);
  }
}
