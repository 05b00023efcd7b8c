package tassei.ingest.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tassei.ingest.sheet.Document.Cell;
import tassei.model.Place;
import tassei.model.Problem;
import tassei.model.Problem.Code;

/**
 * The strategies and measures of a summary, one after the other. A measure is printed with its
 * number, 2 name, or with that of its strategy before it, 1-2 name; then it has its number in the
 * order of the form, as in an outline.
 */
final class SummaryMeasures {
  private static final String DASHES = "\\-\\u2010-\\u2015\\u2212ー";
  private static final String NAME = "(?<name>[^\\d\\s(./,%" + DASHES + "].*)$";
  private static final Pattern NUMBERED =
      Pattern.compile("^(?:戦略|施策)?\\s*(?<no>\\d{1,3})\\s*[.、]?\\s*" + NAME);
  private static final Pattern LABELLED =
      Pattern.compile(
          "^(?:施策)?\\s*(?<strategy>\\d{1,2})\\s?["
              + DASHES
              + "]\\s?(?<no>\\d{1,3})[.、\\s]*"
              + NAME);
  private static final Pattern PRINTED_NUMBER =
      Pattern.compile(
          "^[\\s\\u3000]*(?:戦略|施策)?[\\s\\u3000]*[\\d０-９]+"
              + "(?:[\\s\\u3000]?[－"
              + DASHES
              + "][\\s\\u3000]?[\\d０-９]+)?[\\s\\u3000]*[.．、]?[\\s\\u3000]*");

  private final List<Problem> problems;
  private final List<Started> started = new ArrayList<>();
  private final List<Started> strategies = new ArrayList<>();
  private Optional<Cell> awaiting = Optional.empty();
  private Place strategy = Place.PROGRAMME;
  private Place measure = Place.PROGRAMME;
  private Place before = Place.PROGRAMME;
  private int lastNo;
  private boolean isRepeated;

  SummaryMeasures(List<Problem> problems) {
    this.problems = problems;
  }

  private record Started(Place place, Cell at) {
    boolean isOf(Place other) {
      return place.strategyKind().equals(other.strategyKind())
          && place.strategyNo() == other.strategyNo();
    }
  }

  static boolean isNumbered(Cell cell) {
    return NUMBERED.matcher(cell.text()).matches() || LABELLED.matcher(cell.text()).matches();
  }

  Place measure() {
    return measure;
  }

  /** Whether the number of the measure is another one's too: nothing under it has a place. */
  boolean isRepeated() {
    return isRepeated;
  }

  void startStrategy(String kind, Cell cell) {
    Matcher numbered = NUMBERED.matcher(cell.text());
    if (!numbered.matches()) {
      problems.add(Problem.of(Code.ROW_NOT_READ, cell.at(), cell.text()));
      return;
    }
    Place next = Place.PROGRAMME.strategy(kind, number(numbered), name(cell));
    Optional<Started> same = strategies.stream().filter(known -> known.isOf(next)).findFirst();
    boolean other =
        same.filter(known -> !known.place().strategyName().equals(next.strategyName())).isPresent();
    strategy = other ? Place.PROGRAMME.strategy("", 0, next.strategyName()) : next;
    if (other) {
      kindOrNumber(cell, same.orElseThrow().at());
    } else if (same.isEmpty()) {
      strategies.add(new Started(next, cell));
    }
  }

  /** Another strategy has the kind and the number: it is of another kind, or has another number. */
  private void kindOrNumber(Cell cell, Cell first) {
    problems.add(
        Problem.of(
            Code.ROW_NOT_READ,
            cell.at(),
            cell.text(),
            "%sの「%s」と異なる戦略の番号、または種別".formatted(first.at().address(), first.text()),
            "another number than '%s' in %s has, or another kind"
                .formatted(first.text(), first.at().address())));
  }

  /** A strategy whose measure is not printed beside it: it stands below, or is missing. */
  void awaitMeasure(Cell cell) {
    measure = strategy;
    isRepeated = false;
    awaiting = Optional.of(cell);
  }

  /** What follows a strategy without a measure stands under the strategy itself. */
  void checkMeasure() {
    awaiting.ifPresent(
        cell ->
            problems.add(
                Problem.of(
                    Code.ROW_NOT_READ,
                    cell.at(),
                    cell.text(),
                    "戦略とその施策",
                    "a strategy and its measure")));
    awaiting = Optional.empty();
  }

