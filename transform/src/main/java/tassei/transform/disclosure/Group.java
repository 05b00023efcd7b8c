package tassei.transform.disclosure;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;

/**
 * Respondents of one kind and how they answered: where all of them say the same, the answer of each
 * is known. Cells are named by their place in the table.
 *
 * @param base how many they are
 * @param answers how many gave each answer; everybody gave just one
 */
public record Group(int base, List<Integer> answers) {
  public Group {
    answers = List.copyOf(requireNonNull(answers, "answers is null"));
  }

  /** The same group of other cells. */
  Group at(Map<Integer, Integer> places) {
    return new Group(places.get(base), answers.stream().map(places::get).toList());
  }
}
