package tassei.ingest.sheet;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.ss.util.CellReference;
import tassei.ingest.sheet.Document.Kind;
import tassei.ingest.sheet.Document.Sheet;
import tassei.ingest.sheet.SheetBuilder.Found;

/** Reads .ods (OpenDocument 1.3 part 3, spreadsheets): the text of each cell as it is shown. */
final class OdsBook {
  private static final int LONGEST_REPEAT = 1_000;

  private final SheetBuilder.Count count;
  private final Set<String> hiddenStyles = new HashSet<>();
  private final OdsText.Styles styles = new OdsText.Styles();
  private final List<Sheet> sheets = new ArrayList<>();

  private SheetBuilder sheet;
  private String style = "";
  private int row;
  private int rowRepeat;
  private int column;
  private int definedColumn;

  private OdsBook(BookBudget budget) {
    this.count = new SheetBuilder.Count(budget);
  }

  static List<Sheet> read(byte[] bytes, BookBudget budget) throws IOException, XMLStreamException {
    Map<String, byte[]> parts = ZipGuard.entries(bytes, StandardCharsets.UTF_8, budget);
    byte[] manifest = parts.get("META-INF/manifest.xml");
    if (manifest != null
        && new String(manifest, StandardCharsets.UTF_8).contains("encryption-data")) {
      throw new EncryptedBookException();
    }
    OdsBook book = new OdsBook(budget);
    byte[] content = parts.get("content.xml");
    if (content != null) {
      book.read(SafeXml.reader(content));
    }
    return book.sheets;
  }

  /** The content is there and locked. */
  static final class EncryptedBookException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private void read(XMLStreamReader xml) throws XMLStreamException {
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        start(xml);
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        if (xml.getLocalName().equals("table") && sheet != null) {
          sheets.add(sheet.sheet());
          sheet = null;
        } else if (xml.getLocalName().equals("table-row")) {
          row += rowRepeat;
        }
      }
    }
  }

  private void start(XMLStreamReader xml) throws XMLStreamException {
    switch (xml.getLocalName()) {
      case "style" -> style = attribute(xml, "name");
      case "table-properties" -> {
        if (attribute(xml, "display").equals("false")) {
          hiddenStyles.add(style);
        }
      }
      case "text-properties" -> styles.add(style, xml);
      case "table" -> {
        sheet =
            new SheetBuilder(
                attribute(xml, "name"), hiddenStyles.contains(attribute(xml, "style-name")), count);
        row = 1;
        definedColumn = 1;
      }
      case "table-column" -> {
        int repeat = repeat(xml, "number-columns-repeated");
        if (sheet != null && isHidden(xml)) {
          sheet.hideColumns(definedColumn, definedColumn + repeat - 1);
        }
        definedColumn += repeat;
      }
      case "table-row" -> {
        rowRepeat = repeat(xml, "number-rows-repeated");
        column = 1;
        if (sheet != null && isHidden(xml)) {
          for (int no = row; no < row + Math.min(rowRepeat, LONGEST_REPEAT); no++) {
            sheet.hideRow(no);
          }
        }
      }
      case "table-cell", "covered-table-cell" -> {
        if (sheet != null) {
          cell(xml, xml.getLocalName());
        }
      }
      default -> {}
    }
  }

  private void cell(XMLStreamReader xml, String element) throws XMLStreamException {
    int repeat = repeat(xml, "number-columns-repeated");
    String type = attribute(xml, "value-type");
    String value =
        attribute(xml, "value") + attribute(xml, "date-value") + attribute(xml, "boolean-value");
    int columns = Math.max(1, XlsxBook.number(attribute(xml, "number-columns-spanned")));
    int rows = Math.max(1, XlsxBook.number(attribute(xml, "number-rows-spanned")));
    boolean covered = element.startsWith("covered");
    boolean struck = styles.isStruck(attribute(xml, "style-name"));
    String expression = attribute(xml, "formula");
    OdsText.Shown shown = new OdsText(xml, styles).read(element);
    String address = address(row, column);
    if (columns * rows > 1) {
      sheet.merge(address + ":" + address(row + rows - 1, column + columns - 1));
    }
    if (!shown.comment().isEmpty()) {
      sheet.comment(address, shown.author(), shown.comment());
    }
    boolean notComputed = !expression.isEmpty() && type.isEmpty();
    if (!covered && (notComputed || !shown.isEmpty())) {
      Found found = found(type, value, shown, struck, expression);
      for (int down = 0; down < Math.min(rowRepeat, LONGEST_REPEAT); down++) {
        for (int right = 0; right < Math.min(repeat, LONGEST_REPEAT); right++) {
          sheet.cell(row + down, column + right, found);
        }
      }
    }
    column += repeat;
  }

  private static Found found(
      String type, String value, OdsText.Shown shown, boolean struck, String expression) {
    boolean formula = !expression.isEmpty();
    if (shown.isEmpty()) {
      return Found.notComputed(expression.substring(expression.indexOf('=') + 1));
    }
    Found text = shown.text().found(struck, formula);
    Found found = found(type, value, text.raw(), formula);
    return found.kind() == Kind.TEXT ? text : struck ? found.struckOut() : found;
  }

  private static Found found(String type, String value, String text, boolean formula) {
    Kind kind =
        switch (type) {
          case "float", "currency" -> Kind.NUMBER;
          case "percentage" -> Kind.PERCENT;
          case "date", "time" -> Kind.DATE;
          case "boolean" -> Kind.BOOLEAN;
          default -> text.matches("#[A-Z/0!?]+|Err:\\d+") ? Kind.ERROR : Kind.TEXT;
        };
    if (kind == Kind.NUMBER || kind == Kind.PERCENT) {
      return number(kind, value, text, formula);
    }
    return new Found(text, kind, kind == Kind.TEXT || kind == Kind.ERROR ? "" : value, formula);
  }

  /** A figure is never rounded by its format. */
  private static Found number(Kind kind, String value, String text, boolean formula) {
    try {
      String plain = ShownNumber.plain(Double.parseDouble(value));
      if (kind == Kind.PERCENT) {
        String percent =
            ShownNumber.plain(new BigDecimal(plain).movePointRight(2).doubleValue()) + "%";
        return new Found(percent, kind, plain, formula);
      }
      return new Found(ShownNumber.asShown(text, new BigDecimal(plain)), kind, plain, formula);
    } catch (NumberFormatException asShown) {
      return new Found(text, kind, value, formula);
    }
  }

  private static boolean isHidden(XMLStreamReader xml) {
    String visibility = attribute(xml, "visibility");
    return visibility.equals("collapse") || visibility.equals("filter");
  }

  private static int repeat(XMLStreamReader xml, String name) {
    return Math.max(1, XlsxBook.number(attribute(xml, name)));
  }

  private static String attribute(XMLStreamReader xml, String name) {
    return XlsxBook.attribute(xml, name);
  }

  private static String address(int row, int column) {
    return CellReference.convertNumToColString(column - 1) + row;
  }
}