  /** A kind other than that of the strategy above, where no strategy of that kind begins. */
  void checkKind(String kind, Cell cell) {
    boolean other = !strategy.strategyKind().isEmpty() && !strategy.strategyKind().equals(kind);
    if (other) {
      strategy = Place.PROGRAMME.strategy(kind, 0, "");
      problems.add(
          Problem.of(
              Code.ROW_NOT_READ, cell.at(), cell.text(), "種別とその戦略", "a kind and its strategy"));
    }
  }

  /** Whether the indicators begin again: not where a measure is printed once more. */
  boolean startMeasure(Cell cell) {
    awaiting = Optional.empty();
    Matcher labelled = LABELLED.matcher(cell.text());
    Place printed = labelled.matches() ? labelled(labelled, cell) : numbered(cell);
    Optional<Started> first = first(printed);
    boolean same = first.filter(found -> sameMeasure(found.place(), printed)).isPresent();
    Place next = same ? first.orElseThrow().place() : printed;
    if (next.equals(measure)) {
      return false;
    }
    isRepeated = first.isPresent() && !same;
    if (isRepeated) {
      twice(cell, first.orElseThrow().at());
    } else {
      checkSequence(next, cell);
    }
    if (first.isEmpty()) {
      started.add(new Started(next, cell));
    }
    measure = next;
    before = next;
    lastNo = Math.max(lastNo, next.measureNo());
    return true;
  }

  private Place numbered(Cell cell) {
    Matcher numbered = NUMBERED.matcher(cell.text());
    if (!numbered.matches()) {
      throw new IllegalStateException("Cannot read the number of: " + cell.text());
    }
    return strategy.measure(number(numbered), "", name(cell));
  }

  private Place labelled(Matcher labelled, Cell cell) {
    String label = Integer.parseInt(labelled.group("strategy")) + "-" + number(labelled);
    int no =
        started.stream()
            .filter(known -> known.isOf(strategy) && known.place().measureLabel().equals(label))
            .mapToInt(known -> known.place().measureNo())
            .findFirst()
            .orElse(lastNo + 1);
    return strategy.measure(no, label, name(cell));
  }

  private Optional<Started> first(Place place) {
    return started.stream()
        .filter(known -> known.isOf(place) && known.place().measureNo() == place.measureNo())
        .findFirst();
  }

  private static boolean sameMeasure(Place one, Place other) {
    return one.measureName().equals(other.measureName())
        && one.measureLabel().equals(other.measureLabel());
  }

  private void checkSequence(Place next, Cell cell) {
    boolean sameStrategy = before.strategyNo() == strategy.strategyNo();
    if (next.measureLabel().isEmpty()) {
      boolean restarts = next.measureNo() == 1 && !sameStrategy;
      if (next.measureNo() != before.measureNo() + 1 && !restarts) {
        outOfSequence(cell, Integer.toString(before.measureNo() + 1));
      }
      return;
    }
    String label = before.measureLabel();
    boolean follows = new Started(before, cell).isOf(strategy) && !label.isEmpty();
    int no = follows ? Integer.parseInt(label.substring(label.indexOf('-') + 1)) + 1 : 1;
    String expected = strategy.strategyNo() + "-" + no;
    if (!next.measureLabel().equals(expected)) {
      outOfSequence(cell, expected);
    }
  }

  private void twice(Cell cell, Cell first) {
    problems.add(
        Problem.of(
            Code.DUPLICATE_INDICATOR,
            cell.at(),
            cell.text(),
            "%sの「%s」と異なる施策の番号".formatted(first.at().address(), first.text()),
            "another number than '%s' in %s has".formatted(first.text(), first.at().address())));
  }

  private void outOfSequence(Cell cell, String expected) {
    problems.add(
        Problem.of(
            Code.NUMBER_OUT_OF_SEQUENCE,
            cell.at(),
            cell.text(),
            "番号 " + expected,
            "number " + expected));
  }

  private static int number(Matcher numbered) {
    return Integer.parseInt(numbered.group("no"));
  }

  /** As printed, but for its number; normalised where the number is printed in signs of its own. */
  private static String name(Cell cell) {
    String text = PRINTED_NUMBER.matcher(cell.raw()).lookingAt() ? cell.raw() : cell.text();
    return PRINTED_NUMBER.matcher(text).replaceFirst("").strip();
  }
}
