package tassei.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tassei.lakehouse.WarehouseFolder;

/** The bundled sample forms in a folder of a test's own, and runs over them. */
final class Sample {
  static final Installation INSTALLATION = Installation.find();
  static final Path BUSINESS_CONDITIONS =
      INSTALLATION
          .home()
          .resolve("ingest/questionnaires/business-conditions/business_conditions_r6q2.csv");

  static final Path MEMBER_SATISFACTION =
      INSTALLATION
          .home()
          .resolve("ingest/questionnaires/member-satisfaction/member_satisfaction_r6.csv");

  private Sample() {}

  static Path forms(Path folder) {
    try {
      return SampleForms.copy(INSTALLATION, folder);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  static Session.Knowledge knowledge() {
    return knowledge(INSTALLATION.reference());
  }

  static Session.Knowledge knowledge(Path reference) {
    return Session.Knowledge.load(
        INSTALLATION, List.of(INSTALLATION.layouts()), List.of(reference));
  }

  static RunVerb.Outcome run(Path warehouse, Path forms) {
    return run(warehouse, forms, Optional.empty());
  }

  static RunVerb.Outcome run(Path warehouse, Path forms, Optional<String> edition) {
    return RunVerb.run(
        new WarehouseFolder(warehouse), forms, edition, knowledge(), Progress.silent());
  }

  /** Puts a survey of business conditions beside other forms: 60 responses, E001 and so on. */
  static void survey(Path input, String file, String body, UnaryOperator<String> change) {
    byte[] answers =
        change.apply(Compose.read(BUSINESS_CONDITIONS)).getBytes(StandardCharsets.UTF_8);
    deliver(input, file, answers, body + ",R6Q2,2024-10-20");
  }

  /** Puts a survey of members beside other forms, in CP932. */
  static void memberSurvey(Path input, String file, String body) {
    try {
      deliver(input, file, Files.readAllBytes(MEMBER_SATISFACTION), body + ",R6,2025-01-31");
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private static void deliver(Path input, String file, byte[] content, String statement) {
    try {
      Files.write(input.resolve(file), content);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
    edit(
        input.resolve("filings.csv"),
        text -> "%s%n%s,%s,%n".formatted(text.stripTrailing(), file, statement));
  }

  /** Rewrites a text file of a folder. */
  static void edit(Path file, UnaryOperator<String> change) {
    try {
      String before = Files.readString(file, StandardCharsets.UTF_8);
      String after = change.apply(before);
      if (after.equals(before)) {
        throw new IllegalArgumentException("The edit changes nothing in " + file);
      }
      Files.writeString(file, after, StandardCharsets.UTF_8);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }
}
