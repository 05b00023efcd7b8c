package tassei.ingest.reader;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import tassei.ingest.sheet.Document.Cell;
import tassei.ingest.sheet.Document.Row;
import tassei.model.Figure;
import tassei.model.ObservedValue.Measured;
import tassei.model.Problem;
import tassei.model.Problem.Code;

/** The column of the grades of a goal table where it holds numbers: 120%, or 5 of five. */
final class GoalTableGrades {
  private GoalTableGrades() {}

  /**
   * Whether every grade is a number that moves no other cell: the percentage of the actual over the
   * target, or a figure right of both with no districts beyond it.
   */
  static boolean areNumbers(GoalTableHeader header, List<Row> rows) {
    if (header.status() < 0 || header.target() < 0) {
      return false;
    }
    List<Row> graded =
        rows.stream()
            .filter(row -> GoalTableCells.isText(row.cell(header.item())))
            .filter(row -> !row.cell(header.status()).isBlank())
            .toList();
    boolean last =
        header.status() > Math.max(header.target(), header.actual())
            && header.districts().stream().noneMatch(GoalTableHeader.Heading::district);
    return !graded.isEmpty()
        && graded.stream()
            .allMatch(row -> last && isScore(row.cell(header.status())) || isShare(header, row));
  }

  private static boolean isScore(Cell cell) {
    return cell.text().matches("\\d{1,2}(?:点|/\\d{1,2})?") || GoalTableCells.isPercent(cell);
  }

  private static boolean isShare(GoalTableHeader header, Row row) {
    Cell status = row.cell(header.status());
    BigDecimal target = amount(row.cell(header.target()));
    BigDecimal actual = amount(row.cell(header.actual()));
    if (!GoalTableCells.isPercent(status) || target.signum() == 0) {
      return false;
    }
    BigDecimal percent = actual.movePointRight(2).divide(target, 4, RoundingMode.HALF_UP);
    return percent.subtract(amount(status)).abs().compareTo(BigDecimal.ONE) <= 0;
  }

  private static BigDecimal amount(Cell cell) {
    Optional<Figure> figure = GoalTableCells.target(cell);
    return figure.isPresent() && figure.get().value() instanceof Measured(BigDecimal amount)
        ? amount
        : BigDecimal.ZERO;
  }

  static Problem notRead(GoalTableHeader header) {
    Cell heading = header.headings().cell(header.status());
    return Problem.of(
        Code.COLUMN_NOT_READ,
        heading.at(),
        heading.text(),
        "評価の語または記号の列",
        "a column of grades in words or marks");
  }
}
