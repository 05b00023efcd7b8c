package tassei.transform.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tassei.model.Body;
import tassei.model.FiscalYear;

class ReferenceTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
  private static final Path BUNDLED = Path.of("reference");
  private static final String BODIES_HEADER =
      "body_code,body_type,body_name,aliases,prefecture_code,federation_code,districts,valid_from,valid_to,source\n";
  private static final String INDICATORS_HEADER =
      "body_code,form_type,measure_no,indicator_no,indicator_name,direction,concept_code,"
          + "cumulative_start,valid_from,valid_to,note\n";

  @TempDir private Path temporary;
  private Path own;
  private Path overlay;

  @BeforeEach
  void copyTheBundledFiles() throws IOException {
    own = Files.createDirectories(temporary.resolve("own"));
    overlay = Files.createDirectories(temporary.resolve("overlay"));
    try (Stream<Path> files = Files.list(BUNDLED)) {
      for (Path file : files.toList()) {
        Files.copy(file, own.resolve(file.getFileName().toString()));
      }
    }
  }

  @Test
  void theBundledFilesHold() {
    Reference reference = Reference.load(List.of(own), TODAY);

    assertThat(reference.names())
        .containsExactly(
            "regions",
            "bodies",
            "successions",
            "concepts",
            "indicators",
            "scales",
            "rules",
            "expected_filings",
            "concept_parts",
            "programmes",
            "corrections",
            "peer_groups",
            "questionnaires",
            "questions",
            "options",
            "survey_rounds",
            "survey_indicators");
    assertThat(reference.rows("regions")).hasSize(47);
    assertThat(reference.bodies().find("かつの商工会", new FiscalYear(2025)))
        .extracting(Body::code)
        .containsExactly("05-kazuno");
  }

  @Test
  void anOverlayReplacesARowByItsKeyAndAddsOthers() throws IOException {
    write(
        overlay,
        "bodies",
        BODIES_HEADER
            + "05-kazuno,CHAMBER,かづの商工会,かつの商工会;鹿角商工会,05,05-federation,花輪;十和田,,,ours\n"
            + "05-midori,CHAMBER,みどり野商工会,,05,05-federation,,2024-04-01,,ours\n");
    int bundled = Reference.load(List.of(own), TODAY).rows("bodies").size();

    Reference reference = Reference.load(List.of(own, overlay), TODAY);

    assertThat(reference.rows("bodies")).hasSize(bundled + 1);
    assertThat(rows(reference, "bodies", "05-kazuno"))
        .containsExactly(
            Arrays.asList(
                "05-kazuno",
                "CHAMBER",
                "かづの商工会",
                "かつの商工会;鹿角商工会",
                "05",
                "05-federation",
                "花輪;十和田",
                null,
                null,
                "ours"));
    assertThat(rows(reference, "bodies", "05-midori"))
        .containsExactly(
            Arrays.asList(
                "05-midori",
                "CHAMBER",
                "みどり野商工会",
                null,
                "05",
                "05-federation",
                null,
                Date.valueOf("2024-04-01"),
                null,
                "ours"));
    assertThat(reference.bodies().find("鹿角商工会", new FiscalYear(2025)))
        .extracting(Body::code)
        .containsExactly("05-kazuno");
    assertThat(reference.content()).isNotEqualTo(Reference.load(List.of(own), TODAY).content());
    assertThat(Reference.load(List.of(own), TODAY).content())
        .isEqualTo(Reference.load(List.of(BUNDLED), TODAY).content());
  }

  @Test
  void whatIsExpectedInAnOverlayTakesThePlaceOfWhatIsBundled() throws IOException {
    write(
        overlay,
        "expected_filings",
        "body_code,form_type,fiscal_year,due_on,note\n05-kazuno,goal_table,2025,,\n");

    assertThat(Reference.load(List.of(own), TODAY).rows("expected_filings")).hasSizeGreaterThan(1);
    assertThat(Reference.load(List.of(own, overlay), TODAY).rows("expected_filings"))
        .containsExactly(new Object[] {"05-kazuno", "goal_table", 2025, null, null});
  }

  @Test
  void anExpectedFilingIsReadStrictly() throws IOException {
    write(
        overlay,
        "expected_filings",
        "body_code,form_type,fiscal_year,due_on,note\n"
            + "05-kazuno,goal,R7,5月末,\n"
            + "05-kazuno,goal_table,2025,,\n"
            + "05-kazuno,goal_table,2025,2026-05-31,\n");

    assertThat(errors(own, overlay))
        .containsExactly(
            at(overlay, "expected_filings", 2)
                + ": form_type is not one of [action_program_summary, action_program_plan, implementation_plan,"
                + " goal_table, member_survey, staff_survey, business_conditions_survey, participant_survey], found 'goal'",
            at(overlay, "expected_filings", 2) + ": fiscal_year is not a whole number, found 'R7'",
            at(overlay, "expected_filings", 2)
                + ": due_on is not a date like 2008-04-01, found '5月末'",
            at(overlay, "expected_filings", 4)
                + ": 05-kazuno/goal_table/2025 stands twice, also at "
                + at(overlay, "expected_filings", 3));
  }

  @Test
  void anOverlayMayHaveAByteOrderMarkAndSpareWhiteSpace() throws IOException {
    write(
        overlay,
        "rules",
        "\uFEFFrule_code,valid_from,valid_to,tie,measure_rule,source\r\n\r\n mine , 2024 ,,MET,ALL,\r\n");

    assertThat(rows(Reference.load(List.of(own, overlay), TODAY), "rules", "mine"))
        .containsExactly(Arrays.asList("mine", 2024, null, "MET", "ALL", null));
  }

  @Test
  void everythingThatIsWrongInEveryFileIsToldAtOnceWithItsLine() throws IOException {
    write(own, "regions", "prefecture_code,name\n05,秋田県\n");
    write(
        overlay,
        "bodies",
        BODIES_HEADER
            + "05-a,CHAMBR,甲商工会,,05,05-federation,,,,\n"
            + "05-b,CHAMBER,,,05,05-federation,,2024-02-30,,\n"
            + "05-c,CHAMBER,丙商工会,,05,05-federation\n"
            + "05-d,CHAMBER,丁商工会,,05,05-federation,,,,\n"
            + "05-d,CHAMBER,丁商工会,,05,05-federation,,,,\n");
    write(
        overlay,
        "indicators",
        INDICATORS_HEADER + "05-kazuno,action_program_sumary,1,one,件数,UP,,ONCE,-5,,\n");

    assertThat(errors(own, overlay))
        .containsExactly(
            at(own, "regions", 1)
                + ": expected the columns [prefecture_code, prefecture_name, prefecture_short, region8,"
                + " federation_block, source], found [prefecture_code, name]",
            "regions.csv: no rows in [%s, %s]".formatted(own, overlay),
            at(overlay, "bodies", 2)
                + ": body_type is not one of [CHAMBER, FEDERATION], found 'CHAMBR'",
            at(overlay, "bodies", 3) + ": body_name is missing, found ''",
            at(overlay, "bodies", 3)
                + ": valid_from is not a date like 2008-04-01, found '2024-02-30'",
            at(overlay, "bodies", 4) + ": expected 10 fields, found 6",
            at(overlay, "bodies", 6)
                + ": 05-d/null stands twice, also at "
                + at(overlay, "bodies", 5),
            at(overlay, "indicators", 2)
                + ": form_type is not one of [action_program_summary, action_program_plan, implementation_plan,"
                + " goal_table, member_survey, staff_survey, business_conditions_survey, participant_survey], found 'action_program_sumary'",
            at(overlay, "indicators", 2) + ": indicator_no is not a whole number, found 'one'",
            at(overlay, "indicators", 2)
                + ": direction is not one of [HIGHER, LOWER, RANGE, NONE], found 'UP'",
            at(overlay, "indicators", 2)
                + ": cumulative_start is not one of [RESTARTS, CARRIES_BASE], found 'ONCE'",
            at(overlay, "indicators", 2) + ": valid_from is not a whole number, found '-5'");
  }

  @Test
  void codesThatNobodyDefinesAreToldTogether() throws IOException {
    write(overlay, "bodies", BODIES_HEADER + "99-x,CHAMBER,甲商工会,,99,99-federation,,,,\n");
    write(
        overlay,
        "indicators",
        INDICATORS_HEADER + "05-nobody,goal_table,,1,件数,HIGHER,no_concept,,,,\n");
    write(
        overlay,
        "successions",
        "predecessor_code,successor_code,effective_date,kind,source\n05-gone,05-new,2024-04-01,MERGER,\n");

    assertThat(errors(own, overlay))
        .containsExactly(
            at(overlay, "bodies", 2) + ": prefecture_code '99' is not known",
            at(overlay, "bodies", 2) + ": federation_code '99-federation' is not known",
            at(overlay, "successions", 2) + ": predecessor_code '05-gone' is not known",
            at(overlay, "successions", 2) + ": successor_code '05-new' is not known",
            at(overlay, "indicators", 2) + ": body_code '05-nobody' is not known",
            at(overlay, "indicators", 2) + ": concept_code 'no_concept' is not known");
  }

  @Test
  void periodsOfOneBodyMayNotOverlapAndMergersMustEndTheirPredecessors() throws IOException {
    write(
        overlay,
        "bodies",
        BODIES_HEADER
            + "05-a,CHAMBER,甲商工会,,05,05-federation,,2020-04-01,2019-03-31,\n"
            + "05-b,CHAMBER,乙商工会,,05,05-federation,,,2024-03-31,\n"
            + "05-b,CHAMBER,新乙商工会,,05,05-federation,,2024-03-31,,\n");
    write(
        overlay,
        "successions",
        "predecessor_code,successor_code,effective_date,kind,source\n"
            + "05-kazuno,05-nikaho,2025-04-01,MERGER,\n"
            + "05-a,05-b,2025-04-01,RENAME,\n"
            + "05-b,05-a,2026-04-01,RENAME,\n"
            + "05-a,,2026-04-01,SPLIT,\n");

    assertThat(errors(own, overlay))
        .containsExactlyInAnyOrder(
            at(overlay, "bodies", 2) + ": valid_from '2020-04-01' is after valid_to '2019-03-31'",
            at(overlay, "bodies", 4)
                + ": 05-b holds at the same time as the row at "
                + at(overlay, "bodies", 3),
            at(overlay, "successions", 2)
                + ": '05-kazuno' ends on 2025-04-01, but its row at "
                + bundledPlace("bodies", "05-kazuno")
                + " holds until '', expected '2025-03-31'",
            at(overlay, "successions", 3)
                + ": '05-a' ends on 2025-04-01, but its row at "
                + at(overlay, "bodies", 2)
                + " holds until '2019-03-31', expected '2025-03-31'",
            at(overlay, "successions", 3) + ": '05-a' comes back to itself",
            at(overlay, "successions", 4)
                + ": '05-b' ends on 2026-04-01, but its row at "
                + at(overlay, "bodies", 4)
                + " holds until '', expected '2026-03-31'",
            at(overlay, "successions", 4)
                + ": '05-a' takes over on 2026-04-01, but no row of it in bodies.csv holds on that day",
            at(overlay, "successions", 4) + ": '05-b' comes back to itself",
            at(overlay, "successions", 5) + ": successor_code is missing, found ''",
            at(overlay, "successions", 5)
                + ": '05-a' ends on 2026-04-01, but its row at "
                + at(overlay, "bodies", 2)
                + " holds until '2019-03-31', expected '2026-03-31'");
  }

  @Test
  void aBodyThatEndsIsFollowedOnTheNextDayOrHasLeftOnIt() throws IOException {
    write(
        overlay,
        "bodies",
        BODIES_HEADER
            + "05-a,CHAMBER,甲商工会,,05,05-federation,,,2024-03-31,\n"
            + "05-b,CHAMBER,乙商工会,,05,05-federation,,,2025-03-31,\n"
            + "05-c,CHAMBER,丙商工会,,05,05-federation,,2025-05-01,,\n"
            + "05-d,CHAMBER,丁商工会,,05,05-federation,,,2025-03-31,\n"
            + "05-e,CHAMBER,戊商工会,,05,05-federation,,,2025-03-31,\n"
            + "05-f,CHAMBER,己商工会,,05,05-federation,,,2025-03-31,\n"
            + "05-f,CHAMBER,新己商工会,,05,05-federation,,2025-04-01,,\n");
    write(
        overlay,
        "successions",
        "predecessor_code,successor_code,effective_date,kind,source\n"
            + "05-a,05-kazuno,2025-04-01,MERGER,\n"
            + "05-b,05-c,2025-04-01,RENAME,\n"
            + "05-e,,2025-04-01,DEPARTURE,\n");

    assertThat(errors(own, overlay))
        .containsExactly(
            at(overlay, "successions", 2)
                + ": '05-a' ends on 2025-04-01, but its row at "
                + at(overlay, "bodies", 2)
                + " holds until '2024-03-31', expected '2025-03-31'",
            at(overlay, "successions", 3)
                + ": '05-c' takes over on 2025-04-01, but no row of it in bodies.csv holds on that day",
            at(overlay, "bodies", 5)
                + ": '05-d' ends on 2025-03-31, and no row of successions.csv says what became of it");
  }

  @Test
  void aNameMeansOneBodyOfAPrefectureAtATime() throws IOException {
    write(
        overlay,
        "bodies",
        BODIES_HEADER
            + "05-a,CHAMBER,南郷商工会,,05,05-federation,,,,\n"
            + "05-b,CHAMBER,乙商工会,丙商工会;南 郷商工会,05,05-federation,,2024-04-01,,\n"
            + "05-c,CHAMBER,丁商工会,,05,05-federation,,,2024-03-31,\n"
            + "05-d,CHAMBER,丁商工会,,05,05-federation,,2024-04-01,,\n"
            + "15-a,CHAMBER,南郷商工会,,15,15-federation,,,,\n");
    write(
        overlay,
        "successions",
        "predecessor_code,successor_code,effective_date,kind,source\n"
            + "05-c,05-d,2024-04-01,MERGER,\n");

    assertThat(errors(own, overlay))
        .containsExactly(
            at(overlay, "bodies", 3)
                + ": '南 郷商工会' is at the same time a name of '05-a' at "
                + at(overlay, "bodies", 2));
  }

  @Test
  void aSuccessionThatCannotBeReadIsToldWithEverythingElse() throws IOException {
    write(overlay, "bodies", BODIES_HEADER + "05-a,CHAMBR,甲商工会,,05,05-federation,,,,\n");
    write(
        overlay,
        "successions",
        "predecessor_code,successor_code,effective_date,kind,source\n"
            + "05-kazuno,05-nikaho,2025/4/1,MERGER,\n"
            + "05-kazuno,05-nikaho,,MERGER,\n"
            + ",,,,\n");

    assertThat(errors(own, overlay))
        .containsExactly(
            at(overlay, "bodies", 2)
                + ": body_type is not one of [CHAMBER, FEDERATION], found 'CHAMBR'",
            at(overlay, "successions", 2)
                + ": effective_date is not a date like 2008-04-01, found '2025/4/1'",
            at(overlay, "successions", 3) + ": effective_date is missing, found ''",
            at(overlay, "successions", 4) + ": predecessor_code is missing, found ''",
            at(overlay, "successions", 4) + ": effective_date is missing, found ''",
            at(overlay, "successions", 4) + ": kind is missing, found ''");
  }

  @Test
  void aNameOrAFederationThatIsAnnouncedIsNotTodaysYet() throws IOException {
    write(
        overlay,
        "bodies",
        BODIES_HEADER
            + "05-a,CHAMBER,北の原商工会,,05,05-federation,,2020-04-01,2027-03-31,\n"
            + "05-a,CHAMBER,新北原商工会,,05,15-federation,,2027-04-01,,\n"
            + "05-b,CHAMBER,予定商工会,,05,05-federation,,2027-04-01,,\n");
    Reference before = Reference.load(List.of(own, overlay), TODAY);
    Reference after = Reference.load(List.of(own, overlay), LocalDate.of(2027, 4, 1));

    assertThat(before.bodiesNow())
        .contains(
            new BodyNow("05-a", "北の原商工会", "05-federation"),
            new BodyNow("05-b", "予定商工会", "05-federation"))
        .hasSameSizeAs(before.bodyTypes().keySet());
    assertThat(after.bodiesNow()).contains(new BodyNow("05-a", "新北原商工会", "15-federation"));
    assertThat(before.content("successions")).isNotEqualTo(after.content("successions"));
    assertThat(before.content("bodies")).isEqualTo(after.content("bodies"));
  }

  @Test
  void aRowIsFoundByItsKey() throws IOException {
    write(
        overlay,
        "peer_groups",
        "peer_group,peer_group_name,kind,body_code,valid_from,valid_to\n"
            + "small,小規模,SIZE,05-kazuno,2024,\n"
            + "small,小規模,SIZE,05-nikaho,,\n");
    Reference reference = Reference.load(List.of(own, overlay), TODAY);
    Map<String, String> key = new HashMap<>();
    key.put("peer_group", "small");
    key.put("body_code", "05-nikaho");

    assertThat(reference.placeOf("peer_groups", key)).isEmpty();
    key.put("valid_from", null);
    assertThat(reference.placeOf("peer_groups", key)).contains(at(overlay, "peer_groups", 3));
  }

  @Test
  void aFileOfAnEarlierVersionLacksTheColumnsThatCameLater() throws IOException {
    write(
        overlay, "indicators", INDICATORS_HEADER + "05-kazuno,goal_table,1,99,甲,HIGHER,,,,,old\n");
    assertThat(rows(Reference.load(List.of(own, overlay), TODAY), "indicators", "05-kazuno"))
        .contains(
            Arrays.asList(
                "05-kazuno",
                "goal_table",
                1,
                99,
                "甲",
                "HIGHER",
                null,
                null,
                null,
                null,
                "old",
                null));

    write(
        overlay,
        "indicators",
        INDICATORS_HEADER.strip() + ",unit\n05-kazuno,goal_table,1,99,甲,HIGHER,,,,,new,件\n");
    assertThat(rows(Reference.load(List.of(own, overlay), TODAY), "indicators", "05-kazuno"))
        .contains(
            Arrays.asList(
                "05-kazuno",
                "goal_table",
                1,
                99,
                "甲",
                "HIGHER",
                null,
                null,
                null,
                null,
                "new",
                "件"));
  }

  @Test
  void aFileThatIsMissingOrEmptyIsToldByName() throws IOException {
    Files.delete(own.resolve("rules.csv"));
    write(own, "scales", "");

    assertThat(errors(own))
        .containsExactly(
            "scales.csv: no rows in [" + own + "]", "rules.csv: no rows in [" + own + "]");
  }

  @Test
  void aFileThatIsNotUtf8IsToldByNameAndLine() throws IOException {
    Files.write(
        overlay.resolve("bodies.csv"),
        (BODIES_HEADER + "05-x,CHAMBER,甲商工会,,05,05-federation,,,,\n")
            .getBytes(Charset.forName("windows-31j")));

    assertThat(errors(own, overlay))
        .containsExactly(
            overlay.resolve("bodies.csv")
                + ": cannot be read: line 2 is not UTF-8; save the file as UTF-8 (in Excel: CSV UTF-8)");
  }

  @Test
  void aBrokenQuoteIsToldAndNotThrown() throws IOException {
    write(
        overlay,
        "rules",
        "rule_code,valid_from,valid_to,tie,measure_rule,source\n\"a\"b,,,MET,ALL,\n");

    assertThat(errors(own, overlay))
        .singleElement()
        .asString()
        .startsWith(overlay.resolve("rules.csv") + ": cannot be read: ");
  }

  @Test
  void aMisnamedFileIsToldWithTheNamesThatAreRead() throws IOException {
    write(overlay, "indicator", "body_code\n05-kazuno\n");
    Files.writeString(overlay.resolve("README.md"), "ours", StandardCharsets.UTF_8);

    assertThat(errors(own, overlay))
        .containsExactly(
            overlay.resolve("indicator.csv")
                + ": not a reference file, expected one of "
                + Reference.load(List.of(own), TODAY).names().stream()
                    .map(name -> name + ".csv")
                    .sorted()
                    .collect(Collectors.joining(", ")));
  }

  private static List<String> errors(Path... folders) {
    InvalidReferenceException invalid =
        catchThrowableOfType(
            InvalidReferenceException.class, () -> Reference.load(List.of(folders), TODAY));
    assertThat(invalid).isNotNull();
    assertThat(invalid)
        .hasMessage("Invalid reference data:\n  " + String.join("\n  ", invalid.errors()));
    return invalid.errors();
  }

  private static List<List<Object>> rows(Reference reference, String file, String code) {
    List<List<Object>> rows = new ArrayList<>();
    for (Object[] row : reference.rows(file)) {
      if (row[0].equals(code)) {
        rows.add(Arrays.asList(row));
      }
    }
    return rows;
  }

  private String bundledPlace(String file, String code) throws IOException {
    List<String> lines = Files.readAllLines(own.resolve(file + ".csv"));
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(code + ",")) {
        return at(own, file, i + 1);
      }
    }
    throw new AssertionError("no " + code);
  }

  private static String at(Path folder, String file, int line) {
    return "%s line %d".formatted(folder.resolve(file + ".csv"), line);
  }

  private static void write(Path folder, String file, String csv) throws IOException {
    Files.writeString(folder.resolve(file + ".csv"), csv, StandardCharsets.UTF_8);
  }
}
