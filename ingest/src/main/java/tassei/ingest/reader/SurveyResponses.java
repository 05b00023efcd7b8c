package tassei.ingest.reader;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tassei.ingest.sheet.Document.Cell;
import tassei.ingest.sheet.Document.Row;
import tassei.model.CellRef;
import tassei.model.Problem;
import tassei.model.Problem.Code;
import tassei.model.survey.AnswerOption;
import tassei.model.survey.Question;
import tassei.model.survey.Questionnaire;
import tassei.model.survey.SurveyAnswer;
import tassei.model.survey.SurveyAnswer.Kind;
import tassei.model.survey.SurveyRound;

/**
 * Reads a list of responses, one row after the other: what stands before is kept in a few bytes a
 * row, so that a list may be of any length. A row with a problem of its own gives no answers, a
 * cell with one gives an answer that is set aside.
 */
public final class SurveyResponses {
  private static final Pattern TRIAL = Pattern.compile("(?:テスト|てすと|test)(?:回答|送信|入力|データ|です)?\\d*");
  private static final int LONGEST_TRIAL = 12;
  private static final Set<String> NO_NUMBER = Set.of("匿名", "無記名", "なし", "無し", "不明", "番号なし");

  private final Questionnaire questionnaire;
  private final SurveyRound round;
  private final SurveyProblems problems = new SurveyProblems();
  private final SurveyFates fates = new SurveyFates();
  private final Set<Integer> wrongColumns = new HashSet<>();
  private final SeenTexts numbers = new SeenTexts();
  private final SeenTexts numbersOfAllSheets = new SeenTexts();
  private final SeenTexts responses = new SeenTexts();
  private final SurveyEmptyForms emptyForms = new SurveyEmptyForms();
  private String sheet = "";
  private SurveyHeader header;
  private Map<String, List<SurveyHeader.Column>> byQuestion = Map.of();
  private final Map<Integer, SurveyCells> cells = new HashMap<>();
  private Optional<Integer> numberColumn = Optional.empty();
  private Optional<Integer> timeColumn = Optional.empty();
  private SurveyRows rows;
  private SurveyMerges merges;
  private boolean isNumberedLikeAnother;
  private int response;

  public SurveyResponses(Questionnaire questionnaire, SurveyRound round) {
    this.questionnaire = requireNonNull(questionnaire, "questionnaire is null");
    this.round = requireNonNull(round, "round is null");
  }

  /**
   * Begins a sheet, whose responses stand below its headings.
   *
   * @param all its rows, or the first of them
   */
  public void begin(String sheetName, SurveyHeader found, List<Row> all) {
    sheet = sheetName;
    header = found;
    isNumberedLikeAnother = false;
    byQuestion = new java.util.LinkedHashMap<>(found.byQuestion());
    cells.clear();
    numberColumn = column(Question.Kind.RESPONSE_NUMBER);
    timeColumn = column(Question.Kind.ANSWERED_AT);
    found
        .strangers()
        .forEach(cell -> problems.shown(Code.UNKNOWN_QUESTION, cell.at(), cell.text()));
    for (Question question : questionnaire.counted()) {
      if (!byQuestion.containsKey(question.code())) {
        problems.shown(
            Code.QUESTION_MISSING,
            CellRef.cell(sheet, found.lastRow().number(), 1),
            "なし",
            "設問「%s」の列".formatted(question.text()),
            "a column for the question '%s'".formatted(question.text()));
      }
    }
    byQuestion.replaceAll((code, columns) -> withoutTwins(columns));
    SurveyLegend legend = new SurveyLegend(all, found);
    byQuestion.values().forEach(columns -> columns.forEach(column -> begin(column, legend)));
    rows = new SurveyRows(found, questionnaire, cells);
    merges = new SurveyMerges(sheet, breakdowns());
    fates.begin(found, byQuestion.values());
  }

  private void begin(SurveyHeader.Column column, SurveyLegend legend) {
    SurveyLegend.Conflict conflict = legend.conflict(column.question());
    if (!conflict.numbers().isEmpty()) {
      problems.shown(
          Code.LEGEND_CONFLICT,
          conflict.at(),
          conflict.numbers().stream().sorted().collect(Collectors.joining("、")),
          "設問「%s」の選択肢の定義と同じ数字の意味".formatted(column.question().text()),
          "the meaning the numbers have for the question '%s'".formatted(column.question().text()));
    }
    cells.put(
        column.index(), new SurveyCells(column.question(), column.option(), conflict.numbers()));
  }

