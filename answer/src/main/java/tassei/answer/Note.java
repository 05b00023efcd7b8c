package tassei.answer;

/** What is to be known of how a file is answered, in both languages; empty where it is as usual. */
public enum Note {
  NONE("", ""),
  OPEN_DOCUMENT(
      "お送りいただいた .ods の内容を .xlsx に写して印を付けました。書式は写していません。", "the cells of the .ods as an .xlsx"),
  NOT_KEPT(
      "お送りいただいたファイルの原本が残っていないため、読み取った内容を写して印を付けました。", "the landed cells, its bytes were not kept"),
  TOO_LARGE("ファイルが大きいため、一覧だけをお返しします。セルには印を付けていません。", "list only: the file is over the budget"),
  ENCRYPTED("パスワードがかかっているため、一覧だけをお返しします。", "list only: the book is encrypted"),
  UNREADABLE("ファイルを開けないため、一覧だけをお返しします。", "list only: the book cannot be opened"),
  NO_CELLS("読み取れたセルがないため、一覧だけをお返しします。", "list only: no cell could be read");

  private final String ja;
  private final String en;

  Note(String ja, String en) {
    this.ja = ja;
    this.en = en;
  }

  /** For the chamber. */
  public String ja() {
    return ja;
  }

  /** For the one who runs the command. */
  public String en() {
    return en;
  }
}
