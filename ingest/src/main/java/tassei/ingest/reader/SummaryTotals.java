package tassei.ingest.reader;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tassei.ingest.sheet.Document.Cell;
import tassei.model.CellRef;
import tassei.model.FiscalYear;
import tassei.model.Observation.PrintedTotal;
import tassei.model.Place;
import tassei.model.Problem;
import tassei.model.Problem.Code;

/**
 * The rows of totals (達成数計) of a summary. Where the headings come again on a second page, totals
 * may too; if they differ some are of a page only, and which are of the whole form is not guessed.
 */
final class SummaryTotals {
  private static final Pattern TOTAL =
      Pattern.compile("(?<met>\\d{1,4})\\s*/\\s*(?<rated>\\d{1,4})");
  private static final List<PrintedTotal.Of> COUNTED =
      List.of(PrintedTotal.Of.MEASURES, PrintedTotal.Of.INDICATORS);

  private final SummaryWords words;
  private final FiscalYear year;
  private final List<PrintedTotal> printed = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  SummaryTotals(SummaryWords words, FiscalYear year) {
    this.words = requireNonNull(words, "words is null");
    this.year = requireNonNull(year, "year is null");
  }

  /**
   * The totals of one row, each as it is printed.
   *
   * @param indicators the column of the indicators; 0 where no heading says it
   */
  List<PrintedTotal> read(List<Cell> filled, int indicators) {
    List<Cell> values = filled.stream().filter(cell -> !words.isTotalWord(cell)).toList();
    List<PrintedTotal> ofTheRow = new ArrayList<>();
    if (values.size() == COUNTED.size()) {
      for (int i = 0; i < COUNTED.size(); i++) {
        total(values.get(i), COUNTED.get(i)).ifPresent(ofTheRow::add);
      }
    } else if (values.size() == 1) {
      one(filled, values.getFirst(), indicators).ifPresent(ofTheRow::add);
    } else {
      problems.add(notATotal(filled.getFirst().at(), GroupedTable.join(filled)));
    }
    printed.addAll(ofTheRow);
    return ofTheRow;
  }

  /**
   * A number alone in its row. Behind the first of two words it is that of the measures, behind the
   * second that of the indicators; with one word it is theirs where it stands right of them. Left
   * of them it may be either: rows slide to the left where a cell was lost.
   */
  private Optional<PrintedTotal> one(List<Cell> filled, Cell value, int indicators) {
    long labels = filled.size() - 1L;
    if (labels == COUNTED.size()) {
      problems.add(notATotal(filled.getFirst().at(), GroupedTable.join(filled)));
      int before = filled.indexOf(value);
      return before == 0 || !TOTAL.matcher(value.text()).matches()
          ? Optional.empty()
          : total(value, COUNTED.get(before - 1));
    }
    if (labels != 1 || indicators == 0 || value.at().column() <= indicators) {
      problems.add(notATotal(filled.getFirst().at(), GroupedTable.join(filled)));
      return Optional.empty();
    }
    return total(value, PrintedTotal.Of.INDICATORS);
  }

  /** What is wrong with single cells, then with totals that contradict each other. */
  List<Problem> problems() {
    List<Problem> all = new ArrayList<>(problems);
    for (PrintedTotal total : printed) {
      printed.stream()
          .filter(other -> contradict(total, other))
          .findFirst()
          .map(other -> SummaryProblems.totalsDiffer(total, other))
          .ifPresent(all::add);
    }
    return all;
  }

  private static boolean contradict(PrintedTotal one, PrintedTotal other) {
    return one.of() == other.of() && (one.met() != other.met() || one.rated() != other.rated());
  }

  private Optional<PrintedTotal> total(Cell cell, PrintedTotal.Of counted) {
    Matcher total = TOTAL.matcher(cell.text());
    if (total.matches()) {
      int met = Integer.parseInt(total.group("met"));
      int rated = Integer.parseInt(total.group("rated"));
      return Optional.of(total(cell, counted, cell.raw().strip(), met, rated));
    }
    Optional<DatedCount> dated = DatedCount.find(cell);
    if (dated.isEmpty()) {
      problems.add(notATotal(cell.at(), cell.raw()));
      return Optional.empty();
    }
    DatedCount count = dated.orElseThrow();
    problems.add(
        Problem.of(
            Code.DATE_FOR_COUNT,
            cell.at(),
            cell.raw(),
            "達成数計 " + count.printed(),
            "the count " + count.printed()));
    return Optional.of(total(cell, counted, count.printed(), count.met(), count.rated()));
  }

  private PrintedTotal total(Cell cell, PrintedTotal.Of counted, String text, int met, int rated) {
    return new PrintedTotal(Place.PROGRAMME, cell.at(), year, counted, text, met, rated);
  }

  private static Problem notATotal(CellRef at, String found) {
    return Problem.of(
        Code.NOT_A_NUMBER, at, found, "達成数計(例: 6/12)", "counts met of rated such as 6/12");
  }
}
