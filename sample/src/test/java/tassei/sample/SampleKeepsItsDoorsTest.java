package tassei.sample;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The truth is worth something only as long as it is not computed by what it is held against. */
class SampleKeepsItsDoorsTest {
  private static final JavaClasses SAMPLE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("tassei.sample");

  @Test
  void theTruthSharesNoCodeWithThePipeline() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "tassei.ingest..",
            "tassei.transform..",
            "tassei.lakehouse..",
            "tassei.ddl..",
            "tassei.serve..",
            "tassei.cli..",
            "org.apache.spark..",
            "org.apache.iceberg..",
            "java.sql..")
        .because("the pipeline is held against what is thought out here")
        .check(SAMPLE);
  }

  @Test
  void chanceComesFromTheSeedOnly() {
    noClasses()
        .that()
        .doNotHaveSimpleName("Dice")
        .should()
        .dependOnClassesThat()
        .haveNameMatching("java\\.util\\.(Random|SplittableRandom|UUID)|java\\.security\\..*")
        .because("the same seed gives the same bytes")
        .check(SAMPLE);
  }
}
