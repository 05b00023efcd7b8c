package tassei.cli;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tassei.answer.Budget;
import tassei.answer.Finding;
import tassei.answer.Finding.Severity;
import tassei.answer.LandedCell;
import tassei.ingest.land.Land;
import tassei.ingest.observe.Observe;
import tassei.lakehouse.PublishedState;
import tassei.lakehouse.ReceivedFiles;
import tassei.lakehouse.TableName;
import tassei.lakehouse.Warehouse;
import tassei.model.Body;
import tassei.model.BodyRegister;
import tassei.model.FiscalYear;
import tassei.model.Problem.Code;

/** The observed files of a warehouse that have problems, read without an engine. */
final class FiledProblems implements AutoCloseable {
  private static final TableName DIM_FILING = new TableName("core", "dim_filing");
  private static final int NEAR_NAMES = 5;

  private final PublishedState state;
  private final ReceivedFiles received;
  private final BodyRegister bodies;

  private FiledProblems(PublishedState state, ReceivedFiles received, BodyRegister bodies) {
    this.state = requireNonNull(state, "state is null");
    this.received = requireNonNull(received, "received is null");
    this.bodies = requireNonNull(bodies, "bodies is null");
  }

  static FiledProblems open(Warehouse warehouse, BodyRegister bodies) {
    return new FiledProblems(PublishedState.open(warehouse), warehouse.receivedFiles(), bodies);
  }

  /** An observed file; body code and year are empty where nobody knows. */
  record Filed(String hash, String name, String bodyCode, String year, String printedBody) {
    boolean isNamed(String wanted) {
      return name.equals(wanted) || name.endsWith("/" + wanted);
    }
  }

  /** The files with problems that are wanted, by name; those superseded only when named. */
  List<Filed> find(ReturnVerb.Wanted wanted) {
    Optional<String> code = wanted.chamber().map(this::code);
    Set<String> withProblems =
        state.rows(Observe.PROBLEM, List.of("file_hash")).stream()
            .map(List::getFirst)
            .collect(Collectors.toSet());
    Set<String> superseded =
        state.rowsWhere(DIM_FILING, List.of("file_hash"), "state", "SUPERSEDED").stream()
            .map(List::getFirst)
            .collect(Collectors.toSet());
    return filed().stream()
        .filter(file -> withProblems.contains(file.hash()))
        .filter(file -> code.isEmpty() || code.orElseThrow().equals(file.bodyCode()))
        .filter(file -> wanted.year().isEmpty() || isOf(file, wanted.year().orElseThrow()))
        .filter(
            file ->
                wanted.file().map(file::isNamed).orElseGet(() -> !superseded.contains(file.hash())))
        .sorted(Comparator.comparing(Filed::name).thenComparing(Filed::hash))
        .toList();
  }

  private List<Filed> filed() {
    return state
        .rows(
            Observe.FILING,
            List.of("file_hash", "file_name", "body_code", "fiscal_year", "body_printed"))
        .stream()
        .map(row -> new Filed(row.get(0), row.get(1), row.get(2), row.get(3), row.get(4)))
        .toList();
  }

  /** What was found in a file, in the order of the file. */
  List<Finding> findings(Filed file) {
    return state
        .rowsWhere(
            Observe.PROBLEM,
            List.of(
                "problem_no",
                "problem_code",
                "severity",
                "source_sheet",
                "source_cell",
                "found",
                "expected_ja"),
            "file_hash",
            file.hash())
        .stream()
        .sorted(Comparator.comparingInt(row -> Integer.parseInt(row.getFirst())))
        .map(
            row ->
                new Finding(
                    Severity.valueOf(row.get(2)),
                    row.get(3),
                    row.get(4),
                    row.get(5),
                    row.get(6),
                    Code.valueOf(row.get(1)).remedyJa()))
        .toList();
  }

  Optional<Path> received(Filed file) {
    return received.find(file.hash());
  }

  /** Empty where they are more than the budget. */
  Optional<List<LandedCell>> cells(Filed file) {
    String count =
        state
            .rowsWhere(Land.FILE, List.of("cell_count"), "file_hash", file.hash())
            .getFirst()
            .getFirst();
    if (!count.isEmpty() && Long.parseLong(count) > Budget.USUAL.cells()) {
      return Optional.empty();
    }
    return Optional.of(
        state
            .rowsWhere(
                Land.CELL,
                List.of("sheet_no", "sheet_name", "row_no", "column_no", "raw_text"),
                "file_hash",
                file.hash())
            .stream()
            .map(FiledProblems::landed)
            .sorted(
                Comparator.comparingInt(LandedCell::sheetNo)
                    .thenComparingInt(LandedCell::row)
                    .thenComparingInt(LandedCell::column))
            .toList());
  }

  private static LandedCell landed(List<String> row) {
    return new LandedCell(
        Integer.parseInt(row.get(0)),
        row.get(1),
        Integer.parseInt(row.get(2)),
        Integer.parseInt(row.get(3)),
        row.get(4));
  }

  @Override
  public void close() {
    state.close();
  }

  /**
   * @throws UsageException when the name is nobody's, or that of more than one
   */
  private String code(String chamber) {
    List<Body> named = bodies.named(chamber);
    Set<String> codes = named.stream().map(Body::code).collect(Collectors.toSet());
    if (codes.isEmpty() && bodies.all().stream().anyMatch(body -> body.code().equals(chamber))) {
      return chamber;
    }
    if (codes.isEmpty()) {
      throw new UsageException(
          "Unknown chamber '%s': near names are %s"
              .formatted(chamber, String.join(", ", bodies.near(chamber, NEAR_NAMES))));
    }
    if (codes.size() > 1) {
      throw new UsageException(
          "Cannot tell which chamber '%s' is: give one of the codes %s"
              .formatted(chamber, codes.stream().sorted().collect(Collectors.joining(", "))));
    }
    return codes.iterator().next();
  }

  private static boolean isOf(Filed file, FiscalYear year) {
    return file.year().equals(Integer.toString(year.startYear()));
  }

  /** The name of who filed it, as of its year; as printed where nobody knows. */
  String bodyName(Filed file) {
    Map<String, List<Body>> byCode =
        bodies.all().stream().collect(Collectors.groupingBy(Body::code));
    List<Body> bodiesOfCode = byCode.getOrDefault(file.bodyCode(), List.of());
    return bodiesOfCode.stream()
        .filter(body -> !file.year().isEmpty())
        .filter(body -> body.existsIn(new FiscalYear(Integer.parseInt(file.year()))))
        .findFirst()
        .or(() -> bodiesOfCode.stream().findFirst())
        .map(Body::name)
        .orElse(file.printedBody());
  }
}
