package tassei.ingest.reader;

import java.util.Set;
import tassei.ingest.layout.Layout;
import tassei.ingest.sheet.Document;

/**
 * Reads one family of forms: a function from rows to observations and problems. A reader never
 * throws on a document, never guesses a figure, and knows no file, engine or clock.
 */
public interface Reader {
  /** The things this reader asks its layout's words for; a layout has all of them and no other. */
  Set<String> vocabulary();

  Reading read(Document document, Layout layout);
}
