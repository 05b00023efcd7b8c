package tassei.ingest.sheet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import tassei.ingest.sheet.Document.Sheet;

/**
 * Reads .xlsx and .xlsm (ECMA-376, SpreadsheetML): every sheet's filled cells in one pass, without
 * macros, links or drawings.
 */
final class XlsxBook {
  private final Map<String, byte[]> parts;
  private final BookBudget budget;
  private final SheetBuilder.Count count;
  private final Map<String, List<Relation>> relations = new HashMap<>();

  private XlsxBook(Map<String, byte[]> parts, BookBudget budget) {
    this.parts = parts;
    this.budget = budget;
    this.count = new SheetBuilder.Count(budget);
  }

  static List<Sheet> read(byte[] bytes, BookBudget budget) throws IOException, XMLStreamException {
    return new XlsxBook(ZipGuard.entries(bytes, StandardCharsets.UTF_8, budget), budget).sheets();
  }

  private record Relation(String id, String type, String target) {}

  private record Entry(String name, String id, boolean hidden) {}

  private List<Sheet> sheets() throws XMLStreamException {
    String book =
        target("", "officeDocument").values().stream().findFirst().orElse("xl/workbook.xml");
    String folder = book.contains("/") ? book.substring(0, book.lastIndexOf('/') + 1) : "";
    Map<String, String> targets = target(book, "");
    List<RichText> shared =
        sharedTexts(part(folder, named(book, "/sharedStrings"), "sharedStrings.xml"));
    XlsxStyles styles = XlsxStyles.read(part(folder, named(book, "/styles"), "styles.xml"));
    boolean[] since1904 = new boolean[1];
    List<Sheet> sheets = new ArrayList<>();
    for (Entry entry : entries(parts.get(book), since1904)) {
      String path = targets.get(entry.id);
      byte[] xml = path == null ? null : parts.get(path);
      if (xml == null) {
        continue;
      }
      SheetBuilder builder = new SheetBuilder(entry.name, entry.hidden, count);
      for (String comments : target(path, "/comments").values()) {
        comments(parts.get(comments), builder);
      }
      new XlsxSheet(builder, shared, styles, since1904[0], count).read(xml);
      sheets.add(builder.sheet());
    }
    return sheets;
  }

  private String named(String book, String type) throws XMLStreamException {
    return target(book, type).values().stream().findFirst().orElse("");
  }

  private byte[] part(String folder, String named, String usual) {
    return parts.get(named.isEmpty() ? folder + usual : named);
  }

  private static List<Entry> entries(byte[] book, boolean[] since1904) throws XMLStreamException {
    List<Entry> entries = new ArrayList<>();
    if (book == null) {
      return entries;
    }
    XMLStreamReader xml = SafeXml.reader(book);
    while (xml.hasNext()) {
      if (xml.next() != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      if (xml.getLocalName().equals("workbookPr")) {
        String date = attribute(xml, "date1904");
        since1904[0] = date.equals("1") || date.equals("true");
      } else if (xml.getLocalName().equals("sheet")) {
        String state = attribute(xml, "state");
        entries.add(
            new Entry(
                attribute(xml, "name"),
                attribute(xml, "id"),
                !state.isEmpty() && !state.equals("visible")));
      }
    }
    return entries;
  }

  /** The related parts of a part whose type contains a word, by relation id. */
  private Map<String, String> target(String part, String type) throws XMLStreamException {
    List<Relation> related = relations.get(part);
    if (related == null) {
      related = relations(part);
      relations.put(part, related);
    }
    Map<String, String> targets = new LinkedHashMap<>();
    related.stream()
        .filter(relation -> relation.type.contains(type))
        .forEach(relation -> targets.put(relation.id, relation.target));
    return targets;
  }

  private List<Relation> relations(String part) throws XMLStreamException {
    String folder = part.contains("/") ? part.substring(0, part.lastIndexOf('/') + 1) : "";
    byte[] listed = parts.get(folder + "_rels/" + part.substring(folder.length()) + ".rels");
    List<Relation> related = new ArrayList<>();
    if (listed == null) {
      return related;
    }
    XMLStreamReader xml = SafeXml.reader(listed);
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT
          && xml.getLocalName().equals("Relationship")
          && !attribute(xml, "TargetMode").equals("External")) {
        related.add(
            new Relation(
                attribute(xml, "Id"),
                attribute(xml, "Type"),
                resolved(folder, attribute(xml, "Target"))));
      }
    }
    return related;
  }

  private static String resolved(String folder, String target) {
    if (target.startsWith("/")) {
      return target.substring(1);
    }
    List<String> path = new ArrayList<>();
    for (String step : (folder + target).split("/")) {
      if (step.equals("..") && !path.isEmpty()) {
        path.removeLast();
      } else if (!step.equals(".") && !step.isEmpty()) {
        path.add(step);
      }
    }
    return String.join("/", path);
  }

  /** Without furigana (rPh). */
  private List<RichText> sharedTexts(byte[] part) throws XMLStreamException {
    List<RichText> texts = new ArrayList<>();
    if (part == null) {
      return texts;
    }
    budget.check("bytes of shared texts", part.length, budget.sharedTextBytes());
    XMLStreamReader xml = SafeXml.reader(part);
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("si")) {
        texts.add(richText(xml, "si"));
      }
    }
    return texts;
  }

  private void comments(byte[] part, SheetBuilder builder) throws XMLStreamException {
    if (part == null) {
      return;
    }
    List<String> authors = new ArrayList<>();
    XMLStreamReader xml = SafeXml.reader(part);
    while (xml.hasNext()) {
      if (xml.next() != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      if (xml.getLocalName().equals("author")) {
        authors.add(xml.getElementText());
      } else if (xml.getLocalName().equals("comment")) {
        int author = number(attribute(xml, "authorId"));
        String by = author >= 0 && author < authors.size() ? authors.get(author) : "";
        builder.comment(attribute(xml, "ref"), by, richText(xml, "comment").text());
      }
    }
  }

  /** The text of an element and its runs, furigana left out; the reader is moved to its end. */
  static RichText richText(XMLStreamReader xml, String element) throws XMLStreamException {
    return new XlsxText(xml).read(element);
  }

  /** _x000D_ is how a book writes a character that XML cannot. */
  static String unescaped(String text) {
    if (!text.contains("_x")) {
      return text;
    }
    return java.util.regex.Pattern.compile("_x([0-9A-Fa-f]{4})_")
        .matcher(text)
        .replaceAll(
            match ->
                java.util.regex.Matcher.quoteReplacement(
                    Character.toString((char) Integer.parseInt(match.group(1), 16))));
  }

  static String attribute(XMLStreamReader xml, String name) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals(name)) {
        return xml.getAttributeValue(i);
      }
    }
    return "";
  }

  static int number(String text) {
    try {
      return text.isEmpty() ? 0 : Integer.parseInt(text);
    } catch (NumberFormatException notANumber) {
      return 0;
    }
  }
}
