package tassei.cli;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tassei.answer.AnswerBook;
import tassei.answer.AnswerFolder;
import tassei.answer.AnswerName;
import tassei.answer.Budget;
import tassei.answer.Finding;
import tassei.answer.Finding.Severity;
import tassei.answer.LandedCell;
import tassei.answer.ReturnedFile;
import tassei.ingest.land.Land;
import tassei.ingest.observe.Observe;
import tassei.lakehouse.PublishedState;
import tassei.lakehouse.ReceivedFiles;
import tassei.lakehouse.TableName;
import tassei.lakehouse.WarehouseFolder;
import tassei.model.Body;
import tassei.model.BodyRegister;
import tassei.model.FiscalYear;
import tassei.model.Problem.Code;

/** The files of a warehouse that have problems, on their way back to who sent them. */
final class Returns implements AutoCloseable {
  private static final TableName DIM_FILING = new TableName("core", "dim_filing");
  private static final int NEAR_NAMES = 5;

  private final PublishedState state;
  private final ReceivedFiles received;
  private final BodyRegister bodies;

  private Returns(PublishedState state, ReceivedFiles received, BodyRegister bodies) {
    this.state = requireNonNull(state, "state is null");
    this.received = requireNonNull(received, "received is null");
    this.bodies = requireNonNull(bodies, "bodies is null");
  }

  static Returns open(WarehouseFolder warehouse, BodyRegister bodies) {
    return new Returns(PublishedState.open(warehouse), warehouse.receivedFiles(), bodies);
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

  /**
   * Writes them all, or, when a name is taken and not to be replaced, none.
   *
   * @throws UsageException when a name is taken
   */
  void write(List<Filed> files, ReturnVerb.Target target, PrintStream out) {
    AnswerFolder folder = new AnswerFolder(target.out());
    if (Files.exists(target.out()) && !Files.isDirectory(target.out())) {
      throw new UsageException("Cannot write to, not a folder: " + target.out());
    }
    if (!target.replace()) {
      refuseTaken(files, folder);
    }
    for (Filed file : files) {
      List<Finding> findings = findings(file);
      AnswerBook book =
          AnswerBook.of(
              new ReturnedFile(file.name(), bodyName(file), yearLabel(file), findings),
              bytes(file),
              () -> cells(file),
              Budget.USUAL);
      String name = name(file, files, book.extension());
      folder.write(name, book.bytes());
      out.println(line(name, findings, book));
    }
  }

  @Override
  public void close() {
    state.close();
  }

  /** The received files' kinds are not known yet: every name they could get must be free. */
  private static void refuseTaken(List<Filed> files, AnswerFolder folder) {
    List<String> taken = new ArrayList<>();
    for (Filed file : files) {
      for (String extension : List.of("xlsx", "xlsm", "xls")) {
        String name = name(file, files, extension);
        if (folder.holds(name)) {
          taken.add(name);
        }
      }
    }
    if (!taken.isEmpty()) {
      throw new UsageException(
          "Cannot write to %s, it holds %s: give another folder, or --replace"
              .formatted(folder.folder(), String.join(", ", taken)));
    }
  }

  private static String name(Filed file, List<Filed> all, String extension) {
    String plain = AnswerName.of(file.name(), "", "xlsx").toLowerCase(Locale.ROOT);
    long same =
        all.stream()
            .map(other -> AnswerName.of(other.name(), "", "xlsx").toLowerCase(Locale.ROOT))
            .filter(plain::equals)
            .count();
    return AnswerName.of(file.name(), same > 1 ? file.hash().substring(0, 8) : "", extension);
  }

  private static String line(String name, List<Finding> findings, AnswerBook book) {
    long errors = findings.stream().filter(one -> one.severity() == Severity.ERROR).count();
    return "returned   %s: %d errors, %d warnings, %d cells marked%s"
        .formatted(
            name,
            errors,
            findings.size() - errors,
            book.marked(),
            book.note().en().isEmpty() ? "" : " (" + book.note().en() + ")");
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

  private List<Finding> findings(Filed file) {
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

  private Optional<byte[]> bytes(Filed file) {
    Optional<Path> kept = received.find(file.hash());
    try {
      return kept.isPresent()
          ? Optional.of(Files.readAllBytes(kept.orElseThrow()))
          : Optional.empty();
    } catch (IOException cause) {
      throw new UncheckedIOException("Cannot read the received file: " + kept, cause);
    }
  }

  private Optional<List<LandedCell>> cells(Filed file) {
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
            .map(Returns::landed)
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

  private static String yearLabel(Filed file) {
    return file.year().isEmpty() ? "" : new FiscalYear(Integer.parseInt(file.year())).label();
  }

  private String bodyName(Filed file) {
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
