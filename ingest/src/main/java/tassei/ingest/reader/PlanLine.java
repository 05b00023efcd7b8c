package tassei.ingest.reader;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tassei.ingest.sheet.CellText;
import tassei.ingest.sheet.Document;
import tassei.model.CellRef;

/**
 * A line of a plan that is neither blank nor the foot of a page (- 5 -).
 *
 * @param at its address
 * @param raw the text as printed, stripped
 * @param text the text NFKC-normalised, white space made single blanks; {@link #NOT_STRUCTURE}
 *     where the line is too long to be anything but prose
 * @param spaced whether white space stands at its end, as PDF texts have it at the end of a
 *     paragraph
 * @param blanksBefore how many blank lines stand above it
 */
record PlanLine(CellRef at, String raw, String text, boolean spaced, int blanksBefore) {
  private static final int LONGEST = 600;
  private static final String NOT_STRUCTURE = "…。";

  PlanLine {
    requireNonNull(at, "at is null");
    requireNonNull(raw, "raw is null");
    requireNonNull(text, "text is null");
  }

  /** A line that is left out altogether, as books leave out what is not filled, is blank. */
  static List<PlanLine> of(Document document) {
    List<PlanLine> lines = new ArrayList<>();
    for (Document.Sheet sheet : document.sheets()) {
      int blanks = 0;
      int above = 0;
      for (Document.Row row : sheet.rows()) {
        blanks += Math.max(0, row.number() - above - 1);
        above = row.number();
        String printed =
            row.cells().stream().map(Document.Cell::raw).collect(Collectors.joining(" "));
        if (PlanText.isPageFoot(printed)) {
          continue;
        }
        if (PlanText.stripped(printed).isEmpty()) {
          blanks++;
        } else {
          lines.add(of(new CellRef(sheet.name(), row.number(), 0, 0), printed, blanks));
          blanks = 0;
        }
      }
    }
    return List.copyOf(lines);
  }

  private static PlanLine of(CellRef at, String printed, int blanks) {
    String raw = PlanText.stripped(printed);
    String text = raw.length() > LONGEST ? NOT_STRUCTURE : CellText.normal(raw);
    int last = printed.codePointBefore(printed.length());
    return new PlanLine(at, raw, text, PlanText.isSpace(last), blanks);
  }

  /** Whether a sentence ends here. */
  boolean endsSentence() {
    return text.endsWith("。") || text.endsWith("。」");
  }

  int width() {
    return PlanText.width(raw);
  }
}
