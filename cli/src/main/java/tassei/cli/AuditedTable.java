package tassei.cli;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What the audit of figures that follow from counts of a survey has found in one table.
 *
 * @param name such as {@code mart.business_conditions}
 * @param figures how many such figures it shows
 * @param breaches those that follow from a count which {@code mart.survey_result} withholds, by
 *     their place in the table
 */
record AuditedTable(String name, int figures, List<String> breaches) {
  AuditedTable {
    requireNonNull(name, "name is null");
    breaches = List.copyOf(breaches);
  }

  String summary(boolean english) {
    String pattern =
        english
            ? "%s: figures of counts %d, of withheld counts %d"
            : "%s: 回答数から計算した数値 %d、そのうち秘匿した回答数によるもの %d";
    return pattern.formatted(name, figures, breaches.size());
  }

  List<String> breaches(boolean english) {
    String pattern =
        english ? "BREACH %s: %s follows from a withheld count" : "漏えい %s: %s は秘匿した回答数から計算したものです";
    return breaches.stream().map(place -> pattern.formatted(name, place)).toList();
  }
}
