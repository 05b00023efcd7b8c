package tassei.ingest.observe;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import tassei.ingest.reader.CellAccount;
import tassei.ingest.reader.CellFate;
import tassei.ingest.reader.Reading.Header;
import tassei.model.Body;
import tassei.model.CellRef;
import tassei.model.FiscalYear;
import tassei.model.Observation;
import tassei.model.Problem;
import tassei.model.Problem.Effect;
import tassei.model.survey.SurveyAnswer;
import tassei.model.survey.SurveyFigure;
import tassei.model.survey.SurveyRound;

/**
 * An observed document as rows for Spark: one row each for the filing, its observations and its
 * problems, told apart by {@code part}, so that one pass over the files fills three tables.
 */
final class ObservedRows {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private static final DataType DECIMAL = DataTypes.createDecimalType(18, 4);

  private static final StructType FILING =
      StructType.fromDDL(
          "file_hash STRING, file_name STRING, title STRING, layout_id STRING,"
              + " layout_points INT, runner_up_layout_id STRING, runner_up_points INT,"
              + " evidence STRING, form_type STRING, body_printed STRING,"
              + " body_declared STRING, body_code STRING, fiscal_year INT,"
              + " document_fiscal_year INT, questionnaire STRING, survey_round STRING,"
              + " received_at DATE, printed_edition INT, modified_at TIMESTAMP,"
              + " content_hash STRING, state STRING,"
              + " observation_count INT, problem_count INT, warning_count INT,"
              + " filled_cells INT, cells_observed INT, cells_structure INT, cells_remark INT,"
              + " cells_derived INT, cells_set_aside INT, cells_problem INT,"
              + " cells_without_fate INT, set_aside_reasons STRING, cells_to_look_at STRING,"
              + " landed_at TIMESTAMP, delivered_at TIMESTAMP, observed_with STRING");
  private static final StructType PROBLEM =
      StructType.fromDDL(
          "file_hash STRING, problem_no INT, problem_code STRING, severity STRING, effect STRING,"
              + " source_sheet STRING, source_cell STRING, found STRING, expected_ja STRING,"
              + " message_ja STRING, message_en STRING");
  private static final StructType OBSERVATION = observationType();

  /** The columns of {@code staging.survey_answer}. */
  static final StructType ANSWER =
      StructType.fromDDL(
          "file_hash STRING, source_sheet STRING, source_row INT, source_column INT,"
              + " response_no INT, question STRING, kind STRING, option STRING,"
              + " amount DECIMAL(18, 4), is_first BOOLEAN, profile STRING");

  private static final StructType FIGURE =
      StructType.fromDDL(
          "file_hash STRING, figure_no INT, is_set_aside BOOLEAN, question STRING, option STRING,"
              + " breakdown_question STRING, breakdown_option STRING, measure STRING,"
              + " amount DECIMAL(18, 4), decimals INT, raw_text STRING, source_sheet STRING,"
              + " source_row INT, source_cell STRING");

  static final StructType SCHEMA =
      new StructType()
          .add("part", DataTypes.StringType)
          .add("filing", FILING)
          .add("observation", OBSERVATION)
          .add("problem", PROBLEM)
          .add("answer", ANSWER)
          .add("figure", FIGURE);

  private ObservedRows() {}

  /**
   * Where a document comes from.
   *
   * @param landedAt when its content came into the tables, perhaps for the second time
   * @param firstDeliveredAt a form without a day of its own is as old as that
   */
  record Source(
      String fileHash,
      String fileName,
      String bodyDeclared,
      String receivedAt,
      Timestamp landedAt,
      Timestamp deliveredAt,
      Timestamp firstDeliveredAt,
      String contentHash,
      Timestamp modifiedAt,
      String observedWith) {}

  static Dataset<Row> filings(Dataset<Row> observed) {
    return observed.where("part = 'FILING'").select("filing.*");
  }

  static Dataset<Row> observations(Dataset<Row> observed) {
    return observed.where("part = 'OBSERVATION'").select("observation.*");
  }

