package tassei.ingest.reader;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import tassei.model.CellRef;
import tassei.model.FiscalYear;
import tassei.model.Observation;
import tassei.model.Problem;

/**
 * What a reader made of one document.
 *
 * @param header what the document says about itself
 * @param observations what its cells say, in the order of the document
 * @param problems what is wrong with it
 */
public record Reading(Header header, List<Observation> observations, List<Problem> problems) {
  public Reading {
    requireNonNull(header, "header is null");
    observations = List.copyOf(observations);
    problems = List.copyOf(problems);
  }

  /**
   * What a document says about itself; a text that is not printed is empty.
   *
   * @param title the title as printed
   * @param body the name of the body that files, as printed; several names stand with {@value
   *     #BETWEEN_BODIES} between them
   * @param bodyAt where it is printed
   * @param fiscalYear the year the figures speak of; the first year of a plan
   * @param documentFiscalYear the year of the document where that is another one
   */
  public record Header(
      String title,
      String body,
      CellRef bodyAt,
      Optional<FiscalYear> fiscalYear,
      Optional<FiscalYear> documentFiscalYear) {
    static final String BETWEEN_BODIES = "・";

    public Header {
      requireNonNull(title, "title is null");
      requireNonNull(body, "body is null");
      requireNonNull(bodyAt, "bodyAt is null");
      requireNonNull(fiscalYear, "fiscalYear is null");
      requireNonNull(documentFiscalYear, "documentFiscalYear is null");
    }

    /** The names of the bodies that may file, one or several; one that is empty for none. */
    public List<String> bodies() {
      return List.of(body.split(BETWEEN_BODIES));
    }
  }
}
