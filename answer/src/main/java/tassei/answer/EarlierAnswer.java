package tassei.answer;

import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;

/** What an earlier answer has left in a book that was corrected and sent again. */
final class EarlierAnswer {
  private EarlierAnswer() {}

  /** Takes our list and our comments out; the fill of a cell stays, nobody knows what it was. */
  static void removeFrom(Workbook workbook) {
    for (int no = workbook.getNumberOfSheets() - 1; no >= 0; no--) {
      if (isOurs(workbook.getSheetAt(no)) && workbook.getNumberOfSheets() > 1) {
        workbook.removeSheetAt(no);
      }
    }
    workbook.forEach(EarlierAnswer::removeComments);
  }

  private static boolean isOurs(Sheet sheet) {
    Row first = sheet.getRow(0);
    Cell cell = first == null ? null : first.getCell(0);
    return sheet.getSheetName().startsWith(ListSheet.NAME)
        && cell != null
        && cell.getCellType() == CellType.STRING
        && cell.getStringCellValue().equals(ListSheet.TITLE);
  }

  private static void removeComments(Sheet sheet) {
    List<Comment> ours = new ArrayList<>();
    for (Comment comment : sheet.getCellComments().values()) {
      if (CellMarks.AUTHOR.equals(comment.getAuthor())) {
        ours.add(comment);
      }
    }
    for (Comment comment : ours) {
      CellBook.cell(sheet, comment.getRow(), comment.getColumn()).removeCellComment();
    }
  }
}
