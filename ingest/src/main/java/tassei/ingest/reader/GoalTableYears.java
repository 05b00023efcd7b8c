package tassei.ingest.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tassei.ingest.sheet.Document.Cell;
import tassei.ingest.sheet.Document.Row;
import tassei.model.FiscalYear;
import tassei.model.Problem;
import tassei.model.Problem.Code;

/**
 * The years a goal table speaks of.
 *
 * @param actuals the year of the actuals
 * @param document the year of the document and of who is in charge
 */
record GoalTableYears(
    Optional<FiscalYear> actuals, Optional<FiscalYear> document, List<Problem> problems) {

  GoalTableYears {
    problems = List.copyOf(problems);
  }

  /**
   * Reads the title lines and the headings; what the two headings of the actuals say must agree.
   */
  static GoalTableYears read(List<Row> titleRows, GoalTableHeader header) {
    List<Cell> dated = dated(titleRows, header);
    Optional<FiscalYear> inTitle = dated.stream().flatMap(cell -> years(cell).stream()).findFirst();
    Optional<FiscalYear> aboveRoles =
        header.otherYears().stream().flatMap(cell -> year(cell).stream()).findFirst();
    Optional<FiscalYear> aboveActual = year(header.actualHeading());
    Optional<FiscalYear> aboveDistricts =
        header.districtHeadings().stream().flatMap(cell -> year(cell).stream()).findFirst();
    Optional<FiscalYear> headed = aboveActual.or(() -> aboveDistricts);
    Optional<Cell> other =
        dated.stream().filter(cell -> !years(cell).equals(inTitle.stream().toList())).findFirst();
    boolean twoYears = headed.isEmpty() && other.isPresent();
    Optional<FiscalYear> actuals = twoYears ? Optional.empty() : headed.or(() -> inTitle);

    List<Problem> problems = new ArrayList<>();
    if (twoYears) {
      problems.add(
          Problem.of(
              Code.FISCAL_YEAR_CONFLICT,
              other.orElseThrow().at(),
              other.orElseThrow().text(),
              "実績の年度(例: R3実績)、または一つの年度だけの表題",
              "the fiscal year of the actuals, such as R3実績, or one year only in the title"));
    } else if (actuals.isEmpty()) {
      problems.add(
          Problem.of(
              Code.FISCAL_YEAR_MISSING,
              header.actualHeading().at(),
              header.actualHeading().text(),
              "実績の年度(例: R3実績)",
              "the fiscal year of the actuals, such as R3実績"));
    }
    actuals.ifPresent(year -> problems.addAll(conflicts(header, year)));
    return new GoalTableYears(actuals, aboveRoles.or(() -> inTitle), problems);
  }

  /** The one year that title lines name; empty where they name none or several. */
  static Optional<FiscalYear> titled(List<Row> titleRows) {
    List<FiscalYear> years =
        titleRows.stream()
            .flatMap(row -> row.cells().stream())
            .filter(cell -> cell.text().contains("年度"))
            .flatMap(cell -> years(cell).stream())
            .distinct()
            .toList();
    return years.size() == 1 ? Optional.of(years.getFirst()) : Optional.empty();
  }

  /** The same years, or where something is wrong with them, the declared one. */
  GoalTableYears settledBy(Optional<FiscalYear> declared) {
    return problems.isEmpty() || declared.isEmpty()
        ? this
        : new GoalTableYears(declared, document, List.of());
  }

  private static List<Problem> conflicts(GoalTableHeader header, FiscalYear actuals) {
    List<Problem> conflicts = new ArrayList<>();
    for (Cell cell : header.districtHeadings()) {
      if (year(cell).filter(year -> !year.equals(actuals)).isPresent()) {
        conflicts.add(
            Problem.of(
                Code.FISCAL_YEAR_CONFLICT,
                cell.at(),
                cell.text(),
                "実績欄と同じ年度(%s)".formatted(actuals.label()),
                "the fiscal year of the actuals (%s)".formatted(actuals.label())));
      }
    }
    return conflicts;
  }

  /**
   * Cells of the title lines with a year written in full; the heading of the districts is not a
   * title.
   */
  private static List<Cell> dated(List<Row> titleRows, GoalTableHeader header) {
    return titleRows.stream()
        .flatMap(row -> row.cells().stream())
        .filter(cell -> cell.text().contains("年度"))
        .filter(cell -> !header.districtHeadings().contains(cell))
        .filter(cell -> !header.otherYears().contains(cell))
        .filter(cell -> !years(cell).isEmpty())
        .toList();
  }

  private static List<FiscalYear> years(Cell cell) {
    return TitleYears.in(cell.text());
  }

  private static Optional<FiscalYear> year(Cell cell) {
    return FiscalYear.find(cell.text());
  }
}
