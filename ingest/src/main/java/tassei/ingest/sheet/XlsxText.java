package tassei.ingest.sheet;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import tassei.ingest.sheet.RichText.Run;
import tassei.ingest.sheet.RichText.Strike;

/** One pass over the XML of one text and its runs, furigana (rPh) left out. */
final class XlsxText {
  private final XMLStreamReader xml;
  private final List<Run> runs = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private Strike strike = Strike.AS_CELL;
  private boolean raised;
  private boolean inText;
  private int phonetic;

  XlsxText(XMLStreamReader xml) {
    this.xml = xml;
  }

  /** Moves the reader to the end of the element. */
  RichText read(String element) throws XMLStreamException {
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        start(xml.getLocalName());
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        if (xml.getLocalName().equals(element)) {
          break;
        }
        end(xml.getLocalName());
      } else if (event == XMLStreamConstants.CHARACTERS && inText && phonetic == 0) {
        text.append(xml.getText());
      }
    }
    endRun();
    return new RichText(runs);
  }

  private void start(String name) {
    inText = name.equals("t");
    switch (name) {
      case "r" -> endRun();
      case "rPr" -> strike = Strike.NOT_STRUCK;
      case "strike" -> strike = isOn(xml) ? Strike.STRUCK : strike;
      case "vertAlign" -> raised = XlsxBook.attribute(xml, "val").equals("superscript");
      case "rPh" -> phonetic++;
      default -> {}
    }
  }

  private void end(String name) {
    inText = false;
    phonetic -= name.equals("rPh") ? 1 : 0;
    if (name.equals("r")) {
      endRun();
    }
  }

  private void endRun() {
    if (!text.isEmpty()) {
      runs.add(new Run(XlsxBook.unescaped(text.toString()), strike, raised));
    }
    text.setLength(0);
    strike = Strike.AS_CELL;
    raised = false;
  }

  /** Whether an element without a value, or with a true one, stands here. */
  static boolean isOn(XMLStreamReader xml) {
    String value = XlsxBook.attribute(xml, "val");
    return !value.equals("0") && !value.equals("false");
  }
}
