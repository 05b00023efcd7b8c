package tassei.transform.disclosure;

import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One side of a table: its members, and which of them add to which. A member may be split in
 * several ways (all respondents by industry, and again by size), and parts may be split further (a
 * federation into chambers, employees 1–20 into 1–5 and 6–20).
 *
 * @param members all of them, wholes and parts
 * @param hidden those among them that are never published themselves
 */
public record Dimension(
    String name, List<String> members, List<Partition> partitions, Set<String> hidden) {
  /** Parts that add to a whole: nobody is in two of them, nobody is left out. */
  public record Partition(String whole, List<String> parts) {
    public Partition {
      requireNonNull(whole, "whole is null");
      parts = List.copyOf(requireNonNull(parts, "parts is null"));
    }
  }

  public Dimension {
    requireNonNull(name, "name is null");
    members = List.copyOf(requireNonNull(members, "members is null"));
    partitions = List.copyOf(requireNonNull(partitions, "partitions is null"));
    hidden = Set.copyOf(requireNonNull(hidden, "hidden is null"));
    Set<String> known = new HashSet<>(members);
    if (known.size() != members.size()) {
      throw new IllegalArgumentException("Invalid dimension: %s repeats a member".formatted(name));
    }
    for (Partition partition : partitions) {
      if (!known.contains(partition.whole()) || !known.containsAll(partition.parts())) {
        throw new IllegalArgumentException(
            "Invalid dimension: %s splits %s, which has strangers".formatted(name, partition));
      }
    }
  }

  /** A dimension of one split: a total and its parts. */
  public static Dimension of(String name, String total, List<String> parts) {
    Set<String> members = new LinkedHashSet<>(List.of(total));
    members.addAll(parts);
    return new Dimension(
        name, List.copyOf(members), List.of(new Partition(total, parts)), Set.of());
  }

  /** How many times a member can be split, one after the other: 0 for the finest. */
  int height(String member) {
    int height = 0;
    for (Partition partition : partitions) {
      if (partition.whole().equals(member)) {
        for (String part : partition.parts()) {
          height = Math.max(height, 1 + height(part));
        }
      }
    }
    return height;
  }
}
