package tassei.ingest.reader;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tassei.ingest.layout.Layout;
import tassei.ingest.sheet.Document.Cell;
import tassei.model.CellRef;
import tassei.model.FiscalYear;
import tassei.model.Problem;
import tassei.model.Problem.Code;

/**
 * What a row of headings of a summary says of the columns below. Actual and target stand in two
 * columns where a target has a heading of its own; columns of another year are not read.
 *
 * @param indicator the column of the indicators, counted from 1; 0 where no heading says it
 * @param status the column of their statuses; 0 where no heading right of them says it
 * @param two where actual and target have a column each
 * @param otherYears columns right of the indicators that are of another year
 * @param isClear false where the headings do not say which column is read
 */
record SummaryColumns(
    int indicator,
    int status,
    Optional<TwoColumns> two,
    Set<Integer> otherYears,
    boolean isClear,
    List<Problem> problems) {
  static final SummaryColumns NONE =
      new SummaryColumns(0, 0, Optional.empty(), Set.of(), true, List.of());

  private static final Pattern ASIDE =
      Pattern.compile("\\([^()]*\\)|※\\d*|\\s+|(?:昭和|平成|令和)(?:元|\\d{1,2})年");
  private static final Set<String> TARGETS = Set.of("目標", "目標値", "数値目標", "年度目標");
  private static final Set<String> ACTUALS = Set.of("実績", "実績値", "年度実績");

  SummaryColumns {
    otherYears = Set.copyOf(otherYears);
    problems = List.copyOf(problems);
  }

  /**
   * @param year the year of the form
   * @param declared whether a person has stated it, which settles what one heading says
   */
  static SummaryColumns of(List<Cell> headings, Layout layout, FiscalYear year, boolean declared) {
    return new Pass(headings, layout, year, declared).columns();
  }

  /** Whether only the column tells a value, and the indicator does not stand in its own. */
  boolean leaveOpen(Cell indicatorCell) {
    boolean byColumn = two.isPresent() || !otherYears.isEmpty();
    return byColumn && indicatorCell.at().column() != indicator;
  }

  /** The cells right of an indicator that are of the form's year. */
  List<Cell> ofTheYear(Cell indicatorCell, List<Cell> right) {
    if (indicatorCell.at().column() != indicator) {
      return right;
    }
    return right.stream().filter(cell -> !otherYears.contains(cell.at().column())).toList();
  }

  /** Whether the headings say which cell right of an indicator is its status. */
  boolean tellStatus(Cell indicatorCell) {
    return status > 0 && indicatorCell.at().column() == indicator;
  }

  boolean isStatus(Cell indicatorCell, Cell cell) {
    return tellStatus(indicatorCell) && cell.at().column() == status;
  }

  /** Where the status of an indicator stands. */
  CellRef statusOf(Cell indicatorCell) {
    return CellRef.cell(indicatorCell.at().sheet(), indicatorCell.at().row(), status);
  }

  /** The year that a heading names; empty where it names none or several. */
  private static Optional<FiscalYear> year(Cell heading) {
    List<FiscalYear> years = FiscalYear.findAll(heading.text()).stream().distinct().toList();
    return years.size() == 1 ? Optional.of(years.getFirst()) : Optional.empty();
  }

  private static String name(Cell heading) {
    return ASIDE.matcher(FiscalYear.removedFrom(heading.text())).replaceAll("");
  }

  /** One pass over one row of headings. */
  private static final class Pass {
    private final List<Cell> headings;
    private final Layout layout;
    private final FiscalYear year;
    private final boolean declared;
    private final List<Problem> problems = new ArrayList<>();

    Pass(List<Cell> headings, Layout layout, FiscalYear year, boolean declared) {
      this.headings = headings;
      this.layout = layout;
      this.year = year;
      this.declared = declared;
    }

    SummaryColumns columns() {
      int indicator = indicator();
      List<Cell> actuals = headings.stream().filter(this::isActual).toList();
      List<Cell> targets = headings.stream().filter(SummaryColumns.Pass::isTarget).toList();
      boolean both = indicator > 0 && !actuals.isEmpty() && !targets.isEmpty();
      Optional<Cell> actual = both ? one(actuals, "実績値", "actuals") : Optional.empty();
      Optional<Cell> target = both ? one(targets, "目標値", "targets") : Optional.empty();
      boolean clear = problems.isEmpty();
      Set<Integer> others = new HashSet<>();
      if (clear) {
        for (Cell heading : headings) {
          boolean taken =
              actual.equals(Optional.of(heading)) || target.equals(Optional.of(heading));
          boolean figures = both && (actuals.contains(heading) || targets.contains(heading));
          if (!taken && (figures || isOfAnotherYear(heading, indicator))) {
            others.add(heading.at().column());
            problems.add(notRead(heading));
          }
        }
      }
      Optional<TwoColumns> two =
          actual.isPresent() && target.isPresent()
              ? Optional.of(
                  new TwoColumns(
                      actual.orElseThrow().at().column(), target.orElseThrow().at().column()))
              : Optional.empty();
      return new SummaryColumns(indicator, status(indicator, others), two, others, clear, problems);
    }

    private int indicator() {
      return headings.stream()
          .filter(cell -> layout.words("indicator").stream().anyMatch(cell.text()::startsWith))
          .mapToInt(cell -> cell.at().column())
          .findFirst()
          .orElse(0);
    }

    private int status(int indicator, Set<Integer> others) {
      return headings.stream()
          .filter(cell -> layout.words("status").stream().anyMatch(name(cell)::startsWith))
          .mapToInt(cell -> cell.at().column())
          .filter(column -> column > indicator && !others.contains(column))
          .findFirst()
          .orElse(0);
    }

    private boolean isActual(Cell heading) {
      String name = name(heading);
      boolean pair = heading.text().contains("目標");
      return !pair && (ACTUALS.contains(name) || layout.words("value").contains(name));
    }

    private static boolean isTarget(Cell heading) {
      return TARGETS.contains(name(heading));
    }

    private boolean isOfAnotherYear(Cell heading, int indicator) {
      return indicator > 0
          && hasValueOfTheYear()
          && heading.at().column() > indicator
          && year(heading).filter(found -> !found.equals(year)).isPresent();
    }

    private boolean hasValueOfTheYear() {
      return headings.stream()
          .filter(heading -> layout.words("value").stream().anyMatch(heading.text()::contains))
          .anyMatch(heading -> year(heading).filter(found -> !found.equals(year)).isEmpty());
    }

    /** The heading of the form's year, else the one without a year. */
    private Optional<Cell> one(List<Cell> found, String ja, String en) {
      List<Cell> named =
          found.stream().filter(heading -> year(heading).equals(Optional.of(year))).toList();
      List<Cell> unnamed = found.stream().filter(heading -> year(heading).isEmpty()).toList();
      List<Cell> fitting = named.isEmpty() ? unnamed : named;
      if (fitting.isEmpty() && found.size() == 1 && declared && !anyHeadingOfTheYear()) {
        return Optional.of(found.getFirst());
      }
      if (fitting.size() == 1) {
        return Optional.of(fitting.getFirst());
      }
      (fitting.isEmpty() ? found : fitting).forEach(heading -> refuse(heading, ja, en));
      return Optional.empty();
    }

    private boolean anyHeadingOfTheYear() {
      return headings.stream().anyMatch(heading -> year(heading).equals(Optional.of(year)));
    }

    private void refuse(Cell heading, String ja, String en) {
      boolean otherYear = year(heading).filter(found -> !found.equals(year)).isPresent();
      problems.add(
          Problem.of(
              otherYear && !declared ? Code.FISCAL_YEAR_CONFLICT : Code.HEADINGS_NOT_FOUND,
              heading.at(),
              heading.text(),
              "%sの%sの列が一つだけの見出し".formatted(year.label(), ja),
              "headings with one column of %s of %s".formatted(en, year.label())));
    }

    private Problem notRead(Cell heading) {
      return Problem.of(
          Code.COLUMN_NOT_READ,
          heading.at(),
          heading.text(),
          "%sの列の見出し".formatted(year.label()),
          "the heading of a column of %s".formatted(year.label()));
    }
  }
}
