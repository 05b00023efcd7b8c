package tassei.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a document counts for among those of the same body, form and year.
 *
 * @param version which content it is, from 1
 * @param versions how many contents there are
 * @param first the day the first of them was received
 * @param copies other files that say the same as this one
 */
record Standing(Filing filing, int version, int versions, LocalDate first, int copies) {

  boolean isCurrent() {
    return version == versions;
  }

  /** Whether it took the place of another. */
  boolean follows(Standing older) {
    return version == older.version() + 1
        && filing.body() == older.filing().body()
        && filing.form() == older.filing().form()
        && filing.fiscalYear() == older.filing().fiscalYear();
  }

  /** The standing of every document that is no copy of another. */
  static List<Standing> of(List<Filing> filings) {
    Map<String, List<Filing>> groups = new LinkedHashMap<>();
    for (Filing filing : filings) {
      String key = filing.body().code() + filing.form() + filing.fiscalYear();
      groups.computeIfAbsent(key, unused -> new ArrayList<>()).add(filing);
    }
    return groups.values().stream().flatMap(group -> standings(group).stream()).toList();
  }

  private static List<Standing> standings(List<Filing> group) {
    List<Filing> ordered = new ArrayList<>(group);
    ordered.sort(Comparator.comparing(Filing::receivedAt));
    List<Filing> contents = ordered.stream().filter(filing -> !filing.copy()).toList();
    int copies = ordered.size() - contents.size();
    List<Standing> standings = new ArrayList<>();
    for (int i = 0; i < contents.size(); i++) {
      boolean last = i == contents.size() - 1;
      standings.add(
          new Standing(
              contents.get(i),
              i + 1,
              contents.size(),
              ordered.getFirst().receivedAt(),
              last ? copies : 0));
    }
    return standings;
  }
}
