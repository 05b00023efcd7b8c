package tassei.ingest.observe;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tassei.ingest.layout.Layout;
import tassei.ingest.reader.CellAccount;
import tassei.ingest.reader.Reading;
import tassei.ingest.reader.SurveyHeader;
import tassei.ingest.reader.SurveyResponses;
import tassei.ingest.reader.SurveySheets;
import tassei.ingest.reader.SurveyTables;
import tassei.ingest.reader.SurveyTimes;
import tassei.ingest.sheet.Document;
import tassei.ingest.sheet.Document.Cell;
import tassei.ingest.sheet.Document.Row;
import tassei.model.Body;
import tassei.model.BodyRegister;
import tassei.model.CellRef;
import tassei.model.FiscalYear;
import tassei.model.Problem;
import tassei.model.Problem.Code;
import tassei.model.survey.DeclaredRound;
import tassei.model.survey.Questionnaire;
import tassei.model.survey.SurveyAnswer;
import tassei.model.survey.SurveyRound;
import tassei.model.survey.Surveys;

/**
 * A list of responses on its way to answers: what it says of itself, which round it is of, its
 * rows.
 */
public final class ObservedSurvey {
  /** In these the times of answering show which round it is. */
  private static final int ROWS_WITH_TIMES = 1_000;

  private static final Pattern BODY =
      Pattern.compile("([\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}ー]+?商工会(?:連合会)?)");

  private final Questionnaire questionnaire;
  private final Surveys surveys;

  ObservedSurvey(Questionnaire questionnaire, Surveys surveys) {
    this.questionnaire = questionnaire;
    this.surveys = surveys;
  }

  /** The questionnaires a document may be responses to, by what is declared of it. */
  static List<Questionnaire> candidates(
      Surveys surveys, Observed.Declared declared, BodyRegister bodies) {
    Optional<FiscalYear> year =
        FiscalYear.parseDeclared(DeclaredRound.of(declared.fiscalYear()).year());
    Optional<String> body =
        bodies.named(declared.body()).stream().map(Body::code).distinct().findFirst();
    return surveys.questionnaires().stream().filter(asked -> asked.mayBe(body, year)).toList();
  }

  /** The questionnaire a recognised layout is; empty where it is another form. */
  public static Optional<Questionnaire> of(Layout layout, List<Questionnaire> candidates) {
    return candidates.stream()
        .filter(asked -> layout.reader().equals(QuestionnaireEvidence.READER))
        .filter(
            asked ->
                layout.id().equals(asked.code())
                    || layout.id().equals(asked.code() + QuestionnaireEvidence.TABLE))
        .findFirst();
  }

  /** What stands above the headings; a list of responses rarely has a title. */
  Reading reading(Document form) {
    List<Row> above = new ArrayList<>();
    for (Document.Sheet sheet : form.sheets()) {
      SurveyHeader.find(sheet.rows(), questionnaire)
          .ifPresent(
              header ->
                  sheet.rows().stream()
                      .takeWhile(row -> row.number() < header.lastRow().number())
                      .forEach(above::add));
    }
    List<Cell> cells =
        above.stream().flatMap(row -> row.cells().stream()).filter(c -> !c.isBlank()).toList();
    Optional<Cell> body = cells.stream().filter(c -> BODY.matcher(c.text()).find()).findFirst();
    Optional<FiscalYear> year =
        cells.stream()
            .map(cell -> FiscalYear.find(cell.text()))
            .flatMap(Optional::stream)
            .findFirst();
    return new Reading(
        new Reading.Header(
            questionnaire.title(),
            body.map(cell -> name(cell.text())).orElse(""),
            body.map(Cell::at).orElse(CellRef.document()),
            year,
            Optional.empty()),
        List.of(),
        List.of());
  }

  private static String name(String text) {
    Matcher name = BODY.matcher(text);
    return name.find() ? name.group(1) : "";
  }

  /**
   * Which round a document is of: as declared, else the only one of the year, else the one in which
   * its responses were given.
   */
  private Optional<SurveyRound> round(
      String body, FiscalYear year, String declared, Document form) {
    List<SurveyRound> rounds = surveys.rounds(body, questionnaire.code(), year);
    if (!declared.isEmpty()) {
      return Optional.of(
          rounds.stream()
              .filter(round -> round.name().equals(declared))
              .findFirst()
              .orElse(
                  new SurveyRound(
                      body,
                      questionnaire.code(),
                      year.startYear(),
                      declared,
                      LocalDate.MIN,
                      LocalDate.MAX)));
    }
    if (rounds.isEmpty()) {
      return Optional.of(SurveyRound.ofYear(body, questionnaire.code(), year.startYear()));
    }
    return rounds.size() == 1 ? Optional.of(rounds.getFirst()) : byTimes(rounds, form);
  }

