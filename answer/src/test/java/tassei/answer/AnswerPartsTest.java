package tassei.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static tassei.answer.TestingBooks.answer;
import static tassei.answer.TestingBooks.error;
import static tassei.answer.TestingBooks.saved;
import static tassei.answer.TestingBooks.warning;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The parts of a written .xlsx agree with each other: what Excel repairs where they do not. */
class AnswerPartsTest {
  @TempDir private Path folder;
  private TreeMap<String, byte[]> parts;

  @BeforeEach
  void write() throws IOException {
    XSSFWorkbook book = new XSSFWorkbook();
    Sheet sheet = book.createSheet("表");
    sheet.createRow(0).createCell(0).setCellValue("a");
    book.createSheet("他");
    book.setPrintArea(0, "$A$1:$B$2");
    AnswerBook answer =
        answer(
            "部品.xlsx",
            saved(book, folder.resolve("received")),
            error("表", "A1", "a"),
            error("表", "B1", "b"),
            warning("表", "D9", "d"),
            error("他", "C3", "c"));
    parts = new TreeMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.bytes()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        assertThat(parts.put(entry.getName(), zip.readAllBytes())).isNull();
      }
    }
  }

  @Test
  void everyRelationLeadsToAPart() throws Exception {
    for (String name : parts.keySet()) {
      if (name.endsWith(".rels")) {
        Path source = Path.of("/" + name).getParent().getParent();
        for (Element relation : elements(name, "Relationship")) {
          Path target = source.resolve(relation.getAttribute("Target")).normalize();
          assertThat(parts).containsKey(target.toString().substring(1));
        }
      }
    }
  }

  @Test
  void everyPartHasAContentType() throws Exception {
    List<String> typed =
        elements("[Content_Types].xml", "Override").stream()
            .map(type -> type.getAttribute("PartName").substring(1))
            .toList();
    List<String> extensions =
        elements("[Content_Types].xml", "Default").stream()
            .map(type -> type.getAttribute("Extension"))
            .toList();

    assertThat(parts.keySet()).containsAll(typed);
    assertThat(parts.keySet())
        .filteredOn(name -> !name.equals("[Content_Types].xml") && !typed.contains(name))
        .allMatch(name -> extensions.contains(name.substring(name.lastIndexOf('.') + 1)))
        .allMatch(name -> name.endsWith(".rels") || name.endsWith(".vml"));
  }

  @Test
  void everyCommentHasItsShapeAtItsCell() throws Exception {
    for (int no = 1; no <= 2; no++) {
      List<String> commented =
          elements(related(no, "comments"), "comment").stream()
              .map(comment -> comment.getAttribute("ref"))
              .toList();
      List<String> drawn = new ArrayList<>();
      for (Element shape : elements(related(no, "vmlDrawing"), "x:ClientData")) {
        int row = Integer.parseInt(text(shape, "x:Row"));
        int column = Integer.parseInt(text(shape, "x:Column"));
        drawn.add(new CellAddress(row, column).formatAsString());
      }
      assertThat(drawn).isEqualTo(commented);
      assertThat(commented).isEqualTo(no == 1 ? List.of("A1", "B1", "D9") : List.of("C3"));
    }
  }

  @Test
  void linksLeadIntoTheBookAndTheListIsFirst() throws Exception {
    assertThat(elements("xl/worksheets/sheet3.xml", "hyperlink"))
        .extracting(link -> link.getAttribute("ref") + " " + link.getAttribute("location"))
        .containsExactly("C7 '表'!A1", "C8 '表'!B1", "C9 '表'!D9", "C10 '他'!C3");
    assertThat(elements("xl/worksheets/sheet3.xml", "hyperlink"))
        .allMatch(link -> !link.hasAttribute("r:id"));
    assertThat(elements("xl/workbook.xml", "sheet"))
        .extracting(sheet -> sheet.getAttribute("name"))
        .containsExactly("確認事項", "表", "他");
    assertThat(elements("xl/workbook.xml", "definedName"))
        .extracting(name -> name.getAttribute("localSheetId") + " " + name.getTextContent())
        .containsExactly("1 表!$A$1:$B$2");
    assertThat(elements("xl/workbook.xml", "workbookView").getFirst().getAttribute("activeTab"))
        .isIn("", "0");
  }

  @Test
  void nothingLeadsOutOfTheBook() throws Exception {
    for (String name : parts.keySet()) {
      if (name.endsWith(".rels")) {
        assertThat(elements(name, "Relationship"))
            .allMatch(relation -> !relation.getAttribute("TargetMode").equals("External"));
      }
    }
  }

  /** The part of a kind that a sheet leads to. */
  private String related(int sheet, String kind) throws Exception {
    return elements("xl/worksheets/_rels/sheet%d.xml.rels".formatted(sheet), "Relationship")
        .stream()
        .filter(relation -> relation.getAttribute("Type").endsWith("/" + kind))
        .map(relation -> Path.of("/xl/worksheets").resolve(relation.getAttribute("Target")))
        .map(target -> target.normalize().toString().substring(1))
        .findFirst()
        .orElseThrow();
  }

  private static String text(Element parent, String name) {
    return parent.getElementsByTagName(name).item(0).getTextContent();
  }

  private List<Element> elements(String part, String name)
      throws IOException, ParserConfigurationException, SAXException {
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(parts.get(part)));
    NodeList found = document.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }
}
