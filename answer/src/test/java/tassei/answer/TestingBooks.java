package tassei.answer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import tassei.answer.Finding.Severity;

/** Books and findings of the tests, and what a written book says when it is read again. */
final class TestingBooks {
  /** Kept after the tests, so that they can be opened with a spreadsheet. */
  private static final Path WRITTEN = Path.of("target/answers");

  private TestingBooks() {}

  static Finding error(String sheet, String address, String found) {
    return new Finding(Severity.ERROR, sheet, address, found, "数値", "セルを直してください。");
  }

  static Finding warning(String sheet, String address, String found) {
    return new Finding(Severity.WARN, sheet, address, found, "単位", "単位を書いてください。");
  }

  static ReturnedFile file(String name, Finding... findings) {
    return new ReturnedFile(name, "かづの商工会", "令和7年度", List.of(findings));
  }

  static Path saved(Workbook workbook, Path file) {
    try (workbook;
        OutputStream out = Files.newOutputStream(file)) {
      workbook.write(out);
      return file;
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /** The answer to a book, also written under {@link #WRITTEN}. */
  static AnswerBook answer(String name, Path received, Finding... findings) {
    return kept(
        name,
        AnswerBook.of(
            file(name, findings),
            Optional.of(received),
            () -> {
              throw new AssertionError("a book is not made of its cells");
            },
            Budget.USUAL));
  }

  static AnswerBook kept(String name, AnswerBook answer) {
    try {
      Files.createDirectories(WRITTEN);
      Files.write(WRITTEN.resolve(AnswerName.of(name, "", answer.extension())), answer.bytes());
      return answer;
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  static Workbook read(AnswerBook answer) {
    try {
      return WorkbookFactory.create(new ByteArrayInputStream(answer.bytes()));
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /**
   * Every cell of a sheet that says something: address, value, and after them a link, a comment
   * with its author, and a fill.
   */
  static List<String> said(Sheet sheet) {
    List<String> said = new ArrayList<>();
    for (Row row : sheet) {
      for (Cell cell : row) {
        String text = value(cell) + marks(cell);
        if (!text.isEmpty()) {
          said.add(cell.getAddress() + " " + text);
        }
      }
    }
    return said;
  }

  private static String value(Cell cell) {
    return switch (cell.getCellType()) {
      case STRING -> cell.getStringCellValue();
      case NUMERIC -> new java.math.BigDecimal(cell.getNumericCellValue()).toPlainString();
      case FORMULA -> "formula " + cell.getCellFormula();
      default -> cell.getCellType() == CellType.BLANK ? "" : cell.toString();
    };
  }

  private static String marks(Cell cell) {
    StringBuilder marks = new StringBuilder();
    if (cell.getHyperlink() != null) {
      marks.append(" -> ").append(cell.getHyperlink().getAddress());
    }
    if (cell.getCellComment() != null) {
      marks
          .append(" [")
          .append(cell.getCellComment().getAuthor())
          .append(": ")
          .append(cell.getCellComment().getString().getString())
          .append("]");
    }
    short fill = cell.getCellStyle().getFillForegroundColor();
    if (fill == 45 || fill == 43) {
      marks.append(fill == 45 ? " red" : " yellow");
    }
    return marks.toString();
  }
}
