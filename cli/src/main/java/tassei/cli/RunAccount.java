package tassei.cli;

import static java.util.Objects.requireNonNull;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import tassei.lakehouse.PublishedState;
import tassei.lakehouse.TableName;
import tassei.lakehouse.Warehouse;

/**
 * What became of every cell, observation and fact of all files, as a run has left it: the sums of
 * {@code ops.run_account}. The mart says it of forms, and {@code staging.filing} of surveys.
 */
final class RunAccount {
  private static final TableName FILE = new TableName("landing", "file");
  private static final TableName FILING = new TableName("staging", "filing");
  private static final TableName FILE_ACCOUNT = new TableName("mart", "file_account");

  /** The columns of staging.filing by the stage and fate that they count. */
  private static final Map<Fate, String> COUNTED =
      Map.of(
          new Fate("CELL", "OBSERVATION"), "cells_observed",
          new Fate("CELL", "STRUCTURE"), "cells_structure",
          new Fate("CELL", "REMARK"), "cells_remark",
          new Fate("CELL", "DERIVED"), "cells_derived",
          new Fate("CELL", "SET_ASIDE"), "cells_set_aside",
          new Fate("CELL", "PROBLEM"), "cells_problem",
          new Fate("CELL", "NONE"), "cells_without_fate");

  private static final List<String> COUNTS = COUNTED.values().stream().sorted().toList();
  private static final String OBSERVATIONS = "observation_count";

  /** A stage and what becomes of something in it. */
  private record Fate(String stage, String fate) implements Comparable<Fate> {
    @Override
    public int compareTo(Fate other) {
      return (stage + " " + fate).compareTo(other.stage + " " + other.fate);
    }
  }

  private record Sum(int files, long items) {
    Sum plus(Sum other) {
      return new Sum(files + other.files, items + other.items);
    }
  }

  private final Map<Fate, Sum> sums = new TreeMap<>();

  private RunAccount() {}

  /** Counts what is published now. */
  static RunAccount of(Warehouse warehouse) {
    RunAccount account = new RunAccount();
    try (PublishedState state = PublishedState.open(warehouse)) {
      state
          .rows(FILE, List.of("filled_count"))
          .forEach(file -> account.add(new Fate("LANDING", "FILLED"), number(file.getFirst())));
      Map<String, Map<String, Long>> counted = ofFilings(state);
      for (List<String> row :
          state.rows(FILE_ACCOUNT, List.of("file_hash", "stage", "fate", "items"))) {
        Fate fate = new Fate(row.get(1), row.get(2));
        account.add(
            fate,
            row.get(3).isEmpty()
                ? counted.get(row.get(0)).get(COUNTED.getOrDefault(fate, OBSERVATIONS))
                : number(row.get(3)));
      }
    }
    return account;
  }

  /** The counts of each file by their column. */
  private static Map<String, Map<String, Long>> ofFilings(PublishedState state) {
    List<String> columns = new ArrayList<>(COUNTS);
    columns.add(OBSERVATIONS);
    columns.add("file_hash");
    Map<String, Map<String, Long>> counted = new HashMap<>();
    for (List<String> row : state.rows(FILING, columns)) {
      Map<String, Long> counts = new HashMap<>();
      for (int i = 0; i < columns.size() - 1; i++) {
        counts.put(columns.get(i), number(row.get(i)));
      }
      counted.put(row.getLast(), counts);
    }
    return counted;
  }

  private void add(Fate fate, long items) {
    sums.merge(fate, new Sum(1, items), Sum::plus);
  }

  private static long number(String text) {
    return text.isEmpty() ? 0 : Long.parseLong(text);
  }

  /** Rows of ops.run_account. */
  List<Row> rows(String runId, Timestamp countedAt) {
    requireNonNull(runId, "runId is null");
    return sums.entrySet().stream().map(sum -> row(runId, sum, countedAt)).toList();
  }

  private static Row row(String runId, Entry<Fate, Sum> sum, Timestamp countedAt) {
    return RowFactory.create(
        runId,
        sum.getKey().stage(),
        sum.getKey().fate(),
        sum.getValue().files(),
        sum.getValue().items(),
        countedAt);
  }
}
