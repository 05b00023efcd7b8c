package tassei.ingest.sheet;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import tassei.ingest.sheet.RichText.Run;
import tassei.ingest.sheet.RichText.Strike;

/** One pass over the XML of one cell: paragraphs by line breaks; furigana and notes apart. */
final class OdsText {
  private final XMLStreamReader xml;
  private final Styles styles;
  private final List<Run> runs = new ArrayList<>();
  private final StringBuilder author = new StringBuilder();
  private final StringBuilder comment = new StringBuilder();
  private final Deque<String> spans = new ArrayDeque<>();
  private boolean creator;
  private int paragraphs;
  private int notes;
  private int ruby;
  private int depth;

  OdsText(XMLStreamReader xml, Styles styles) {
    this.xml = xml;
    this.styles = styles;
  }

  /** What a cell shows, and the note fixed to it. */
  record Shown(RichText text, String author, String comment) {
    boolean isEmpty() {
      return text.runs().isEmpty();
    }
  }

  /** Which styles of text strike out, and which raise. */
  static final class Styles {
    private final Map<String, Boolean> struck = new HashMap<>();
    private final Set<String> raised = new HashSet<>();

    void add(String style, XMLStreamReader properties) {
      String line =
          XlsxBook.attribute(properties, "text-line-through-style")
              + XlsxBook.attribute(properties, "text-line-through-type");
      if (!line.isEmpty()) {
        struck.put(style, !line.replace("none", "").isEmpty());
      }
      if (XlsxBook.attribute(properties, "text-position").matches("super.*|[1-9].*")) {
        raised.add(style);
      }
    }

    boolean isStruck(String style) {
      return struck.getOrDefault(style, false);
    }

    /** Of the innermost span that says so. */
    private Strike strike(Deque<String> spans) {
      return spans.stream()
          .filter(struck::containsKey)
          .findFirst()
          .map(style -> isStruck(style) ? Strike.STRUCK : Strike.NOT_STRUCK)
          .orElse(Strike.AS_CELL);
    }
  }

  /** Moves the reader to the end of the element. */
  Shown read(String element) throws XMLStreamException {
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        start(xml.getLocalName());
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        if (xml.getLocalName().equals(element) && depth == 0) {
          break;
        }
        end(xml.getLocalName());
      } else if (event == XMLStreamConstants.CHARACTERS && creator) {
        author.append(xml.getText());
      } else if (event == XMLStreamConstants.CHARACTERS && depth > 0 && ruby == 0) {
        text(xml.getText());
      }
    }
    return new Shown(new RichText(runs), author.toString(), comment.toString());
  }

  private void start(String name) {
    switch (name) {
      case "annotation" -> notes++;
      case "ruby-text" -> ruby++;
      case "creator" -> creator = true;
      case "span" -> spans.push(XlsxBook.attribute(xml, "style-name"));
      case "p" -> {
        depth++;
        comment.append(notes > 0 && !comment.isEmpty() ? "\n" : "");
        if (notes == 0 && paragraphs++ > 0) {
          blank("\n");
        }
      }
      case "s" ->
          blank(" ".repeat(Math.clamp(XlsxBook.number(XlsxBook.attribute(xml, "c")), 1, 100)));
      case "tab" -> blank("\t");
      case "line-break" -> blank("\n");
      default -> {}
    }
  }

  private void end(String name) {
    notes -= name.equals("annotation") ? 1 : 0;
    ruby -= name.equals("ruby-text") ? 1 : 0;
    creator &= !name.equals("creator");
    depth -= name.equals("p") ? 1 : 0;
    if (name.equals("span")) {
      spans.poll();
    }
  }

  private void text(String letters) {
    if (notes > 0) {
      comment.append(letters);
    } else if (!letters.isEmpty()) {
      runs.add(
          new Run(letters, styles.strike(spans), spans.stream().anyMatch(styles.raised::contains)));
    }
  }

  private void blank(String letters) {
    if (notes == 0) {
      runs.add(new Run(letters, styles.strike(spans), false));
    }
  }
}