  static Dataset<Row> problems(Dataset<Row> observed) {
    return observed.where("part = 'PROBLEM'").select("problem.*");
  }

  static Dataset<Row> answers(Dataset<Row> observed) {
    return observed.where("part = 'ANSWER'").select("answer.*");
  }

  static Dataset<Row> figures(Dataset<Row> observed) {
    return observed.where("part = 'FIGURE'").select("figure.*");
  }

  static Stream<Row> of(Source source, Observed observed, CellAccount account) {
    int count =
        observed.observations().size() + observed.answers().size() + observed.figures().size();
    return of(source, observed, count, account);
  }

  /**
   * @param count how many things were observed; more than are held where they were passed on
   */
  static Stream<Row> of(Source source, Observed observed, int count, CellAccount account) {
    List<Row> rows = new ArrayList<>();
    Row filing = filing(source, observed, count, account);
    rows.add(RowFactory.create("FILING", filing, null, null, null, null));
    Set<CellRef> setAside = setAside(observed);
    int observationNo = 0;
    for (Observation observation : observed.observations()) {
      boolean aside = setAside.contains(observation.at());
      Row row = observation(source.fileHash(), ++observationNo, observation, aside);
      rows.add(RowFactory.create("OBSERVATION", null, row, null, null, null));
    }
    int problemNo = 0;
    for (Problem problem : observed.problems()) {
      Row row = problem(source, ++problemNo, problem);
      rows.add(RowFactory.create("PROBLEM", null, null, row, null, null));
    }
    int figureNo = 0;
    for (SurveyFigure figure : observed.figures()) {
      boolean aside = figure.setAside() || setAside.contains(figure.at());
      Row row = figure(source.fileHash(), ++figureNo, figure, aside);
      rows.add(RowFactory.create("FIGURE", null, null, null, null, row));
    }
    Stream<Row> answers =
        observed.answers().stream()
            .map(answer -> answer(source.fileHash(), answer))
            .map(row -> RowFactory.create("ANSWER", null, null, null, row, null));
    return Stream.concat(rows.stream(), answers);
  }

  static Row answer(String fileHash, SurveyAnswer answer) {
    return RowFactory.create(
        fileHash,
        answer.sheet(),
        answer.row(),
        answer.column(),
        answer.response(),
        answer.question(),
        answer.kind().name(),
        nullIfEmpty(answer.option()),
        answer.amount() == null ? null : answer.amount().setScale(4, RoundingMode.UNNECESSARY),
        answer.first(),
        nullIfEmpty(answer.profile()));
  }

  private static Row figure(String fileHash, int number, SurveyFigure figure, boolean aside) {
    return RowFactory.create(
        fileHash,
        number,
        aside,
        nullIfEmpty(figure.question()),
        nullIfEmpty(figure.option()),
        nullIfEmpty(figure.breakdownQuestion()),
        nullIfEmpty(figure.breakdownOption()),
        figure.measure().name(),
        figure.amount().setScale(4, RoundingMode.UNNECESSARY),
        figure.decimals(),
        figure.raw(),
        figure.at().sheet(),
        figure.at().row(),
        figure.at().address());
  }

  private static String nullIfEmpty(String text) {
    return text.isEmpty() ? null : text;
  }

