package tassei.ingest.explain;

/** What became of a row or line that is not blank. */
public enum RowOutcome {
  TAKEN("taken"),
  NO_FORM("no form was recognised"),
  NO_FORM_HEADINGS("no form was recognised; perhaps its headings"),
  OWN_LIST("the sheet is our own list of problems, sent back"),
  OTHER_SHEET("the sheet is no part of the form"),
  TITLE("the title"),
  HEADINGS("headings"),
  NOTHING_READ("nothing on this sheet could be read"),
  BEFORE_HEADINGS("before the headings"),
  AFTER_LAST("after the last row that was read"),
  LONE_TEXT("a lone text"),
  NO_INDICATOR("no indicator in it");

  private final String text;

  RowOutcome(String text) {
    this.text = text;
  }

  /** As {@code explain} prints it. */
  String text() {
    return text;
  }
}
