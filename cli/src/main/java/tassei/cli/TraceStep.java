package tassei.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import tassei.cli.TraceRow.Level;

/** A step of a trace with the steps below it, still without its number. */
final class TraceStep {
  private final Level level;
  private final String body;
  private final int fiscalYear;
  private String code = "";
  private String name = "";
  private String unit = "";
  private BigDecimal actual;
  private BigDecimal target;
  private String achievement = "";
  private String file = "";
  private String sheet = "";
  private String cell = "";
  private String text = "";
  private String note = "";
  private final List<TraceStep> below = new ArrayList<>();

  private TraceStep(Level level, String body, int fiscalYear) {
    this.level = level;
    this.body = body;
    this.fiscalYear = fiscalYear;
  }

  /** A step about the body and year of a row with body_name and fiscal_year. */
  static TraceStep of(Level level, TrinoRow row) {
    return new TraceStep(level, row.text("body_name"), row.number("fiscal_year"));
  }

  TraceStep coded(String value) {
    code = value;
    return this;
  }

  TraceStep named(String value) {
    name = value;
    return this;
  }

  /** With the unit, actual, target and achievement of a row. */
  TraceStep valued(TrinoRow row) {
    unit = row.text("unit");
    actual = row.amount("actual");
    target = row.amount("target");
    achievement = row.text("achievement");
    return this;
  }

  TraceStep at(String inFile, String onSheet, String inCell) {
    file = inFile;
    sheet = onSheet;
    cell = inCell;
    return this;
  }

  TraceStep reads(String value) {
    text = value;
    return this;
  }

  TraceStep noted(String value) {
    note = value;
    return this;
  }

  TraceStep over(List<TraceStep> steps) {
    below.addAll(steps);
    return this;
  }

  /** The step and all below it, depth first, numbered 1, 1.1, 1.1.1 … */
  List<TraceRow> rows(String no) {
    List<TraceRow> rows = new ArrayList<>();
    rows.add(
        new TraceRow(
            level,
            no,
            body,
            fiscalYear,
            code,
            name,
            unit,
            actual,
            target,
            achievement,
            file,
            sheet,
            cell,
            text,
            note));
    for (int i = 0; i < below.size(); i++) {
      rows.addAll(below.get(i).rows(no + "." + (i + 1)));
    }
    return rows;
  }
}
