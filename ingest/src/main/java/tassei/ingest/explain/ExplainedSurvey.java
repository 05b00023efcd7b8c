package tassei.ingest.explain;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tassei.ingest.observe.Observed;
import tassei.ingest.reader.SurveyHeader;
import tassei.ingest.sheet.Document;
import tassei.ingest.sheet.Document.Cell;
import tassei.ingest.sheet.Document.Row;
import tassei.ingest.sheet.Document.Sheet;
import tassei.model.CellRef;
import tassei.model.Problem;
import tassei.model.survey.Question;
import tassei.model.survey.Questionnaire;
import tassei.model.survey.SurveyAnswer;
import tassei.model.survey.SurveyFigure;

/**
 * Goes through the responses to a survey, or its printed tables, and says of each cell as which
 * question and option it was read. Whatever was not read as an answer may be words of a person.
 */
final class ExplainedSurvey {
  private final Document document;
  private final Observed observed;
  private final Questionnaire questionnaire;
  private final Map<CellRef, List<String>> meanings = new HashMap<>();
  private final Map<CellRef, CellRole> roles = new HashMap<>();
  private final Set<CellRef> problems = new HashSet<>();
  private final boolean isTable;

  ExplainedSurvey(Document document, Observed observed, Questionnaire questionnaire) {
    this.document = requireNonNull(document, "document is null");
    this.observed = requireNonNull(observed, "observed is null");
    this.questionnaire = requireNonNull(questionnaire, "questionnaire is null");
    isTable = !observed.figures().isEmpty();
    observed.answers().forEach(this::add);
    observed.figures().forEach(this::add);
    observed.problems().forEach(problem -> problems.add(problem.at().item(0)));
  }

  private void add(SurveyAnswer answer) {
    CellRef at = CellRef.cell(answer.sheet(), answer.row(), answer.column());
    switch (answer.kind()) {
      case CHOSEN -> add(at, CellRole.ANSWER, answer.question() + " = " + answer.option());
      case NUMBER ->
          add(at, CellRole.ANSWER, answer.question() + " = " + answer.amount().toPlainString());
      case NO_ANSWER -> add(at, CellRole.NO_ANSWER, answer.question());
      case SET_ASIDE -> add(at, CellRole.WORDS, answer.question());
    }
  }

  private void add(SurveyFigure figure) {
    String of =
        Stream.of(figure.question(), figure.option(), figure.breakdownOption())
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(" "));
    String meaning = "%s %s".formatted(of, figure.measure()).strip();
    add(figure.at().item(0), CellRole.FIGURE, meaning + (figure.setAside() ? ", set aside" : ""));
  }

  private void add(CellRef at, CellRole role, String meaning) {
    roles.put(at, role);
    meanings.computeIfAbsent(at, none -> new ArrayList<>()).add(meaning);
  }

  List<Explanation.Row> rows() {
    List<Explanation.Row> rows = new ArrayList<>();
    for (Sheet sheet : document.sheets()) {
      Optional<SurveyHeader> header =
          isTable ? Optional.empty() : SurveyHeader.find(sheet.rows(), questionnaire);
      for (Row row : sheet.rows()) {
        if (!row.isBlank()) {
          rows.add(row(sheet, header, row));
        }
      }
    }
    return rows;
  }

  private Explanation.Row row(Sheet sheet, Optional<SurveyHeader> header, Row row) {
    List<Explanation.Cell> cells =
        row.cells().stream()
            .filter(cell -> !cell.isBlank() || roles.containsKey(cell.at()))
            .map(cell -> cell(header, row, cell))
            .toList();
    List<Problem.Code> codes = codes(sheet, row);
    RowOutcome outcome = outcome(header, row);
    return new Explanation.Row(
        sheet.name(), row.number(), outcome, why(outcome, row) + said(codes), codes, cells);
  }

  private RowOutcome outcome(Optional<SurveyHeader> header, Row row) {
    if (row.cells().stream().anyMatch(cell -> roles.containsKey(cell.at()))) {
      return RowOutcome.TAKEN;
    }
    if (isTable) {
      return RowOutcome.NO_INDICATOR;
    }
    int heading = header.map(found -> found.lastRow().number()).orElse(Integer.MAX_VALUE);
    return row.number() < heading
        ? RowOutcome.BEFORE_HEADINGS
        : row.number() == heading ? RowOutcome.HEADINGS : RowOutcome.NO_INDICATOR;
  }

  private String why(RowOutcome outcome, Row row) {
    long count = row.cells().stream().filter(cell -> roles.containsKey(cell.at())).count();
    return switch (outcome) {
      case TAKEN -> "taken: %d %s".formatted(count, isTable ? "figures" : "answers");
      case NO_INDICATOR -> isTable ? "left: no figure in it" : "left: the response is set aside";
      default -> "left: " + outcome.text();
    };
  }

  private List<Problem.Code> codes(Sheet sheet, Row row) {
    return observed.problems().stream()
        .filter(problem -> problem.at().row() == row.number())
        .filter(problem -> problem.at().sheet().equals(sheet.name()))
        .map(Problem::code)
        .distinct()
        .toList();
  }

  private static String said(List<Problem.Code> codes) {
    return codes.stream()
        .map(Problem.Code::name)
        .collect(Collectors.joining(", ", codes.isEmpty() ? "" : "; ", ""));
  }

  private Explanation.Cell cell(Optional<SurveyHeader> header, Row row, Cell cell) {
    Optional<SurveyHeader.Column> column =
        header.flatMap(found -> column(found, cell.at().column() - 1));
    boolean above = header.map(found -> row.number() <= found.lastRow().number()).orElse(false);
    EnumSet<CellRole> all = EnumSet.of(role(column, above, cell));
    if (problems.contains(cell.at())) {
      all.add(CellRole.PROBLEM);
    }
    String meaning =
        above
            ? column.map(ExplainedSurvey::meaning).orElse("")
            : String.join(", ", meanings.getOrDefault(cell.at(), List.of()));
    int observations = meanings.getOrDefault(cell.at(), List.of()).size();
    return new Explanation.Cell(cell.at(), cell.raw(), all, observations, meaning);
  }

  private CellRole role(Optional<SurveyHeader.Column> column, boolean above, Cell cell) {
    if (roles.containsKey(cell.at())) {
      return roles.get(cell.at());
    }
    if (above || isTable) {
      return column.isPresent() ? CellRole.QUESTION : CellRole.HEADER;
    }
    return column
        .map(SurveyHeader.Column::question)
        .map(
            question ->
                switch (question.kind()) {
                  case RESPONSE_NUMBER -> CellRole.NUMBER;
                  case ANSWERED_AT -> CellRole.TIME;
                  default -> CellRole.WORDS;
                })
        .orElse(CellRole.WORDS);
  }

  private static Optional<SurveyHeader.Column> column(SurveyHeader header, int index) {
    return header.columns().stream().filter(column -> column.index() == index).findFirst();
  }

  /** overall: 総合満足度, SINGLE */
  private static String meaning(SurveyHeader.Column column) {
    Question question = column.question();
    String option = column.option().map(one -> " = " + one.code()).orElse("");
    return "%s%s: %s, %s".formatted(question.code(), option, question.text(), question.kind());
  }
}
