package tassei.notebook;

import java.util.List;
import java.util.stream.Collectors;

/** A notebook that was run, as one HTML file that needs nothing else. */
public final class HtmlPage {
  private static final String STYLE =
      """
      body { font-family: 'Noto Sans CJK JP','Hiragino Sans','Yu Gothic',sans-serif; max-width: 60rem; margin: 2rem auto; }
      pre { background: #f5f5f2; padding: .6rem; overflow-x: auto; }
      table { border-collapse: collapse; font-size: .9rem; }
      th, td { border-bottom: 1px solid #ddd; padding: .2rem .6rem; text-align: left; }
      td.number { text-align: right; }
      """;

  private HtmlPage() {}

  public static String of(String title, List<NotebookRun.Ran> cells) {
    return """
        <!doctype html>
        <html lang="ja"><head><meta charset="utf-8"><title>%s</title><style>
        %s</style></head><body>
        %s
        </body></html>
        """
        .formatted(
            Html.escape(title),
            STYLE,
            cells.stream().map(HtmlPage::cell).collect(Collectors.joining("\n")));
  }

  private static String cell(NotebookRun.Ran ran) {
    if (!ran.cell().isCode()) {
      return ran.cell().source().lines().map(HtmlPage::line).collect(Collectors.joining("\n"));
    }
    return "<details><summary>code</summary><pre>%s</pre></details>\n%s"
        .formatted(Html.escape(ran.cell().source()), String.join("\n", ran.shown()));
  }

  /** Headings and paragraphs are all the markdown that our notebooks use. */
  private static String line(String line) {
    int level = 0;
    while (level < line.length() && line.charAt(level) == '#') {
      level++;
    }
    if (level > 0) {
      return "<h%d>%s</h%d>".formatted(level, Html.escape(line.substring(level).strip()), level);
    }
    return line.isBlank() ? "" : "<p>" + Html.escape(line) + "</p>";
  }
}
