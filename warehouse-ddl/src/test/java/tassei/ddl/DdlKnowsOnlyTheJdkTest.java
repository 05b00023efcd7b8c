package tassei.ddl;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class DdlKnowsOnlyTheJdkTest {
  @Test
  void theTableFilesAreReadWithTheJdkOnly() {
    classes()
        .that()
        .resideInAPackage("tassei.ddl..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("tassei.ddl..", "java..")
        .because("whoever runs the SQL reads it here, with whatever engine")
        .check(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("tassei.ddl"));
  }
}
