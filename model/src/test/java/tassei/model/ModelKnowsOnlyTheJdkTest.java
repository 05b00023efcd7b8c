package tassei.model;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ModelKnowsOnlyTheJdkTest {
  @Test
  void modelKnowsOnlyTheJdk() {
    classes()
        .that()
        .resideInAPackage("tassei.model..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("tassei.model..", "java..")
        .because("the words of the domain must be readable and testable without anything else")
        .check(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("tassei.model"));
  }
}
