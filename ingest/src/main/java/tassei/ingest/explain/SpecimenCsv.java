package tassei.ingest.explain;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import tassei.ingest.observe.ObservationRow;
import tassei.ingest.reader.Reading;

/** What a specimen reads as, in the two files that lie beside it. */
public final class SpecimenCsv {
  private SpecimenCsv() {}

  /** RFC 4180: a header line and a line an observation; a line break is written as \n. */
  public static String observations(Reading reading) {
    StringBuilder csv = new StringBuilder(line(ObservationRow.COLUMNS));
    for (var observation : reading.observations()) {
      csv.append(line(ObservationRow.values(observation).stream().map(SpecimenCsv::text).toList()));
    }
    return csv.toString();
  }

  /** A line a problem: its code, a tab, its English message. */
  public static String problems(Reading reading, String fileName) {
    return reading.problems().stream()
        .map(problem -> problem.code() + "\t" + problem.messageEn(fileName) + "\n")
        .collect(Collectors.joining());
  }

  private static String line(List<String> values) {
    return values.stream().map(SpecimenCsv::quoted).collect(Collectors.joining(",", "", "\n"));
  }

  private static String text(Object value) {
    return switch (value) {
      case null -> "";
      case BigDecimal amount -> amount.toPlainString();
      default -> value.toString().replace("\n", "\\n");
    };
  }

  /** A text is quoted where it must be, and where it begins or ends in what a reader may trim. */
  private static String quoted(String text) {
    boolean plain =
        text.isEmpty()
            || text.charAt(0) > '#'
                && text.charAt(text.length() - 1) > ' '
                && text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
