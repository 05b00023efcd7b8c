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
import tassei.ingest.sheet.Stripe;
import tassei.ingest.sheet.TextRows;

/** The landed cells of a stripe of a large text; one row of it is in memory at a time. */
final class LargeTextCells implements Iterator<Row> {
  private final LandedRows.Received file;
  private final LargeText.Opened text;
  private final Stripe stripe;
  private final Consumer<LandedFile> landed;
  private final TextRows rows;
  private final ContentHash content = new ContentHash();
  private Iterator<Cell> cells = Collections.emptyIterator();
  private int rowNo;
  private int cellCount;
  private int filledCount;
  private boolean ended;

  /**
   * @param landed told of the whole file by the first stripe
   */
  LargeTextCells(
      LandedRows.Received file, LargeText.Opened text, Stripe stripe, Consumer<LandedFile> landed)
      throws IOException {
    this.file = file;
    this.text = text;
    this.stripe = stripe;
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
        if (stripe.isFirst()) {
          count(row);
        }
        cells = stripe.has(rowNo) ? row.cells().iterator() : Collections.emptyIterator();
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
    return LandedRows.textCell(file, rowNo, cells.next());
  }

  private void count(Document.Row row) {
    content.add(row);
    filledCount += row.filled();
    cellCount += row.cells().size();
  }

  private void end() {
    ended = true;
    try {
      rows.close();
    } catch (IOException cause) {
      throw new java.io.UncheckedIOException("Cannot close file: " + file.path(), cause);
    }
    if (!stripe.isFirst()) {
      return;
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
