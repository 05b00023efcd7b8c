package tassei.ingest.reader;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tassei.ingest.sheet.Document.Cell;
import tassei.ingest.sheet.Document.Row;
import tassei.ingest.sheet.Document.Sheet;
import tassei.model.ObservedValue.Measured;
import tassei.model.Problem;
import tassei.model.Problem.Code;
import tassei.model.survey.AnswerOption;
import tassei.model.survey.Question;
import tassei.model.survey.Questionnaire;
import tassei.model.survey.SurveyFigure;
import tassei.model.survey.SurveyFigure.Measure;
import tassei.model.survey.SurveyText;

/**
 * Reads printed tables of a survey: counts or shares by question and option, by industry, indexes.
 * A row whose shares are not all or that has lost a cell is set aside: which figure is wrong cannot
 * be told.
 */
public final class SurveyTables {
  static final AnswerOption NO_ANSWER = new AnswerOption("NO_ANSWER", "無回答", List.of(), true);
  private static final Set<String> ALL = Set.of("全体", "全業種", "合計", "計", "総数", "全産業", "全数", "総計");
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final Questionnaire questionnaire;
  private final Map<String, Question> questions = new HashMap<>();
  private final Map<String, Place> breakdowns = new HashMap<>();
  private final List<SurveyFigure> figures = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private SurveyTableHeader header;
  private Question question;
  private boolean shares;
  private boolean counts;

  private record Place(String question, String option) {
    static final Place ALL = new Place("", "");
  }

  public SurveyTables(Questionnaire questionnaire) {
    this.questionnaire = requireNonNull(questionnaire, "questionnaire is null");
    for (Question asked : questionnaire.counted()) {
      SurveyText.keys(asked.text()).forEach(key -> questions.putIfAbsent(key, asked));
      asked
          .synonyms()
          .forEach(word -> SurveyText.keys(word).forEach(key -> questions.putIfAbsent(key, asked)));
      if (asked.kind() == Question.Kind.BREAKDOWN) {
        SurveyCells.keys(asked.options())
            .forEach((key, option) -> breakdowns.put(key, new Place(asked.code(), option.code())));
      }
    }
  }

  /** What the tables of a form print. */
  public record Printed(List<SurveyFigure> figures, List<Problem> problems, CellAccount account) {
    public Printed {
      figures = List.copyOf(figures);
      problems = List.copyOf(problems);
    }
  }

  /** Whether a sheet looks like such a table: its headings are options of a question. */
  public static boolean isOne(List<Row> rows, Questionnaire questionnaire) {
    return rows.stream()
        .limit(SurveyHeader.ROWS_LOOKED_AT)
        .anyMatch(row -> SurveyTableHeader.of(row, questionnaire).isPresent());
  }

  public Printed read(List<Sheet> sheets) {
    for (Sheet sheet : sheets) {
      header = null;
      question = null;
      shares = false;
      counts = false;
      int first = figures.size();
      sheet.rows().forEach(this::row);
      totals(figures.subList(first, figures.size()));
    }
    return new Printed(figures, problems, SurveyTableFates.of(sheets, figures, problems));
  }

  private void row(Row row) {
    List<Cell> filled = row.cells().stream().filter(cell -> !cell.isBlank()).toList();
    if (filled.isEmpty()) {
      return;
    }
    Optional<SurveyTableHeader> found = SurveyTableHeader.of(row, questionnaire);
    if (found.isPresent()) {
      header = found.orElseThrow();
      counts &= !header.shares();
      filled.stream()
          .map(this::question)
          .flatMap(Optional::stream)
          .findFirst()
          .ifPresent(this::about);
      return;
    }
    if (alone(filled)) {
      return;
    }
    Optional<Question> named = question(filled.getFirst());
    boolean hasFigures = filled.stream().skip(1).anyMatch(cell -> number(cell).isPresent());
    if (!hasFigures) {
      measures(filled);
      named.ifPresent(this::about);
    } else if (header != null) {
      figures(row, filled.getFirst(), named);
    }
  }

  /** A title may say what the figures below it are, until another one says otherwise. */
  private void measures(List<Cell> title) {
    boolean ofShares = title.stream().anyMatch(cell -> SurveyTableHeader.isShare(cell.text()));
    boolean ofCounts = title.stream().anyMatch(cell -> SurveyTableHeader.isCount(cell.text()));
    if (ofShares || ofCounts) {
      shares = ofShares;
      counts = !ofShares;
    }
  }

  private void about(Question asked) {
    question = asked.kind() == Question.Kind.BREAKDOWN ? question : asked;
  }

