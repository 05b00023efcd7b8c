package tassei.transform.disclosure;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The figures that hang together, with every sum that ties them: what must be protected as one.
 * Figures that break a sum are refused, since no reader could hold it for true.
 */
public final class ProtectedTable {
  private static final int[] NONE = {};

  private final List<Cell> cells;
  private final List<Relation> relations;
  private final List<Group> groups;
  private final Map<Integer, Protection> amounts;
  private final Map<Integer, Protection> further;
  private final Set<Integer> harmless;
  private final Map<Integer, int[]> bundles;
  private final int[] layers;
  private final int[][] relationsOf;
  private final long[][] coefficientsOf;

  private ProtectedTable(Maker maker) {
    cells = List.copyOf(maker.cells);
    relations = List.copyOf(maker.relations);
    groups = List.copyOf(maker.groups);
    amounts = Map.copyOf(maker.amounts);
    further = Map.copyOf(maker.further);
    harmless = Set.copyOf(maker.harmless);
    bundles = Map.copyOf(maker.bundles);
    layers = new int[cells.size()];
    maker.layers.forEach((cell, layer) -> layers[cell] = layer);
    int[] degrees = new int[cells.size()];
    for (Relation relation : relations) {
      requireTrue(relation);
      for (int at = 0; at < relation.size(); at++) {
        degrees[relation.cell(at)]++;
      }
    }
    relationsOf = new int[cells.size()][];
    coefficientsOf = new long[cells.size()][];
    for (int cell = 0; cell < cells.size(); cell++) {
      relationsOf[cell] = new int[degrees[cell]];
      coefficientsOf[cell] = new long[degrees[cell]];
    }
    indexRelations(degrees);
  }

  /** Begins a table. */
  public static Maker maker() {
    return new Maker();
  }

  private void requireTrue(Relation relation) {
    long sum = 0;
    for (int at = 0; at < relation.size(); at++) {
      sum += relation.coefficient(at) * cells.get(relation.cell(at)).count();
    }
    if (sum != 0) {
      throw new IllegalArgumentException(
          "Invalid table: the sum around %s is off by %d"
              .formatted(cells.get(relation.cell(relation.size() - 1)).key(), sum));
    }
  }

  private void indexRelations(int[] left) {
    for (int number = 0; number < relations.size(); number++) {
      Relation relation = relations.get(number);
      for (int at = 0; at < relation.size(); at++) {
        int cell = relation.cell(at);
        int place = --left[cell];
        relationsOf[cell][place] = number;
        coefficientsOf[cell][place] = relation.coefficient(at);
      }
    }
  }

  public List<Cell> cells() {
    return cells;
  }

  public List<Relation> relations() {
    return relations;
  }

  public List<Group> groups() {
    return groups;
  }

  int size() {
    return cells.size();
  }

  long count(int cell) {
    return cells.get(cell).count();
  }

  /** The relations a cell stands in. */
  int[] relationsOf(int cell) {
    return relationsOf[cell];
  }

  /** Its coefficient in each of them. */
  long[] coefficientsOf(int cell) {
    return coefficientsOf[cell];
  }

  /** What is asked of a figure besides what its own size asks. */
  Protection further(int cell) {
    return further.getOrDefault(cell, Protection.NONE);
  }

  /** Whether a figure may be known however small it is: it says nothing of what anybody said. */
  boolean isHarmless(int cell) {
    return harmless.contains(cell);
  }

  /** The figures that are withheld where this one is, since they speak of the same few people. */
  int[] withheldWith(int cell) {
    return bundles.getOrDefault(cell, NONE);
  }

  /** The layer of a figure: further figures to withhold are looked for within it. */
  int layer(int cell) {
    return layers[cell];
  }

  /** What dominance asks for the cells that are amounts. */
  Map<Integer, Protection> amounts() {
    return amounts;
  }

