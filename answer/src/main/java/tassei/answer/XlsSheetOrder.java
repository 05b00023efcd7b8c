package tassei.answer;

import java.util.List;
import org.apache.poi.hssf.record.ExternSheetRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.SupBookRecord;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.formula.FormulaShifter;

/**
 * Puts the last sheet of an .xls first. POI moves the sheet and then changes the formulas as if
 * every reference led to the sheet of its own number, which sends some of them to other sheets.
 * That is undone here, and the one table is changed that says which number is which sheet.
 */
final class XlsSheetOrder {
  private XlsSheetOrder() {}

  /** To be called last: POI knows the formulas again when the book has been written and read. */
  static void putLastFirst(HSSFWorkbook workbook) {
    int last = workbook.getNumberOfSheets() - 1;
    workbook.setSheetOrder(workbook.getSheetName(last), 0);
    FormulaShifter back = FormulaShifter.createForSheetShift(0, last);
    for (int sheet = 0; sheet <= last; sheet++) {
      workbook.getSheetAt(sheet).getSheet().updateFormulasAfterCellShift(back, -1);
    }
    workbook.getInternalWorkbook().updateNamesAfterCellShift(back);
    moveReferences(workbook.getInternalWorkbook().getRecords(), last);
  }

  private static void moveReferences(List<Record> records, int last) {
    List<SupBookRecord> books =
        records.stream()
            .filter(SupBookRecord.class::isInstance)
            .map(SupBookRecord.class::cast)
            .toList();
    records.replaceAll(
        record -> record instanceof ExternSheetRecord table ? moved(table, books, last) : record);
  }

  private static ExternSheetRecord moved(
      ExternSheetRecord table, List<SupBookRecord> books, int last) {
    ExternSheetRecord moved = new ExternSheetRecord();
    for (int i = 0; i < table.getNumOfRefs(); i++) {
      int book = table.getExtbookIndexFromRefIndex(i);
      int from = table.getFirstSheetIndexFromRefIndex(i);
      int to = table.getLastSheetIndexFromRefIndex(i);
      boolean own = book >= 0 && book < books.size() && books.get(book).isInternalReferences();
      moved.addRef(book, own ? moved(from, last) : from, own ? moved(to, last) : to);
    }
    return moved;
  }

  /** Where a sheet stands afterwards; what is no sheet's number stays. */
  private static int moved(int sheet, int last) {
    if (sheet < 0 || sheet > last) {
      return sheet;
    }
    return sheet == last ? 0 : sheet + 1;
  }
}
