package tassei.ingest.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tassei.ingest.layout.Layout;

/** A layout as the text of a {@code layout.yaml} that loads as the same layout. */
final class LayoutYaml {
  private LayoutYaml() {}

  /**
   * @param unknown headings that are no words yet, for a comment
   */
  static String of(Layout layout, List<String> unknown) {
    List<String> lines = new ArrayList<>();
    lines.add("id: " + layout.id());
    lines.add("title: " + quoted(layout.title()));
    lines.add("reader: " + layout.reader());
    lines.add("form_type: " + layout.formType().code());
    lines.add("recognise:");
    lines.add("  title: " + quoted(layout.recognise().title().pattern()));
    lines.add(
        "  headings: "
            + layout.recognise().headings().stream()
                .map(heading -> flow(heading.words()))
                .collect(Collectors.joining(", ", "[", "]")));
    if (!layout.recognise().numbering().isEmpty()) {
      lines.add(
          "  numbering: "
              + flow(layout.recognise().numbering().stream().map(Pattern::pattern).toList()));
    }
    if (!layout.scaleId().isEmpty()) {
      lines.add("scale: " + layout.scaleId());
    }
    if (!unknown.isEmpty()) {
      lines.add("# no words yet; add each to the thing it means, or leave it: " + flow(unknown));
    }
    lines.add("words:");
    new TreeMap<>(layout.words())
        .forEach((thing, words) -> lines.add("  " + thing + ": " + flow(words)));
    if (!layout.columns().isEmpty()) {
      lines.add("columns: " + flow(layout.columns()));
    }
    return String.join("\n", lines) + "\n";
  }

  private static String flow(List<String> texts) {
    return texts.stream().map(LayoutYaml::quoted).collect(Collectors.joining(", ", "[", "]"));
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
