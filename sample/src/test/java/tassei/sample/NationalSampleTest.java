package tassei.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tassei.model.FormType;

class NationalSampleTest {
  @TempDir private Path folder;

  @Test
  void theSameSeedGivesTheSameBytes() throws IOException {
    NationalSample.write(SampleOptions.of(5, 2, 4, 3), folder.resolve("one"), written -> {});
    NationalSample.write(SampleOptions.of(5, 2, 4, 3), folder.resolve("two"), written -> {});
    assertThat(hashes(folder.resolve("one")))
        .hasSizeGreaterThan(60)
        .isEqualTo(hashes(folder.resolve("two")));
  }

  @Test
  void anotherSeedGivesOtherFigures() throws IOException {
    NationalSample.write(SampleOptions.of(5, 1, 4, 3), folder.resolve("one"), written -> {});
    NationalSample.write(SampleOptions.of(6, 1, 4, 3), folder.resolve("two"), written -> {});
    Path truth = Path.of("truth", "indicator_achievement.csv");
    assertThat(folder.resolve("one").resolve(truth))
        .usingCharset("UTF-8")
        .content()
        .isNotEqualTo(Files.readString(folder.resolve("two").resolve(truth)));
  }

  @Test
  void theCountryHas47FederationsAnd1643Chambers() {
    SampleOptions options = SampleOptions.national(1, 1);
    assertThat(options.chambers()).hasSize(47);
    assertThat(options.chambers().stream().mapToInt(Integer::intValue).sum()).isEqualTo(1643);
  }

  @Test
  void noTwoChambersOfTheCountryHaveOneName() {
    Names names = new Names();
    SampleOptions options = SampleOptions.national(1, 6);
    List<String> all =
        Stream.iterate(0, i -> i + 1)
            .limit(47)
            .map(
                i -> Founding.of(options, names, Prefectures.ALL.get(i), options.chambers().get(i)))
            .flatMap(federation -> federation.chambers().stream())
            .flatMap(body -> body.spells().stream())
            .map(SampleBody.Spell::name)
            .toList();
    assertThat(all).hasSizeGreaterThan(1643).doesNotHaveDuplicates();
  }

  @Test
  void aFederationOfTwentyFiveHasEveryKindOfSuccession() {
    Federation federation =
        Founding.of(SampleOptions.of(7, 1, 25, 6), new Names(), Prefectures.ALL.getFirst(), 25);
    assertThat(federation.successions().stream().map(Object::toString))
        .containsExactly(
            "Succession[predecessor=s01-005, successor=s01-026, effective=2023-04-01, kind=MERGER]",
            "Succession[predecessor=s01-006, successor=s01-026, effective=2023-04-01, kind=MERGER]",
            "Succession[predecessor=s01-026, successor=s01-027, effective=2024-04-01, kind=MERGER]",
            "Succession[predecessor=s01-007, successor=s01-027, effective=2024-04-01, kind=MERGER]",
            "Succession[predecessor=s01-003, successor=s01-028, effective=2022-04-01, kind=MERGER]",
            "Succession[predecessor=s01-004, successor=s01-028, effective=2022-04-01, kind=MERGER]",
            "Succession[predecessor=s01-008, successor=s01-029, effective=2021-04-01, kind=RENAME]",
            "Succession[predecessor=s01-010, successor=s01-030, effective=2023-04-01, kind=SPLIT]",
            "Succession[predecessor=s01-010, successor=s01-031, effective=2023-04-01, kind=SPLIT]",
            "Succession[predecessor=s01-011, successor=null, effective=2024-04-01, kind=DEPARTURE]",
            "Succession[predecessor=s01-012, successor=s01-032, effective=2099-04-01, kind=MERGER]",
            "Succession[predecessor=s01-013, successor=s01-032, effective=2099-04-01, kind=MERGER]");
  }

  @Test
  void onlyTheFormsThatAreAskedForAreFiled() {
    SampleOptions all = SampleOptions.of(1, 1, 4, 2);
    SampleOptions goals =
        new SampleOptions(1, all.chambers(), all.lastYear(), 2, Set.of(FormType.GOAL_TABLE));
    Office office =
        Office.of(goals, Founding.of(goals, new Names(), Prefectures.ALL.getFirst(), 4));
    assertThat(office.filings())
        .isNotEmpty()
        .allMatch(filing -> filing.form() == FormType.GOAL_TABLE);
  }

  @Test
  void whatCannotBeMadeIsRefused() {
    assertThatThrownBy(() -> SampleOptions.of(1, 48, 25, 6))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid number of federations: 48, expected 1 to 47");
    assertThatThrownBy(() -> SampleOptions.of(1, 1, 0, 6))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid number of chambers: [0], expected 1 to 400");
    assertThatThrownBy(() -> SampleOptions.of(1, 1, 25, 21))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid number of years: 21, expected 1 to 20");
  }

  private static Map<String, Integer> hashes(Path sample) throws IOException {
    try (Stream<Path> files = Files.walk(sample)) {
      return files
          .filter(Files::isRegularFile)
          .collect(
              Collectors.toMap(
                  file -> sample.relativize(file).toString(),
                  NationalSampleTest::hash,
                  (one, other) -> one,
                  TreeMap::new));
    }
  }

  private static int hash(Path file) {
    try {
      return Arrays.hashCode(Files.readAllBytes(file));
    } catch (IOException cause) {
      throw new java.io.UncheckedIOException(cause);
    }
  }
}
