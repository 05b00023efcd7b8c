package tassei.notebook;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.execution.LocalExecutionControlProvider;

/** Runs the cells of a notebook in order, in the JDK's own shell, and keeps what they show. */
public final class NotebookRun {
  private static final List<String> BEFORE =
      List.of(
          "import java.util.*;",
          "import java.util.stream.*;",
          "void display(String mime, Object value) { tassei.notebook.Shown.show(mime, value); }");

  private NotebookRun() {}

  /** A cell with what it showed, as HTML. */
  public record Ran(NotebookFile.Cell cell, List<String> shown) {}

  /**
   * @throws NotebookFailedException at the first cell that does not compile or throws
   */
  public static List<Ran> run(NotebookFile notebook) {
    List<Ran> ran = new ArrayList<>();
    try (JShell shell =
        JShell.builder()
            .executionEngine(new LocalExecutionControlProvider(), Map.of())
            .out(new PrintStream(PrintStream.nullOutputStream()))
            .build()) {
      shell.addToClasspath(classPath());
      BEFORE.forEach(snippet -> evaluate(shell, snippet, "before the first cell"));
      int number = 0;
      for (NotebookFile.Cell cell : notebook.cells()) {
        number++;
        if (cell.isCode()) {
          evaluate(shell, cell.source(), "%s, cell %d".formatted(notebook.file(), number));
        }
        ran.add(new Ran(cell, cell.isCode() ? Shown.take() : List.of()));
      }
    } finally {
      Shown.take();
    }
    return ran;
  }

  private static void evaluate(JShell shell, String source, String where) {
    String rest = source;
    while (!rest.isBlank()) {
      CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
      String snippet = next.source() == null ? rest : next.source();
      for (SnippetEvent event : shell.eval(snippet)) {
        refuse(shell, event, where);
      }
      rest = next.source() == null ? "" : next.remaining();
    }
  }

  private static void refuse(JShell shell, SnippetEvent event, String where) {
    if (event.status() == Snippet.Status.REJECTED) {
      String errors =
          shell
              .diagnostics(event.snippet())
              .map(diagnostic -> diagnostic.getMessage(Locale.ROOT))
              .collect(Collectors.joining("; "));
      throw new NotebookFailedException("Cannot compile %s: %s".formatted(where, errors), null);
    }
    JShellException thrown = event.exception();
    if (thrown != null) {
      throw new NotebookFailedException(
          "Cannot run %s: %s".formatted(where, thrown.getMessage()), thrown);
    }
  }

  /** Test runners hide the true class path in a jar of their own. */
  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }
}
