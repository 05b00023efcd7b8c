package tassei.ingest.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * A numbered heading （n） and the lines below it. Goals and actions are both numbered so, each from
 * 1: the number means something inside its section only.
 */
record PlanItem(int no, String name, PlanLine heading, List<PlanLine> lines) {
  private static final int NEARLY_FULL = 4;

  PlanItem {
    lines = List.copyOf(lines);
  }

  /** The lines of a section that stand above its first item. */
  static List<PlanLine> before(List<PlanLine> section) {
    int end = 0;
    while (end < section.size() && PlanWords.item(section.get(end)).isEmpty()) {
      end++;
    }
    return section.subList(0, end);
  }

  static List<PlanItem> of(List<PlanLine> section, int pageWidth) {
    List<PlanItem> items = new ArrayList<>();
    int index = before(section).size();
    while (index < section.size()) {
      int end = index + 1;
      while (end < section.size() && PlanWords.item(section.get(end)).isEmpty()) {
        end++;
      }
      items.add(item(section.subList(index, end), pageWidth));
      index = end;
    }
    return items;
  }

  private static PlanItem item(List<PlanLine> lines, int pageWidth) {
    PlanLine heading = lines.getFirst();
    Optional<Matcher> printed = PlanWords.item(heading);
    String name = PlanText.after(heading, printed.orElseThrow().group("head"));
    int length = 1;
    if (lines.size() > 1 && (name.isEmpty() || goesOn(heading, lines.get(1), pageWidth))) {
      name += lines.get(1).raw();
      length = 2;
    }
    int no = Integer.parseInt(printed.orElseThrow().group("no"));
    return new PlanItem(no, name, heading, lines.subList(length, lines.size()));
  }

  /**
   * A heading that fills its line goes on in the next one, unless that begins a sentence's
   * paragraph.
   */
  private static boolean goesOn(PlanLine heading, PlanLine next, int pageWidth) {
    boolean full = heading.width() >= pageWidth - NEARLY_FULL;
    boolean shorter = next.width() < pageWidth - NEARLY_FULL;
    return full && !heading.spaced() && shorter && !next.endsSentence();
  }
}
