package tassei.transform.reference;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tassei.model.Body;
import tassei.model.BodyRegister;
import tassei.model.survey.Surveys;
import tassei.transform.reference.ReferenceFile.Column;
import tassei.transform.reference.ReferenceFile.Line;
import tassei.transform.reference.ReferenceFile.Overlay;
import tassei.transform.reference.ReferenceFile.Type;
import tassei.transform.suggest.Concept;
import tassei.transform.suggest.Mapped;

/**
 * The reference data of a run: files with rules, read strictly. A later folder overlays an earlier
 * one row by row, so that a federation adds its own bodies and indicators without touching ours; of
 * what is expected to be filed, the last folder that says anything says all.
 */
public final class Reference {
  private static final List<ReferenceFile> FILES = ReferenceFiles.ALL;

  private final Map<String, List<Line>> lines;
  private final Lineage lineage;
  private final List<BodyNow> bodiesNow;
  private final List<Registration> registrations;

  private Reference(Map<String, List<Line>> lines, LocalDate today) {
    this.lines = lines;
    this.lineage = new Lineage(lines.get("successions"), today);
    this.bodiesNow = BodyNow.on(today, lines.get("bodies"));
    this.registrations = Registration.of(lines.get("indicators"));
  }

  /**
   * Reads the files of the folders.
   *
   * @param today the day up to which mergers and the like have happened
   * @throws InvalidReferenceException with everything that is wrong in any of them
   */
  public static Reference load(List<Path> folders, LocalDate today) {
    requireNonNull(folders, "folders is null");
    List<String> errors = new ArrayList<>();
    folders.forEach(folder -> errors.addAll(strangers(folder)));
    Map<String, List<Line>> lines = new LinkedHashMap<>();
    for (ReferenceFile file : FILES) {
      Map<String, Line> rows = new TreeMap<>();
      for (Path folder : folders) {
        Map<String, Line> own = file.read(folder, errors);
        if (file.overlay() == Overlay.WHOLE_FILE && !own.isEmpty()) {
          rows.clear();
        }
        rows.putAll(own);
      }
      if (rows.isEmpty() && file.needed()) {
        errors.add("%s.csv: no rows in %s".formatted(file.name(), folders));
      }
      lines.put(file.name(), List.copyOf(rows.values()));
    }
    refuse(errors);
    Reference reference = new Reference(lines, today);
    refuse(reference.danglingCodes());
    return reference;
  }

  private static void refuse(List<String> errors) {
    if (!errors.isEmpty()) {
      throw new InvalidReferenceException(errors);
    }
  }

