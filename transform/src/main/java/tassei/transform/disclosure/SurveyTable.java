package tassei.transform.disclosure;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tassei.transform.disclosure.SurveyCount.Respondents;

/**
 * Makes one protected table of a round of a survey over all bodies of a federation. Its sums are:
 *
 * <ul>
 *   <li>options add to the valid answers; ticks of a question with several answers are each at most
 *       these;
 *   <li>valid answers, no answer and answers set aside add to the respondents, who are the same
 *       people in every question;
 *   <li>the parts of a breakdown add to the whole; where some are in no part, a hidden part does;
 *       where parts overlap, each is at most the whole;
 *   <li>two breakdowns crossed with each other say the same twice: that is one figure;
 *   <li>chambers add to the sum of the federation.
 * </ul>
 *
 * <p>Where the respondents of a group are withheld, all their answers are.
 */
public final class SurveyTable {
  /** Stands for the option in the key of the figure that counts respondents. */
  public static final String RESPONSES = "RESPONSES";

  /** Stands for the option in the key of the figure that counts valid answers. */
  public static final String VALID = "VALID";

  private static final String NUMBER = "NUMBER";

  /** The layer of the questions that break down: crossed with each other, they share counts. */
  private static final int CROSSED = 1;

  private final List<SurveyCount> counts;
  private final ProtectedTable.Maker maker = ProtectedTable.maker();
  private final Map<String, Integer> placeOf = new LinkedHashMap<>();
  private final Map<Respondents, Set<Integer>> answersOf = new LinkedHashMap<>();
  private final Map<Respondents, Long> sharedRespondents;
  private final Map<String, Integer> layerOf = new TreeMap<>();
  private final Set<String> sums;
  private int hiddenParts;

  private SurveyTable(List<SurveyCount> counts) {
    this.counts = List.copyOf(requireNonNull(counts, "counts is null"));
    sharedRespondents = sharedRespondents();
    sums =
        counts.stream()
            .filter(SurveyCount::isSum)
            .map(SurveyCount::body)
            .collect(Collectors.toSet());
    for (SurveyCount count : counts) {
      layerOf.putIfAbsent(count.question(), 0);
    }
    Set<String> breakdowns =
        counts.stream()
            .map(SurveyCount::breakdownQuestion)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    int layer = CROSSED;
    for (Map.Entry<String, Integer> question : layerOf.entrySet()) {
      question.setValue(breakdowns.contains(question.getKey()) ? CROSSED : ++layer);
    }
  }

  /** The table, and where each count stands in it. */
  public record Made(ProtectedTable table, Map<String, Integer> placeOf) {}

  public static Made of(List<SurveyCount> counts) {
    return new SurveyTable(counts).made();
  }

  /** The key under which a count stands; options are VALID and RESPONSES too. */
  public static String key(SurveyCount count, String option) {
    return key(count.question(), option, count.respondents());
  }

  private static String key(String question, String option, Respondents respondents) {
    return question + "|" + option + "|" + respondents.key();
  }

  private Made made() {
    Map<String, List<SurveyCount>> groups = new LinkedHashMap<>();
    for (SurveyCount count : counts) {
      groups.computeIfAbsent(key(count, ""), none -> new ArrayList<>()).add(count);
    }
    groups.values().forEach(this::addGroup);
    Map<String, List<Figure>> figures = figures();
    figures.values().forEach(this::addBreakdowns);
    figures.values().forEach(this::addBodies);
    answersOf.forEach(
        (respondents, answers) -> {
          Integer head = placeOf.get(key("", RESPONSES, respondents));
          if (head != null) {
            maker.withheldTogether(head, answers.stream().mapToInt(cell -> cell).toArray());
          }
        });
    return new Made(maker.make(), Map.copyOf(placeOf));
  }

  /** Where every question has the same respondents, they are one figure. */
  private Map<Respondents, Long> sharedRespondents() {
    Map<Respondents, Long> shared = new HashMap<>();
    Set<Respondents> differ = new LinkedHashSet<>();
    for (SurveyCount count : counts) {
      Long other = shared.putIfAbsent(count.respondents(), count.responses());
      if (other != null && other != count.responses()) {
        differ.add(count.respondents());
      }
    }
    shared.keySet().removeAll(differ);
    return shared;
  }

  /** One question of one group of respondents. */
  private void addGroup(List<SurveyCount> options) {
    SurveyCount first = options.getFirst();
    Respondents respondents = first.respondents();
    int responses = respondents(first);
    int valid = cell(first, VALID, first.validAnswers(), 3);
    List<Integer> answers = new ArrayList<>();
    List<Integer> parts = new ArrayList<>(List.of(valid));
    for (SurveyCount option : options) {
      if (option.option().equals(NUMBER)) {
        placeOf.put(key(option, NUMBER), valid);
      } else if (option.isValid()) {
        answers.add(option(option));
      } else {
        int place = cell(option, option.option(), option.answers(), 1);
        maker.harmless(place);
        parts.add(place);
      }
    }
    maker.relation(Relation.sum(responses, ints(parts)));
    if (first.kind().equals("MULTIPLE")) {
      maker.atMost(valid, ints(answers));
    } else if (!answers.isEmpty()) {
      maker.relation(Relation.sum(valid, ints(answers)));
      maker.group(new Group(valid, answers));
    }
    Set<Integer> bundle = answersOf.computeIfAbsent(respondents, none -> new LinkedHashSet<>());
    bundle.addAll(answers);
    bundle.addAll(parts);
    bundle.remove(responses);
  }

