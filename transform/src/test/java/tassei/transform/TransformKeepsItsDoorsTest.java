package tassei.transform;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import tassei.transform.achievement.JudgeFunction;
import tassei.transform.disclosure.ProtectFunction;

/** The walls around and inside this room. */
class TransformKeepsItsDoorsTest {
  private static final JavaClasses TRANSFORM =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("tassei.transform");

  @Test
  void transformKnowsNothingOfIngest() {
    noClasses()
        .that()
        .resideInAPackage("tassei.transform..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "tassei.ingest..", "tassei.cli..", "tassei.serve..", "org.apache.poi..", "org.dhatim..")
        .because("their contract is sql/staging/observation.sql")
        .check(TRANSFORM);
  }

  @Test
  void onlyReferenceReadsCsv() {
    noClasses()
        .that()
        .resideOutsideOfPackage("tassei.transform.reference..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.commons.csv..")
        .because("data comes from tables; only the reference files are read as files")
        .check(TRANSFORM);
  }

  @Test
  void theRuleOfAchievementKnowsNoEngine() {
    noClasses()
        .that()
        .resideInAPackage("tassei.transform.achievement..")
        .and()
        .doNotBelongToAnyOf(JudgeFunction.class)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache..", "scala..", "tassei.lakehouse..", "tassei.ddl..")
        .because("whether a target is met must be readable and testable without Spark")
        .check(TRANSFORM);
  }

  @Test
  void disclosureControlKnowsNoEngine() {
    noClasses()
        .that()
        .resideInAPackage("tassei.transform.disclosure..")
        .and()
        .doNotBelongToAnyOf(ProtectFunction.class)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache..", "scala..", "tassei.lakehouse..", "tassei.ddl..")
        .because("what can be known of a respondent must be readable and testable without Spark")
        .check(TRANSFORM);
  }
}