  private Optional<SurveyRound> byTimes(List<SurveyRound> rounds, Document form) {
    Map<SurveyRound, Long> votes =
        form.sheets().stream()
            .flatMap(sheet -> SurveyTimes.of(sheet.rows(), questionnaire, ROWS_WITH_TIMES).stream())
            .flatMap(day -> rounds.stream().filter(round -> round.isOpenOn(day)))
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    List<Map.Entry<SurveyRound, Long>> best =
        votes.entrySet().stream()
            .sorted(Map.Entry.<SurveyRound, Long>comparingByValue(Comparator.reverseOrder()))
            .toList();
    boolean clear =
        best.size() == 1 || best.size() > 1 && best.get(0).getValue() > best.get(1).getValue();
    return clear ? Optional.of(best.getFirst().getKey()) : Optional.empty();
  }

  Problem roundUnknown(Observed filed) {
    String body = filed.body().orElseThrow().code();
    String names =
        surveys.rounds(body, questionnaire.code(), filed.fiscalYear().orElseThrow()).stream()
            .map(SurveyRound::name)
            .collect(Collectors.joining("、"));
    return Problem.of(
        Code.SURVEY_ROUND_UNKNOWN,
        CellRef.document(),
        questionnaire.title(),
        "登録された調査回(%s)のどれか一つ".formatted(names),
        "one of the registered rounds (%s)".formatted(names));
  }

  /** Finds out whose survey it is and of which round, and reads its sheets. */
  Observed observed(
      Document delivered,
      Recognition recognition,
      Observed.Declared declared,
      BodyRegister bodies) {
    Observed filed = filed(recognition, declared, bodies);
    Optional<SurveyRound> round = filed.isAccepted() ? round(filed, declared) : Optional.empty();
    if (round.isEmpty()) {
      return filed.isAccepted() ? filed.with(roundUnknown(filed)) : filed;
    }
    String id = recognition.winner().orElseThrow().layout().id();
    if (id.endsWith(QuestionnaireEvidence.TABLE) && !id.equals(questionnaire.code())) {
      SurveyTables.Printed printed =
          new SurveyTables(questionnaire).read(recognition.form().sheets());
      return filed.answered(
          round.orElseThrow(),
          List.of(),
          printed.figures(),
          printed.problems(),
          withOtherSheets(printed.account(), recognition.form(), delivered));
    }
    List<SurveyAnswer> answers = new ArrayList<>();
    SurveyResponses responses = new SurveyResponses(questionnaire, round.orElseThrow());
    SurveySheets sheets = new SurveySheets(filed.fiscalYear().orElseThrow());
    for (Document.Sheet sheet : recognition.form().sheets()) {
      SurveyHeader.find(sheet.rows(), questionnaire)
          .ifPresentOrElse(
              header -> read(sheet, header, sheets, responses, answers),
              () -> sheet.rows().forEach(responses::leave));
    }
    return filed.answered(
        round.orElseThrow(),
        answers,
        List.of(),
        responses.problems(),
        withOtherSheets(responses.account(), recognition.form(), delivered));
  }

  private static void read(
      Document.Sheet sheet,
      SurveyHeader header,
      SurveySheets sheets,
      SurveyResponses responses,
      List<SurveyAnswer> answers) {
    Optional<Problem> leftOut = sheets.leftOut(sheet, header);
    if (leftOut.isPresent()) {
      responses.leave(sheet.rows(), leftOut.orElseThrow());
    } else {
      responses.begin(sheet.name(), header, sheet.rows());
      sheet.rows().forEach(row -> answers.addAll(responses.read(row)));
    }
  }

  /** With the cells of the sheets that are no part of the survey. */
  private static CellAccount withOtherSheets(CellAccount read, Document form, Document delivered) {
    int others =
        delivered.sheets().stream()
            .filter(sheet -> !form.sheets().contains(sheet))
            .flatMap(sheet -> sheet.rows().stream())
            .mapToInt(Row::filled)
            .sum();
    return read.with(CellAccount.SHEET_NOT_OF_FORM, others);
  }

  /** Who files, for which year. */
  Observed filed(Recognition recognition, Observed.Declared declared, BodyRegister bodies) {
    String year = DeclaredRound.of(declared.fiscalYear()).year();
    return Observed.filed(
        recognition,
        reading(recognition.form()),
        new Observed.Declared(declared.body(), year),
        bodies);
  }

  /** Of an accepted filing. */
  Optional<SurveyRound> round(Observed filed, Observed.Declared declared) {
    return round(
        filed.body().orElseThrow().code(),
        filed.fiscalYear().orElseThrow(),
        DeclaredRound.of(declared.fiscalYear()).period(),
        filed.recognition().orElseThrow().form());
  }

  /** Begins a list whose rows come one after the other. */
  SurveyResponses begin(Document beginning, SurveyRound round) {
    SurveyResponses responses = new SurveyResponses(questionnaire, round);
    Document.Sheet sheet = beginning.sheets().getFirst();
    SurveyHeader.find(sheet.rows(), questionnaire)
        .ifPresent(header -> responses.begin(sheet.name(), header, sheet.rows()));
    return responses;
  }
}
