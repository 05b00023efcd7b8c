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
   * Reads a document of which a person has stated the fiscal year. A form that dates its own
   * figures (the years of a plan) has no use for the statement.
   */
  default Reading read(Document document, Layout layout, Optional<FiscalYear> declared) {
    return read(document, layout);
  }
}
