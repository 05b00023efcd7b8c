package tassei.ingest.observe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tassei.ingest.layout.Layouts;
import tassei.ingest.sheet.Document;
import tassei.ingest.sheet.Document.Cell;
import tassei.ingest.sheet.Document.Sheet;
import tassei.ingest.sheet.OwnMarks;
import tassei.model.CellRef;
import tassei.model.Problem;
import tassei.model.Problem.Code;
import tassei.model.survey.Questionnaire;

/**
 * Which form a document is, by the evidence in it and never by its name. Each sheet of a book is
 * looked at on its own, so that a cover or notes do not speak for a form; where no sheet is a form
 * on its own, all of them together are.
 *
 * @param candidates every layout with its evidence, best first
 * @param form what of the document is the form: the sheets the winner was found on
 * @param otherForms names of sheets that are other forms
 * @param lists names of sheets that are our own lists of problems, sent back to us
 */
public record Recognition(
    List<Evidence> candidates, Document form, List<String> otherForms, List<String> lists) {
  /**
   * The least score of a winner: neither a title with few headings nor all but the title has it.
   */
  public static final int ENOUGH = 70;

  /** By how much a winner must be ahead. */
  public static final int AHEAD = 3;

  private static final int EVIDENCE_LENGTH = 60;
  private static final Comparator<Evidence> BEST_FIRST =
      Comparator.comparingInt(Evidence::score).reversed();

  public Recognition {
    candidates = List.copyOf(candidates);
    otherForms = List.copyOf(otherForms);
    lists = List.copyOf(lists);
  }

  public static Recognition of(Document delivered, Layouts layouts) {
    return of(delivered, layouts, List.of());
  }

  /**
   * @param questionnaires those the document may be responses to
   */
  public static Recognition of(
      Document delivered, Layouts layouts, List<Questionnaire> questionnaires) {
    Document document = withoutLists(delivered);
    List<String> lists =
        delivered.sheets().stream()
            .filter(sheet -> !document.sheets().contains(sheet))
            .map(Sheet::name)
            .toList();
    List<List<Evidence>> bySheet =
        document.sheets().size() == 1
            ? List.of()
            : document.sheets().stream()
                .map(sheet -> candidates(layouts, questionnaires, List.of(sheet)))
                .toList();
    Set<String> forms = new TreeSet<>();
    bySheet.forEach(sheet -> winner(sheet).ifPresent(form -> forms.add(form.layout().id())));
    if (forms.isEmpty()) {
      return new Recognition(
          candidates(layouts, questionnaires, document.sheets()), document, List.of(), lists);
    }
    return ofSheets(document, bySheet, forms, lists);
  }

  /** Without the lists of a workbook that was sent back to us, unless it has nothing else. */
  private static Document withoutLists(Document document) {
    List<Sheet> sheets =
        document.sheets().stream().filter(sheet -> !OwnMarks.isList(sheet)).toList();
    return sheets.isEmpty() ? document : new Document(document.fileName(), sheets);
  }

  /**
   * At least one sheet is a form: the first one's is taken with all the sheets that carry it on.
   */
  private static Recognition ofSheets(
      Document document, List<List<Evidence>> bySheet, Set<String> forms, List<String> lists) {
    List<Evidence> best = List.of();
    List<Sheet> sheets = new ArrayList<>();
    List<String> others = new ArrayList<>();
    String id = "";
    for (int i = 0; i < bySheet.size(); i++) {
      Sheet sheet = document.sheets().get(i);
      Optional<Evidence> winner = winner(bySheet.get(i));
      if (winner.isPresent() && id.isEmpty()) {
        id = winner.orElseThrow().layout().id();
        best = bySheet.get(i);
      }
      String form = winner.map(found -> found.layout().id()).orElse("");
      if (form.isEmpty() ? carriesOn(bySheet.get(i), forms) : form.equals(id)) {
        sheets.add(sheet);
      } else if (!form.isEmpty()) {
        others.add(sheet.name());
      }
    }
    return new Recognition(best, new Document(document.fileName(), sheets), others, lists);
  }

  /** A page that has the headings of the form but not its title. */
  private static boolean carriesOn(List<Evidence> sheet, Set<String> forms) {
    return sheet.stream()
        .filter(evidence -> forms.contains(evidence.layout().id()))
        .map(Evidence::headings)
        .anyMatch(headings -> 2 * headings.points() >= headings.of());
  }

  /** What speaks for the form, and which sheets were left out as our own. */
  public String ja(Evidence evidence) {
    return lists.isEmpty()
        ? evidence.ja()
        : "%s、返却した一覧(%s)は読まない".formatted(evidence.ja(), String.join("・", lists));
  }

  /** The one layout that fits; empty when none fits well enough or two fit alike. */
  public Optional<Evidence> winner() {
    return otherForms.isEmpty() ? winner(candidates) : Optional.empty();
  }

  public Optional<Evidence> runnerUp() {
    return candidates.size() > 1 ? Optional.of(candidates.get(1)) : Optional.empty();
  }

  /** Why there is no winner. */
  public Problem problem() {
    Evidence best = candidates.getFirst();
    if (!otherForms.isEmpty()) {
      return severalForms(best);
    }
    return best.score() >= ENOUGH ? ambiguous(best, runnerUp().orElseThrow()) : unknown(best);
  }

  private Problem severalForms(Evidence best) {
    return Problem.of(
        Code.SEVERAL_FORMS,
        CellRef.document(),
        String.join("、", otherForms),
        "様式「%s」だけのファイル".formatted(best.layout().title()),
        "a file with the form '%s' only".formatted(best.layout().id()));
  }

  private static Problem ambiguous(Evidence best, Evidence second) {
    return Problem.of(
        Code.AMBIGUOUS_FORM,
        CellRef.document(),
        best.layout().title() + " / " + second.layout().title(),
        "一つの様式にだけ合う表題と見出し(「%s」%d点: %s。「%s」%d点: %s)"
            .formatted(
                best.layout().title(),
                best.score(),
                best.ja(),
                second.layout().title(),
                second.score(),
                second.ja()),
        "a title and headings that fit one form only ('%s' has %d points: %s; '%s' has %d points: %s)"
            .formatted(
                best.layout().id(),
                best.score(),
                best.en(),
                second.layout().id(),
                second.score(),
                second.en()));
  }

  private Problem unknown(Evidence best) {
    Cell first = firstText();
    return Problem.of(
        Code.UNKNOWN_FORM,
        first.at(),
        shortened(first.text()),
        "既知の様式の表題と見出し(最も近い様式「%s」は100点中%d点: %s)"
            .formatted(best.layout().title(), best.score(), best.ja()),
        "the title and headings of a known form (nearest is '%s' with %d of 100 points: %s)"
            .formatted(best.layout().id(), best.score(), best.en()));
  }

  private static List<Evidence> candidates(
      Layouts layouts, List<Questionnaire> questionnaires, List<Sheet> sheets) {
    Evidence.Seen seen = Evidence.Seen.of(sheets);
    return Stream.concat(
            layouts.all().stream().map(layout -> Evidence.of(layout, seen)),
            questionnaires.stream().map(asked -> QuestionnaireEvidence.of(asked, sheets)))
        .sorted(BEST_FIRST)
        .toList();
  }

  private static Optional<Evidence> winner(List<Evidence> candidates) {
    Evidence best = candidates.getFirst();
    boolean ahead = candidates.size() == 1 || best.score() - candidates.get(1).score() >= AHEAD;
    return best.score() >= ENOUGH && ahead ? Optional.of(best) : Optional.empty();
  }

  private Cell firstText() {
    return form.sheets().stream()
        .flatMap(sheet -> sheet.rows().stream())
        .flatMap(row -> row.cells().stream())
        .filter(cell -> !cell.isBlank())
        .findFirst()
        .orElse(Cell.of("", CellRef.document()));
  }

  private static String shortened(String text) {
    return text.length() <= EVIDENCE_LENGTH ? text : text.substring(0, EVIDENCE_LENGTH) + "…";
  }
}
