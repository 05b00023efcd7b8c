package tassei.ingest.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tassei.ingest.sheet.CellText;
import tassei.model.CellRef;
import tassei.model.Figure;
import tassei.model.ObservedValue.Measured;

/** The values of one table, one for each of its years, in the order of their line. */
record PlanValues(List<Value> values) {
  private static final int LONGEST = 40;
  private static final int MOST_DIGITS = 14;

  PlanValues {
    values = List.copyOf(values);
  }

  /** A value as printed and the place it stands in. */
  record Value(CellRef at, String raw) {}

  /**
   * The values for so many years, where the lines have exactly that many: in one line, or wrapped
   * into several. A single number beside a whole line is the number of a page.
   */
  static Optional<PlanValues> of(List<PlanLine> lines, int years) {
    List<List<Value>> rows = lines.stream().map(PlanValues::row).toList();
    List<List<Value>> whole = rows.stream().filter(row -> row.size() == years).toList();
    boolean restIsPages = rows.stream().allMatch(row -> row.size() == 1 || row.size() == years);
    if (whole.size() == 1 && restIsPages) {
      return Optional.of(new PlanValues(whole.getFirst()));
    }

    boolean oneByOne = rows.stream().allMatch(row -> row.size() == 1);
    boolean wrapped = rows.stream().allMatch(row -> row.size() > 1);
    List<Value> all = rows.stream().flatMap(List::stream).toList();
    boolean fits = whole.isEmpty() && all.size() == years && (oneByOne || wrapped);
    return fits ? Optional.of(new PlanValues(all)) : Optional.empty();
  }

  /** The values of a line; a unit that stands apart belongs to the number before it. */
  private static List<Value> row(PlanLine line) {
    List<String> texts = new ArrayList<>();
    for (String token : PlanText.tokens(line.raw())) {
      if (!texts.isEmpty() && Units.isUnit(CellText.normal(token))) {
        texts.add(texts.removeLast() + token);
      } else {
        texts.add(token);
      }
    }

    List<Value> values = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      values.add(new Value(line.at().item(i + 1), texts.get(i)));
    }
    return values;
  }

  /** The figure a token prints; empty where it is no number that the warehouse can hold. */
  static Optional<Figure> figure(String token) {
    if (token.length() > LONGEST) {
      return Optional.empty();
    }
    return parse(token).filter(PlanValues::fits);
  }

  /** What a plan prints: +2 is two more than before, no level. */
  static Optional<Figure> parse(String text) {
    boolean more = CellText.normal(text).startsWith("+");
    return NumberText.parse(text, more ? NumberText.Context.TARGET : NumberText.Context.FIGURE);
  }

  private static boolean fits(Figure figure) {
    return !(figure.value() instanceof Measured(var amount))
        || amount.precision() - amount.scale() <= MOST_DIGITS;
  }
}
