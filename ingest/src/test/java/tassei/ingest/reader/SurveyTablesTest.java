package tassei.ingest.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static tassei.ingest.reader.TestingSurvey.tables;

import org.junit.jupiter.api.Test;
import tassei.ingest.reader.TestingSurvey.Read;

/** Tables as chambers print them, with the errors that were found in print. */
class SurveyTablesTest {
  @Test
  void anIndexOfRoundedSharesIsKeptAsPrinted() {
    Read read =
        tables(
            """
            業況（前年同期比）,,,,
            業種,好転,不変,悪化,DI
            製造業,17.6,70.6,11.8,5.8
            """);

    assertThat(read.answers())
        .containsExactly(
            "B3 business better manufacturing SHARE 17.6",
            "C3 business same manufacturing SHARE 70.6",
            "D3 business worse manufacturing SHARE 11.8",
            "E3 business manufacturing DI 5.8");
    assertThat(read.problems()).isEmpty();
  }

  @Test
  void sharesThatAddToFiftySetTheirRowAside() {
    Read read =
        tables(
            """
            業況（前年同期比）,,,,
            業種,好転,不変,悪化,DI
            製造業,20.0,30.0,0.0,20.0
            建設業,20.0,80.0,0.0,20.0
            """);

    assertThat(read.problems()).containsExactly("SHARES_NOT_ALL A3 50");
    assertThat(read.answers())
        .contains(
            "B3 business better manufacturing SHARE 20.0 aside",
            "B4 business better construction SHARE 20.0");
  }

  @Test
  void aLostCellSetsItsRowAside() {
    Read read =
        tables(
            """
            業況（前年同期比）,,,,,,
            業種,対象,回答数,回答率,好転,不変,悪化
            製造業,60,50,83.3,20.0,50.0,30.0
            卸売業,10,,90.0,22.2,33.3,44.4
            """);

    assertThat(read.problems()).containsExactly("CELL_LOST A4 5");
    assertThat(read.answers())
        .contains("B3 business manufacturing SENT 60", "B4 business wholesale SENT 10 aside");
  }

  @Test
  void countsAreHeldAgainstTheirTotal() {
    Read read =
        tables(
            """
            業況（前年同期比）,,,,
            業種,好転,不変,悪化,計
            製造業,7,33,15,55
            建設業,7,33,15,50
            """);

    assertThat(read.problems()).containsExactly("COUNTS_NOT_TOTAL A4 55");
    assertThat(read.answers())
        .contains(
            "E3 business manufacturing ANSWERS 55", "E4 business construction ANSWERS 50 aside");
  }

  @Test
  void industriesAreHeldAgainstAllTogether() {
    Read read =
        tables(
            """
            業況（前年同期比）,,,,
            業種,好転,不変,悪化,回答数
            製造業,50,50,50,150
            建設業,28,25,25,78
            全業種,78,75,74,227
            """);

    assertThat(read.problems()).containsExactly("COUNTS_NOT_TOTAL E5 227");
  }

  @Test
  void nobodyWhoAnsweredIsNoLostCell() {
    Read read =
        tables(
            """
            業況（前年同期比）,,,,
            業種,好転,不変,悪化,DI
            製造業,---,---,---,---
            建設業,20.0,80.0,0.0,▲17.1
            """);

    assertThat(read.problems()).isEmpty();
    assertThat(read.answers()).hasSize(4).contains("E4 business construction DI -17.1");
  }

  @Test
  void questionsMayBeRowsAndTheReturnALineOfItsOwn() {
    Read read =
        tables(
            """
            発送数,"2,755",回収数,668,回収率,24・3%
            設問,好転(%),不変(%),悪化(%),
            採算（前年同期比）,10,70,20,
            業況（前年同期比）,12.7%,60.0%,27.3%,
            """);

    assertThat(read.answers())
        .containsExactly(
            "B1 SENT 2755",
            "D1 ANSWERS 668",
            "F1 RESPONSE_RATE 24.3",
            "B3 profit better SHARE 10",
            "C3 profit same SHARE 70",
            "D3 profit worse SHARE 20",
            "B4 business better SHARE 12.7",
            "C4 business same SHARE 60.0",
            "D4 business worse SHARE 27.3");
    assertThat(read.problems()).isEmpty();
  }

  @Test
  void aRowThatIsNeitherQuestionNorIndustryIsNotRead() {
    Read read = tables("業況（前年同期比）,,,\n業種,好転,不変,悪化\n宇宙産業,1,2,3\n製造業,1,2,3\n");

    assertThat(read.problems()).containsExactly("ROW_NOT_READ A3 宇宙産業");
    assertThat(read.answers()).hasSize(3);
  }

  @Test
  void countsMayFollowSharesOnOneSheet() {
    Read read =
        tables(
            """
            構成比(%),,,
            業況（前年同期比）,好転,不変,悪化
            製造業,20,30,50
            回答数(件),,,
            業況（前年同期比）,好転,不変,悪化
            製造業,4,6,10
            """);

    assertThat(read.answers())
        .containsExactly(
            "B3 business better manufacturing SHARE 20",
            "C3 business same manufacturing SHARE 30",
            "D3 business worse manufacturing SHARE 50",
            "B6 business better manufacturing COUNT 4",
            "C6 business same manufacturing COUNT 6",
            "D6 business worse manufacturing COUNT 10");
    assertThat(read.problems()).isEmpty();
  }

  @Test
  void wholeFiguresThatAddToAHundredOfOthersMayBeShares() {
    Read read =
        tables(
            """
            業況（前年同期比）,,,,
            業種,回答数,好転,不変,悪化
            製造業,80,25,45,30
            建設業,80,20,30,25
            """);

    assertThat(read.problems()).containsExactly("COUNTS_NOT_TOTAL A3 100");
    assertThat(read.answers())
        .contains(
            "C3 business better manufacturing COUNT 25 aside",
            "C4 business better construction COUNT 20");
  }

  @Test
  void aHeadingThatSaysCountsIsBelieved() {
    Read read = tables("業況（前年同期比）,件数,,,\n業種,回答数,好転,不変,悪化\n製造業,120,25,45,30\n");

    assertThat(read.problems()).isEmpty();
    assertThat(read.answers()).contains("C3 business better manufacturing COUNT 25");
  }
}
