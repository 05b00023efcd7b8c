package tassei.ingest.observe;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.CollectionAccumulator;
import org.apache.spark.util.LongAccumulator;
import tassei.ingest.explain.CellFates;
import tassei.ingest.land.Land;
import tassei.ingest.layout.Layout;
import tassei.ingest.layout.Layouts;
import tassei.ingest.reader.CellAccount;
import tassei.ingest.sheet.Document;
import tassei.ingest.sheet.Stripe;
import tassei.lakehouse.Lakehouse;
import tassei.lakehouse.ReceivedFiles;
import tassei.lakehouse.TableName;
import tassei.model.BodyRegister;
import tassei.model.CellRef;
import tassei.model.Problem;
import tassei.model.Problem.Code;
import tassei.model.survey.Questionnaire;
import tassei.model.survey.Surveys;

/**
 * Reads landed files again as the layouts say: {@code staging.filing}, {@code staging.observation},
 * {@code staging.problem}, and of surveys {@code staging.survey_answer} and {@code
 * staging.survey_figure}.
 *
 * <p>Safe to run again: a file's rows are replaced, never added to. {@code staging.filing} is
 * written last, so that a file of a run that was stopped counts as not observed.
 */
public final class Observe {
  public static final TableName FILING = new TableName("staging", "filing");
  public static final TableName OBSERVATION = new TableName("staging", "observation");
  public static final TableName PROBLEM = new TableName("staging", "problem");
  public static final TableName SURVEY_ANSWER = new TableName("staging", "survey_answer");
  public static final TableName SURVEY_FIGURE = new TableName("staging", "survey_figure");

  /** Everything it writes; a file without a row in the first counts as not observed. */
  public static final List<TableName> TABLES =
      List.of(FILING, OBSERVATION, PROBLEM, SURVEY_ANSWER, SURVEY_FIGURE);

  /**
   * Cells; no form has a hundredth of it, and as many are never put together in memory. The
   * property tassei.largest-form says another.
   */
  private static final int LARGEST_FORM = 1_000_000;

  private static final int COLUMNS_OF_A_LARGE_FILE = 200;

  private static final long BYTES_OF_A_CELL = 16;

  /** Of more names in one list Iceberg does not look whether a part can have them. */
  private static final int NAMED_AT_ONCE = 200;

  /** The part of a survey that is read later. */
  private static final String STREAMED = "STREAMED";

  private final Lakehouse lakehouse;
  private final Layouts layouts;
  private final BodyRegister bodies;
  private final Surveys surveys;
  private final String observedWith;

  /**
   * @param observedWith the fingerprint of the layouts, the bodies, the surveys and the readers
   */
  public Observe(
      Lakehouse lakehouse,
      Layouts layouts,
      BodyRegister bodies,
      Surveys surveys,
      String observedWith) {
    this.lakehouse = requireNonNull(lakehouse, "lakehouse is null");
    this.layouts = requireNonNull(layouts, "layouts is null");
    this.bodies = requireNonNull(bodies, "bodies is null");
    this.surveys = requireNonNull(surveys, "surveys is null");
    this.observedWith = requireNonNull(observedWith, "observedWith is null");
  }

  /** Of how many cells a document may be at most to be put together in memory. */
  public static int largestForm() {
    return Integer.getInteger("tassei.largest-form", LARGEST_FORM);
  }

  /** How many files were read, how many of them wait, and what is wrong with them. */
  public record Outcome(int files, int waiting, int errors, int warnings) {}

  public Outcome run() {
    lakehouse.fitToSize(0);
    Map<String, LandedFile> files = filesToObserve();
    if (files.isEmpty()) {
      return new Outcome(0, 0, 0, 0);
    }
    lakehouse.fitToSize(
        BYTES_OF_A_CELL * files.values().stream().mapToLong(LandedFile::looked).sum());
    LongAccumulator answerRows = lakehouse.spark().sparkContext().longAccumulator("answers");
    LongAccumulator figureRows = lakehouse.spark().sparkContext().longAccumulator("figures");
    Dataset<Row> held =
        observed(files, answerRows, figureRows).persist(StorageLevel.MEMORY_AND_DISK());

    lakehouse.deleteFiles(tables(), files.keySet());
    lakehouse.append(OBSERVATION, ObservedRows.observations(held));
    if (answerRows.value() > 0) {
      lakehouse.append(SURVEY_ANSWER, ObservedRows.answers(held));
    }
    if (figureRows.value() > 0) {
      lakehouse.append(SURVEY_FIGURE, ObservedRows.figures(held));
    }
    Dataset<Row> observed = withStreamed(held, files);
    lakehouse.append(PROBLEM, ObservedRows.problems(observed));
    lakehouse.append(FILING, ObservedRows.filings(observed));
    Row totals =
        ObservedRows.filings(observed)
            .selectExpr("COUNT_IF(state = 'WAITING')", "SUM(problem_count)", "SUM(warning_count)")
            .head();
    held.unpersist();
    return new Outcome(
        files.size(), (int) totals.getLong(0), (int) totals.getLong(1), (int) totals.getLong(2));
  }

