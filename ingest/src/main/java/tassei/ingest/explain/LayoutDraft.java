package tassei.ingest.explain;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.regex.Pattern;
import tassei.ingest.layout.Layout;
import tassei.ingest.layout.Layouts;
import tassei.ingest.observe.Evidence;
import tassei.ingest.observe.Observed;
import tassei.ingest.observe.Recognition;
import tassei.ingest.sheet.Document;
import tassei.model.BodyRegister;
import tassei.model.FiscalYear;
import tassei.model.survey.Surveys;

/**
 * A first layout for a form: that of the nearest family with the title and the headings as found.
 *
 * @param nearest the layout it was made from, with its evidence
 * @param yaml the draft of layout.yaml
 * @param specimen the document with placeholders for names and sentences
 * @param unknownHeadings headings of the document that are no words of the layout yet
 */
public record LayoutDraft(
    Evidence nearest, String yaml, String specimen, List<String> unknownHeadings) {
  private static final Pattern BODY =
      Pattern.compile("[^\\s()\\[\\]【】「」・|/]+?(?:商工会連合会|商工会議所|商工会)");
  private static final Pattern OF_PATTERNS = Pattern.compile("[\\\\^$.|?*+()\\[\\]{}]");
  private static final int SHORTEST_TITLE = 3;
  private static final int LONGEST_TITLE = 40;

  public LayoutDraft {
    requireNonNull(nearest, "nearest is null");
    requireNonNull(yaml, "yaml is null");
    requireNonNull(specimen, "specimen is null");
    unknownHeadings = List.copyOf(unknownHeadings);
  }

  public static LayoutDraft of(Document document, Layouts layouts, String id) {
    Recognition recognition = Recognition.of(document, layouts);
    Evidence nearest = recognition.candidates().getFirst();
    List<String> printed = SpecimenText.headings(explained(document, layouts));
    Layout draft = draft(recognition.form(), nearest, id, printed);
    List<String> unknown = printed.stream().filter(heading -> !isWord(draft, heading)).toList();
    SpecimenText specimen =
        new SpecimenText(draft, explained(recognition.form(), new Layouts(List.of(draft))));
    return new LayoutDraft(
        nearest, LayoutYaml.of(draft, unknown), specimen.of(recognition.form()), unknown);
  }

  private static Explanation explained(Document document, Layouts layouts) {
    return Explanation.of(
        document,
        new Observed.Declared("", ""),
        layouts,
        new BodyRegister(List.of()),
        Surveys.NONE);
  }

  private static Layout draft(Document form, Evidence nearest, String id, List<String> printed) {
    Layout layout = nearest.layout();
    boolean numbered =
        nearest.parts().stream()
            .anyMatch(part -> part.kind() == Evidence.Kind.NUMBERING && part.points() > 0);
    return new Layout(
        id,
        title(form, layout),
        layout.reader(),
        layout.formType(),
        new Layout.Recognise(
            Pattern.compile(titlePattern(form, layout)),
            headings(layout, printed, nearest).stream()
                .map(heading -> new Layout.Heading(List.of(heading)))
                .toList(),
            numbered ? layout.recognise().numbering() : List.of()),
        layout.words(),
        layout.scaleId(),
        layout.columns());
  }

  private static boolean isWord(Layout layout, String heading) {
    return layout.words().values().stream().flatMap(List::stream).anyMatch(heading::contains);
  }

  /** As printed; where the form has no row of headings, those of the nearest that were found. */
  private static List<String> headings(Layout layout, List<String> printed, Evidence nearest) {
    List<String> found =
        nearest.parts().stream()
            .filter(part -> part.kind() == Evidence.Kind.HEADINGS)
            .flatMap(part -> part.found().stream())
            .toList();
    if (!printed.isEmpty() || !found.isEmpty()) {
      return printed.isEmpty() ? found : printed;
    }
    return layout.recognise().headings().stream().map(Layout.Heading::name).toList();
  }

  private static String titlePattern(Document form, Layout layout) {
    boolean fits =
        texts(form).stream().anyMatch(text -> layout.recognise().title().matcher(text).find());
    return fits
        ? layout.recognise().title().pattern()
        : OF_PATTERNS.matcher(title(form, layout)).replaceAll("\\\\$0");
  }

  /**
   * The first text of the form that fits the nearest title, else its first, without body and year.
   */
  private static String title(Document form, Layout layout) {
    List<String> texts = texts(form);
    String printed =
        texts.stream()
            .filter(text -> layout.recognise().title().matcher(text).find())
            .findFirst()
            .orElse(texts.getFirst());
    String plain = BODY.matcher(FiscalYear.removedFrom(printed)).replaceAll("").strip();
    String title = plain.length() < SHORTEST_TITLE ? printed : plain;
    return title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE).strip();
  }

  private static List<String> texts(Document form) {
    return form.sheets().stream()
        .flatMap(sheet -> sheet.rows().stream())
        .flatMap(row -> row.cells().stream())
        .filter(cell -> !cell.isBlank())
        .map(Document.Cell::text)
        .toList();
  }
}
