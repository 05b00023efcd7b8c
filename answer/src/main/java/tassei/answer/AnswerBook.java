package tassei.answer;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import tassei.answer.Finding.Place;

/**
 * A file on its way back: the workbook as it was received with its cells marked, and in front a
 * sheet that lists every problem.
 *
 * @param extension xlsx, xlsm or xls, without the dot
 * @param marked how many cells are marked
 * @param note how it differs from the file as received
 */
public record AnswerBook(byte[] bytes, String extension, int marked, Note note) {
  public AnswerBook {
    requireNonNull(bytes, "bytes is null");
    requireNonNull(extension, "extension is null");
    requireNonNull(note, "note is null");
  }

  /**
   * Writes the answer to one file.
   *
   * @param received where its bytes are; empty where they were not kept
   * @param cells as they were landed, ordered by sheet, row and column; asked only where the bytes
   *     are no workbook that can be marked. Empty where they are more than the budget
   */
  public static AnswerBook of(
      ReturnedFile file,
      Optional<Path> received,
      Supplier<Optional<List<LandedCell>>> cells,
      Budget budget) {
    ReceivedBook book =
        received
            .map(path -> opened(path, budget))
            .orElse(new ReceivedBook.OnlyCells(Note.NOT_KEPT));
    return switch (book) {
      case ReceivedBook.Opened(Workbook workbook, String extension) -> {
        EarlierAnswer.removeFrom(workbook);
        yield marked(file, workbook, sheets(workbook), extension, Note.NONE);
      }
      case ReceivedBook.OnlyCells(Note note) -> ofCells(file, cells.get(), note);
      case ReceivedBook.Closed(Note note) -> listOnly(file, note);
    };
  }

  private static ReceivedBook opened(Path received, Budget budget) {
    try {
      return ReceivedBook.open(received, budget);
    } catch (IOException cause) {
      throw new UncheckedIOException("Cannot read the received file: " + received, cause);
    }
  }

  private static AnswerBook ofCells(
      ReturnedFile file, Optional<List<LandedCell>> cells, Note note) {
    if (cells.isPresent() && cells.orElseThrow().isEmpty()) {
      return listOnly(file, Note.NO_CELLS);
    }
    return cells
        .flatMap(CellBook::of)
        .map(book -> marked(file, book.workbook(), book.sheets(), "xlsx", note))
        .orElseGet(() -> listOnly(file, Note.TOO_LARGE));
  }

  private static AnswerBook listOnly(ReturnedFile file, Note note) {
    return marked(file, new XSSFWorkbook(), Map.of(), "xlsx", note);
  }

  private static AnswerBook marked(
      ReturnedFile file,
      Workbook workbook,
      Map<String, Sheet> sheets,
      String extension,
      Note note) {
    try (workbook) {
      int marked = mark(workbook, file.findings(), sheets);
      putFirst(workbook, ListSheet.write(workbook, file, note, sheets));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      workbook.write(out);
      return new AnswerBook(out.toByteArray(), extension, marked, note);
    } catch (IOException cause) {
      throw new UncheckedIOException("Cannot write the answer to " + file.name(), cause);
    }
  }

  private static Map<String, Sheet> sheets(Workbook workbook) {
    Map<String, Sheet> sheets = new HashMap<>();
    workbook.forEach(sheet -> sheets.put(sheet.getSheetName(), sheet));
    return sheets;
  }

  /** Marks each cell once, with all that was found in it; returns how many there are. */
  private static int mark(Workbook workbook, List<Finding> findings, Map<String, Sheet> sheets) {
    Map<Cell, List<Finding>> byCell = new LinkedHashMap<>();
    for (Finding finding : findings) {
      Sheet sheet = sheets.get(finding.sheet());
      Optional<Place> place = finding.place().filter(at -> fits(at, workbook));
      if (sheet != null && place.isPresent()) {
        Cell cell = shown(sheet, place.orElseThrow());
        byCell.computeIfAbsent(cell, unused -> new java.util.ArrayList<>()).add(finding);
      }
    }
    CellMarks marks = new CellMarks(workbook);
    byCell.forEach(marks::mark);
    return byCell.size();
  }

  private static boolean fits(Place place, Workbook workbook) {
    SpreadsheetVersion limit = workbook.getSpreadsheetVersion();
    return place.row() <= limit.getLastRowIndex() && place.column() <= limit.getLastColumnIndex();
  }

  /** The cell itself, or the one that shows for it where cells are merged. */
  private static Cell shown(Sheet sheet, Place place) {
    for (CellRangeAddress merged : sheet.getMergedRegions()) {
      if (merged.isInRange(place.row(), place.column())) {
        return CellBook.cell(sheet, merged.getFirstRow(), merged.getFirstColumn());
      }
    }
    return CellBook.cell(sheet, place.row(), place.column());
  }

  /** Opens the book at the list; two selected tabs would be edited together. */
  private static void putFirst(Workbook workbook, Sheet list) {
    if (workbook instanceof HSSFWorkbook xls) {
      XlsSheetOrder.putLastFirst(xls);
    } else {
      workbook.setSheetOrder(list.getSheetName(), 0);
    }
    workbook.setActiveSheet(0);
    workbook.setFirstVisibleTab(0);
    workbook.forEach(sheet -> sheet.setSelected(sheet.getSheetName().equals(list.getSheetName())));
  }
}
