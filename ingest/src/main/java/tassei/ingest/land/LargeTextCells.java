package tassei.ingest.land;

import java.io.IOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;
import tassei.ingest.sheet.ContentHash;
import tassei.ingest.sheet.Document;
import tassei.ingest.sheet.Document.Cell;
import tassei.ingest.sheet.LargeText;
import tassei.ingest.sheet.TextRows;

/** The landed cells of a large text; one row of it is in memory at a time. */
final class LargeTextCells implements Iterator<Row> {
  private final LandedRows.Received file;
  private final LargeText.Opened text;
  private final Consumer<LandedFile> landed;
  private final TextRows rows;
  private final ContentHash content = new ContentHash();
  private Iterator<Cell> cells = Collections.emptyIterator();
  private int rowNo;
  private int cellCount;
  private int filledCount;
  private boolean ended;

  LargeTextCells(LandedRows.Received file, LargeText.Opened text, Consumer<LandedFile> landed)
      throws IOException {
    this.file = file;
    this.text = text;
    this.landed = landed;
    this.rows = text.rows();
    content.nextSheet();
  }

  @Override
  public boolean hasNext() {
    while (!cells.hasNext() && !ended) {
      if (rows.hasNext()) {
        Document.Row row = rows.next();
        rowNo = row.number();
        content.add(row);
        filledCount += row.filled();
        cells = row.cells().iterator();
      } else {
        end();
      }
    }
    return cells.hasNext();
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    cellCount++;
    return LandedRows.textCell(file, rowNo, cells.next());
  }

  private void end() {
    ended = true;
    try {
      rows.close();
    } catch (IOException cause) {
      throw new java.io.UncheckedIOException("Cannot close file: " + file.path(), cause);
    }
    landed.accept(
        new LandedFile(
            file.path(),
            file.hash(),
            file.byteCount(),
            text.formatName(),
            text.charset(),
            content.hex(),
            null,
            rowNo,
            cellCount,
            filledCount,
            null,
            null));
  }
}