  /** A table that nothing was ever written to holds nothing to take back. */
  private List<TableName> tables() {
    return TABLES.stream().filter(table -> lakehouse.publishedSnapshot(table) != 0).toList();
  }

  /**
   * With the surveys that are too large to be held: read row by row, their answers go straight into
   * the table.
   */
  private Dataset<Row> withStreamed(Dataset<Row> held, Map<String, LandedFile> files) {
    if (files.values().stream().noneMatch(LandedFile::isLarge)) {
      return held;
    }
    List<String> hashes =
        held.where("part = '%s'".formatted(STREAMED))
            .select("filing.file_hash")
            .as(Encoders.STRING())
            .collectAsList();
    if (hashes.isEmpty()) {
      return held;
    }
    CollectionAccumulator<Row> told =
        lakehouse.spark().sparkContext().collectionAccumulator("streamed surveys");
    Knowledge with = new Knowledge(new ArrayList<>(layouts.all()), bodies, surveys);
    ReceivedFiles received = lakehouse.receivedFiles();
    HashMap<String, LandedFile> all = new HashMap<>(files);
    String observer = observedWith;
    int stripes =
        Stripe.count(lakehouse.spark().sparkContext().defaultParallelism(), hashes.size());
    FlatMapFunction<String, StreamedSurvey.Source> open =
        hash -> {
          LandedFile file = all.get(hash);
          return StreamedSurvey.Source.of(hash, file.format(), file.charset(), received, stripes)
              .iterator();
        };
    FlatMapFunction<StreamedSurvey.Source, Row> read =
        source -> {
          LandedFile file = all.get(source.fileHash());
          return new StreamedSurvey(
              source,
              received,
              file.fileName(),
              new Observed.Declared(file.body(), file.fiscalYear()),
              with,
              (observed, count) ->
                  ObservedRows.of(
                          source(source.fileHash(), file, observer),
                          observed,
                          count,
                          observed.account().orElseGet(() -> file.waitingAccount(observed)))
                      .forEach(told::add));
        };
    JavaSparkContext engine = JavaSparkContext.fromSparkContext(lakehouse.spark().sparkContext());
    List<StreamedSurvey.Source> sources =
        engine.parallelize(hashes, hashes.size()).flatMap(open).collect();
    lakehouse.append(
        SURVEY_ANSWER,
        engine.parallelize(sources, sources.size()).flatMap(read),
        ObservedRows.ANSWER);
    return held.where("part <> '%s'".formatted(STREAMED))
        .union(lakehouse.spark().createDataFrame(told.value(), ObservedRows.SCHEMA));
  }

  /**
   * A landed file with the last statement about it.
   *
   * @param firstDeliveredAt when the first was made
   * @param largestForm of how many cells it may be at most to be put together in memory
   */
  private record LandedFile(
      String fileName,
      String refusedCode,
      String refusedFound,
      String body,
      String fiscalYear,
      String receivedAt,
      Timestamp landedAt,
      Timestamp deliveredAt,
      Timestamp firstDeliveredAt,
      String contentHash,
      Timestamp modifiedAt,
      int rowCount,
      int cellCount,
      int filledCount,
      String format,
      String charset,
      int largestForm)
      implements java.io.Serializable {
    boolean isLarge() {
      return cellCount > largestForm;
    }

    /** How many cells are put together of it. */
    long looked() {
      return isLarge()
          ? (long) cellCount
              * Math.min(rowCount, Evidence.ROWS_AT_THE_BEGINNING + Evidence.ROWS_AT_THE_END)
              / rowCount
          : cellCount;
    }

    /** Of a file whose cells were not all looked at. */
    CellAccount waitingAccount(Observed observed) {
      return CellAccount.setAside(observed.problems().getFirst().code().name(), filledCount);
    }
  }

