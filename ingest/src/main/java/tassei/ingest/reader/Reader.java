package tassei.ingest.reader;

import java.util.Optional;
import java.util.Set;
import tassei.ingest.layout.Layout;
import tassei.ingest.sheet.Document;
import tassei.model.FiscalYear;

/**
 * Reads one family of forms: a function from rows to observations and problems. A reader never
 * throws on a document, never guesses a figure, and knows no file, engine or clock.
 */
public interface Reader {
  /** The things this reader asks its layout's words for; a layout has all of them and no other. */
  Set<String> vocabulary();

  Reading read(Document document, Layout layout);

  /**
   * Reads a document of which a person has declared the year: that settles what is not printed or
   * contradicts itself. A plan prints the years of its tables, so there the declaration changes
   * nothing.
   */
  default Reading read(Document document, Layout layout, Optional<FiscalYear> declared) {
    return read(document, layout);
  }
}