  /** Puts a table together; cells are numbered as they come. */
  public static final class Maker {
    private final List<Cell> cells = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final List<Relation> relations = new ArrayList<>();
    private final List<Group> groups = new ArrayList<>();
    private final Map<Integer, Protection> amounts = new HashMap<>();
    private final Map<Integer, Protection> further = new HashMap<>();
    private final Set<Integer> harmless = new HashSet<>();
    private final Map<Integer, int[]> bundles = new HashMap<>();
    private final Map<Integer, Integer> layers = new HashMap<>();

    private Maker() {}

    /** Adds a cell; returns its place. */
    public int cell(Cell cell) {
      requireNonNull(cell, "cell is null");
      if (places.putIfAbsent(cell.key(), cells.size()) != null) {
        throw new IllegalArgumentException("Invalid table: two cells %s".formatted(cell.key()));
      }
      cells.add(cell);
      return cells.size() - 1;
    }

    /** Adds an amount, protected as {@code dominance} asks; NONE where nobody dominates. */
    public int amount(Cell cell, Protection dominance) {
      int place = cell(cell);
      dominance(place, dominance);
      return place;
    }

    void dominance(int place, Protection dominance) {
      amounts.put(place, requireNonNull(dominance, "dominance is null"));
    }

    public Maker relation(Relation relation) {
      relations.add(requireNonNull(relation, "relation is null"));
      return this;
    }

    public Maker group(Group group) {
      groups.add(requireNonNull(group, "group is null"));
      return this;
    }

    /** The parts are at most the whole, one by one: ticks of a question with several answers. */
    public Maker atMost(int whole, int... parts) {
      for (int part : parts) {
        long rest = cells.get(whole).count() - cells.get(part).count();
        String key = cells.get(whole).key() + " but not " + cells.get(part).key();
        int remainder = cell(new Cell(key, rest, 0, Cell.Standing.HIDDEN, 1));
        harmless(remainder).layer(layers.getOrDefault(part, 0), remainder);
        relation(Relation.sum(whole, part, remainder));
        group(new Group(whole, List.of(part)));
      }
      return this;
    }

    /**
     * A share that is printed, rounded half up: it bounds the part by the base. The share is {@code
     * digits} over ten to the power of {@code decimals}: 24.3% is 243 with 3.
     */
    public Maker printedShare(int part, int base, long digits, int decimals) {
      long unit = 2 * (long) Math.pow(10, decimals);
      long over = unit * count(part) - (2 * digits - 1) * count(base);
      long under = (2 * digits + 1) * count(base) - unit * count(part);
      int least = cell(slack(key(part) + " of " + key(base) + " at least", over));
      int most = cell(slack(key(part) + " of " + key(base) + " at most", under));
      relation(
          Relation.of(new int[] {part, base, least}, new long[] {unit, -(2 * digits - 1), -1}));
      relation(Relation.of(new int[] {part, base, most}, new long[] {-unit, 2 * digits + 1, -1}));
      return harmless(least).harmless(most);
    }

    private static Cell slack(String key, long distance) {
      return new Cell(key, distance, 0, Cell.Standing.HIDDEN, 1);
    }

    /** The figure must stay as uncertain as this, whatever its size. */
    public Maker protect(int cell, Protection protection) {
      if (protection.isNeeded()) {
        further.merge(cell, protection, Protection::and);
      }
      return this;
    }

    /** The figure may be known however small it is. */
    public Maker harmless(int cell) {
      harmless.add(cell);
      return this;
    }

    /** Where the figure is withheld, the others are. */
    public Maker withheldTogether(int cell, int... others) {
      bundles.put(cell, others.clone());
      return this;
    }

    /** Puts figures into a layer; without it they are in layer 0. */
    public Maker layer(int layer, int... members) {
      for (int cell : members) {
        layers.put(cell, layer);
      }
      return this;
    }

    long count(int place) {
      return cells.get(place).count();
    }

    String key(int place) {
      return cells.get(place).key();
    }

    int layer(int place) {
      return layers.getOrDefault(place, 0);
    }

    public ProtectedTable make() {
      return new ProtectedTable(this);
    }
  }
}
