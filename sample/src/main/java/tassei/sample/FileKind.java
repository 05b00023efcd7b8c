package tassei.sample;

import tassei.model.CellRef;

/** What a document is sent as. */
enum FileKind {
  XLSX("xlsx"),
  CSV_UTF8("csv"),
  CSV_CP932("csv"),
  TSV_UTF8("tsv"),
  TSV_CP932("tsv");

  private final String ending;

  FileKind(String ending) {
    this.ending = ending;
  }

  String ending() {
    return ending;
  }

  boolean isCp932() {
    return this == CSV_CP932 || this == TSV_CP932;
  }

  char separator() {
    return this == CSV_UTF8 || this == CSV_CP932 ? ',' : '\t';
  }

  /** The sheet that figures are said to stand in. */
  String sheet(String ofTheBook) {
    return this == XLSX ? ofTheBook : CellRef.TEXT_SHEET;
  }

  /** Two of three are workbooks. */
  static FileKind any(Dice dice) {
    int roll = dice.below(12);
    return roll < 8 ? XLSX : values()[roll - 7];
  }
}
