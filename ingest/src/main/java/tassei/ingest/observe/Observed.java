package tassei.ingest.observe;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tassei.ingest.layout.Layouts;
import tassei.ingest.reader.CellAccount;
import tassei.ingest.reader.Readers;
import tassei.ingest.reader.Reading;
import tassei.ingest.reader.Reading.Header;
import tassei.ingest.sheet.Document;
import tassei.model.Body;
import tassei.model.BodyRegister;
import tassei.model.CellRef;
import tassei.model.FiscalYear;
import tassei.model.Observation;
import tassei.model.Problem;
import tassei.model.Problem.Code;
import tassei.model.Problem.Effect;
import tassei.model.survey.Questionnaire;
import tassei.model.survey.SurveyAnswer;
import tassei.model.survey.SurveyFigure;
import tassei.model.survey.SurveyRound;
import tassei.model.survey.Surveys;

/**
 * What became of one landed document: a filing that is accepted with its observations, or one that
 * waits with its problems. A pure function of the document, what is declared of it, the layouts and
 * the bodies.
 *
 * @param recognition empty when the file could not be opened
 * @param header empty when no form was recognised
 * @param body empty when it is not known who files
 * @param fiscalYear empty when it is not known for which year
 * @param round of a survey; empty for other forms and where it is not known
 * @param answers of a survey that is held in memory
 * @param figures of printed tables of a survey
 * @param account of a survey, which keeps it while it is read; empty for other forms
 */
