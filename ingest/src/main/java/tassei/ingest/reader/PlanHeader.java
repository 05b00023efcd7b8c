package tassei.ingest.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tassei.model.CellRef;
import tassei.model.FiscalYear;

/** The body and the title of a plan: …商工会アクションプログラム, as its first headings print it. */
final class PlanHeader {
  private static final Pattern NUMBER = Pattern.compile("(?:[(\\[]?\\d{1,2}[)\\].、]? ?)?");

  private PlanHeader() {}

  private record Found(String title, String body, CellRef at) {}

  static Reading.Header of(List<PlanLine> lines, PlanWords words, Optional<FiscalYear> year) {
    List<Found> headings = new ArrayList<>();
    List<Found> inProse = new ArrayList<>();
    for (PlanLine line : lines) {
      words
          .title(line)
          .ifPresent(
              printed -> {
                String before = line.text().substring(0, printed.start());
                boolean heads = NUMBER.matcher(before).matches() && !line.endsSentence();
                (heads ? headings : inProse).add(found(line, before, printed));
              });
    }
    headings.addAll(inProse);
    Found first = headings.isEmpty() ? new Found("", "", CellRef.document()) : headings.getFirst();
    return new Reading.Header(first.title, first.body, first.at, year, Optional.empty());
  }

  private static Found found(PlanLine line, String before, Matcher printed) {
    return new Found(
        PlanText.part(line, before, printed.group("title")),
        PlanText.part(line, before, printed.group("body")),
        line.at());
  }
}
