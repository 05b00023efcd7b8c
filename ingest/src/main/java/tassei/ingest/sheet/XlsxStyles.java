package tassei.ingest.sheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.ss.usermodel.BuiltinFormats;

/**
 * What the styles of a book say of its cells.
 *
 * @param formats the number format of each style
 * @param fonts the font of each style
 * @param texts the number formats the book has of its own
 * @param struck whether each font strikes out
 */
record XlsxStyles(
    List<Integer> formats, List<Integer> fonts, Map<Integer, String> texts, List<Boolean> struck) {
  static XlsxStyles read(byte[] part) throws XMLStreamException {
    XlsxStyles styles =
        new XlsxStyles(new ArrayList<>(), new ArrayList<>(), new HashMap<>(), new ArrayList<>());
    if (part == null) {
      return styles;
    }
    String group = "";
    XMLStreamReader xml = SafeXml.reader(part);
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        boolean opens = xml.getLocalName().equals("cellXfs") || xml.getLocalName().equals("fonts");
        group = opens ? xml.getLocalName() : group;
        styles.start(xml, group);
      } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(group)) {
        group = "";
      }
    }
    return styles;
  }

  private void start(XMLStreamReader xml, String group) {
    switch (xml.getLocalName()) {
      case "numFmt" ->
          texts.put(
              XlsxBook.number(XlsxBook.attribute(xml, "numFmtId")),
              XlsxBook.attribute(xml, "formatCode"));
      case "xf" -> {
        if (group.equals("cellXfs")) {
          formats.add(XlsxBook.number(XlsxBook.attribute(xml, "numFmtId")));
          fonts.add(XlsxBook.number(XlsxBook.attribute(xml, "fontId")));
        }
      }
      case "font" -> {
        if (group.equals("fonts")) {
          struck.add(false);
        }
      }
      case "strike" -> {
        if (group.equals("fonts") && XlsxText.isOn(xml)) {
          struck.set(struck.size() - 1, true);
        }
      }
      default -> {}
    }
  }

  int format(int style) {
    return style >= 0 && style < formats.size() ? formats.get(style) : 0;
  }

  boolean isStruck(int style) {
    int font = style >= 0 && style < fonts.size() ? fonts.get(style) : 0;
    return font >= 0 && font < struck.size() && struck.get(font);
  }

  String text(int format) {
    String own = texts.get(format);
    return own != null ? own : BuiltinFormats.getBuiltinFormat(format);
  }
}
