package tassei.ingest.explain;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tassei.ingest.observe.Observed;
import tassei.ingest.reader.CellAccount;
import tassei.ingest.reader.CellFate;
import tassei.ingest.reader.NumberText;
import tassei.ingest.sheet.Document;
import tassei.model.Problem;
import tassei.model.Problem.Effect;

/**
 * The account of a document: how each of its filled cells ended. It stands on what {@code explain}
 * shows, so that the two never differ; a survey keeps its own while it is read.
 */
public final class CellFates {
  private static final Set<CellRole> DERIVED =
      Set.of(CellRole.SHARE, CellRole.DIFFERENCE, CellRole.TOTAL);
  private static final Set<CellRole> STRUCTURE =
      Set.of(
          CellRole.TITLE,
          CellRole.BODY,
          CellRole.HEADER,
          CellRole.KIND,
          CellRole.STRATEGY,
          CellRole.MEASURE);

  /** With these a form is read as any other, though its figures do not go on yet. */
  private static final Pattern OF_THE_FILER =
      Pattern.compile("^(?:BODY|FISCAL_YEAR|SURVEY_ROUND)_");

  private final CellAccount.Tally tally = new CellAccount.Tally();
  private final String waitsFor;
  private final Optional<String> notRead;

  private CellFates(Observed observed) {
    List<String> waits =
        observed.problems().stream()
            .map(Problem::code)
            .filter(code -> code.effect() == Effect.FILE_WAITS)
            .map(Problem.Code::name)
            .toList();
    this.waitsFor = waits.stream().findFirst().orElse("");
    this.notRead = waits.stream().filter(code -> !OF_THE_FILER.matcher(code).find()).findFirst();
  }

  public static CellAccount of(Document document, Observed observed) {
    return observed
        .account()
        .orElseGet(
            () -> {
              CellFates fates = new CellFates(observed);
              new ExplainedRows(document, observed).rows().forEach(fates::row);
              return fates.tally.account();
            });
  }

  private void row(Explanation.Row row) {
    row.cells().forEach(cell -> cell(row, cell));
  }

  private void cell(Explanation.Row row, Explanation.Cell cell) {
    boolean structure = cell.roles().stream().anyMatch(STRUCTURE::contains);
    if (cell.roles().contains(CellRole.PROBLEM) && isWrong(row)) {
      tally.add(CellFate.PROBLEM, cell.at());
    } else if (cell.observations() > 0) {
      boolean derived = cell.roles().stream().anyMatch(DERIVED::contains);
      tally.add(derived ? CellFate.DERIVED : CellFate.OBSERVATION, cell.at());
    } else if (row.outcome() == RowOutcome.OTHER_SHEET) {
      tally.setAside(CellAccount.SHEET_NOT_OF_FORM, cell.at());
    } else if (row.outcome() == RowOutcome.OWN_LIST) {
      tally.setAside(CellAccount.OWN_LIST, cell.at());
    } else if (isNoForm(row)) {
      tally.setAside(waitsFor.isEmpty() ? CellAccount.NOTHING_READ : waitsFor, cell.at());
    } else if (structure || cell.roles().contains(CellRole.TOTAL)) {
      tally.add(CellFate.STRUCTURE, cell.at());
    } else {
      notObserved(row, cell);
    }
  }

  private boolean isNoForm(Explanation.Row row) {
    return switch (row.outcome()) {
      case NO_FORM, NO_FORM_HEADINGS, NOTHING_READ -> true;
      default -> false;
    };
  }

  /** Nothing was observed in it, and it is no heading. */
  private void notObserved(Explanation.Row row, Explanation.Cell cell) {
    if (cell.roles().contains(CellRole.PROBLEM)) {
      tally.add(CellFate.PROBLEM, cell.at());
      return;
    }
    if (notRead.isPresent() && row.outcome() != RowOutcome.TAKEN) {
      tally.setAside(notRead.orElseThrow(), cell.at());
      return;
    }
    List<String> wrong = wrong(row);
    boolean line = cell.at().column() == 0;
    boolean figure = !line && NumberText.isFigure(cell.text());
    switch (row.outcome()) {
      case TAKEN, NO_INDICATOR -> {
        if (row.outcome() == RowOutcome.NO_INDICATOR && !wrong.isEmpty()) {
          tally.setAside(wrong.getFirst(), cell.at());
        } else if (figure && !cell.roles().contains(CellRole.PERSON)) {
          tally.setAside(CellAccount.FIGURE_NOT_READ, cell.at());
        } else {
          tally.add(CellFate.REMARK, cell.at());
        }
      }
      case AFTER_LAST, LONE_TEXT, TITLE, HEADINGS, BEFORE_HEADINGS -> {
        if (!wrong.isEmpty()) {
          tally.setAside(wrong.getFirst(), cell.at());
        } else if (figure && row.outcome() != RowOutcome.HEADINGS) {
          tally.setAside(CellAccount.FIGURE_NOT_READ, cell.at());
        } else {
          tally.add(line ? CellFate.REMARK : CellFate.STRUCTURE, cell.at());
        }
      }
      case NO_FORM, NO_FORM_HEADINGS, OWN_LIST, OTHER_SHEET, NOTHING_READ ->
          tally.add(CellFate.NONE, cell.at());
    }
  }

  /** Whether a problem of the row keeps something from going on. */
  private static boolean isWrong(Explanation.Row row) {
    return !wrong(row).isEmpty();
  }

  private static List<String> wrong(Explanation.Row row) {
    return row.codes().stream()
        .filter(code -> code.effect() != Effect.NOTICE)
        .map(Problem.Code::name)
        .toList();
  }
}