  /** 発送数 2,755: a label with its figure, of the whole survey. */
  private boolean alone(List<Cell> filled) {
    Optional<Measure> measure = SurveyTableHeader.measure(filled.getFirst().text());
    boolean pairs = measure.isPresent() && filled.size() % 2 == 0;
    for (int i = 0; pairs && i < filled.size(); i += 2) {
      pairs =
          SurveyTableHeader.measure(filled.get(i).text()).isPresent()
              && number(filled.get(i + 1)).isPresent();
    }
    if (pairs) {
      for (int i = 0; i < filled.size(); i += 2) {
        add(
            filled.get(i + 1),
            "",
            "",
            Place.ALL,
            SurveyTableHeader.measure(filled.get(i).text()).orElseThrow());
      }
    }
    return pairs;
  }

  private void figures(Row row, Cell label, Optional<Question> named) {
    Question asked = named.filter(header::mayBeOf).orElse(question);
    if (asked == null && questionnaire.counted().stream().filter(header::mayBeOf).count() == 1) {
      asked = header.question();
    }
    Place place = named.filter(header::mayBeOf).isPresent() ? Place.ALL : place(label);
    if (asked == null || place == null) {
      problems.add(
          Problem.of(
              Code.ROW_NOT_READ,
              label.at(),
              label.text(),
              "設問または内訳の選択肢の行",
              "a row of a question or of an option of a breakdown"));
      return;
    }
    List<SurveyFigure> read = new ArrayList<>();
    boolean percent = shares || header.shares() || looksLikeShares(row);
    for (Map.Entry<Integer, AnswerOption> column : header.options().entrySet()) {
      figure(row, column.getKey(), percent ? Measure.SHARE : Measure.COUNT)
          .map(figure -> of(figure, column.getValue().code(), place))
          .ifPresent(read::add);
    }
    String code = asked.code();
    for (Map.Entry<Integer, Measure> column : header.others().entrySet()) {
      figure(row, column.getKey(), column.getValue())
          .map(figure -> of(figure, "", place))
          .ifPresent(read::add);
    }
    List<SurveyFigure> placed = read.stream().map(figure -> about(figure, code)).toList();
    figures.addAll(checked(row, asked, placed));
  }

  /** A row whose cells all are dashes: nobody was there to answer. */
  private boolean isEmpty(Row row) {
    return header.options().keySet().stream().allMatch(column -> isDash(row.cell(column)));
  }

  private static boolean isDash(Cell cell) {
    return NumberText.isNotReportedMark(cell.text());
  }

