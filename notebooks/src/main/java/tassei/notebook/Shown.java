package tassei.notebook;

import java.util.ArrayList;
import java.util.List;

/**
 * What a cell shows while {@link NotebookRun} runs it; in Jupyter the kernel's own display does.
 */
public final class Shown {
  private static final List<String> OF_CELL = new ArrayList<>();

  private Shown() {}

  /** Called by cells as {@code display(mime, value)}. */
  public static synchronized void show(String mime, Object value) {
    String text = String.valueOf(value);
    OF_CELL.add(mime.equals("text/html") ? text : "<pre>" + Html.escape(text) + "</pre>");
  }

  static synchronized List<String> take() {
    List<String> shown = List.copyOf(OF_CELL);
    OF_CELL.clear();
    return shown;
  }
}
