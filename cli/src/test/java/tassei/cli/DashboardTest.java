package tassei.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tassei.lakehouse.WarehouseFolder;

/**
 * A dashboard that asks the same questions over and over while the marts are built anew. {@code
 * -Dtassei.faults=long} asks as eight clients over twenty rebuilds.
 */
@EnabledIfSystemProperty(named = "tassei.faults", matches = "short|long")
class DashboardTest {
  private static final boolean LONG = "long".equals(System.getProperty("tassei.faults"));
  private static final int REBUILDS = LONG ? 20 : 3;
  private static final int READERS = LONG ? 8 : 2;

  @TempDir private Path folder;

  @Test
  void neverSeesAnErrorHalfABuildOrAMissingTable() throws Exception {
    Path all = Sample.forms(folder.resolve("all"));
    Path forms = Files.createDirectory(folder.resolve("forms"));
    for (String form : List.of("chamber_summary_r7.tsv", "filings.csv")) {
      Files.copy(all.resolve(form), forms.resolve(form));
    }
    WarehouseFolder warehouse = new WarehouseFolder(folder.resolve("warehouse"));
    Sample.run(warehouse.folder(), forms, Optional.of("before"));

    try (Asked asked = Asked.of(warehouse)) {
      new Dashboard(warehouse, forms, asked, "before").seesOnePublicationAtATime(REBUILDS, READERS);
    }
  }
}
