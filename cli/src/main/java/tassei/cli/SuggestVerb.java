package tassei.cli;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tassei.lakehouse.Warehouse;
import tassei.serve.Column;
import tassei.serve.ResultFormat;
import tassei.serve.ResultPrinter;
import tassei.transform.suggest.Suggest;
import tassei.transform.suggest.Suggestion;
import tassei.transform.suggest.Unmapped;

/** {@code suggest}: which concept an indicator without one might be, and why. Maps nothing. */
@Command(
    name = "suggest",
    description = {
      "Propose concepts for indicators that have none, with the evidence in Japanese.",
      "Nothing is mapped: a proposal counts when somebody writes it into indicators.csv.",
      "csv has no header and only rows to append to indicators.csv: the best proposal of each"
          + " indicator, where one is best and the file has no row for it yet."
    })
final class SuggestVerb implements Callable<Integer> {
  @Option(
      names = "--format",
      defaultValue = "table",
      description =
          "table, csv (rows for indicators.csv) or json (one object a line); default: table.")
  private ResultFormat format;

  @Option(
      names = "--least",
      paramLabel = "SCORE",
      defaultValue = "0.5",
      description = "Only proposals of at least this score, from 0 to 1 (default: 0.5).")
  private BigDecimal least;

  @Mixin private WarehouseOptions warehouse;
  @Mixin private WarehouseOptions.Knowledge knowledge;

  @Override
  public Integer call() {
    if (least.signum() < 0 || least.compareTo(BigDecimal.ONE) > 0) {
      throw new UsageException("Invalid score '%s': expected 0 to 1".formatted(least));
    }
    run(warehouse.folder().existing(), least, format, knowledge.load(warehouse), System.out);
    return ExitCode.DONE;
  }

  static void run(
      Warehouse warehouse,
      BigDecimal least,
      ResultFormat format,
      Session.Knowledge knowledge,
      PrintStream out) {
    Suggest suggest =
        Suggest.from(knowledge.reference().mapped(), knowledge.reference().concepts());
    List<List<Suggestion>> proposals = new ArrayList<>();
    for (Unmapped indicator : UnmappedIndicators.of(warehouse, knowledge.reference().bodies())) {
      proposals.add(suggest.propose(indicator, least));
    }
    if (format == ResultFormat.CSV) {
      proposals.stream().flatMap(SuggestedRow::of).forEach(row -> out.print(row + "\n"));
    } else {
      ResultPrinter.utf8(out, format)
          .print(columns(format), proposals.stream().flatMap(List::stream).map(SuggestVerb::row));
    }
    out.flush();
  }

  private static List<Column> columns(ResultFormat format) {
    List<String> names =
        format == ResultFormat.TABLE
            ? List.of("団体", "様式", "施策", "指標", "名称", "単位", "概念", "概念の名称", "点", "根拠")
            : List.of(
                "body_code",
                "form_type",
                "measure_no",
                "indicator_no",
                "indicator_name",
                "unit",
                "concept_code",
                "concept_name",
                "score",
                "evidence");
    return names.stream()
        .map(
            name ->
                new Column(
                    name,
                    Stream.of("点", "score").anyMatch(name::equals) ? "decimal(3,2)" : "varchar"))
        .toList();
  }

  private static List<Object> row(Suggestion proposed) {
    Unmapped indicator = proposed.indicator();
    return List.of(
        indicator.bodyCode(),
        indicator.formType(),
        indicator.measureNo(),
        indicator.indicatorNo(),
        indicator.name(),
        indicator.unit(),
        proposed.concept().code(),
        proposed.concept().name(),
        proposed.score(),
        String.join("; ", proposed.evidence()));
  }
}