  private Set<Integer> breakdowns() {
    return header.columns().stream()
        .filter(column -> column.question().kind() == Question.Kind.BREAKDOWN)
        .map(SurveyHeader.Column::index)
        .collect(Collectors.toSet());
  }

  /** A sheet of responses that are not counted. */
  public void leave(List<Row> all, Problem why) {
    problems.add(why);
    all.forEach(row -> fates.setAside(row, why.code().name()));
  }

  /** A row of a sheet without headings. */
  public void leave(Row row) {
    fates.setAside(row, CellAccount.SHEET_NOT_OF_FORM);
  }

  /** How the cells of the rows that were read have ended. */
  public CellAccount account() {
    return fates.account();
  }

  /** A question has one column, or one for each option. */
  private List<SurveyHeader.Column> withoutTwins(List<SurveyHeader.Column> columns) {
    List<SurveyHeader.Column> taken = new ArrayList<>();
    for (SurveyHeader.Column column : columns) {
      boolean twin = taken.stream().anyMatch(other -> other.option().equals(column.option()));
      if (twin) {
        problems.shown(Code.QUESTION_TWICE, column.heading().at(), column.heading().text());
      } else {
        taken.add(column);
      }
    }
    return taken;
  }

  private Optional<Integer> column(Question.Kind kind) {
    return header.columns().stream()
        .filter(column -> column.question().kind() == kind)
        .map(SurveyHeader.Column::index)
        .findFirst();
  }

  /** The answers of one row; none of a row that is empty or set aside. */
  public List<SurveyAnswer> read(Row row) {
    if (row.number() <= header.lastRow().number() || row.isBlank() || isHeading(row)) {
      fates.headings(row);
      return List.of();
    }
    Row filled = merges.filled(row);
    SurveyRows.What what = rows.of(row);
    if (what == SurveyRows.What.HEADINGS) {
      fates.headings(row);
      return List.of();
    }
    Optional<Code> setAside =
        what == SurveyRows.What.RESPONSE ? setAside(row) : Optional.of(notCounted(row, what));
    if (setAside.isPresent()) {
      fates.setAside(row, setAside.orElseThrow().name());
      return List.of();
    }
    response++;
    wrongColumns.clear();
    String profile = profile(filled);
    List<SurveyAnswer> answers = new ArrayList<>();
    byQuestion.forEach(
        (code, columns) -> {
          if (columns.getFirst().question().kind().isCounted()) {
            answers(filled, columns, profile, answers);
          }
        });
    fates.response(row, wrongColumns);
    return answers;
  }

  /** How many responses were taken so far. */
  public int count() {
    return response;
  }

  public List<Problem> problems() {
    List<Problem> all = new ArrayList<>(problems.all());
    all.addAll(emptyForms.problems());
    return all;
  }

  private Code notCounted(Row row, SurveyRows.What what) {
    if (what == SurveyRows.What.EMPTY) {
      emptyForms.add(sheet, row.number());
    } else {
      Cell first = row.cells().stream().filter(cell -> !cell.isBlank()).findFirst().orElseThrow();
      problems.ofCell(Code.NOT_A_RESPONSE, first.at(), first.text());
    }
    return Code.NOT_A_RESPONSE;
  }

  /** The headings again, as pages that were put together have them. */
  private boolean isHeading(Row row) {
    for (SurveyHeader.Column column : header.columns()) {
      if (!row.cell(column.index()).text().equals(column.heading().text())) {
        return false;
      }
    }
    return true;
  }

  /** Why a row gives no answers; empty where it gives some. */
  private Optional<Code> setAside(Row row) {
    CellRef at = CellRef.cell(sheet, row.number(), 1);
    boolean text = sheet.equals(CellRef.TEXT_SHEET);
    int filled = row.cells().size();
    while (filled > header.width() && row.cell(filled - 1).isBlank()) {
      filled--;
    }
    if (filled > header.width() || text && filled < header.width()) {
      problems.shown(
          Code.ROW_LENGTH,
          at,
          "%d".formatted(filled),
          "%d個のセル".formatted(header.width()),
          "%d cells".formatted(header.width()));
      return Optional.of(Code.ROW_LENGTH);
    }
    for (Cell cell : row.cells()) {
      if (isTrial(cell)) {
        problems.shown(Code.TEST_RESPONSE, cell.at(), cell.text());
        return Optional.of(Code.TEST_RESPONSE);
      }
    }
    return isOutside(row) ? Optional.of(Code.ANSWERED_OUTSIDE_PERIOD) : duplicate(row);
  }

