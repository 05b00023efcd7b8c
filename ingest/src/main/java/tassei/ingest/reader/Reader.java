package tassei.ingest.reader;

import java.util.List;
import java.util.Map;
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

  /** The columns a layout may name where its form prints them in another order; empty for texts. */
  default Optional<Columns> columns() {
    return Optional.empty();
  }

  /**
   * The columns of a family of tables.
   *
   * @param order their names, in the order the reader expects them
   * @param words the thing whose words are the headings of a column with another name
   * @param keepsOthers whether columns with other headings are read too: the districts
   */
  record Columns(List<String> order, Map<String, String> words, boolean keepsOthers) {
    public Columns {
      order = List.copyOf(order);
      words = Map.copyOf(words);
    }
  }

  /**
   * Reads a document of which a person has stated the fiscal year. A form that dates its own
   * figures (the years of a plan) has no use for the statement.
   */
  default Reading read(Document document, Layout layout, Optional<FiscalYear> declared) {
    return read(document, layout);
  }
}
