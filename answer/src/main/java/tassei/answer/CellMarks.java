package tassei.answer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.poi.hssf.usermodel.HSSFRichTextString;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.CreationHelper;
import org.apache.poi.ss.usermodel.Drawing;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.RichTextString;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import tassei.answer.Finding.Severity;

/** Marks cells of one book: a fill colour, and what was found in a comment of the author tassei. */
final class CellMarks {
  static final String AUTHOR = "tassei";
  private static final int MOST_IN_ONE_COMMENT = 20;
  private static final int COLUMNS_WIDE = 4;
  private static final int LETTERS_A_ROW = 20;

  private final Workbook workbook;
  private final Map<String, CellStyle> styles = new HashMap<>();

  CellMarks(Workbook workbook) {
    this.workbook = workbook;
  }

  /** Marks one cell; what was commented on there before stays. */
  void mark(Cell cell, List<Finding> findings) {
    boolean wrong = findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
    cell.setCellStyle(filled(cell.getCellStyle(), wrong ? Severity.ERROR : Severity.WARN));
    String text = text(findings);
    Comment there = cell.getCellComment();
    if (there == null) {
      cell.setCellComment(comment(cell, text));
    } else {
      there.setString(continued(there.getString(), "\n\n" + AUTHOR + ":\n" + text));
    }
  }

  private static String text(List<Finding> findings) {
    String text =
        findings.stream()
            .limit(MOST_IN_ONE_COMMENT)
            .map(Finding::sentence)
            .map(SheetText::valid)
            .collect(Collectors.joining("\n\n"));
    int rest = findings.size() - MOST_IN_ONE_COMMENT;
    return rest > 0 ? text + "\n\nほか" + rest + "件。一覧をご覧ください。" : text;
  }

  private CellStyle filled(CellStyle style, Severity severity) {
    return styles.computeIfAbsent(
        style.getIndex() + severity.name(),
        unused -> {
          CellStyle filled = workbook.createCellStyle();
          filled.cloneStyleFrom(style);
          filled.setFillPattern(FillPatternType.SOLID_FOREGROUND);
          filled.setFillForegroundColor(colour(severity).getIndex());
          return filled;
        });
  }

  private static IndexedColors colour(Severity severity) {
    return switch (severity) {
      case ERROR -> IndexedColors.ROSE;
      case WARN -> IndexedColors.LIGHT_YELLOW;
    };
  }

  private Comment comment(Cell cell, String text) {
    CreationHelper helper = workbook.getCreationHelper();
    ClientAnchor anchor = helper.createClientAnchor();
    int column = freeColumn(cell);
    anchor.setCol1(column);
    anchor.setCol2(column + COLUMNS_WIDE);
    anchor.setRow1(cell.getRowIndex());
    anchor.setRow2(cell.getRowIndex() + rows(text));
    Comment comment = drawing(cell.getSheet()).createCellComment(anchor);
    comment.setString(helper.createRichTextString(text));
    comment.setAuthor(AUTHOR);
    comment.setVisible(false);
    return comment;
  }

  /**
   * Where the comment's box begins: beside the cell. POI makes a comment at the cell its box begins
   * in before it is moved, so that one must have none.
   */
  private static int freeColumn(Cell cell) {
    for (int column = cell.getColumnIndex() + 1; column < cell.getColumnIndex() + 8; column++) {
      if (cell.getSheet().getCellComment(new CellAddress(cell.getRowIndex(), column)) == null) {
        return column;
      }
    }
    return cell.getColumnIndex();
  }

  private static int rows(String text) {
    return 2 + text.lines().mapToInt(line -> 1 + line.length() / LETTERS_A_ROW).sum();
  }

  private static Drawing<?> drawing(Sheet sheet) {
    Drawing<?> there = sheet instanceof HSSFSheet ? sheet.getDrawingPatriarch() : null;
    return there == null ? sheet.createDrawingPatriarch() : there;
  }

  private RichTextString continued(RichTextString before, String more) {
    if (before instanceof XSSFRichTextString rich) {
      rich.append(more);
      return rich;
    }
    HSSFRichTextString rich = new HSSFRichTextString(before.getString() + more);
    HSSFRichTextString old = (HSSFRichTextString) before;
    for (int run = 0; run < old.numFormattingRuns(); run++) {
      int end =
          run + 1 < old.numFormattingRuns() ? old.getIndexOfFormattingRun(run + 1) : old.length();
      if (old.getIndexOfFormattingRun(run) < end) {
        rich.applyFont(old.getIndexOfFormattingRun(run), end, old.getFontOfFormattingRun(run));
      }
    }
    return rich;
  }
}
