package tassei.ingest.sheet;

import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import tassei.ingest.sheet.Document.Kind;
import tassei.ingest.sheet.SheetBuilder.Found;

/** One pass over the XML of one sheet. */
final class XlsxSheet {
  private static final int EVENTS_BETWEEN_LOOKS_AT_THE_CLOCK = 1 << 16;

  private final SheetBuilder builder;
  private final List<RichText> shared;
  private final XlsxStyles styles;
  private final boolean since1904;
  private final SheetBuilder.Count count;
  private final ShownNumber numbers = new ShownNumber();

  XlsxSheet(
      SheetBuilder builder,
      List<RichText> shared,
      XlsxStyles styles,
      boolean since1904,
      SheetBuilder.Count count) {
    this.builder = builder;
    this.shared = shared;
    this.styles = styles;
    this.since1904 = since1904;
    this.count = count;
  }

  void read(byte[] part) throws XMLStreamException {
    XMLStreamReader xml = SafeXml.reader(part);
    int row = 0;
    int column = 0;
    int events = 0;
    while (xml.hasNext()) {
      if (++events % EVENTS_BETWEEN_LOOKS_AT_THE_CLOCK == 0) {
        count.time();
      }
      if (xml.next() != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      switch (xml.getLocalName()) {
        case "row" -> {
          String no = XlsxBook.attribute(xml, "r");
          row = no.isEmpty() ? row + 1 : XlsxBook.number(no);
          column = 0;
          if (isTrue(XlsxBook.attribute(xml, "hidden"))) {
            builder.hideRow(row);
          }
        }
        case "col" -> {
          if (isTrue(XlsxBook.attribute(xml, "hidden"))) {
            builder.hideColumns(
                XlsxBook.number(XlsxBook.attribute(xml, "min")),
                XlsxBook.number(XlsxBook.attribute(xml, "max")));
          }
        }
        case "c" -> {
          String at = XlsxBook.attribute(xml, "r");
          column = at.isEmpty() ? column + 1 : column(at);
          cell(xml, row, column);
        }
        case "mergeCell" -> builder.merge(XlsxBook.attribute(xml, "ref"));
        default -> {}
      }
    }
  }

  private void cell(XMLStreamReader xml, int row, int column) throws XMLStreamException {
    String type = XlsxBook.attribute(xml, "t");
    int style = XlsxBook.number(XlsxBook.attribute(xml, "s"));
    RichText inline = null;
    String value = "";
    String formula = null;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("c")) {
        break;
      }
      if (event == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "f" -> formula = xml.getElementText();
          case "v" -> value = xml.getElementText();
          case "is" -> inline = XlsxBook.richText(xml, "is");
          default -> {}
        }
      }
    }
    if (row <= 0 || column <= 0) {
      return;
    }
    if (inline != null) {
      builder.cell(row, column, inline.found(styles.isStruck(style), formula != null));
    } else if (!value.isEmpty()) {
      builder.cell(row, column, found(type, value, style, formula != null));
    } else if (formula != null && !type.equals("str")) {
      builder.cell(row, column, Found.notComputed(formula));
    }
  }

  private Found found(String type, String value, int style, boolean formula) {
    boolean struck = styles.isStruck(style);
    Found found =
        switch (type) {
          case "s" -> text(XlsxBook.number(value)).found(struck, formula);
          case "str", "inlineStr" ->
              RichText.plain(XlsxBook.unescaped(value)).found(struck, formula);
          default -> other(type, value, style, formula);
        };
    boolean text = found.kind() == Kind.TEXT;
    return struck && !text ? found.struckOut() : found;
  }

  private RichText text(int index) {
    return index >= 0 && index < shared.size() ? shared.get(index) : RichText.plain("");
  }

  private Found other(String type, String value, int style, boolean formula) {
    return switch (type) {
      case "b" -> new Found(value.equals("1") ? "TRUE" : "FALSE", Kind.BOOLEAN, "", formula);
      case "e" -> new Found(value, Kind.ERROR, "", formula);
      default -> number(value, style, formula);
    };
  }

  private Found number(String value, int style, boolean formula) {
    try {
      int format = styles.format(style);
      return numbers.of(Double.parseDouble(value), format, styles.text(format), since1904, formula);
    } catch (NumberFormatException textAfterAll) {
      return new Found(value, Kind.TEXT, "", formula);
    }
  }

  private static boolean isTrue(String value) {
    return value.equals("1") || value.equals("true");
  }

  /** 1-based: AB12 is 28. */
  static int column(String address) {
    int column = 0;
    for (int i = 0; i < address.length() && i < 4; i++) {
      char letter = address.charAt(i);
      if (letter < 'A' || letter > 'Z') {
        break;
      }
      column = column * 26 + letter - 'A' + 1;
    }
    return column;
  }
}
