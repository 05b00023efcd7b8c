package tassei.cli;

import java.util.ArrayList;
import java.util.List;
import tassei.ingest.explain.LayoutDraft;
import tassei.ingest.layout.Layout;
import tassei.ingest.reader.Reading;

/** The NOTES.md of a drafted layout: what a person has to look at before it is used. */
final class LayoutNotes {
  private LayoutNotes() {}

  static String of(
      LayoutDraft draft, Layout layout, String specimen, Reading ofFile, Reading ofSpecimen) {
    List<String> lines = new ArrayList<>();
    lines.add("# " + layout.title());
    lines.add("");
    lines.add(
        "A draft from `%s` (%d points: %s). Nobody has looked at it yet."
            .formatted(
                draft.nearest().layout().id(), draft.nearest().score(), draft.nearest().en()));
    lines.add("");
    lines.add("To check, and then to delete from here:");
    lines.add("");
    lines.add("- [ ] `recognise.title` fits every year and every body, and no other form.");
    lines.add("- [ ] `recognise.headings` are those of every file of this form.");
    if (!draft.unknownHeadings().isEmpty()) {
      lines.add(
          "- [ ] These headings are no words yet: %s. Add each to the thing it means under `words`."
              .formatted(String.join("、", draft.unknownHeadings())));
    }
    lines.add(
        "- [ ] Where the columns stand in another order than in `%s`, name them under `columns`."
            .formatted(draft.nearest().layout().id()));
    if (draft.nearest().score() >= tassei.ingest.observe.Recognition.ENOUGH) {
      lines.add(
          ("- [ ] `%s` is recognised in this file too. Either tell the two apart by the title, or add"
                  + " the words there and delete this folder.")
              .formatted(draft.nearest().layout().id()));
    }
    lines.add(
        "- [ ] `%s` holds no name of a person and no sentence of the document."
            .formatted(specimen));
    lines.add("- [ ] `%s.expected.csv` agrees with the form, line by line.".formatted(specimen));
    lines.add("");
    lines.add(
        "Read with this draft: %d observations and %d problems of the file, %d observations of the specimen."
            .formatted(
                ofFile.observations().size(),
                ofFile.problems().size(),
                ofSpecimen.observations().size()));
    return String.join("\n", lines) + "\n";
  }
}
