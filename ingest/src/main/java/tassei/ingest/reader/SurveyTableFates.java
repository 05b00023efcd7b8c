package tassei.ingest.reader;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tassei.ingest.sheet.Document.Cell;
import tassei.ingest.sheet.Document.Row;
import tassei.ingest.sheet.Document.Sheet;
import tassei.model.CellRef;
import tassei.model.Problem;
import tassei.model.survey.SurveyFigure;
import tassei.model.survey.SurveyFigure.Measure;

/** The account of printed tables of a survey. */
final class SurveyTableFates {
  private final CellAccount.Tally tally = new CellAccount.Tally();
  private final Map<CellRef, SurveyFigure> figures = new HashMap<>();
  private final Map<CellRef, Problem> problems = new HashMap<>();

  private SurveyTableFates(List<SurveyFigure> read, List<Problem> found) {
    read.forEach(figure -> figures.put(figure.at(), figure));
    found.forEach(problem -> problems.putIfAbsent(problem.at(), problem));
  }

  static CellAccount of(List<Sheet> sheets, List<SurveyFigure> read, List<Problem> found) {
    SurveyTableFates fates = new SurveyTableFates(read, found);
    sheets.forEach(sheet -> sheet.rows().forEach(fates::row));
    return fates.tally.account();
  }

  private void row(Row row) {
    Optional<Problem> wrong =
        row.cells().stream()
            .map(cell -> problems.get(cell.at()))
            .filter(p -> p != null)
            .findFirst();
    row.cells().stream().filter(cell -> !cell.isBlank()).forEach(cell -> cell(cell, wrong));
  }

  private void cell(Cell cell, Optional<Problem> wrong) {
    SurveyFigure figure = figures.get(cell.at());
    if (problems.containsKey(cell.at())) {
      tally.add(CellFate.PROBLEM, cell.at());
    } else if (wrong.isPresent() && (figure == null || figure.setAside())) {
      tally.setAside(wrong.orElseThrow().code().name(), cell.at());
    } else if (figure != null) {
      boolean counted = figure.measure() == Measure.COUNT || figure.measure() == Measure.ANSWERS;
      boolean given = counted || figure.measure() == Measure.SENT;
      tally.add(given ? CellFate.OBSERVATION : CellFate.DERIVED, cell.at());
    } else if (NumberText.isFigure(cell.raw())) {
      tally.setAside(CellAccount.FIGURE_NOT_READ, cell.at());
    } else {
      tally.add(CellFate.STRUCTURE, cell.at());
    }
  }
}
