package tassei.sample;

import java.util.List;
import java.util.stream.IntStream;
import tassei.model.FormType;

/**
 * One plan of a body with its indicators, in the order they are printed.
 *
 * @param generation 1 for the body's first plan
 */
record Programme(
    SampleBody body, int generation, int firstYear, int lastYear, List<Indicator> indicators) {
  Programme {
    indicators = List.copyOf(indicators);
  }

  /** What codes of a form of this programme begin with. */
  String code(FormType form) {
    return body.code() + ":" + form.code() + (generation > 1 ? "@" + generation : "");
  }

  String code(FormType form, Indicator indicator) {
    return code(form) + ":" + indicator.place();
  }

  List<Integer> years() {
    return IntStream.rangeClosed(firstYear, lastYear).boxed().toList();
  }

  boolean covers(int year) {
    return year >= firstYear && year <= lastYear;
  }

  String name() {
    return "第%d期アクションプログラム".formatted(generation);
  }
}
