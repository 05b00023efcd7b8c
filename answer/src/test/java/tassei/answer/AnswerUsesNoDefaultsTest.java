package tassei.answer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What no class of any room does, tests included. The same in every room. */
class AnswerUsesNoDefaultsTest {
  private static final JavaClasses ALL = new ClassFileImporter().importPackages("tassei.answer");

  /** Calls whose answer depends on the machine: its charset, its zone, its clock. */
  private static final Set<String> OF_THE_MACHINE =
      Set.of(
          "java.lang.String.getBytes()",
          "java.lang.String.<init>([B)",
          "java.lang.String.<init>([B, int, int)",
          "java.io.InputStreamReader.<init>(java.io.InputStream)",
          "java.io.OutputStreamWriter.<init>(java.io.OutputStream)",
          "java.nio.charset.Charset.defaultCharset()",
          "java.time.LocalDate.now()",
          "java.time.LocalDateTime.now()",
          "java.time.LocalTime.now()",
          "java.time.ZonedDateTime.now()",
          "java.time.OffsetDateTime.now()",
          "java.time.Year.now()",
          "java.time.Instant.now()",
          "java.time.Clock.systemDefaultZone()",
          "java.time.ZoneId.systemDefault()",
          "java.util.TimeZone.getDefault()",
          "java.util.Locale.getDefault()",
          "java.util.Calendar.getInstance()",
          "java.util.Date.<init>()",
          "java.lang.System.currentTimeMillis()",
          "java.lang.String.toLowerCase()",
          "java.lang.String.toUpperCase()");

  private static final List<String> ENCODERS = List.of("bean", "kryo", "javaSerialization");

  @Test
  void nothingDependsOnTheMachine() {
    noClasses()
        .should()
        .accessTargetWhere(
            described(
                "is of the machine",
                access ->
                    OF_THE_MACHINE.contains(signature(access))
                        || access
                            .getTargetOwner()
                            .getName()
                            .matches("java\\.io\\.File(Reader|Writer)")))
        .because("charset, zone, locale and time are passed in")
        .allowEmptyShould(true)
        .check(ALL);
  }

  @Test
  void nothingIsMockedOrGenerated() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.mockito..", "org.easymock..", "lombok..")
        .because("doubles and accessors are written by hand")
        .allowEmptyShould(true)
        .check(ALL);
  }

  @Test
  void noEncoderLooksIntoClasses() {
    noClasses()
        .should()
        .accessTargetWhere(
            described(
                "is a reflective encoder",
                access ->
                    access.getTargetOwner().getName().equals("org.apache.spark.sql.Encoders")
                        && ENCODERS.contains(access.getTarget().getName())))
        .because(
            "a row has the columns its table file says, not the fields a class happens to have")
        .allowEmptyShould(true)
        .check(ALL);
  }

  private static String signature(JavaAccess<?> access) {
    return access.getTarget().getFullName();
  }

  private static DescribedPredicate<JavaAccess<?>> described(
      String description, java.util.function.Predicate<JavaAccess<?>> predicate) {
    return DescribedPredicate.describe(description, predicate);
  }
}
