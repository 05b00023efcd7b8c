package tassei.ingest.layout;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tassei.model.FormType;

/**
 * What a form calls things: data with a closed vocabulary, loaded from {@code layout.yaml}. What
 * shifts, wraps and merges is its reader's business.
 *
 * @param id the folder's name, stored in {@code layout_id}
 * @param title the form's name
 * @param reader the family of forms: grouped-table, goal-table, outline or running-text
 * @param formType stored in {@code form_type}
 * @param recognise by what the form is recognised
 * @param words what the form calls a thing, by the reader's name for it; normalised, never empty
 * @param scaleId the scale of its printed statuses or grades; empty when it prints none
 * @param columns the columns to take by their headings, as printed from left to right; empty where
 *     the form has the order of its family
 */
public record Layout(
    String id,
    String title,
    String reader,
    FormType formType,
    Recognise recognise,
    Map<String, List<String>> words,
    String scaleId,
    List<String> columns)
    implements Serializable {

  public Layout {
    requireNonNull(id, "id is null");
    requireNonNull(title, "title is null");
    requireNonNull(reader, "reader is null");
    requireNonNull(formType, "formType is null");
    requireNonNull(recognise, "recognise is null");
    words = Map.copyOf(words);
    requireNonNull(scaleId, "scaleId is null");
    columns = List.copyOf(columns);
  }

  /** A form whose columns stand in the order of its family. */
  public Layout(
      String id,
      String title,
      String reader,
      FormType formType,
      Recognise recognise,
      Map<String, List<String>> words,
      String scaleId) {
    this(id, title, reader, formType, recognise, words, scaleId, List.of());
  }

  /** The words for a thing; a reader asks only for words that the loader has made sure of. */
  public List<String> words(String thing) {
    List<String> found = words.get(thing);
    if (found == null) {
      throw new IllegalStateException(
          "Cannot read layout %s: no words for %s".formatted(id, thing));
    }
    return found;
  }

  /**
   * The evidence for a form, on normalised text.
   *
   * @param title the pattern its title line matches
   * @param headings its headings in the order they are printed
   * @param numbering patterns of which one is found where the form numbers its rows; empty where it
   *     does not
   */
  public record Recognise(Pattern title, List<Heading> headings, List<Pattern> numbering)
      implements Serializable {
    public Recognise {
      requireNonNull(title, "title is null");
      headings = List.copyOf(headings);
      numbering = List.copyOf(numbering);
    }
  }

  /**
   * One heading under each of the names it may have.
   *
   * @param words the first one is the name in messages; never empty
   */
  public record Heading(List<String> words) implements Serializable {
    public Heading {
      words = List.copyOf(words);
      if (words.isEmpty()) {
        throw new IllegalArgumentException("Invalid heading: no words");
      }
    }

    public String name() {
      return words.getFirst();
    }

    /** Whether one of its names stands in a text. */
    public boolean standsIn(String text) {
      for (String word : words) {
        if (text.contains(word)) {
          return true;
        }
      }
      return false;
    }
  }
}
