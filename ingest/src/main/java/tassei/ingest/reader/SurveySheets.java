package tassei.ingest.reader;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tassei.ingest.sheet.Document.Cell;
import tassei.ingest.sheet.Document.Row;
import tassei.ingest.sheet.Document.Sheet;
import tassei.model.CellRef;
import tassei.model.FiscalYear;
import tassei.model.Problem;
import tassei.model.Problem.Code;
import tassei.model.survey.Question;

/** Which sheets of a book are not counted: a copy of one before, responses of another year. */
public final class SurveySheets {
  private static final int FEW = 3;

  private final FiscalYear year;
  private final List<Taken> taken = new ArrayList<>();

  private record Taken(String name, Set<String> responses) {}

  /**
   * @param year of the round
   */
  public SurveySheets(FiscalYear year) {
    this.year = year;
  }

  /** Why a sheet is not counted; empty where it is, and then later ones are held against it. */
  public Optional<Problem> leftOut(Sheet sheet, SurveyHeader header) {
    Optional<FiscalYear> named = named(sheet.name());
    if (named.filter(other -> !other.equals(year)).isPresent()) {
      return Optional.of(
          Problem.of(
              Code.SHEET_LEFT_OUT,
              at(sheet, header),
              "シート名「%s」".formatted(sheet.name()),
              "%sの回答のシート".formatted(year.label()),
              "a sheet of responses of %s".formatted(year.label())));
    }
    Set<String> responses = responses(sheet, header);
    Optional<Taken> same = taken.stream().filter(one -> isCopy(responses, one)).findFirst();
    taken.add(new Taken(sheet.name(), responses));
    return same.map(one -> copy(sheet, header, one));
  }

  private static Problem copy(Sheet sheet, SurveyHeader header, Taken one) {
    return Problem.of(
        Code.SHEET_LEFT_OUT,
        at(sheet, header),
        "シート「%s」と同じ回答".formatted(one.name),
        "ほかのシートにない回答",
        "responses that stand on no other sheet");
  }

  private static CellRef at(Sheet sheet, SurveyHeader header) {
    return CellRef.cell(sheet.name(), header.lastRow().number(), 1);
  }

  /** R6, 2024, 令和6年度回答; R7.1 is a month. */
  private static Optional<FiscalYear> named(String name) {
    List<FiscalYear> years =
        name.contains("年度")
            ? FiscalYear.findAll(name)
            : FiscalYear.parseDeclared(name).stream().toList();
    return years.size() == 1 ? Optional.of(years.getFirst()) : Optional.empty();
  }

  /** Corrections in one of them make them no other responses. */
  private static boolean isCopy(Set<String> responses, Taken one) {
    long same = responses.stream().filter(one.responses::contains).count();
    return same >= FEW && same * 5 >= responses.size() * 4L;
  }

  /** Without a number or a time, a response is told by its place among the others. */
  private static Set<String> responses(Sheet sheet, SurveyHeader header) {
    List<Integer> marks =
        header.columns().stream()
            .filter(
                column ->
                    column.question().kind() == Question.Kind.RESPONSE_NUMBER
                        || column.question().kind() == Question.Kind.ANSWERED_AT)
            .map(SurveyHeader.Column::index)
            .toList();
    Set<String> responses = new HashSet<>();
    int place = 0;
    for (Row row : sheet.rows()) {
      if (row.number() > header.lastRow().number() && !row.isBlank()) {
        place++;
        boolean marked = marks.stream().anyMatch(column -> !row.cell(column).isBlank());
        responses.add(
            row.cells().stream().map(Cell::text).collect(Collectors.joining("\t")).stripTrailing()
                + (marked ? "" : "\t" + place));
      }
    }
    return responses;
  }
}
