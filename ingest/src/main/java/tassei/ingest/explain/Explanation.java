package tassei.ingest.explain;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tassei.ingest.layout.Layouts;
import tassei.ingest.observe.Observed;
import tassei.ingest.observe.ObservedSurvey;
import tassei.ingest.observe.Recognition;
import tassei.ingest.sheet.CellText;
import tassei.ingest.sheet.Document;
import tassei.model.BodyRegister;
import tassei.model.CellRef;
import tassei.model.Problem;
import tassei.model.survey.Questionnaire;
import tassei.model.survey.Surveys;

/**
 * What was recognised in each cell of a document and why a row was taken or left.
 *
 * @param observed what became of the document
 * @param rows the rows that are not blank, sheet by sheet
 */
public record Explanation(Observed observed, List<Row> rows) {
  public Explanation {
    requireNonNull(observed, "observed is null");
    rows = List.copyOf(rows);
  }

  /**
   * One row or line.
   *
   * @param number 1-based
   * @param outcome taken, or why it was left
   * @param why taken or left, and the reason: {@code taken: 5 observations}
   * @param codes of the problems of the row
   * @param cells those that are not blank
   */
  public record Row(
      String sheet,
      int number,
      RowOutcome outcome,
      String why,
      List<Problem.Code> codes,
      List<Cell> cells) {
    public Row {
      codes = List.copyOf(codes);
      cells = List.copyOf(cells);
    }
  }

  /**
   * One cell.
   *
   * @param observations how many things were observed in it
   * @param text as it stood, for whoever may see it; see {@link CellRole#isPrivate}
   * @param meaning in a survey the question and option it was read as; else empty
   */
  public record Cell(
      CellRef at, String text, Set<CellRole> roles, int observations, String meaning) {
    public Cell {
      roles = Set.copyOf(roles);
      requireNonNull(meaning, "meaning is null");
    }

    Cell(CellRef at, String text, Set<CellRole> roles, int observations) {
      this(at, text, roles, observations, "");
    }

    /** The text, or its length where it may be a person's name or free text: (12文字). */
    public String shown() {
      boolean hidden = roles.stream().anyMatch(CellRole::isPrivate);
      return hidden ? CellText.masked(text) : text;
    }

    /** The roles in the order of {@link CellRole}: actual, target. */
    public String role() {
      return roles.stream().sorted().map(CellRole::label).collect(Collectors.joining(", "));
    }
  }

  public static Explanation of(
      Document document,
      Observed.Declared declared,
      Layouts layouts,
      BodyRegister bodies,
      Surveys surveys) {
    Observed observed = Observed.of(document, declared, layouts, bodies, surveys);
    Optional<Questionnaire> asked =
        observed
            .recognition()
            .flatMap(Recognition::winner)
            .flatMap(winner -> ObservedSurvey.of(winner.layout(), surveys.questionnaires()));
    return new Explanation(
        observed,
        asked
            .map(questionnaire -> new ExplainedSurvey(document, observed, questionnaire).rows())
            .orElseGet(() -> new ExplainedRows(document, observed).rows()));
  }
}