public record Observed(
    Optional<Recognition> recognition,
    Optional<Header> header,
    Optional<Body> body,
    Optional<FiscalYear> fiscalYear,
    List<Observation> observations,
    List<Problem> problems,
    Optional<SurveyRound> round,
    List<SurveyAnswer> answers,
    List<SurveyFigure> figures,
    Optional<CellAccount> account) {

  public Observed {
    requireNonNull(recognition, "recognition is null");
    requireNonNull(header, "header is null");
    requireNonNull(body, "body is null");
    requireNonNull(fiscalYear, "fiscalYear is null");
    observations = List.copyOf(observations);
    problems = List.copyOf(problems);
    requireNonNull(round, "round is null");
    answers = List.copyOf(answers);
    figures = List.copyOf(figures);
    requireNonNull(account, "account is null");
  }

  private Observed(
      Optional<Recognition> recognition,
      Optional<Header> header,
      Optional<Body> body,
      Optional<FiscalYear> fiscalYear,
      List<Observation> observations,
      List<Problem> problems) {
    this(
        recognition,
        header,
        body,
        fiscalYear,
        observations,
        problems,
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty());
  }

  /** What {@code filings.csv} says of a file; empty where it says nothing. */
  public record Declared(String body, String fiscalYear) {}

  public boolean isAccepted() {
    return problems.stream().noneMatch(problem -> problem.code().effect() == Effect.FILE_WAITS);
  }

  /** A file that could not be opened. */
  public static Observed refused(Problem problem) {
    return new Observed(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(problem));
  }

  /** A document of which no form was recognised, or that cannot be read though it was. */
  private static Observed waiting(Recognition recognition, Problem problem) {
    return new Observed(
        Optional.of(recognition),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(problem));
  }

  /**
   * A file of too many cells to be read as a form.
   *
   * @param document its beginning and its end
   * @param most how many cells are read
   */
  static Observed large(Document document, Layouts layouts, int most) {
    Recognition recognition = Recognition.of(document, layouts);
    return waiting(
        recognition,
        recognition.winner().isEmpty()
            ? recognition.problem()
            : Problem.of(
                Code.TOO_LARGE, CellRef.document(), "cells of a form > %,d".formatted(most)));
  }

  public static Observed of(
      Document document, Declared declared, Layouts layouts, BodyRegister bodies) {
    return of(document, declared, layouts, bodies, Surveys.NONE);
  }

  public static Observed of(
      Document document, Declared declared, Layouts layouts, BodyRegister bodies, Surveys surveys) {
    Observed all = whole(document, declared, layouts, bodies, surveys);
    return Withdrawn.isIn(document)
        ? Withdrawn.shownFirst(
            document, all, shown -> whole(shown, declared, layouts, bodies, surveys))
        : all;
  }

  private static Observed whole(
      Document document, Declared declared, Layouts layouts, BodyRegister bodies, Surveys surveys) {
    List<Questionnaire> asked = ObservedSurvey.candidates(surveys, declared, bodies);
    Recognition recognition = Recognition.of(document, layouts, asked);
    if (recognition.winner().isEmpty()) {
      return waiting(
          recognition, SplitThousands.of(document, layouts).orElseGet(recognition::problem));
    }
    var layout = recognition.winner().orElseThrow().layout();
    Optional<Questionnaire> questionnaire = ObservedSurvey.of(layout, asked);
    if (questionnaire.isPresent()) {
      return new ObservedSurvey(questionnaire.orElseThrow(), surveys)
          .observed(document, recognition, declared, bodies);
    }
    Optional<FiscalYear> year = FiscalYear.parseDeclared(declared.fiscalYear());
    Reading reading =
        Readers.named(layout.reader()).orElseThrow().read(recognition.form(), layout, year);
    Observed filed = filed(recognition, reading, declared, bodies);
    return reading.observations().isEmpty()
        ? SplitThousands.of(document, layouts)
            .map(problem -> waiting(recognition, problem))
            .orElse(filed)
        : filed;
  }

  /** A reading with who files it and for which year. */
  static Observed filed(
      Recognition recognition, Reading reading, Declared declared, BodyRegister bodies) {
    return new Filer(reading, declared, bodies).observed(recognition);
  }

  /** The same of a survey, with what was read of its round. */
  Observed answered(
      SurveyRound found,
      List<SurveyAnswer> read,
      List<SurveyFigure> printed,
      List<Problem> more,
      CellAccount account) {
    List<Problem> all = new ArrayList<>(problems);
    all.addAll(more);
    return new Observed(
        recognition,
        header,
        body,
        fiscalYear,
        observations,
        all,
        Optional.of(found),
        read,
        printed,
        Optional.of(account));
  }

  /** The same with one more problem. */
  Observed with(Problem problem) {
    List<Problem> all = new ArrayList<>(problems);
    all.add(problem);
    return new Observed(
        recognition, header, body, fiscalYear, observations, all, round, answers, figures, account);
  }

  /** Finds out who files and for which year. */
  private static final class Filer {
    private final Reading reading;
    private final Declared declared;
    private final BodyRegister bodies;
    private final List<Problem> problems = new ArrayList<>();

    Filer(Reading reading, Declared declared, BodyRegister bodies) {
      this.reading = reading;
      this.declared = declared;
      this.bodies = bodies;
    }

    Observed observed(Recognition recognition) {
      Optional<FiscalYear> year = fiscalYear();
      Optional<Body> body = year.flatMap(this::body);
      List<Problem> all = new ArrayList<>(reading.problems());
      if (FiscalYear.parseDeclared(declared.fiscalYear()).isPresent()) {
        all.removeIf(problem -> problem.code() == Code.FISCAL_YEAR_CONFLICT);
        all.removeIf(problem -> problem.code() == Code.FISCAL_YEAR_MISSING);
      }
      Repeats repeats = Repeats.of(reading.observations());
      all.addAll(PercentFractions.of(repeats.kept()));
      all.addAll(DoubtfulFigures.of(recognition.form(), repeats.kept()));
      all.addAll(repeats.problems());
      all.addAll(problems);
      return new Observed(
          Optional.of(recognition), Optional.of(reading.header()), body, year, repeats.kept(), all);
    }

    /** What a person declares settles it; else the document says. */
    private Optional<FiscalYear> fiscalYear() {
      if (!declared.fiscalYear().isEmpty()) {
        Optional<FiscalYear> year = FiscalYear.parseDeclared(declared.fiscalYear());
        if (year.isEmpty()) {
          problem(
              Code.FISCAL_YEAR_MISSING,
              CellRef.document(),
              "filings.csv: " + declared.fiscalYear());
        }
        return year;
      }
      Optional<FiscalYear> printed = reading.header().fiscalYear();
      boolean told =
          reading.problems().stream().anyMatch(p -> p.code() == Code.FISCAL_YEAR_CONFLICT);
      if (printed.isEmpty() && !told) {
        problem(Code.FISCAL_YEAR_MISSING, reading.header().bodyAt(), reading.header().title());
      }
      return printed;
    }

    /** The document says who files; where it does not, or names several, what is declared. */
    private Optional<Body> body(FiscalYear year) {
      String printed = printed(year);
      String name = printed.isEmpty() ? declared.body() : printed;
      if (name.isEmpty()) {
        bodyMissing();
        return Optional.empty();
      }
      List<Body> found = new NamedBody(name, bodies, year).found(declared.body());
      if (found.size() != 1) {
        CellRef at = printed.isEmpty() ? CellRef.document() : reading.header().bodyAt();
        problems.add(new NamedBody(name, bodies, year).problem(at));
        return Optional.empty();
      }
      boolean contradicts =
          !printed.isEmpty()
              && !declared.body().isEmpty()
              && !bodies.find(declared.body(), year).equals(found);
      if (contradicts) {
        problems.add(
            Problem.of(
                Code.BODY_CONFLICT,
                reading.header().bodyAt(),
                name,
                "filings.csv の提出者「%s」".formatted(declared.body()),
                "'%s' as filings.csv says".formatted(declared.body())));
      }
      return Optional.of(found.getFirst());
    }

    /**
     * The name in the document; empty where several bodies are named. Two names of one body are
     * one; a name nobody knows may be another body.
     */
    private String printed(FiscalYear year) {
      String whole = reading.header().body();
      List<String> names = reading.header().bodies();
      if (names.size() < 2 || !bodies.find(whole, year).isEmpty()) {
        return whole;
      }
      long different = names.stream().map(name -> bodies.find(name, year)).distinct().count();
      return different == 1 ? names.getFirst() : "";
    }

    private void bodyMissing() {
      Header header = reading.header();
      if (header.body().isEmpty()) {
        problem(Code.BODY_MISSING, CellRef.document(), header.title());
      } else {
        problem(Code.BODY_MISSING, header.bodyAt(), header.body());
      }
    }

    private void problem(Code code, CellRef at, String found) {
      problems.add(Problem.of(code, at, found));
    }
  }
}