  /** Files under another name than those that are read: nobody would miss what they say. */
  private static List<String> strangers(Path folder) {
    List<String> known = FILES.stream().map(file -> file.name() + ".csv").sorted().toList();
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> !name.startsWith(".") && !name.endsWith(".md") && !known.contains(name))
          .sorted()
          .map(
              name ->
                  "%s: not a reference file, expected one of %s"
                      .formatted(folder.resolve(name), String.join(", ", known)))
          .toList();
    } catch (IOException cause) {
      throw new UncheckedIOException("Cannot list reference folder: " + folder, cause);
    }
  }

  /** The scales that a layout may name. */
  public Set<String> scaleIds() {
    return codes("scales", "scale_id");
  }

  /** The bodies, for finding who files. */
  public BodyRegister bodies() {
    return new BodyRegister(lines.get("bodies").stream().map(Reference::body).toList());
  }

  /** By the code of a federation the bodies that belong or belonged to it, itself among them. */
  public Map<String, Set<String>> bodiesOfFederations() {
    Map<String, Set<String>> bodies = new TreeMap<>();
    for (Line line : lines.get("bodies")) {
      String body = line.value("body_code");
      bodies.computeIfAbsent(line.value("federation_code"), any -> new HashSet<>()).add(body);
      if (line.value("body_type").equals("FEDERATION")) {
        bodies.computeIfAbsent(body, any -> new HashSet<>()).add(body);
      }
    }
    return bodies;
  }

  /** CHAMBER or FEDERATION by body code, of every body there ever was. */
  public Map<String, String> bodyTypes() {
    Map<String, String> types = new TreeMap<>();
    lines
        .get("bodies")
        .forEach(line -> types.put(line.value("body_code"), line.value("body_type")));
    return types;
  }

  /** The questionnaires and their rounds, for reading answers. */
  public Surveys surveys() {
    return new ReferenceSurveys(lines).surveys();
  }

  /** Which federation a body belongs to. */
  public Federations federations() {
    return new Federations(lines.get("bodies"), lines.get("successions"));
  }

  /** How many days what people wrote in a questionnaire is kept, by its code. */
  public Map<String, Integer> retentionDays() {
    return new ReferenceSurveys(lines).retentionDays();
  }

  /** What became of the bodies: mergers, splits, renames and departures. */
  Lineage lineage() {
    return lineage;
  }

  /** What the bodies are called today, and whose they are. */
  List<BodyNow> bodiesNow() {
    return bodiesNow;
  }

  /** What is registered of the indicators of each form. */
  List<Registration> registrations() {
    return registrations;
  }

  /** The concepts that indicators may be mapped to. */
  public List<Concept> concepts() {
    return lines.get("concepts").stream()
        .map(
            line ->
                new Concept(
                    line.value("concept_code"),
                    line.value("concept_name"),
                    Objects.requireNonNullElse(line.value("unit"), ""),
                    line.value("direction")))
        .toList();
  }

  /** The names that are mapped to a concept, each with the newest name of its body. */
  public List<Mapped> mapped() {
    Map<String, String> names =
        lines.get("bodies").stream()
            .sorted(Comparator.comparing(line -> dayOr(line, "valid_from", LocalDate.MIN)))
            .collect(
                Collectors.toMap(
                    line -> line.value("body_code"),
                    line -> line.value("body_name"),
                    (older, newer) -> newer));
    return lines.get("indicators").stream()
        .filter(line -> line.value("concept_code") != null)
        .map(
            line ->
                new Mapped(
                    line.value("body_code"),
                    names.get(line.value("body_code")),
                    line.value("indicator_name"),
                    line.value("direction"),
                    line.value("concept_code")))
        .toList();
  }

  /**
   * A row as it can be appended to the file of that name, all columns in their order, without line
   * end.
   *
   * @param name of the file, without ending
   * @param values by column; a column that is not there stays empty
   */
  public static String row(String name, Map<String, String> values) {
    return file(name).row(values);
  }

  /** The names of the files, without ending. */
  public List<String> names() {
    return FILES.stream().map(ReferenceFile::name).toList();
  }

  /** Everything the files say, in one text: the same text means the same reference data. */
  public String content() {
    return lines.keySet().stream().map(this::content).collect(Collectors.joining("\n\n"));
  }

  /**
   * Everything one file says, in one text; with the successions, what the bodies have become and
   * are called today.
   *
   * @param name of the file, without ending
   */
  public String content(String name) {
    String text =
        lines.get(name).stream()
            .map(line -> line.values().toString())
            .collect(Collectors.joining("\n"));
    return name
        + "\n"
        + text
        + (name.equals("successions") ? lineage.now() + "\n" + bodiesNow : "");
  }

  /**
   * Where the row of a file stands, {@code reference/corrections.csv line 3}; empty where none has
   * that key.
   *
   * @param name of the file, without ending
   * @param key by column
   */
  public Optional<String> placeOf(String name, Map<String, String> key) {
    List<String> columns = file(name).key();
    return lines.get(name).stream()
        .filter(
            line ->
                columns.stream()
                    .allMatch(
                        column ->
                            key.containsKey(column)
                                && Objects.equals(line.value(column), key.get(column))))
        .map(Line::place)
        .findFirst();
  }

  /**
   * Whether a file says nothing.
   *
   * @param name of the file, without ending
   */
  public boolean isEmpty(String name) {
    return lines.get(name).isEmpty();
  }

  /** The columns of a file as a Spark DDL. */
  String ddl(String name) {
    return file(name).columns().stream()
        .map(column -> column.name() + " " + sparkType(column))
        .collect(Collectors.joining(", "));
  }

  /** The rows of a file; values are String, Integer, BigDecimal, java.sql.Date or null. */
  List<Object[]> rows(String name) {
    ReferenceFile file = file(name);
    return lines.get(name).stream()
        .map(line -> file.columns().stream().map(column -> value(column, line)).toArray())
        .toList();
  }

  private static ReferenceFile file(String name) {
    return FILES.stream().filter(file -> file.name().equals(name)).findFirst().orElseThrow();
  }

  private static String sparkType(Column column) {
    return switch (column.type()) {
      case Type.Text text -> "STRING";
      case Type.OneOf words -> "STRING";
      case Type.WholeNumber number -> "INT";
      case Type.Amount amount -> "DECIMAL(18, 4)";
      case Type.Day day -> "DATE";
    };
  }

  private static Object value(Column column, Line line) {
    String value = line.value(column.name());
    if (value == null) {
      return null;
    }
    return switch (column.type()) {
      case Type.Text text -> value;
      case Type.OneOf words -> value;
      case Type.WholeNumber number -> Integer.valueOf(value);
      case Type.Amount amount -> new BigDecimal(value);
      case Type.Day day -> java.sql.Date.valueOf(value);
    };
  }

  private static Body body(Line line) {
    String aliases = line.value("aliases");
    return new Body(
        line.value("body_code"),
        Body.Type.valueOf(line.value("body_type")),
        line.value("body_name"),
        aliases == null ? List.of() : List.of(aliases.split(";")),
        line.value("prefecture_code"),
        line.value("federation_code"),
        dayOr(line, "valid_from", LocalDate.MIN),
        dayOr(line, "valid_to", LocalDate.MAX));
  }

  private static LocalDate dayOr(Line line, String column, LocalDate open) {
    return line.value(column) == null ? open : LocalDate.parse(line.value(column));
  }

  private List<String> danglingCodes() {
    List<String> errors = new ArrayList<>();
    Set<String> prefectures = codes("regions", "prefecture_code");
    Set<String> bodies = codes("bodies", "body_code");
    Set<String> concepts = codes("concepts", "concept_code");
    check("bodies", "prefecture_code", prefectures, errors);
    check("bodies", "federation_code", bodies, errors);
    check("successions", "predecessor_code", bodies, errors);
    check("successions", "successor_code", bodies, errors);
    check("indicators", "body_code", bodies, errors);
    check("indicators", "concept_code", concepts, errors);
    check("expected_filings", "body_code", bodies, errors);
    check("concept_parts", "body_code", bodies, errors);
    check("concept_parts", "concept_code", concepts, errors);
    check("programmes", "body_code", bodies, errors);
    check("corrections", "body_code", bodies, errors);
    check("peer_groups", "body_code", bodies, errors);
    check("questionnaires", "body_code", bodies, errors);
    check("survey_rounds", "body_code", bodies, errors);
    check("survey_indicators", "body_code", bodies, errors);
    check("survey_indicators", "concept_code", concepts, errors);
    errors.addAll(ReferenceRules.broken(lines));
    errors.addAll(new ReferenceSurveys(lines).broken());
    return errors;
  }

  private Set<String> codes(String file, String column) {
    return lines.get(file).stream().map(line -> line.value(column)).collect(Collectors.toSet());
  }

  private void check(String file, String column, Set<String> known, List<String> errors) {
    for (Line line : lines.get(file)) {
      String code = line.value(column);
      if (code != null && !known.contains(code)) {
        errors.add("%s: %s '%s' is not known".formatted(line.place(), column, code));
      }
    }
  }
}
