package tassei.transform.disclosure;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The figures that hang together, with every sum that ties them: what must be protected as one.
 * Figures that break a sum are refused, since no reader could hold it for true.
 */
public final class ProtectedTable {
  private final List<Cell> cells;
  private final List<Relation> relations;
  private final List<Group> groups;
  private final Map<Integer, Protection> amounts;
  private final int[][] relationsOf;
  private final long[][] coefficientsOf;

  private ProtectedTable(Maker maker) {
    cells = List.copyOf(maker.cells);
    relations = List.copyOf(maker.relations);
    groups = List.copyOf(maker.groups);
    amounts = Map.copyOf(maker.amounts);
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
        String key = cells.get(part).key() + " not";
        int remainder = cell(new Cell(key, rest, 0, Cell.Standing.REMAINDER, 1));
        relation(Relation.sum(whole, part, remainder));
        group(new Group(whole, List.of(part)));
      }
      return this;
    }

    int place(String key) {
      Integer place = places.get(key);
      if (place == null) {
        throw new IllegalArgumentException("Unknown cell: " + key);
      }
      return place;
    }

    long count(int place) {
      return cells.get(place).count();
    }

    public ProtectedTable make() {
      return new ProtectedTable(this);
    }
  }
}
