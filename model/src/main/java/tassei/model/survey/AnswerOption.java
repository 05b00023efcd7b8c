package tassei.model.survey;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.List;

/**
 * One answer that may be chosen.
 *
 * @param code unique in its set
 * @param label as printed
 * @param synonyms other words for it, the numbers of a scale among them
 * @param noAnswer whether choosing it is no answer: わからない in a scale
 */
public record AnswerOption(String code, String label, List<String> synonyms, boolean noAnswer)
    implements Serializable {
  public AnswerOption {
    requireNonNull(code, "code is null");
    requireNonNull(label, "label is null");
    synonyms = List.copyOf(synonyms);
  }
}