  private Map<String, LandedFile> filesToObserve() {
    lakehouse.read(Land.FILE).createOrReplaceTempView("observe_file");
    lakehouse.read(Land.DELIVERY).createOrReplaceTempView("observe_delivery");
    lakehouse.read(FILING).createOrReplaceTempView("observe_filing");
    Map<String, LandedFile> files = new HashMap<>();
    int most = largestForm();
    for (Row row :
        lakehouse
            .sql(
                """
                SELECT f.file_hash, d.file_name, f.refused_code, f.refused_found, d.declared_body,
                  d.declared_fiscal_year, d.declared_received_at, f.landed_at, d.delivered_at,
                  d.first_delivered_at, f.content_hash, f.modified_at, f.row_count, f.cell_count, f.filled_count,
                  f.format, f.charset
                FROM observe_file AS f
                INNER JOIN (
                  SELECT *, ROW_NUMBER() OVER (
                    PARTITION BY file_hash ORDER BY delivered_at DESC, file_name) AS newest,
                    MIN(delivered_at) OVER (PARTITION BY file_hash) AS first_delivered_at
                  FROM observe_delivery
                ) AS d ON f.file_hash = d.file_hash AND d.newest = 1
                LEFT JOIN observe_filing AS s ON f.file_hash = s.file_hash
                WHERE s.file_hash IS NULL OR s.observed_with <> '%s' OR s.delivered_at < d.delivered_at
                """
                    .formatted(observedWith))
            .collectAsList()) {
      files.put(
          row.getString(0),
          new LandedFile(
              row.getString(1),
              row.getString(2),
              row.getString(3),
              emptyIfNull(row.getString(4)),
              emptyIfNull(row.getString(5)),
              row.getString(6),
              row.getTimestamp(7),
              row.getTimestamp(8),
              row.getTimestamp(9),
              row.getString(10),
              row.getTimestamp(11),
              row.getInt(12),
              row.getInt(13),
              row.isNullAt(14) ? 0 : row.getInt(14),
              row.getString(15),
              row.getString(16),
              most));
    }
    return files;
  }

  /** Rows of every part, tagged FILING, OBSERVATION or PROBLEM. */
  private Dataset<Row> observed(
      Map<String, LandedFile> files, LongAccumulator answerRows, LongAccumulator figureRows) {
    List<String> opened =
        files.entrySet().stream()
            .filter(file -> file.getValue().refusedCode() == null)
            .map(Map.Entry::getKey)
            .toList();
    Dataset<Row> hashes =
        lakehouse.spark().createDataset(opened, Encoders.STRING()).toDF("file_hash");
    Dataset<Row> cells =
        lakehouse
            .read(Land.CELL)
            .where(wanted(files))
            .join(org.apache.spark.sql.functions.broadcast(hashes), "file_hash")
            .select(
                "file_hash",
                "sheet_no",
                "sheet_name",
                "row_no",
                "column_no",
                "raw_text",
                "cell_kind",
                "stored_value",
                "is_hidden",
                "is_formula",
                "merged_range",
                "cell_comment")
            .repartition(col("file_hash"))
            .sortWithinPartitions("file_hash", "sheet_no", "row_no", "column_no");
    MapPartitionsFunction<Row, Row> read = reading(new HashMap<>(files), answerRows, figureRows);
    return cells.mapPartitions(read, Encoders.row(ObservedRows.SCHEMA)).union(refused(files));
  }

  /**
   * Of a large file only the rows in which a form shows itself; the others stay where they are. It
   * says what is wanted, not what is not: only so are the parts without it left out unread. Of so
   * many files that they cannot be named, all cells are wanted.
   */
  private static Column wanted(Map<String, LandedFile> files) {
    List<String> others = new ArrayList<>();
    Column wanted = lit(false);
    for (Map.Entry<String, LandedFile> file : files.entrySet()) {
      if (file.getValue().isLarge()) {
        int last = file.getValue().rowCount() - Evidence.ROWS_AT_THE_END;
        Column shown =
            col("row_no")
                .leq(Evidence.ROWS_AT_THE_BEGINNING)
                .or(col("row_no").gt(last))
                .and(col("column_no").leq(COLUMNS_OF_A_LARGE_FILE));
        wanted = wanted.or(col("file_hash").equalTo(file.getKey()).and(shown));
      } else {
        others.add(file.getKey());
      }
    }
    if (others.size() == files.size() && others.size() > NAMED_AT_ONCE) {
      return lit(true);
    }
    for (int from = 0; from < others.size(); from += NAMED_AT_ONCE) {
      List<String> named = others.subList(from, Math.min(from + NAMED_AT_ONCE, others.size()));
      wanted = wanted.or(col("file_hash").isin(named.toArray()));
    }
    return wanted;
  }