  private static boolean isTrial(Cell cell) {
    String text = cell.text();
    return !text.isEmpty()
        && text.length() <= LONGEST_TRIAL
        && "テてtT".indexOf(text.charAt(0)) >= 0
        && TRIAL.matcher(text.toLowerCase(java.util.Locale.ROOT)).matches();
  }

  private boolean isOutside(Row row) {
    Cell time = timeColumn.map(row::cell).filter(cell -> !cell.isBlank()).orElse(null);
    if (time == null) {
      return false;
    }
    Optional<LocalDate> day = SurveyDate.of(time);
    if (day.isEmpty() && !SurveyCells.isNoAnswer(time.text())) {
      problems.ofCell(Code.NOT_A_DATE, time.at(), time.text(), "回答日時", "a time of answering");
    }
    boolean outside = day.isPresent() && !round.isOpenOn(day.orElseThrow());
    if (outside) {
      problems.shown(
          Code.ANSWERED_OUTSIDE_PERIOD,
          time.at(),
          day.orElseThrow().toString(),
          "%s の調査期間内の日".formatted(period()),
          "a day within the round %s".formatted(period()));
    }
    return outside;
  }

  private String period() {
    String from = round.opensOn().equals(LocalDate.MIN) ? "" : round.opensOn().toString();
    String to = round.closesOn().equals(LocalDate.MAX) ? "" : round.closesOn().toString();
    return from + "~" + to;
  }

  /** Without a number only a response with its time is known to be the same as another. */
  private Optional<Code> duplicate(Row row) {
    Cell number = numberColumn.map(row::cell).filter(cell -> isNumber(cell)).orElse(null);
    if (number != null) {
      Optional<Code> twice =
          duplicate(
              Code.DUPLICATE_RESPONSE_NUMBER,
              number,
              numbers.firstRow(key(number.text()), row.number()));
      if (twice.isEmpty()) {
        otherSheets(number);
      }
      return twice;
    }
    Cell time = timeColumn.map(row::cell).filter(cell -> !cell.isBlank()).orElse(null);
    if (time == null) {
      return Optional.empty();
    }
    String whole = row.cells().stream().map(Cell::text).collect(Collectors.joining("\t"));
    return duplicate(Code.DUPLICATE_RESPONSE, row.cell(0), responses.firstRow(whole, row.number()));
  }

  private static boolean isNumber(Cell cell) {
    return !cell.isBlank()
        && !SurveyCells.isNoAnswer(cell.text())
        && !NO_NUMBER.contains(cell.text());
  }

  /** Sheets may have numbers of their own; told once a sheet. */
  private void otherSheets(Cell number) {
    int first = numbersOfAllSheets.firstRow(number.text(), number.at().row());
    if (first != 0 && !isNumberedLikeAnother) {
      isNumberedLikeAnother = true;
      problems.shown(Code.NUMBERS_ON_TWO_SHEETS, number.at(), "ほかのシートの%d行目と同じ番号".formatted(first));
    }
  }

  private String key(String number) {
    return sheet + "\t" + number;
  }

  private Optional<Code> duplicate(Code code, Cell at, int first) {
    if (first == 0) {
      return Optional.empty();
    }
    problems.shown(code, at.at(), "%d行目と同じ".formatted(first));
    return Optional.of(code);
  }

  private String profile(Row row) {
    StringBuilder profile = new StringBuilder();
    byQuestion.forEach(
        (code, columns) -> {
          if (columns.getFirst().question().kind() == Question.Kind.BREAKDOWN) {
            int index = columns.getFirst().index();
            SurveyCells.Said said = cells.get(index).read(row.cell(index));
            String option =
                said.kind() == Kind.CHOSEN ? said.options().getFirst().code() : said.kind().name();
            profile.append(profile.isEmpty() ? "" : ";").append(code).append('=').append(option);
          }
        });
    return profile.toString();
  }

  private void answers(
      Row row, List<SurveyHeader.Column> columns, String profile, List<SurveyAnswer> answers) {
    SurveyHeader.Column only = columns.getFirst();
    SurveyCells.Said plain = cells.get(only.index()).read(row.cell(only.index()));
    if (columns.size() == 1 && plain.kind() != Kind.SET_ASIDE && plain.options().size() < 2) {
      answers.add(answer(row, only, plain, 0, true, profile));
    } else {
      severalAnswers(row, columns, profile, answers);
    }
  }