  private static Row filing(Source source, Observed observed, int count, CellAccount account) {
    Optional<Evidence> winner = observed.recognition().flatMap(Recognition::winner);
    Optional<Evidence> best =
        winner.or(() -> observed.recognition().map(all -> all.candidates().getFirst()));
    Optional<Evidence> second = observed.recognition().flatMap(Recognition::runnerUp);
    return RowFactory.create(
        source.fileHash(),
        source.fileName(),
        observed.header().map(Header::title).orElse(null),
        winner.map(found -> found.layout().id()).orElse(null),
        best.map(Evidence::score).orElse(null),
        second.map(found -> found.layout().id()).orElse(null),
        second.map(Evidence::score).orElse(null),
        best.map(evidence -> observed.recognition().orElseThrow().ja(evidence)).orElse(null),
        winner.map(found -> found.layout().formType().code()).orElse(null),
        observed.header().map(Header::body).filter(name -> !name.isEmpty()).orElse(null),
        source.bodyDeclared().isEmpty() ? null : source.bodyDeclared(),
        observed.body().map(Body::code).orElse(null),
        observed.fiscalYear().map(FiscalYear::startYear).orElse(null),
        observed
            .header()
            .flatMap(Header::documentFiscalYear)
            .map(FiscalYear::startYear)
            .orElse(null),
        observed.round().map(SurveyRound::questionnaire).orElse(null),
        observed.round().map(SurveyRound::name).orElse(null),
        receivedAt(source),
        observed.header().map(header -> EditionMark.of(header.title())).orElse(1),
        source.modifiedAt(),
        source.contentHash(),
        observed.isAccepted() ? "ACCEPTED" : "WAITING",
        count,
        count(observed, "ERROR"),
        count(observed, "WARN"),
        account.filled(),
        account.count(CellFate.OBSERVATION),
        account.count(CellFate.STRUCTURE),
        account.count(CellFate.REMARK),
        account.count(CellFate.DERIVED),
        account.count(CellFate.SET_ASIDE),
        account.count(CellFate.PROBLEM),
        account.count(CellFate.NONE),
        nullIfEmpty(account.reasonsText()),
        nullIfEmpty(account.listedText()),
        source.landedAt(),
        source.deliveredAt(),
        source.observedWith());
  }

  /** The cells whose figures a problem keeps from going on. */
  private static Set<CellRef> setAside(Observed observed) {
    return observed.problems().stream()
        .filter(problem -> problem.code().effect() == Effect.FIGURE_SET_ASIDE)
        .map(Problem::at)
        .collect(Collectors.toSet());
  }

  private static Row observation(
      String fileHash, int number, Observation observation, boolean setAside) {
    List<Object> values = new ArrayList<>();
    values.add(fileHash);
    values.add(number);
    values.add(setAside);
    for (Object value : ObservationRow.values(observation)) {
      values.add(
          value instanceof BigDecimal amount
              ? amount.setScale(4, RoundingMode.UNNECESSARY)
              : value);
    }
    return RowFactory.create(values.toArray());
  }

  private static Row problem(Source source, int number, Problem problem) {
    return RowFactory.create(
        source.fileHash(),
        number,
        problem.code().name(),
        problem.code().effect().severity(),
        problem.code().effect().name(),
        problem.at().sheet(),
        problem.at().address(),
        problem.found(),
        problem.expected().ja(),
        problem.messageJa(source.fileName()),
        problem.messageEn(source.fileName()));
  }

  private static Date receivedAt(Source source) {
    return source.receivedAt() == null
        ? Date.valueOf(source.firstDeliveredAt().toInstant().atZone(JAPAN).toLocalDate())
        : Date.valueOf(source.receivedAt());
  }

  private static int count(Observed observed, String severity) {
    return (int)
        observed.problems().stream()
            .map(Problem::code)
            .map(Problem.Code::effect)
            .map(Effect::severity)
            .filter(severity::equals)
            .count();
  }

  private static StructType observationType() {
    StructType type =
        new StructType()
            .add("file_hash", DataTypes.StringType)
            .add("observation_no", DataTypes.IntegerType)
            .add("is_set_aside", DataTypes.BooleanType);
    for (String column : ObservationRow.COLUMNS) {
      type =
          type.add(
              new StructField(
                  column, columnType(column), true, org.apache.spark.sql.types.Metadata.empty()));
    }
    return type;
  }

  private static DataType columnType(String column) {
    return switch (column) {
      case "amount", "amount_upper", "label_product" -> DECIMAL;
      case "is_cumulative" -> DataTypes.BooleanType;
      case "value_fiscal_year",
          "strategy_no",
          "measure_no",
          "indicator_no",
          "final_target_year",
          "action_no",
          "schedule_row_no",
          "rated_count",
          "source_row" ->
          DataTypes.IntegerType;
      default -> DataTypes.StringType;
    };
  }
}