  private List<SurveyFigure> checked(Row row, Question asked, List<SurveyFigure> read) {
    int expected = header.options().size() + header.others().size();
    if (isEmpty(row)) {
      return read;
    }
    if (read.size() < expected) {
      problem(
          Code.CELL_LOST,
          row,
          "%d".formatted(read.size()),
          "%d個の値".formatted(expected),
          "%d figures".formatted(expected));
      return aside(read);
    }
    List<SurveyFigure> options =
        read.stream().filter(figure -> !figure.option().isEmpty()).toList();
    BigDecimal sum =
        options.stream().map(SurveyFigure::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    boolean single = asked.kind() == Question.Kind.SINGLE;
    if (single && options.getFirst().measure() == Measure.SHARE && !isAll(sum, options)) {
      problem(Code.SHARES_NOT_ALL, row, plain(sum), "合わせて100になる割合", "shares that add to 100");
      return aside(read);
    }
    Optional<BigDecimal> total =
        read.stream()
            .filter(figure -> figure.measure() == Measure.ANSWERS)
            .map(SurveyFigure::amount)
            .findFirst();
    boolean counted = options.getFirst().measure() == Measure.COUNT;
    if (single && counted && !counts && mayBeShares(sum, total, options)) {
      problem(
          Code.COUNTS_NOT_TOTAL,
          row,
          plain(sum),
          "回答数であれば「件数」、割合であれば「%」の見出し",
          "a heading that says whether these are counts or shares");
      return aside(read);
    }
    if (single && counted && total.isPresent() && !fits(sum, total.orElseThrow())) {
      problem(
          Code.COUNTS_NOT_TOTAL,
          row,
          plain(sum),
          "合わせて%sになる回答数".formatted(plain(total.orElseThrow())),
          "counts that add to %s".formatted(plain(total.orElseThrow())));
      return aside(read);
    }
    return read;
  }

  /** Figures that add to 100 where another number has answered, or it is not said how many. */
  private static boolean mayBeShares(
      BigDecimal sum, Optional<BigDecimal> total, List<SurveyFigure> options) {
    return isAll(sum, options) && !total.filter(number -> isAll(number, options)).isPresent();
  }

  /** Without a column of no answer, those are in the total only. */
  private boolean fits(BigDecimal sum, BigDecimal total) {
    boolean complete = header.options().containsValue(NO_ANSWER);
    return complete ? sum.compareTo(total) == 0 : sum.compareTo(total) <= 0;
  }

  /** Each share may be off by half of its last digit. */
  private static boolean isAll(BigDecimal sum, List<SurveyFigure> options) {
    BigDecimal off =
        options.stream()
            .map(figure -> new BigDecimal("0.5").movePointLeft(figure.decimals()))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return sum.subtract(HUNDRED).abs().compareTo(off) <= 0;
  }

  /** The answers of the breakdown against the answers of all. */
  private void totals(List<SurveyFigure> read) {
    Map<String, List<SurveyFigure>> byQuestion =
        read.stream()
            .filter(figure -> figure.measure() == Measure.ANSWERS && !figure.setAside())
            .collect(Collectors.groupingBy(SurveyFigure::question));
    for (List<SurveyFigure> answers : byQuestion.values()) {
      Optional<SurveyFigure> all =
          answers.stream().filter(figure -> figure.breakdownQuestion().isEmpty()).findFirst();
      List<SurveyFigure> parts =
          answers.stream().filter(figure -> !figure.breakdownQuestion().isEmpty()).toList();
      BigDecimal sum =
          parts.stream().map(SurveyFigure::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
      boolean lost = problems.stream().anyMatch(problem -> problem.code() == Code.CELL_LOST);
      if (all.isPresent()
          && parts.size() > 1
          && !lost
          && sum.compareTo(all.orElseThrow().amount()) != 0) {
        problems.add(
            Problem.of(
                Code.COUNTS_NOT_TOTAL,
                all.orElseThrow().at(),
                all.orElseThrow().raw(),
                "内訳の合計 %s".formatted(plain(sum)),
                "the sum of the breakdown, %s".formatted(plain(sum))));
      }
    }
  }

  private void problem(Code code, Row row, String found, String ja, String en) {
    Cell first =
        row.cells().stream().filter(cell -> !cell.isBlank()).findFirst().orElse(row.cell(0));
    problems.add(Problem.of(code, first.at(), found, ja, en));
  }

  private static List<SurveyFigure> aside(List<SurveyFigure> read) {
    return read.stream().map(SurveyFigure::aside).toList();
  }

  private Place place(Cell label) {
    String key = SurveyText.key(label.text());
    return ALL.contains(key) ? Place.ALL : breakdowns.get(key);
  }

  private Optional<Question> question(Cell cell) {
    return SurveyText.keys(cell.text()).stream()
        .map(questions::get)
        .filter(found -> found != null)
        .findFirst();
  }

  private boolean looksLikeShares(Row row) {
    return header.options().keySet().stream()
        .map(row::cell)
        .anyMatch(cell -> cell.text().endsWith("%") || cell.text().matches("\\d+[.・]\\d+"));
  }

  private Optional<SurveyFigure> figure(Row row, int column, Measure measure) {
    Cell cell = row.cell(column);
    return number(cell)
        .filter(amount -> !cell.isBlank())
        .map(amount -> figure(cell, "", "", Place.ALL, measure, amount));
  }

  private void add(Cell cell, String question, String option, Place place, Measure measure) {
    number(cell)
        .map(amount -> figure(cell, question, option, place, measure, amount))
        .ifPresent(figures::add);
  }

  private static SurveyFigure figure(
      Cell cell, String question, String option, Place place, Measure measure, BigDecimal amount) {
    return new SurveyFigure(
        cell.at(),
        question,
        option,
        place.question(),
        place.option(),
        measure,
        amount,
        Math.max(0, amount.scale()),
        cell.raw(),
        false);
  }

  private static SurveyFigure of(SurveyFigure figure, String option, Place place) {
    return new SurveyFigure(
        figure.at(),
        figure.question(),
        option,
        place.question(),
        place.option(),
        figure.measure(),
        figure.amount(),
        figure.decimals(),
        figure.raw(),
        figure.setAside());
  }

  private static SurveyFigure about(SurveyFigure figure, String question) {
    return new SurveyFigure(
        figure.at(),
        question,
        figure.option(),
        figure.breakdownQuestion(),
        figure.breakdownOption(),
        figure.measure(),
        figure.amount(),
        figure.decimals(),
        figure.raw(),
        figure.setAside());
  }

  /** Of ▲17.1 and 24・3% as of plain figures; a blank or a dash is none. */
  private static Optional<BigDecimal> number(Cell cell) {
    if (cell.isBlank()) {
      return Optional.empty();
    }
    return NumberText.parse(cell.raw(), NumberText.Context.CHANGE)
        .filter(figure -> figure.value() instanceof Measured)
        .map(figure -> ((Measured) figure.value()).amount())
        .filter(amount -> amount.scale() <= 4 && amount.precision() <= 14);
  }

  private static String plain(BigDecimal amount) {
    return amount.stripTrailingZeros().toPlainString();
  }
}
