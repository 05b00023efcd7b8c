package tassei.cli;

import java.util.List;
import java.util.Optional;
import tassei.ingest.explain.Explanation;
import tassei.ingest.observe.Evidence;
import tassei.ingest.observe.Observed;
import tassei.ingest.observe.Recognition;
import tassei.ingest.sheet.SheetFile;
import tassei.model.Body;
import tassei.model.Problem;
import tassei.serve.DisplayWidth;

/**
 * An explanation in print: for eyes in aligned columns, or as CSV with a line a cell.
 *
 * @param showText whether names of people and free text are shown
 */
record ExplanationText(SheetFile.Opened file, Explanation explanation, boolean showText) {
  private static final int LONGEST_SHOWN = 60;
  private static final int NEAREST = 3;

  String table() {
    StringBuilder out = new StringBuilder();
    line(
        out,
        "file",
        "%s (%s, %s)".formatted(file.document().fileName(), file.format(), file.charset()));
    Observed observed = explanation.observed();
    observed.recognition().ifPresent(recognition -> forms(out, recognition));
    line(out, "body", observed.body().map(Body::name).orElse("not known"));
    observed
        .round()
        .ifPresent(round -> line(out, "round", round.questionnaire() + " " + round.name()));
    line(out, "year", observed.fiscalYear().map(year -> year.label()).orElse("not known"));
    line(out, "state", observed.isAccepted() ? "accepted" : "waiting");
    rows(out);
    problems(out, observed.problems());
    return out.toString();
  }

  /** RFC 4180; a text that a spreadsheet would take for a formula has an apostrophe before it. */
  String csv() {
    StringBuilder out = new StringBuilder("sheet,row,cell,role,text,why,meaning\n");
    for (Explanation.Row row : explanation.rows()) {
      for (Explanation.Cell cell : row.cells()) {
        List<String> values =
            List.of(
                row.sheet(),
                Integer.toString(row.number()),
                cell.at().address(),
                cell.role(),
                text(cell),
                row.why(),
                cell.meaning());
        out.append(String.join(",", values.stream().map(ExplanationText::quoted).toList()))
            .append('\n');
      }
    }
    return out.toString();
  }

  private void forms(StringBuilder out, Recognition recognition) {
    Optional<Evidence> winner = recognition.winner();
    if (winner.isEmpty()) {
      line(
          out,
          "form",
          "not recognised: a winner has %d points and is %d ahead"
              .formatted(Recognition.ENOUGH, Recognition.AHEAD));
    }
    String name = winner.isPresent() ? "form" : "nearest";
    for (Evidence evidence : recognition.candidates().stream().limit(NEAREST).toList()) {
      line(
          out,
          name,
          "%s %s, %d points: %s"
              .formatted(
                  evidence.layout().id(),
                  evidence.layout().title(),
                  evidence.score(),
                  evidence.en()));
      name = "next";
    }
  }

  private void rows(StringBuilder out) {
    int address = width(row -> row.at().address());
    int role = width(Explanation.Cell::role);
    String sheet = "";
    for (Explanation.Row row : explanation.rows()) {
      if (!row.sheet().equals(sheet)) {
        sheet = row.sheet();
        out.append("\nsheet ").append(sheet).append('\n');
      }
      out.append("row %d  %s%n".formatted(row.number(), row.why()));
      for (Explanation.Cell cell : row.cells()) {
        out.append("  ")
            .append(padded(cell.at().address(), address))
            .append("  ")
            .append(padded(cell.role(), role))
            .append("  ")
            .append(shortened(text(cell)))
            .append(cell.meaning().isEmpty() ? "" : "  [" + cell.meaning() + "]")
            .append('\n');
      }
    }
  }

  private void problems(StringBuilder out, List<Problem> problems) {
    out.append("\nproblems  ").append(problems.size()).append('\n');
    for (Problem problem : problems) {
      out.append(
          "  %-5s %s%n        %s%n        %s%n"
              .formatted(
                  problem.code().effect().severity(),
                  problem.code(),
                  problem.messageJa(file.document().fileName()),
                  problem.messageEn(file.document().fileName())));
    }
  }

  private String text(Explanation.Cell cell) {
    return showText ? cell.text() : cell.shown();
  }

  private int width(java.util.function.Function<Explanation.Cell, String> column) {
    return explanation.rows().stream()
        .flatMap(row -> row.cells().stream())
        .map(column)
        .mapToInt(DisplayWidth::of)
        .max()
        .orElse(0);
  }

  private static void line(StringBuilder out, String name, String value) {
    out.append("%-8s %s%n".formatted(name, value));
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - DisplayWidth.of(text)));
  }

  private static String shortened(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    int end =
        line.offsetByCodePoints(0, Math.min(LONGEST_SHOWN, line.codePointCount(0, line.length())));
    return end == line.length() ? line : line.substring(0, end) + "…";
  }

  private static String quoted(String text) {
    boolean formula = text.matches("(?s)[=+@\\t\\r].*|-(?!\\d).+");
    String safe = formula ? "'" + text : text;
    return safe.matches("(?s).*[\",\\r\\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
