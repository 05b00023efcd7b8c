package tassei.ingest.reader;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tassei.ingest.sheet.CellText;

/**
 * The table of one indicator, as its lines say: name, headings of the columns, years, values,
 * formula. Whether they fit together is not asked here.
 *
 * @param columns the headings of the columns in normal text: 基準値 目標値(単位:件)
 * @param years null where no line of years follows
 * @param values the lines of numbers below the years
 */
record PlanTable(
    PlanLine header,
    List<PlanLine> titleLines,
    String title,
    String columns,
    PlanYears years,
    List<PlanLine> values,
    String formula) {

  PlanTable {
    requireNonNull(header, "header is null");
    titleLines = List.copyOf(titleLines);
    values = List.copyOf(values);
  }

  /**
   * The line that names the indicator; the header where the name stands beside 基準値 or not at all.
   */
  PlanLine firstLine() {
    return titleLines.isEmpty() ? header : titleLines.getFirst();
  }

  static List<PlanTable> of(List<PlanLine> lines, PlanWords words, int pageWidth) {
    Scan scan = new Scan(words, pageWidth);
    lines.forEach(scan::line);
    return scan.tables();
  }

  /** Goes down the lines of a goal and gathers its tables, page breaks between any two lines. */
  private static final class Scan {
    private static final Pattern OPENS_FORMULA = Pattern.compile("[\\[〔【].*");
    private static final Pattern CLOSES_FORMULA = Pattern.compile(".*[\\]〕】].*");
    private static final int LINES_OF_A_FORMULA = 4;

    private final PlanWords words;
    private final int pageWidth;
    private final List<PlanTable> tables = new ArrayList<>();
    private final List<PlanLine> loose = new ArrayList<>();
    private final List<PlanLine> values = new ArrayList<>();
    private final List<PlanLine> titleLines = new ArrayList<>();
    private final List<PlanLine> formula = new ArrayList<>();
    private boolean formulaOpen;
    private boolean valuesOver;
    private PlanLine header;
    private String title = "";
    private String columns = "";
    private PlanYears years;

    Scan(PlanWords words, int pageWidth) {
      this.words = words;
      this.pageWidth = pageWidth;
    }

    List<PlanTable> tables() {
      close();
      return tables;
    }

    void line(PlanLine line) {
      Matcher heading = words.table.matcher(line.text());
      Optional<PlanYears> printed = PlanYears.of(line);
      if (isHeader(heading)) {
        header(line, heading);
      } else if (printed.isPresent()) {
        years(line, printed.get());
      } else if (formulaOpen) {
        formulaGoesOn(line);
      } else if (header != null && years != null && !valuesOver && isNumeric(line)) {
        values.add(line);
      } else if (header != null && OPENS_FORMULA.matcher(line.text()).matches()) {
        formula(line);
      } else {
        valuesOver |= !values.isEmpty() && !PlanText.isPageNumber(line.text());
        loose.add(line);
      }
    }

    private boolean isHeader(Matcher heading) {
      if (!heading.matches() || heading.group("title").contains("。")) {
        return false;
      }
      String headed = heading.group("columns");
      boolean both = words.baselines(headed) > 0 && words.hasTarget(headed);
      return both || heading.group("title").isBlank() || words.unit.matcher(headed).find();
    }

    /** 基準値 and 目標値 may stand in two lines, and again at the top of the next page. */
    private void header(PlanLine line, Matcher heading) {
      boolean untitled = heading.group("title").isBlank();
      boolean nothingBetween =
          loose.stream().allMatch(other -> PlanText.isPageNumber(other.text()));
      if (header != null && values.isEmpty() && untitled && nothingBetween) {
        String more = heading.group("columns").strip();
        columns = columns.equals(more) ? columns : columns + " " + more;
        return;
      }
      List<PlanLine> above = titleAbove();
      close();
      header = line;
      columns = heading.group("columns").strip();
      titleLines.addAll(above);
      title = PlanText.joined(above) + PlanText.before(line, heading.group("title"));
    }

    private void years(PlanLine line, PlanYears printed) {
      if (header == null) {
        header = line;
      }
      if (years == null) {
        years = printed;
        nameFromBelowTheHeader();
        loose.clear();
      } else if (values.isEmpty() && printed.first().equals(years.last().plus(1))) {
        years = years.and(printed);
      } else if (!values.isEmpty() || !printed.years().equals(years.years())) {
        close();
        header = line;
        years = printed;
      }
    }

    private void nameFromBelowTheHeader() {
      if (title.isEmpty() && header != years.line()) {
        titleLines.addAll(titleAbove());
        title = PlanText.joined(titleLines);
      }
    }

    /**
     * The lines between the goal's last sentence and the table; a line as wide as the page is
     * prose.
     */
    private List<PlanLine> titleAbove() {
      List<PlanLine> above = new ArrayList<>();
      for (int i = loose.size() - 1; i >= 0; i--) {
        PlanLine line = loose.get(i);
        boolean prose = line.endsSentence() || line.width() > pageWidth * 3 / 4;
        if (prose || line.text().startsWith("※")) {
          break;
        }
        if (!PlanText.isPageNumber(line.text())) {
          above.addFirst(line);
        }
      }
      return above;
    }

    /** The first one counts; a bracket that closes is any that closes, the forms mix them. */
    private void formula(PlanLine line) {
      if (formula.isEmpty()) {
        formula.add(line);
        formulaOpen = !CLOSES_FORMULA.matcher(line.text()).matches();
      }
      valuesOver = true;
    }

    /** A formula whose bracket does not close is taken to be one line. */
    private void formulaGoesOn(PlanLine line) {
      formula.add(line);
      formulaOpen = !CLOSES_FORMULA.matcher(line.text()).matches();
      if (formulaOpen && formula.size() == LINES_OF_A_FORMULA) {
        formulaOpen = false;
        formula.subList(1, formula.size()).clear();
      }
    }

    /** A line of which most is numbers, or a single number. */
    private static boolean isNumeric(PlanLine line) {
      List<String> tokens = PlanText.tokens(line.raw());
      long numbers = tokens.stream().filter(Scan::isNumber).count();
      return tokens.size() == 1 ? numbers == 1 : numbers * 2 >= tokens.size();
    }

    private static boolean isNumber(String token) {
      return PlanValues.figure(token).isPresent() || Units.isUnit(CellText.normal(token));
    }

    private void close() {
      if (header != null) {
        String printed = PlanText.joined(formulaOpen ? formula.subList(0, 1) : formula);
        tables.add(new PlanTable(header, titleLines, title, columns, years, values, printed));
      }
      header = null;
      title = "";
      columns = "";
      years = null;
      formula.clear();
      formulaOpen = false;
      valuesOver = false;
      values.clear();
      titleLines.clear();
      loose.clear();
    }
  }
}
