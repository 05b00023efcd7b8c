package tassei.ingest.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tassei.ingest.layout.Layout;
import tassei.ingest.sheet.Document.Sheet;
import tassei.model.CellRef;
import tassei.model.FiscalYear;
import tassei.model.Problem;
import tassei.model.Problem.Code;

/**
 * Which of several sheets with a goal table is read: the one of the declared year, else the first
 * where they are not of different years.
 *
 * @param chosen empty where nothing says which
 */
record GoalTableSheets(Optional<Sheet> chosen, List<Problem> problems) {
  GoalTableSheets {
    problems = List.copyOf(problems);
  }

  /**
   * @param tables the sheets with a goal table, at least one
   */
  static GoalTableSheets of(List<Sheet> tables, Layout layout, Optional<FiscalYear> declared) {
    if (tables.size() == 1) {
      return new GoalTableSheets(Optional.of(tables.getFirst()), List.of());
    }
    List<Optional<FiscalYear>> years = tables.stream().map(sheet -> year(sheet, layout)).toList();
    List<Sheet> declaredOnes = new ArrayList<>();
    for (int table = 0; table < tables.size(); table++) {
      if (declared.isPresent() && years.get(table).equals(declared)) {
        declaredOnes.add(tables.get(table));
      }
    }
    boolean differ = years.stream().flatMap(Optional::stream).distinct().count() > 1;
    if (differ && declaredOnes.size() != 1) {
      return new GoalTableSheets(
          Optional.empty(),
          tables.stream()
              .map(sheet -> Problem.of(Code.SEVERAL_FORMS, at(sheet), sheet.name()))
              .toList());
    }
    Sheet chosen = declaredOnes.size() == 1 ? declaredOnes.getFirst() : tables.getFirst();
    return new GoalTableSheets(
        Optional.of(chosen),
        tables.stream().filter(sheet -> sheet != chosen).map(GoalTableSheets::notRead).toList());
  }

  /** The year of its title or headings, else that of its name. */
  private static Optional<FiscalYear> year(Sheet sheet, Layout layout) {
    List<FiscalYear> named = FiscalYear.findAll(sheet.name()).stream().distinct().toList();
    return GoalTableBlocks.of(sheet, layout, Optional.empty())
        .first()
        .years()
        .actuals()
        .or(() -> named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty());
  }

  private static Problem notRead(Sheet sheet) {
    return Problem.of(
        Code.ROW_NOT_READ,
        at(sheet),
        sheet.name(),
        "一つのファイルに一つの目標管理表",
        "one goal table in one file");
  }

  private static CellRef at(Sheet sheet) {
    return CellRef.cell(sheet.name(), 1, 1);
  }
}
