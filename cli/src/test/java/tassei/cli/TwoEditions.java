package tassei.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tassei.lakehouse.WarehouseFolder;

/**
 * Two chambers of one federation in the editions E1 and E2: for the second one of them has sent a
 * corrected form, of which one figure is corrected again by hand, and there is a table that the
 * first did not have. After the year of their forms the chambers merged.
 */
record TwoEditions(WarehouseFolder warehouse, Path reference) {
  private static final String FORM = "chamber_summary_r7.tsv";
  private static final String MAPPED =
      """
      05-nikaho,action_program_summary,3,1,域外市場への販路開拓取組事業者数,HIGHER,sales_channel,,,,,
      05-nikaho,action_program_summary,3,2,域外市場での販売額等増加事業者数,HIGHER,sales_channel,,,,,
      05-nikaho,action_program_summary,5,1,組織率の維持向上 ※組織率,HIGHER,organisation_rate,,,,,
      """;
  private static final String CORRECTION =
      """
      05-kazuno,action_program_summary,2025,3,1,域外市場への販路開拓取組事業者数,ACTUAL,2025,26,25,2026-07-10,転記の誤り,事務局の電話
      """;

  static TwoEditions in(Path folder) throws IOException, SQLException {
    TwoEditions editions =
        new TwoEditions(
            new WarehouseFolder(folder.resolve("warehouse")),
            copyOfReference(folder.resolve("reference")));
    editions.publish(folder);
    return editions;
  }

  private void publish(Path folder) throws IOException, SQLException {
    Path all = Sample.forms(folder.resolve("all"));
    Path forms = Files.createDirectory(folder.resolve("forms"));
    append("indicators", MAPPED);
    merge();
    append("concept_parts", "05-kazuno,organisation_rate,2025,587,1000,名簿\n");
    String summary = Files.readString(all.resolve(FORM), StandardCharsets.UTF_8);
    Files.writeString(forms.resolve(FORM), summary);
    Files.writeString(
        forms.resolve("nikaho.tsv"),
        summary
            .replace("かつの商工会アクション", "にかほ市商工会アクション")
            .replace("24(24)", "30(20)")
            .replace("19(21)", "11(10)"));
    Files.copy(all.resolve("chamber_plan_r4_r8.txt"), forms.resolve("plan.txt"));
    received(forms, "2026-05-25");
    run(forms, "E1");

    forget("strategy_rollup");
    append("corrections", CORRECTION);
    Sample.edit(forms.resolve(FORM), text -> text.replace("24(24)", "26(24)"));
    received(forms, "2026-06-30");
    run(forms, "E2");
  }

  private void run(Path forms, String edition) {
    RunVerb.run(warehouse, forms, Optional.of(edition), knowledge(reference), Progress.silent());
  }

  /** As of a day after the merger. */
  static Session.Knowledge knowledge(Path reference) {
    return Session.Knowledge.load(
        Sample.INSTALLATION,
        List.of(Sample.INSTALLATION.layouts()),
        List.of(reference),
        Clock.fixed(Instant.parse("2026-08-01T00:00:00Z"), ZoneOffset.UTC));
  }

  /** Both chambers become one after the year of their forms. */
  private void merge() throws IOException {
    Sample.edit(
        reference.resolve("bodies.csv"),
        text ->
            text.replace("かつの商工会,05,05-federation,,,,", "かつの商工会,05,05-federation,,,2026-03-31,")
                .replace(
                    "にかほ市商工会,,05,05-federation,,,,", "にかほ市商工会,,05,05-federation,,,2026-03-31,"));
    append("bodies", "05-hachimantai,CHAMBER,八幡平商工会,,05,05-federation,,2026-04-01,,invented\n");
    append(
        "successions",
        """
        05-kazuno,05-hachimantai,2026-04-01,MERGER,invented
        05-nikaho,05-hachimantai,2026-04-01,MERGER,invented
        """);
  }

  private void received(Path forms, String day) throws IOException {
    Files.writeString(
        forms.resolve("filings.csv"),
        """
        file,body,fiscal_year,received_at
        %s,,,%s
        nikaho.tsv,,,2026-05-20
        plan.txt,,,2022-03-31
        """
            .formatted(FORM, day));
  }

  /** Takes a mart out of the catalogue, as if the program had not known it yet. */
  private void forget(String mart) throws SQLException {
    Path catalog = warehouse.folder().resolve("catalog.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + catalog);
        Statement statement = connection.createStatement()) {
      int forgotten =
          statement.executeUpdate(
              "DELETE FROM iceberg_tables WHERE table_namespace = 'mart' AND table_name = '%s'"
                  .formatted(mart));
      if (forgotten != 1) {
        throw new IllegalStateException("Not in the catalogue: " + mart);
      }
    }
    WarehouseCopy.delete(warehouse.folder().resolve("mart").resolve(mart));
  }

  static Path copyOfReference(Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(Sample.INSTALLATION.reference())) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
    return to;
  }

  private void append(String file, String rows) throws IOException {
    Files.writeString(
        reference.resolve(file + ".csv"), rows, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
  }
}
