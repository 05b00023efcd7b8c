package tassei.cli;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tassei.lakehouse.TableName;

/** {@code build [TABLE]}: core and mart tables, not yet shown to readers. */
@Command(
    name = "build",
    description =
        "Build the core and mart tables that are out of date; readers see them after publish.")
final class BuildVerb implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "TABLE",
      description = "One table, such as core.dim_body or fct_indicator_result.")
  private String table;

  @Mixin private WarehouseOptions warehouse;
  @Mixin private WarehouseOptions.Knowledge knowledge;

  @Override
  public Integer call() {
    Clock clock = Clock.systemUTC();
    Session.Knowledge known = knowledge.load(warehouse);
    TableName one = table == null ? null : named(known);
    try (Session session = Session.open(warehouse.folder().existing(), known, clock)) {
      Steps steps = new Steps(session, clock);
      List<TableName> built = one == null ? steps.build() : steps.build(one);
      steps.recordStep("build", RunSummary.built(built.size()));
      System.out.printf("tables     %d built%n", built.size());
      built.forEach(name -> System.out.printf("           %s%n", name));
    }
    return ExitCode.DONE;
  }

  private TableName named(Session.Knowledge known) {
    return known.tables().inBuildOrder().stream()
        .filter(
            definition -> definition.identifier().equals(table) || definition.name().equals(table))
        .map(definition -> TableName.parse(definition.identifier()))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException("Cannot build %s: no such core or mart table".formatted(table)));
  }
}
