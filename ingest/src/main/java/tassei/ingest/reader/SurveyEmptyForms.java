package tassei.ingest.reader;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tassei.model.CellRef;
import tassei.model.Problem;
import tassei.model.Problem.Code;

/** Forms that have a number and no answer, told once a sheet: there may be as many as members. */
final class SurveyEmptyForms {
  private final Map<String, Rows> bySheet = new LinkedHashMap<>();

  private record Rows(int first, int last, int count) {}

  void add(String sheet, int row) {
    bySheet.merge(
        sheet,
        new Rows(row, row, 1),
        (before, one) -> new Rows(before.first, row, before.count + 1));
  }

  List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    bySheet.forEach(
        (sheet, rows) ->
            problems.add(
                Problem.of(
                    Code.NOT_A_RESPONSE,
                    CellRef.cell(sheet, rows.first, 1),
                    "答えのない行%d行(%d行目~%d行目)".formatted(rows.count, rows.first, rows.last))));
    return problems;
  }
}
