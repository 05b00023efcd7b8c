package tassei.ingest.reader;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tassei.model.CellRef;

/**
 * How many filled cells of a document ended how.
 *
 * @param counts cells by fate; a fate of no cell is absent
 * @param reasons cells that were set aside, by the name of the reason
 * @param listed the first cells that hold a figure nobody read, or that have no fate
 */
public record CellAccount(
    Map<CellFate, Integer> counts, Map<String, Integer> reasons, List<CellRef> listed) {
  /** The reason of a sheet that is no part of the form. */
  public static final String SHEET_NOT_OF_FORM = "SHEET_NOT_OF_FORM";

  /** The reason of our own list of problems, sent back to us. */
  public static final String OWN_LIST = "OWN_LIST";

  /** The reason of a figure in a place where the reader of the form looks for none. */
  public static final String FIGURE_NOT_READ = "FIGURE_NOT_READ";

  /** The reason of a form of which nothing was read. */
  public static final String NOTHING_READ = "NOTHING_READ";

  /** The reason of a cell of a list of responses in a column without a heading. */
  public static final String COLUMN_WITHOUT_HEADING = "COLUMN_WITHOUT_HEADING";

  private static final int LISTED = 20;

  public CellAccount {
    counts = Map.copyOf(counts);
    reasons = Map.copyOf(reasons);
    listed = List.copyOf(listed);
  }

  public int count(CellFate fate) {
    return counts.getOrDefault(fate, 0);
  }

  /** The same with as many more cells set aside. */
  public CellAccount with(String reason, int cells) {
    if (cells == 0) {
      return this;
    }
    Map<CellFate, Integer> more = new EnumMap<>(CellFate.class);
    more.putAll(counts);
    more.merge(CellFate.SET_ASIDE, cells, Integer::sum);
    Map<String, Integer> named = new TreeMap<>(reasons);
    named.merge(reason, cells, Integer::sum);
    return new CellAccount(more, named, listed);
  }

  /** Of a document of which no cell was looked at. */
  public static CellAccount setAside(String reason, int cells) {
    Tally tally = new Tally();
    tally.setAside(reason, cells);
    return tally.account();
  }

  /** All filled cells. */
  public int filled() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** {@code BODY_UNKNOWN 12, SHEET_NOT_OF_FORM 3}; empty where nothing was set aside. */
  public String reasonsText() {
    return new TreeMap<>(reasons)
        .entrySet().stream()
            .map(reason -> reason.getKey() + " " + reason.getValue())
            .collect(Collectors.joining(", "));
  }

  /** {@code 本文!B3, 本文!C9}. */
  public String listedText() {
    return listed.stream()
        .map(at -> at.sheet() + "!" + at.address())
        .collect(Collectors.joining(", "));
  }

  /** An account on its way: told of each filled cell once. */
  public static final class Tally {
    private final Map<CellFate, Integer> counts = new EnumMap<>(CellFate.class);
    private final Map<String, Integer> reasons = new TreeMap<>();
    private final List<CellRef> listed = new ArrayList<>();

    /** A cell with a fate that needs no reason. */
    public void add(CellFate fate, CellRef at) {
      counts.merge(fate, 1, Integer::sum);
      if (fate == CellFate.NONE) {
        list(at);
      }
    }

    /** A cell that was set aside. */
    public void setAside(String reason, CellRef at) {
      setAside(reason, 1);
      if (reason.equals(FIGURE_NOT_READ)) {
        list(at);
      }
    }

    /** As many cells that were set aside for one reason. */
    public void setAside(String reason, int cells) {
      if (cells > 0) {
        counts.merge(CellFate.SET_ASIDE, cells, Integer::sum);
        reasons.merge(reason, cells, Integer::sum);
      }
    }

    public CellAccount account() {
      return new CellAccount(counts, reasons, listed);
    }

    private void list(CellRef at) {
      if (listed.size() < LISTED) {
        listed.add(at);
      }
    }
  }
}
