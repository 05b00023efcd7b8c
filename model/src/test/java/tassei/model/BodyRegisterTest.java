package tassei.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class BodyRegisterTest {
  private static final FiscalYear R6 = new FiscalYear(2024);
  private static final FiscalYear R7 = new FiscalYear(2025);

  private static final Body KAZUNO =
      chamber("05-kazuno", "かづの商工会", List.of("かつの商工会"), LocalDate.MIN, LocalDate.MAX);
  private static final Body OLD =
      chamber("15-nakajo", "中条町商工会", List.of(), LocalDate.MIN, LocalDate.of(2024, 3, 31));
  private static final Body NEW =
      chamber("15-tainai", "胎内市商工会", List.of("中条町商工会"), LocalDate.of(2024, 4, 1), LocalDate.MAX);

  private final BodyRegister register = new BodyRegister(List.of(KAZUNO, OLD, NEW));

  @Test
  void aBodyIsFoundByItsNameAndByItsAliases() {
    assertThat(register.find("かづの商工会", R7)).containsExactly(KAZUNO);
    assertThat(register.find("かつの商工会", R7)).containsExactly(KAZUNO);
  }

  @Test
  void widthWhiteSpaceAndDecomposedMarksMakeNoOtherName() {
    assertThat(register.find(" かづの\u3000商工会 ", R7)).containsExactly(KAZUNO);
    assertThat(register.find("かつ\u3099の商工会", R7)).containsExactly(KAZUNO);
  }

  @Test
  void theYearDecidesBetweenAPredecessorAndItsSuccessor() {
    assertThat(register.find("中条町商工会", new FiscalYear(2023))).containsExactly(OLD);
    assertThat(register.find("中条町商工会", R6)).containsExactly(NEW);
    assertThat(register.find("胎内市商工会", new FiscalYear(2023))).isEmpty();
  }

  @Test
  void aBodyExistsInAYearOfWhichItLivedOneDay() {
    Body short1 =
        chamber("x", "甲商工会", List.of(), LocalDate.of(2025, 3, 31), LocalDate.of(2025, 4, 1));

    assertThat(
            List.of(
                short1.existsIn(new FiscalYear(2023)), short1.existsIn(R6), short1.existsIn(R7)))
        .containsExactly(false, true, true);
    assertThat(short1.existsIn(new FiscalYear(2026))).isFalse();
  }

  @Test
  void anUnknownNameIsNoBody() {
    assertThat(register.find("無名商工会", R7)).isEmpty();
    assertThat(register.find("", R7)).isEmpty();
  }

  @Test
  void twoBodiesOfOneNameAreBothFound() {
    Body other = chamber("27-kazuno", "かづの商工会", List.of(), LocalDate.MIN, LocalDate.MAX);

    assertThat(new BodyRegister(List.of(KAZUNO, other)).find("かづの商工会", R7))
        .containsExactly(KAZUNO, other);
  }

  @Test
  void aBodyIsFoundByItsNameOfOtherYearsWhereNoOtherBodyHasThatName() {
    Body former = chamber("x", "北の原商工会", List.of(), LocalDate.MIN, LocalDate.of(2024, 9, 30));
    Body later = chamber("x", "新北原商工会", List.of(), LocalDate.of(2024, 10, 1), LocalDate.MAX);
    Body namesake = chamber("y", "北の原商工会", List.of(), LocalDate.of(2026, 4, 1), LocalDate.MAX);
    BodyRegister renamed = new BodyRegister(List.of(former, later));
    BodyRegister shared = new BodyRegister(List.of(former, later, namesake));

    assertThat(renamed.find("新北原商工会", new FiscalYear(2023))).containsExactly(former);
    assertThat(renamed.find("北の原商工会", R6)).containsExactly(later);
    assertThat(renamed.find("北の原商工会", R7)).containsExactly(later);
    assertThat(shared.find("北の原商工会", R7)).isEmpty();
    assertThat(shared.find("北の原商工会", new FiscalYear(2026))).containsExactly(namesake);
  }

  @Test
  void aBodyWhoseAliasIsItsNameIsFoundOnce() {
    Body twice = chamber("x", "甲商工会", List.of("甲 商工会", "甲商工会"), LocalDate.MIN, LocalDate.MAX);

    assertThat(new BodyRegister(List.of(twice)).find("甲商工会", R7)).containsExactly(twice);
  }

  @Test
  void everyBodyOfANameIsNamedWhateverTheYear() {
    assertThat(register.named("中条町商工会")).containsExactly(OLD, NEW);
    assertThat(register.named("無名商工会")).isEmpty();
    assertThat(register.all()).containsExactlyInAnyOrder(KAZUNO, OLD, NEW);
  }

  @Test
  void theNearestNamesAreThoseWithTheFewestOtherCharacters() {
    assertThat(register.near("かず の商工会", 3)).containsExactly("かつの商工会", "かづの商工会", "中条町商工会");
  }

  @Test
  void aRegisterTravelsToTheTasks() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(register);
    }

    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(((BodyRegister) in.readObject()).find("かつの商工会", R7)).containsExactly(KAZUNO);
    }
  }

  private static Body chamber(
      String code, String name, List<String> aliases, LocalDate from, LocalDate to) {
    return new Body(
        code, Body.Type.CHAMBER, name, aliases, code.substring(0, 1), "federation", from, to);
  }
}
