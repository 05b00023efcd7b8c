package tassei.ingest.reader;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tassei.ingest.sheet.CellText;
import tassei.model.Place;

/**
 * The table of strategies and measures (戦略・施策の体系表) in front of a plan. Its names are the names of
 * the measures; the headings further on are matched to them by number.
 *
 * @param end the index of the first line behind the table; 0 where the plan has none
 */
record PlanContents(Map<Integer, Entry> entries, int end) {
  private static final Pattern LEADER = Pattern.compile("[.…‥・ ]{3,}$");

  PlanContents {
    entries = Map.copyOf(entries);
  }

  /** A measure of the table, in its strategy. */
  record Entry(Strategy strategy, int no, String name) {
    Entry {
      requireNonNull(strategy, "strategy is null");
      requireNonNull(name, "name is null");
    }

    Place place() {
      return strategy.place().measure(no, "", name);
    }
  }

  /** A strategy, of the contents or of a heading. */
  record Strategy(String kind, int no, String name) {
    static final Strategy NONE = new Strategy("", 0, "");

    Place place() {
      return Place.PROGRAMME.strategy(kind, no, name);
    }
  }

  Optional<Entry> measure(int no) {
    return Optional.ofNullable(entries.get(no));
  }

  /** The only measure of this name, however its quotes are printed. */
  Optional<Entry> named(String name) {
    String folded = PlanText.folded(name);
    List<Entry> found =
        entries.values().stream()
            .filter(entry -> PlanText.folded(entry.name()).equals(folded))
            .toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  static PlanContents read(List<PlanLine> lines, PlanWords words) {
    for (int i = 0; i < lines.size(); i++) {
      String text = lines.get(i).text();
      if (words.contents.matcher(text).matches() || words.contentsHeader.matcher(text).matches()) {
        PlanContents contents = new Table(words).read(lines, i + 1);
        if (!contents.entries.isEmpty()) {
          return contents;
        }
      }
    }
    return new PlanContents(Map.of(), 0);
  }

  /** Reads the table cell by cell: kind, strategy, measure and page, names wrapped in between. */
  private static final class Table {
    private final PlanWords words;
    private final Pattern startsMeasure;
    private final Map<Integer, Entry> entries = new LinkedHashMap<>();
    private String kind = "";
    private Strategy strategy = Strategy.NONE;
    private int measureNo;
    private Open open = Open.NOTHING;
    private final StringBuilder name = new StringBuilder();

    private enum Open {
      NOTHING,
      STRATEGY,
      MEASURE
    }

    Table(PlanWords words) {
      this.words = words;
      this.startsMeasure = Pattern.compile("(?<= )(?=" + words.measure.pattern() + ")");
    }

    PlanContents read(List<PlanLine> lines, int from) {
      int end = from;
      int lastMeasure = from;
      for (int i = from; i < lines.size(); i++) {
        PlanLine line = lines.get(i);
        if (words.isSection(line)) {
          forgetLast();
          return new PlanContents(entries, lastMeasure);
        }
        if (line.endsSentence() || repeats(line)) {
          break;
        }
        cells(line).forEach(this::cell);
        end = i + 1;
        lastMeasure = words.measure.matcher(line.text()).matches() ? i : lastMeasure;
      }
      close();
      return new PlanContents(entries, end);
    }

    /** A heading with a section below it is the plan's own, not an entry of the table. */
    private void forgetLast() {
      close();
      entries.remove(measureNo);
    }

    /** The first heading of the plan itself says a measure's number again. */
    private boolean repeats(PlanLine line) {
      Matcher measure = words.measure.matcher(line.text());
      if (!measure.matches()) {
        return false;
      }
      int no = Integer.parseInt(measure.group("no"));
      return entries.containsKey(no) || open == Open.MEASURE && no == measureNo;
    }

    /** A strategy and its first measure may stand in one line. */
    private List<PlanLine> cells(PlanLine line) {
      List<PlanLine> cells = new ArrayList<>();
      String before = "";
      for (String part : startsMeasure.split(line.text())) {
        String raw = PlanText.part(line, before, part);
        cells.add(new PlanLine(line.at(), raw, part.strip(), line.spaced(), line.blanksBefore()));
        before += part;
      }
      return cells;
    }

    private void cell(PlanLine cell) {
      Matcher measure = words.measure.matcher(cell.text());
      Matcher headed = words.strategy.matcher(cell.text());
      if (words.contentsHeader.matcher(cell.text()).matches()) {
        return;
      }
      if (words.page.matcher(cell.text()).matches()) {
        page();
      } else if (words.kind.matcher(cell.text()).matches()) {
        close();
        kind = words.kindOf(cell.text());
      } else if (measure.matches()) {
        close();
        measureNo = Integer.parseInt(measure.group("no"));
        open = Open.MEASURE;
        append(PlanText.after(cell, measure.group("head")));
      } else if (headed.matches()) {
        close();
        kind = headed.group("kind") == null ? kind : words.kindOf(headed.group("kind"));
        strategy = new Strategy(kind, Integer.parseInt(headed.group("no")), "");
        open = Open.STRATEGY;
        append(PlanText.after(cell, headed.group("head")));
      } else {
        append(cell.raw());
      }
    }

    /** A measure's name ends with its page; in a strategy's name it is the foot of a page. */
    private void page() {
      if (open == Open.MEASURE) {
        close();
      }
    }

    /** A page number at the end of a line ends the name. */
    private void append(String printed) {
      if (open == Open.NOTHING) {
        return;
      }
      List<String> tokens = PlanText.tokens(printed);
      String last = tokens.isEmpty() ? "" : CellText.normal(tokens.getLast());
      if (open == Open.MEASURE && tokens.size() > 1 && words.page.matcher(last).matches()) {
        int end = printed.lastIndexOf(tokens.getLast());
        name.append(LEADER.matcher(printed.substring(0, end)).replaceAll(""));
        close();
      } else {
        name.append(printed);
      }
    }

    private void close() {
      String whole = PlanText.stripped(name.toString());
      if (open == Open.STRATEGY) {
        strategy = new Strategy(strategy.kind(), strategy.no(), whole);
      }
      if (open == Open.MEASURE) {
        entries.putIfAbsent(measureNo, new Entry(strategy, measureNo, whole));
      }
      name.setLength(0);
      open = Open.NOTHING;
    }
  }
}
