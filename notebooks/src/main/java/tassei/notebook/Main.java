package tassei.notebook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs one notebook and writes it with what it shows: {@code NOTEBOOK.ipynb OUT.html}. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 2) {
      System.err.println("usage: notebooks/run NOTEBOOK.ipynb OUT.html");
      Runtime.getRuntime().exit(2);
    }
    Path notebook = Path.of(arguments[0]);
    try {
      String title = notebook.getFileName().toString().replace(".ipynb", "");
      String page = HtmlPage.of(title, NotebookRun.run(NotebookFile.read(notebook)));
      Files.writeString(Path.of(arguments[1]), page, StandardCharsets.UTF_8);
    } catch (NotebookFailedException | IllegalArgumentException failure) {
      System.err.println(failure.getMessage());
      Runtime.getRuntime().exit(1);
    }
    Runtime.getRuntime().exit(0);
  }
}
