package tassei.ingest.observe;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tassei.ingest.layout.Layout;
import tassei.ingest.layout.Layouts;
import tassei.ingest.sheet.Document;
import tassei.ingest.sheet.Document.Cell;
import tassei.model.CellRef;
import tassei.model.Problem;
import tassei.model.Problem.Code;

/**
 * Which form a document is, by its title and headings and never by its name: half of the score is
 * the title, half the share of the headings that stand somewhere in it.
 *
 * @param candidates every layout with its score, best first
 */
public record Recognition(List<Scored> candidates) {
  private static final double ENOUGH = 0.6;
  private static final int EVIDENCE_LENGTH = 60;

  public Recognition {
    candidates = List.copyOf(candidates);
  }

  /** A layout and how much of its evidence was found, 0 to 1. */
  public record Scored(Layout layout, double score, List<String> missing) {
    public Scored {
      missing = List.copyOf(missing);
    }
  }

  public static Recognition of(Document document, Layouts layouts) {
    List<String> texts =
        document.sheets().stream()
            .flatMap(sheet -> sheet.rows().stream())
            .flatMap(row -> row.cells().stream())
            .map(Cell::text)
            .filter(text -> !text.isEmpty())
            .toList();
    return new Recognition(
        layouts.all().stream()
            .map(layout -> score(layout, texts))
            .sorted(Comparator.comparingDouble(Scored::score).reversed())
            .toList());
  }

  /** The one layout that fits; empty when none fits well enough or two fit alike. */
  public Optional<Scored> winner() {
    Scored best = candidates.getFirst();
    boolean tie = runnerUp().map(second -> second.score() == best.score()).orElse(false);
    return best.score() >= ENOUGH && !tie ? Optional.of(best) : Optional.empty();
  }

  public Optional<Scored> runnerUp() {
    return candidates.size() > 1 ? Optional.of(candidates.get(1)) : Optional.empty();
  }

  /** Why there is no winner. */
  public Problem problem(Document document) {
    Scored best = candidates.getFirst();
    if (best.score() >= ENOUGH) {
      String both = best.layout().title() + " / " + runnerUp().orElseThrow().layout().title();
      return Problem.of(Code.AMBIGUOUS_FORM, CellRef.document(), both);
    }
    String missing = best.missing().stream().limit(5).collect(Collectors.joining("、"));
    return Problem.of(
        Code.UNKNOWN_FORM,
        firstText(document).at(),
        shortened(firstText(document).text()),
        "既知の様式の表題と見出し(最も近い様式「%s」に足りないもの: %s)".formatted(best.layout().title(), missing),
        "the title and headings of a known form (nearest is '%s', missing %s)"
            .formatted(best.layout().id(), missing));
  }

  private static Scored score(Layout layout, List<String> texts) {
    boolean title =
        texts.stream().anyMatch(text -> layout.recognise().title().matcher(text).find());
    List<String> headings = layout.recognise().headings();
    List<String> missing =
        headings.stream()
            .filter(heading -> texts.stream().noneMatch(text -> text.contains(heading)))
            .toList();
    double found = (headings.size() - missing.size()) / (double) headings.size();
    List<String> all =
        title
            ? missing
            : java.util.stream.Stream.concat(
                    java.util.stream.Stream.of(layout.title()), missing.stream())
                .toList();
    return new Scored(layout, (title ? 0.5 : 0) + 0.5 * found, all);
  }

  private static Cell firstText(Document document) {
    return document.sheets().stream()
        .flatMap(sheet -> sheet.rows().stream())
        .flatMap(row -> row.cells().stream())
        .filter(cell -> !cell.isBlank())
        .findFirst()
        .orElseThrow();
  }

  private static String shortened(String text) {
    return text.length() <= EVIDENCE_LENGTH ? text : text.substring(0, EVIDENCE_LENGTH) + "…";
  }
}
