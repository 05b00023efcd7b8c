package tassei.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CellRefTest {
  @Test
  void aCellIsNamedAsInASpreadsheet() {
    assertThat(CellRef.cell("集計", 1, 1).address()).isEqualTo("A1");
    assertThat(CellRef.cell("集計", 14, 6).address()).isEqualTo("F14");
    assertThat(CellRef.cell("集計", 3, 26).address()).isEqualTo("Z3");
    assertThat(CellRef.cell("集計", 27, 27).address()).isEqualTo("AA27");
    assertThat(CellRef.cell("集計", 1, 52).address()).isEqualTo("AZ1");
    assertThat(CellRef.cell("集計", 1, 702).address()).isEqualTo("ZZ1");
    assertThat(CellRef.cell("集計", 1, 703).address()).isEqualTo("AAA1");
  }

  @Test
  void aLineIsNamedByItsNumber() {
    assertThat(CellRef.line(301).address()).isEqualTo("line 301");
    assertThat(CellRef.line(301).item(3).address()).isEqualTo("line 301 item 3");
    assertThat(CellRef.cell("集計", 14, 6).item(2).address()).isEqualTo("F14 item 2");
  }

  @Test
  void theWholeDocumentHasNoAddress() {
    assertThat(CellRef.document().address()).isEmpty();
    assertThat(CellRef.document()).isEqualTo(new CellRef("本文", 0, 0, 0));
  }

  @Test
  void aPlaceBeforeTheFirstCellIsAnErrorOfTheProgram() {
    assertThatThrownBy(() -> CellRef.cell("集計", -1, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid cell: row -1, column 2, item 0");
  }
}
