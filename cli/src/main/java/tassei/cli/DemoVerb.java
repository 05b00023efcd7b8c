package tassei.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tassei.lakehouse.WarehouseFolder;
import tassei.serve.ResultFormat;

/** {@code demo}: everything, on the bundled sample forms, answered by the real Trino. */
@Command(
    name = "demo",
    description = "Run everything on the bundled sample forms and ask Trino for the result.")
final class DemoVerb implements Callable<Integer> {
  private static final String ACHIEVEMENT =
      """
      SELECT fiscal_year_label AS "年度", body_name AS "団体", measure_no AS "施策", indicator_name AS "指標",
        regexp_replace(CAST(actual AS varchar), '\\.?0+$') || coalesce(unit, '') AS "実績",
        regexp_replace(CAST(target AS varchar), '\\.?0+$') || coalesce(unit, '') AS "目標",
        achievement AS "計算", printed_status AS "印刷", source_file || ' ' || source_cell AS "出典"
      FROM mart.indicator_achievement
      WHERE form_type = 'action_program_summary'
      ORDER BY body_type DESC, body_name, measure_no, indicator_no
      """;
  private static final String TOTALS =
      """
      SELECT fiscal_year_label AS "年度", body_name AS "団体", form_type AS "様式",
        format('%d/%d', measures_met, measures_rated) AS "施策(計算)", printed_measures AS "施策(印刷)",
        format('%d/%d', indicators_met, indicators_rated) AS "指標(計算)", printed_indicators AS "指標(印刷)",
        agrees_with_printed AS "一致"
      FROM mart.program_achievement
      ORDER BY fiscal_year, body_name
      """;

  @Option(names = "--keep", description = "Use the warehouse of the demo before, if there is one.")
  private boolean keep;

  @Override
  public Integer call() throws IOException {
    Installation installation = Installation.find();
    Path folder = installation.home().resolve("target/demo");
    if (!keep) {
      SampleForms.delete(folder);
    }
    Path forms = SampleForms.copy(installation, folder.resolve("forms"));
    WarehouseFolder warehouse = new WarehouseFolder(folder.resolve("warehouse"));
    Session.Knowledge knowledge =
        Session.Knowledge.load(
            installation, List.of(installation.layouts()), List.of(installation.reference()));
    PrintStream out = System.out;

    RunVerb.run(warehouse, forms, Optional.empty(), knowledge, Progress.onTerminal()).print(out);
    TrinoAccess.with(
        warehouse,
        Progress.onTerminal(),
        url -> {
          out.printf("%nmart.indicator_achievement, asked of Trino%n%n");
          SqlVerb.print(url, ACHIEVEMENT, ResultFormat.TABLE);
          out.printf("%nmart.program_achievement%n%n");
          SqlVerb.print(url, TOTALS, ResultFormat.TABLE);
        });
    Path shown = Path.of("").toAbsolutePath().relativize(warehouse.folder());
    out.printf(
        """

        Serve it      ./tassei serve --warehouse %s
        JDBC URL      jdbc:trino://127.0.0.1:8080/tassei/mart?user=tassei
        Ask it        ./tassei sql --warehouse %s "SELECT * FROM mart.discrepancy"
        Your files    ./tassei run --input DIR
        Read on       README.md, docs/adding-a-form.md
        """,
        shown, shown);
    return ExitCode.DONE;
  }
}