  private MapPartitionsFunction<Row, Row> reading(
      HashMap<String, LandedFile> files, LongAccumulator answerRows, LongAccumulator figureRows) {
    Knowledge known = new Knowledge(new ArrayList<>(layouts.all()), bodies, surveys);
    String with = observedWith;
    ReceivedFiles received = lakehouse.receivedFiles();
    return cells ->
        new LandedDocuments(cells)
            .stream()
                .flatMap(
                    landed -> {
                      LandedFile file = files.get(landed.fileHash());
                      Document document = landed.document(file.fileName());
                      Observed.Declared declared =
                          new Observed.Declared(file.body(), file.fiscalYear());
                      if (!file.isLarge()) {
                        Observed observed = known.observed(document, declared);
                        answerRows.add(observed.answers().size());
                        figureRows.add(observed.figures().size());
                        CellAccount account = CellFates.of(document, observed);
                        return rows(landed.fileHash(), file, with, observed, account);
                      }
                      boolean streamed =
                          known.isSurvey(document, declared)
                              && document.sheets().size() == 1
                              && received.holds(landed.fileHash());
                      Observed observed =
                          Observed.large(
                              document, new Layouts(known.layouts()), file.largestForm());
                      CellAccount account = file.waitingAccount(observed);
                      Stream<Row> rows = rows(landed.fileHash(), file, with, observed, account);
                      return streamed ? rows.limit(1).map(Observe::streamed) : rows;
                    })
                .iterator();
  }

  /** The row of a filing that is read later, row by row. */
  private static Row streamed(Row filing) {
    return RowFactory.create(STREAMED, filing.get(1), null, null, null, null);
  }

  private Dataset<Row> refused(Map<String, LandedFile> files) {
    List<Row> rows = new ArrayList<>();
    files.forEach(
        (hash, file) -> {
          if (file.refusedCode() != null) {
            Problem problem =
                Problem.of(
                    Code.valueOf(file.refusedCode()), CellRef.document(), file.refusedFound());
            Observed refused = Observed.refused(problem);
            CellAccount account = file.waitingAccount(refused);
            rows.addAll(rows(hash, file, observedWith, refused, account).toList());
          }
        });
    return lakehouse.spark().createDataFrame(rows, ObservedRows.SCHEMA);
  }

  private static Stream<Row> rows(
      String fileHash,
      LandedFile file,
      String observedWith,
      Observed observed,
      CellAccount account) {
    return ObservedRows.of(source(fileHash, file, observedWith), observed, account);
  }

  private static ObservedRows.Source source(String fileHash, LandedFile file, String observedWith) {
    return new ObservedRows.Source(
        fileHash,
        file.fileName(),
        file.body(),
        file.receivedAt(),
        file.landedAt(),
        file.deliveredAt(),
        file.firstDeliveredAt(),
        file.contentHash(),
        file.modifiedAt(),
        observedWith);
  }

  /** What the readers know, as it goes to the tasks. */
  record Knowledge(ArrayList<Layout> layouts, BodyRegister bodies, Surveys surveys)
      implements java.io.Serializable {
    Observed observed(Document document, Observed.Declared declared) {
      return Observed.of(document, declared, new Layouts(layouts), bodies, surveys);
    }

    boolean isSurvey(Document document, Observed.Declared declared) {
      List<Questionnaire> asked = ObservedSurvey.candidates(surveys, declared, bodies);
      return Recognition.of(document, new Layouts(layouts), asked)
          .winner()
          .filter(winner -> !winner.layout().id().endsWith(QuestionnaireEvidence.TABLE))
          .flatMap(winner -> ObservedSurvey.of(winner.layout(), asked))
          .isPresent();
    }
  }

  private static String emptyIfNull(String text) {
    return text == null ? "" : text;
  }
}
