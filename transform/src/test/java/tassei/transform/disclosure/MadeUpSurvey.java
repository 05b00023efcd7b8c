package tassei.transform.disclosure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** A survey by chance, counted as core counts it; always the same one. */
final class MadeUpSurvey {
  private static final Map<String, List<String>> BREAKDOWNS = new LinkedHashMap<>();

  static {
    BREAKDOWNS.put("industry", List.of("製造", "建設", "小売", "飲食", "サービス", "その他"));
    BREAKDOWNS.put("size", List.of("0人", "1〜5人", "6〜20人", "21人以上"));
    BREAKDOWNS.put("district", List.of("本所", "北", "南", "東"));
  }

  private static final List<String> OPTIONS = List.of("満足", "やや満足", "普通", "やや不満", "不満");

  private record Response(Map<String, String> profile, List<String> answers) {}

  private MadeUpSurvey() {}

  /** Counts of each chamber and of their sum; the first {@code most} responses of each. */
  static List<SurveyCount> counts(int chambers, int questions, int most) {
    List<SurveyCount> counts = new ArrayList<>();
    List<Response> all = new ArrayList<>();
    for (int chamber = 1; chamber <= chambers; chamber++) {
      List<Response> responses = responses(chamber, questions, most);
      all.addAll(responses);
      counts.addAll(counts("chamber" + chamber, false, responses, questions));
    }
    counts.addAll(counts("federation", true, all, questions));
    return counts;
  }

  private static List<Response> responses(int chamber, int questions, int most) {
    SplittableRandom random = new SplittableRandom(chamber);
    List<Response> responses = new ArrayList<>();
    for (int number = 0; number < most; number++) {
      Map<String, String> profile = new LinkedHashMap<>();
      BREAKDOWNS.forEach((question, parts) -> profile.put(question, chosen(parts, random)));
      responses.add(
          new Response(
              profile,
              IntStream.range(0, questions)
                  .mapToObj(q -> random.nextInt(20) == 0 ? "NO_ANSWER" : chosen(OPTIONS, random))
                  .toList()));
    }
    return responses;
  }

  private static String chosen(List<String> options, SplittableRandom random) {
    return options.get((int) (Math.pow(random.nextDouble(), 1.5) * options.size()));
  }

  private static List<SurveyCount> counts(
      String body, boolean isSum, List<Response> responses, int questions) {
    List<SurveyCount> counts = new ArrayList<>();
    for (int question = 0; question < questions; question++) {
      counts.addAll(counts(body, isSum, responses, question, null, null));
      int number = question;
      BREAKDOWNS.forEach(
          (breakdown, parts) ->
              parts.forEach(
                  part ->
                      counts.addAll(
                          counts(
                              body,
                              isSum,
                              responses.stream()
                                  .filter(one -> one.profile().get(breakdown).equals(part))
                                  .toList(),
                              number,
                              breakdown,
                              part))));
    }
    return counts;
  }

  private static List<SurveyCount> counts(
      String body,
      boolean isSum,
      List<Response> responses,
      int question,
      String breakdown,
      String part) {
    if (responses.isEmpty()) {
      return List.of();
    }
    List<String> options = new ArrayList<>(OPTIONS);
    options.add("NO_ANSWER");
    long valid =
        responses.stream().filter(one -> !one.answers().get(question).equals("NO_ANSWER")).count();
    return options.stream()
        .map(
            option ->
                new SurveyCount(
                    body,
                    isSum,
                    !isSum,
                    "q" + (question + 1),
                    "SINGLE",
                    option,
                    !option.equals("NO_ANSWER"),
                    breakdown,
                    part,
                    responses.stream()
                        .filter(o -> o.answers().get(question).equals(option))
                        .count(),
                    responses.size(),
                    valid))
        .toList();
  }
}