  /** How many chose an option of the question that breaks down are the respondents of that part. */
  private int option(SurveyCount option) {
    Respondents part = new Respondents(option.body(), option.question(), option.option());
    if (option.breakdownQuestion() == null && isShared(part, option.answers())) {
      int place = head(part, option.answers());
      placeOf.put(key(option, option.option()), place);
      return place;
    }
    Integer crossed = placeOf.get(crossed(option));
    if (crossed != null && maker.count(crossed) == option.answers()) {
      placeOf.put(key(option, option.option()), crossed);
      return crossed;
    }
    return cell(option, option.option(), option.answers(), 1);
  }

  /** Retailers among the small are the small among retailers: where two breakdowns are crossed. */
  private static String crossed(SurveyCount option) {
    return key(
        option.breakdownQuestion(),
        option.breakdownOption(),
        new Respondents(option.body(), option.question(), option.option()));
  }

  private boolean isShared(Respondents part, long answers) {
    return Long.valueOf(answers).equals(sharedRespondents.get(part));
  }

  private int respondents(SurveyCount count) {
    Respondents respondents = count.respondents();
    if (!sharedRespondents.containsKey(respondents)) {
      return cell(count, RESPONSES, count.responses(), 4);
    }
    int place = head(respondents, count.responses());
    placeOf.put(key(count, RESPONSES), place);
    return place;
  }

  private int head(Respondents respondents, long count) {
    String key = key("", RESPONSES, respondents);
    Integer place = placeOf.get(key);
    if (place == null) {
      double price = price(respondents, count, 4 * layerOf.size());
      place = maker.cell(new Cell(key, count, 0, Cell.Standing.OPEN, price));
      placeOf.put(key, place);
    }
    return place;
  }

  private int cell(SurveyCount count, String option, long answers, double weight) {
    String key = key(count, option);
    Respondents respondents = count.respondents();
    double price = price(respondents, answers, weight);
    int place = maker.cell(new Cell(key, answers, 0, Cell.Standing.OPEN, price));
    maker.layer(layerOf.get(count.question()), place);
    placeOf.put(key, place);
    return place;
  }

  private double price(Respondents respondents, long count, double weight) {
    double importance =
        (respondents.areAll() ? 4 : 1) * (sums.contains(respondents.body()) ? 2 : 1);
    return weight * importance * (1 + Math.log10(1 + count));
  }

  /**
   * A figure of some respondents.
   *
   * @param isSum whether it is added up over bodies; not where it stands under another name too
   * @param isPart whether it is part of such a sum
   */
  private record Figure(Respondents respondents, int place, boolean isSum, boolean isPart) {}

  /** The same figure of all respondents of all bodies. */
  private Map<String, List<Figure>> figures() {
    Map<String, Map<Integer, Figure>> figures = new TreeMap<>();
    for (SurveyCount count : counts) {
      for (String option : List.of(count.option(), VALID, RESPONSES)) {
        if (option.equals(NUMBER)) {
          continue;
        }
        int place = placeOf.get(key(count, option));
        boolean isHead = maker.key(place).equals(key("", RESPONSES, count.respondents()));
        boolean isOwn = isHead || maker.key(place).equals(key(count, option));
        figures
            .computeIfAbsent(
                isHead ? RESPONSES : count.question() + "|" + option, none -> new TreeMap<>())
            .put(
                place,
                new Figure(
                    count.respondents(), place, isOwn && count.isSum(), isOwn && count.isPart()));
      }
    }
    return figures.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                entry -> List.copyOf(entry.getValue().values()),
                (one, other) -> one,
                TreeMap::new));
  }

  private void addBreakdowns(List<Figure> figures) {
    Map<Respondents, Integer> wholes =
        figures.stream()
            .filter(figure -> figure.respondents().areAll())
            .collect(Collectors.toMap(Figure::respondents, Figure::place));
    Map<List<String>, List<Integer>> parts = new LinkedHashMap<>();
    for (Figure figure : figures) {
      Respondents respondents = figure.respondents();
      if (!respondents.areAll() && wholes.containsKey(respondents.all())) {
        parts
            .computeIfAbsent(
                List.of(respondents.body(), respondents.breakdownQuestion()),
                none -> new ArrayList<>())
            .add(figure.place());
      }
    }
    parts.forEach(
        (of, cells) -> addSum(wholes.get(new Respondents(of.getFirst(), null, null)), cells));
  }

  private void addBodies(List<Figure> figures) {
    Map<Respondents, List<Integer>> parts =
        figures.stream()
            .filter(Figure::isPart)
            .collect(
                Collectors.groupingBy(
                    figure -> figure.respondents().of(""),
                    LinkedHashMap::new,
                    Collectors.mapping(Figure::place, Collectors.toList())));
    figures.stream()
        .filter(Figure::isSum)
        .forEach(
            sum -> {
              List<Integer> cells = parts.getOrDefault(sum.respondents().of(""), List.of());
              if (!cells.isEmpty()) {
                addSum(sum.place(), cells);
              }
            });
  }

  /** Parts that add to the whole, leave some out, or overlap. */
  private void addSum(int whole, List<Integer> parts) {
    long rest = maker.count(whole) - parts.stream().mapToLong(maker::count).sum();
    if (rest < 0) {
      maker.atMost(whole, ints(parts));
      return;
    }
    List<Integer> all = new ArrayList<>(parts);
    if (rest > 0) {
      String key = maker.key(whole) + "|others " + ++hiddenParts;
      int hidden = maker.cell(new Cell(key, rest, 0, Cell.Standing.HIDDEN, 1));
      maker.layer(maker.layer(whole), hidden);
      all.add(hidden);
    }
    maker.relation(Relation.sum(whole, ints(all)));
  }

  private static int[] ints(List<Integer> places) {
    return places.stream().mapToInt(place -> place).toArray();
  }
}
