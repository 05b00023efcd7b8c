package tassei.ingest.land;

import java.io.IOException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import tassei.ingest.sheet.ContentHash;
import tassei.ingest.sheet.Document;
import tassei.ingest.sheet.Document.Cell;
import tassei.ingest.sheet.Document.Origin;
import tassei.ingest.sheet.ModifiedTime;
import tassei.ingest.sheet.SheetFile;
import tassei.lakehouse.ReceivedFiles;

/** The rows that landing keeps of one file: one for the file, with sheet 0, then one per cell. */
final class LandedRows {
  static final StructType SCHEMA =
      StructType.fromDDL(
          "path STRING, byte_count BIGINT, format STRING, charset STRING, content_hash STRING,"
              + " modified_at TIMESTAMP, row_count INT, cell_count INT, refused_code STRING,"
              + " refused_found STRING, file_hash STRING, sheet_no INT, sheet_name STRING,"
              + " row_no INT, column_no INT, raw_text STRING, cell_kind STRING,"
              + " stored_value STRING, is_hidden BOOLEAN, is_formula BOOLEAN,"
              + " merged_range STRING, cell_comment STRING");

  private static final int FIRST_OF_CELL = SCHEMA.fieldIndex("file_hash");

  private LandedRows() {}

  /** Reads the file inside a Spark task and keeps its bytes. */
  static Iterator<Row> of(String path, ReceivedFiles received) throws IOException {
    byte[] bytes = Archive.read(path);
    String hash = InputFolder.hash(bytes);
    received.keep(hash, bytes);
    return switch (SheetFile.open(path, bytes)) {
      case SheetFile.Opened opened -> opened(path, hash, bytes, opened).iterator();
      case SheetFile.Refused refused ->
          List.of(
                  file(
                      path,
                      (long) bytes.length,
                      null,
                      null,
                      null,
                      null,
                      0,
                      0,
                      refused.problem().code().name(),
                      refused.problem().found(),
                      hash,
                      0))
              .iterator();
    };
  }

  private static List<Row> opened(String path, String hash, byte[] bytes, SheetFile.Opened opened) {
    boolean book = opened.charset().isEmpty();
    List<Row> rows = new ArrayList<>();
    int rowCount = 0;
    int sheetNo = 0;
    rows.add(null);
    for (Document.Sheet sheet : opened.document().sheets()) {
      sheetNo++;
      rowCount += sheet.rows().size();
      for (Document.Row row : sheet.rows()) {
        for (Cell cell : row.cells()) {
          if (!book || !cell.raw().isEmpty()) {
            rows.add(cell(hash, sheetNo, sheet.name(), row.number(), cell));
          }
        }
      }
    }
    // when the document says it was last saved; null when it does not
    Timestamp modifiedAt = ModifiedTime.of(bytes).map(Timestamp::from).orElse(null);
    Row file =
        file(
            path,
            (long) bytes.length,
            opened.format(),
            book ? null : opened.charset(),
            ContentHash.of(opened.document()),
            modifiedAt,
            rowCount,
            rows.size() - 1,
            null,
            null,
            hash,
            0);
    rows.set(0, file);
    return rows;
  }

  private static Row file(Object... values) {
    return RowFactory.create(Arrays.copyOf(values, SCHEMA.length()));
  }

  private static Row cell(String hash, int sheetNo, String sheetName, int rowNo, Cell cell) {
    Origin origin = cell.origin();
    Object[] values = new Object[SCHEMA.length()];
    Object[] ofCell = {
      hash,
      sheetNo,
      sheetName,
      rowNo,
      cell.at().column(),
      cell.raw(),
      origin.kind().name(),
      nullIfEmpty(origin.stored()),
      origin.hidden(),
      origin.formula(),
      nullIfEmpty(origin.merged()),
      nullIfEmpty(origin.comment())
    };
    System.arraycopy(ofCell, 0, values, FIRST_OF_CELL, ofCell.length);
    return RowFactory.create(values);
  }

  private static String nullIfEmpty(String text) {
    return text.isEmpty() ? null : text;
  }
}
