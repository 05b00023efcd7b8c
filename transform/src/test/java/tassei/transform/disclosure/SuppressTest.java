package tassei.transform.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static tassei.transform.disclosure.Suppression.COMPLEMENTARY;
import static tassei.transform.disclosure.Suppression.PRIMARY_SMALL;
import static tassei.transform.disclosure.Suppression.PUBLISHED;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tassei.transform.disclosure.AuditedCell.Verdict;

class SuppressTest {
  private static final DisclosureRule RULE = DisclosureRule.USUAL;

  @Test
  void oneSmallCellOfAPlainTableTakesTheCheapestRectangleWithIt() {
    // a2/g2 is 2. Of the rectangles around it the one over a3 and g3 has the smallest figures, and
    // each of its cells can give or take the five that keep the 2 uncertain.
    ProtectedTable table =
        TestingTables.grid(new long[] {50, 40, 30}, new long[] {20, 2, 9}, new long[] {60, 8, 7});
    Protected published = Suppress.sensitiveAndWhatGivesItBack(table, RULE);

    assertThat(withheld(published))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "a2 / g2", PRIMARY_SMALL,
                "a2 / g3", COMPLEMENTARY,
                "a3 / g2", COMPLEMENTARY,
                "a3 / g3", COMPLEMENTARY));
    assertThat(audit(published))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "a2 / g2", new Interval(0, 10, true),
                "a2 / g3", new Interval(1, 11, true),
                "a3 / g2", new Interval(0, 10, true),
                "a3 / g3", new Interval(5, 15, true)));
  }

  @Test
  void withNothingFurtherWithheldTheTotalGivesTheSmallCellBack() {
    ProtectedTable table = TestingTables.grid(new long[] {20, 2}, new long[] {60, 8});
    List<AuditedCell> audited =
        Audit.of(Suppress.sensitiveOnly(table, RULE), RULE, Audit.Depth.INTERVALS);

    assertThat(audited)
        .containsExactly(
            new AuditedCell(
                audited.getFirst().cell(),
                PRIMARY_SMALL,
                new Interval(2, 2, true),
                new Protection(1, 1, 5),
                Verdict.BREACHED));
  }

  @Test
  void aTableWithNothingSensitiveIsPublishedWhole() {
    ProtectedTable table = TestingTables.grid(new long[] {20, 12}, new long[] {60, 8});
    assertThat(Suppress.sensitiveAndWhatGivesItBack(table, RULE).states()).containsOnly(PUBLISHED);
  }

  @Test
  void fourRespondentsInAllHaveNothingShownNotEvenTheirNumber() {
    ProtectedTable table = TestingTables.grid(new long[] {1, 1}, new long[] {2, 0});
    Protected published = Suppress.sensitiveAndWhatGivesItBack(table, RULE);

    assertThat(published.states()).noneMatch(Suppression::isPublished);
    assertThat(Audit.of(published, RULE, Audit.Depth.VERDICTS)).allMatch(AuditedCell::isSafe);
  }

  @Test
  void theSameTableGivesTheSameAnswer() {
    ProtectedTable table =
        TestingTables.grid(
            new long[] {9, 1, 0, 7}, new long[] {2, 6, 4, 8}, new long[] {5, 3, 3, 1});
    assertThat(Suppress.sensitiveAndWhatGivesItBack(table, RULE))
        .isEqualTo(Suppress.sensitiveAndWhatGivesItBack(table, RULE));
  }

  @Test
  void anEarlierEditionThatShowedAllMakesALateAnswerKnownUnlessTheNewFigureIsWithheld() {
    Protected first = allShown(TestingTables.grid(new long[] {20, 12}, new long[] {60, 8}));
    ProtectedTable second = TestingTables.grid(new long[] {21, 12}, new long[] {67, 15});
    ProtectedTable linked = Releases.link(second, first, RULE);

    assertThat(Audit.of(allShown(linked), RULE, Audit.Depth.INTERVALS))
        .filteredOn(cell -> !cell.isSafe())
        .extracting(cell -> cell.cell().key() + " " + cell.cell().count() + " " + cell.verdict())
        .contains("a1 / g1 21 BREACHED", "a1 / 全体 33 BREACHED");

    Protected published = Suppress.sensitiveAndWhatGivesItBack(linked, RULE);
    assertThat(Audit.of(published, RULE, Audit.Depth.VERDICTS)).allMatch(AuditedCell::isSafe);
    assertThat(withheld(Releases.current(second, published))).isNotEmpty();
  }

  @Test
  void whatAnEarlierEditionShowedIsSaidToHaveBeenShownBefore() {
    ProtectedTable table = TestingTables.grid(new long[] {20, 2}, new long[] {60, 8});
    ProtectedTable linked = Releases.link(table, allShown(table), RULE);
    Protected published = Suppress.sensitiveAndWhatGivesItBack(linked, RULE);

    assertThat(Audit.of(published, RULE, Audit.Depth.VERDICTS))
        .filteredOn(cell -> cell.verdict() == Verdict.SHOWN_BEFORE)
        .extracting(cell -> cell.cell().key())
        .contains("a1 / g2");
  }

  @Test
  void aSharePrintedToOneDecimalIsKnowledgeOfTheCountBehindIt() {
    // 24.3% of 37 can only be 9: 8.97 to 9.01
    ProtectedTable.Maker maker = ProtectedTable.maker();
    int base = maker.cell(Cell.open("base", 37));
    int part = maker.cell(Cell.open("part", 9));
    int rest = maker.cell(Cell.open("rest", 28));
    maker.relation(Relation.sum(base, part, rest)).printedShare(part, base, 243, 3);
    ProtectedTable table = maker.make();
    List<Suppression> states =
        IntStream.range(0, table.size())
            .mapToObj(cell -> cell == base ? PUBLISHED : COMPLEMENTARY)
            .toList();

    assertThat(audit(new Protected(table, states)))
        .containsEntry("part", new Interval(9, 9, true))
        .containsEntry("rest", new Interval(28, 28, true));
  }

  private static Protected allShown(ProtectedTable table) {
    return new Protected(table, table.cells().stream().map(cell -> Suppression.PUBLISHED).toList());
  }

  private static Map<String, Suppression> withheld(Protected published) {
    Map<String, Suppression> withheld = new TreeMap<>();
    for (int cell = 0; cell < published.states().size(); cell++) {
      if (!published.states().get(cell).isPublished()) {
        withheld.put(published.table().cells().get(cell).key(), published.states().get(cell));
      }
    }
    return withheld;
  }

  private static Map<String, Interval> audit(Protected published) {
    Map<String, Interval> intervals = new TreeMap<>();
    Audit.of(published, RULE, Audit.Depth.INTERVALS)
        .forEach(cell -> intervals.put(cell.cell().key(), cell.interval()));
    return intervals;
  }
}
