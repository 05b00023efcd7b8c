package tassei.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The walls inside this room. */
class IngestKeepsItsDoorsTest {
  private static final JavaClasses INGEST =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("tassei.ingest");

  @Test
  void sheetsKnowNoEngineAndNoLayout() {
    noClasses()
        .that()
        .resideInAPackage("tassei.ingest.sheet..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.apache.spark..",
            "org.apache.iceberg..",
            "org.apache.hadoop..",
            "scala..",
            "tassei.lakehouse..",
            "tassei.ingest.layout..",
            "tassei.ingest.reader..",
            "tassei.ingest.observe..",
            "tassei.ingest.land..")
        .because("a file is opened the same way whatever form it holds and whoever asks")
        .check(INGEST);
  }

  @Test
  void readersAreFunctionsFromRowsToObservations() {
    noClasses()
        .that()
        .resideInAPackage("tassei.ingest.reader..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.apache.spark..",
            "org.apache.iceberg..",
            "org.apache.hadoop..",
            "scala..",
            "tassei.lakehouse..",
            "tassei.ddl..",
            "tassei.ingest.observe..",
            "tassei.ingest.land..",
            "java.io..",
            "java.nio.file..",
            "java.net..",
            "java.sql..",
            "org.apache.poi..",
            "org.dhatim..",
            "org.apache.commons.csv..",
            "org.snakeyaml..")
        .because("a reader must be testable with rows written by hand")
        .check(INGEST);
  }

  @Test
  void onlySheetsAndTheDoorOfAFolderKnowAFormatOfFiles() {
    noClasses()
        .that()
        .resideOutsideOfPackages("tassei.ingest.sheet..", "tassei.ingest.land..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.poi..", "org.dhatim..", "org.apache.commons.csv..")
        .because("a reader that opens files cannot be told what it would do with other rows")
        .check(INGEST);
  }

  @Test
  void ingestKnowsNothingOfTransform() {
    noClasses()
        .that()
        .resideInAPackage("tassei.ingest..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("tassei.transform..", "tassei.cli..", "tassei.serve..")
        .because("their contract is sql/staging/observation.sql")
        .check(INGEST);
  }
}
