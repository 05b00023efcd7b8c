package tassei.ingest.reader;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tassei.ingest.sheet.Document.Cell;
import tassei.ingest.sheet.Document.Row;
import tassei.model.CellRef;
import tassei.model.Problem.Code;
import tassei.model.survey.Question;

/**
 * The account of a list of responses, kept while it is read: what its cells end as is known of a
 * column before the first response, and of a row when it is read.
 */
final class SurveyFates {
  private final CellAccount.Tally tally = new CellAccount.Tally();
  private final Set<CellRef> strangers = new HashSet<>();
  private CellFate[] fates = {};
  private String[] reasons = {};

  /** Begins a sheet. */
  void begin(SurveyHeader header, Collection<List<SurveyHeader.Column>> taken) {
    fates = new CellFate[header.width()];
    reasons = new String[header.width()];
    Arrays.fill(fates, CellFate.SET_ASIDE);
    Arrays.fill(reasons, CellAccount.COLUMN_WITHOUT_HEADING);
    header.columns().forEach(column -> reasons[column.index()] = Code.QUESTION_TWICE.name());
    for (Cell stranger : header.strangers()) {
      strangers.add(stranger.at());
      reasons[stranger.at().column() - 1] = Code.UNKNOWN_QUESTION.name();
    }
    taken.forEach(
        columns ->
            columns.forEach(column -> fates[column.index()] = fate(column.question().kind())));
  }

  private static CellFate fate(Question.Kind kind) {
    return switch (kind) {
      case SINGLE, MULTIPLE, NUMERIC, BREAKDOWN -> CellFate.OBSERVATION;
      case FREE_TEXT -> CellFate.REMARK;
      case RESPONSE_NUMBER, ANSWERED_AT -> CellFate.STRUCTURE;
    };
  }

  /** The headings, what stands above them, and the headings again. */
  void headings(Row row) {
    for (Cell cell : row.cells()) {
      if (!cell.isBlank()) {
        tally.add(strangers.contains(cell.at()) ? CellFate.PROBLEM : CellFate.STRUCTURE, cell.at());
      }
    }
  }

  void setAside(Row row, String reason) {
    tally.setAside(reason, row.filled());
  }

  /**
   * A response.
   *
   * @param wrong the columns, from 0, whose cells have a problem
   */
  void response(Row row, Set<Integer> wrong) {
    for (int column = 0; column < row.cells().size(); column++) {
      Cell cell = row.cell(column);
      if (cell.isBlank()) {
        continue;
      }
      if (column >= fates.length) {
        tally.add(CellFate.NONE, cell.at());
      } else if (wrong.contains(column)) {
        tally.add(CellFate.PROBLEM, cell.at());
      } else if (fates[column] == CellFate.SET_ASIDE) {
        tally.setAside(reasons[column], cell.at());
      } else {
        tally.add(fates[column], cell.at());
      }
    }
  }

  CellAccount account() {
    return tally.account();
  }
}