  /** One of the options that a cell says, the only thing where it says none. */
  private SurveyAnswer answer(
      Row row,
      SurveyHeader.Column column,
      SurveyCells.Said said,
      int option,
      boolean first,
      String profile) {
    return new SurveyAnswer(
        response,
        sheet,
        row.number(),
        column.index() + 1,
        column.question().code(),
        said.kind(),
        said.options().isEmpty() ? "" : said.options().get(option).code(),
        said.amount(),
        first,
        profile);
  }

  private void severalAnswers(
      Row row, List<SurveyHeader.Column> columns, String profile, List<SurveyAnswer> answers) {
    List<SurveyAnswer> given = new ArrayList<>();
    List<SurveyAnswer> none = new ArrayList<>();
    Set<String> chosen = new HashSet<>();
    for (SurveyHeader.Column column : columns) {
      Cell cell = row.cell(column.index());
      SurveyCells.Said said = cells.get(column.index()).read(cell);
      if (said.kind() == Kind.SET_ASIDE) {
        wrong(said.wrong(), column.question(), row, cell, column.index());
      }
      List<SurveyAnswer> to = said.kind() == Kind.NO_ANSWER ? none : given;
      for (int i = 0; i < Math.max(1, said.options().size()); i++) {
        String option = said.options().isEmpty() ? "" : said.options().get(i).code();
        if (said.kind() == Kind.CHOSEN && !chosen.add(option)) {
          continue;
        }
        to.add(answer(row, column, said, i, to.isEmpty(), profile));
      }
    }
    boolean tooMany = tooMany(row, columns, given);
    if (given.isEmpty()) {
      answers.add(none.getFirst());
    } else if (given.stream().anyMatch(answer -> answer.kind() == Kind.SET_ASIDE) || tooMany) {
      answers.add(setAside(given.getFirst()));
    } else {
      answers.addAll(given);
    }
  }

  /** Of a question with a column an option; in one cell it is seen when the cell is read. */
  private boolean tooMany(Row row, List<SurveyHeader.Column> columns, List<SurveyAnswer> given) {
    Question question = columns.getFirst().question();
    boolean tooMany =
        columns.size() > 1 && question.atMost() > 0 && given.size() > question.atMost();
    if (tooMany) {
      int index = columns.getFirst().index();
      wrong(Code.TOO_MANY_ANSWERS, question, row, row.cell(index), index);
    }
    return tooMany;
  }

  private static SurveyAnswer setAside(SurveyAnswer answer) {
    return new SurveyAnswer(
        answer.response(),
        answer.sheet(),
        answer.row(),
        answer.column(),
        answer.question(),
        Kind.SET_ASIDE,
        "",
        null,
        true,
        answer.profile());
  }

  private void wrong(Code code, Question question, Row row, Cell cell, int index) {
    wrongColumns.add(index);
    CellRef at = CellRef.cell(sheet, row.number(), index + 1);
    String labels =
        question.options().stream().map(AnswerOption::label).collect(Collectors.joining("、"));
    switch (code) {
      case NOT_A_NUMBER ->
          problems.ofCell(
              code,
              at,
              cell.text(),
              "設問「%s」の数値(%s)"
                  .formatted(
                      question.text(),
                      question.unit().isEmpty()
                          ? "単位なし。単位は questions.csv の unit に書きます"
                          : question.unit()),
              "a number for the question '%s' (%s)"
                  .formatted(
                      question.text(),
                      question.unit().isEmpty()
                          ? "bare; its unit belongs to questions.csv"
                          : question.unit()));
      case LEGEND_CONFLICT ->
          problems.ofCell(
              code,
              at,
              cell.text(),
              "設問「%s」の選択肢の語".formatted(question.text()),
              "the words of an option of the question '%s'".formatted(question.text()));
      case TOO_MANY_ANSWERS ->
          problems.ofCell(
              code,
              at,
              cell.text(),
              "設問「%s」の%dつまでの回答".formatted(question.text(), question.atMost()),
              "at most %d answers to '%s'".formatted(question.atMost(), question.text()));
      default ->
          problems.ofCell(
              code,
              at,
              cell.text(),
              "設問「%s」の%s選択肢(%s)"
                  .formatted(question.text(), question.kind().isSingle() ? "一つの" : "", labels),
              "%s of the question '%s' (%s)"
                  .formatted(
                      question.kind().isSingle() ? "one option" : "options",
                      question.text(),
                      labels));
    }
  }
}
