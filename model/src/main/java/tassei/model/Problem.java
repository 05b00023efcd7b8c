package tassei.model;

import static java.util.Objects.requireNonNull;
import static tassei.model.Problem.Effect.FIGURE_SET_ASIDE;
import static tassei.model.Problem.Effect.FILE_WAITS;
import static tassei.model.Problem.Effect.NOTICE;

/**
 * Something wrong with the data, kept as data: stored beside the observations, never thrown.
 *
 * @param code what kind of thing is wrong
 * @param at the cell it stands in
 * @param found the text that was found there, shortened to {@value #LONGEST_FOUND} characters;
 *     empty only where nothing stands there
 * @param expected what was expected, in both languages, where it is more than the code says
 */
public record Problem(Code code, CellRef at, String found, Expected expected) {
  static final int LONGEST_FOUND = 200;

  public Problem {
    requireNonNull(code, "code is null");
    requireNonNull(at, "at is null");
    requireNonNull(found, "found is null");
    requireNonNull(expected, "expected is null");
    found = shortened(found);
  }

  public static Problem of(Code code, CellRef at, String found) {
    return new Problem(code, at, found, new Expected(code.expectedJa, code.expectedEn));
  }

  public static Problem of(
      Code code, CellRef at, String found, String expectedJa, String expectedEn) {
    return new Problem(code, at, found, new Expected(expectedJa, expectedEn));
  }

  /** The sentence for the clerk who corrects the cell. */
  public String messageJa(String file) {
    String there = found.isEmpty() ? "何もありません" : "「" + found + "」とあります";
    return "%s:%s が入るところに%s。%s"
        .formatted(where(file, at, "シート"), expected.ja(), there, code.remedyJa);
  }

  /** The same sentence in English. */
  public String messageEn(String file) {
    String there = found.isEmpty() ? "nothing" : "'" + found + "'";
    return "%s: expected %s, found %s. %s"
        .formatted(where(file, at, "sheet"), expected.en(), there, code.remedyEn);
  }

  private static String where(String file, CellRef at, String sheetWord) {
    String sheet = at.sheet().equals(CellRef.TEXT_SHEET) ? "" : " " + sheetWord + " " + at.sheet();
    String address = at.address().isEmpty() ? "" : " " + at.address();
    return file + sheet + address;
  }

  private static String shortened(String text) {
    if (text.length() <= LONGEST_FOUND) {
      return text;
    }
    int end =
        Character.isHighSurrogate(text.charAt(LONGEST_FOUND - 1))
            ? LONGEST_FOUND - 1
            : LONGEST_FOUND;
    return text.substring(0, end) + "…";
  }

  /** What was expected, in both languages. */
  public record Expected(String ja, String en) {
    public Expected {
      requireNonNull(ja, "ja is null");
      requireNonNull(en, "en is null");
    }
  }

  /** What a problem does to its file. */
  public enum Effect {
    /** Everything goes on; somebody should look. */
    NOTICE("WARN"),
    /** The figure is kept in staging and set aside; the rest of the file goes on. */
    FIGURE_SET_ASIDE("ERROR"),
    /** The file waits: its cells are kept in landing, nothing of it goes on. */
    FILE_WAITS("ERROR");

    private final String severity;

    Effect(String severity) {
      this.severity = severity;
    }

    /** As stored in {@code severity}: ERROR or WARN. */
    public String severity() {
      return severity;
    }
  }

  /** Codes are stored and queried: add freely, never rename or reuse. */
  public enum Code {
    UNKNOWN_FORM(
        FILE_WAITS,
        "既知の様式の表題と見出し",
        "the title and headings of a known form",
        "様式を確認してください。新しい様式であれば layouts にフォルダを追加します。",
        "Check that it is the right form, or add a folder for it under layouts."),
    AMBIGUOUS_FORM(
        FILE_WAITS,
        "一つの様式にだけ合う表題と見出し",
        "a title and headings that fit one form only",
        "様式名を表題に記入してください。",
        "Print the form's name in the title, or make the layouts tell the two apart."),
    SEVERAL_FORMS(
        FILE_WAITS,
        "一つの様式だけのファイル",
        "a file with one form only",
        "様式ごとに別のファイルにして送り直してください。",
        "Send each form as a file of its own."),
    HEADINGS_NOT_FOUND(
        FILE_WAITS,
        "見出しの行",
        "the row of headings",
        "見出しを様式どおりに直すか、layout.yaml の words と columns を見直してください。",
        "Restore the headings, or correct words and columns in layout.yaml."),
    EMPTY_FILE(
        FILE_WAITS,
        "記入された様式",
        "a form with content",
        "内容のあるファイルを送り直してください。",
        "Send the file again with its content."),
    NOT_TEXT(
        FILE_WAITS,
        "文字データのファイル",
        "a file of text",
        "様式のファイル(表または文書)を送り直してください。",
        "Send the form itself, as a table or a document."),
    UNKNOWN_CHARSET(
        FILE_WAITS,
        "UTF-8、UTF-16(BOM付き)、Shift_JIS(CP932)、EUC-JP、ISO-2022-JP のどれかの日本語",
        "text in UTF-8, UTF-16 with BOM, Shift_JIS (CP932), EUC-JP or ISO-2022-JP",
        "文字コードを UTF-8 にして保存し直してください。",
        "Save the file again as UTF-8."),
    UNREADABLE_BOOK(
        FILE_WAITS,
        "表計算ソフトのブック(xlsx、xls、ods)または CSV",
        "a spreadsheet's book (xlsx, xls, ods) or a CSV",
        "表計算ソフトで開き、Excel ブック(.xlsx)として保存し直してください。",
        "Open it in a spreadsheet and save it again as an Excel workbook (.xlsx)."),
    ENCRYPTED_BOOK(
        FILE_WAITS,
        "パスワードのかかっていないブック",
        "a book without a password",
        "パスワードを外して送り直してください。",
        "Take the password off and send the book again."),
    TOO_LARGE(
        FILE_WAITS,
        "上限に収まる大きさ",
        "a size within the limits",
        "不要なシートや行を消して小さくし、送り直してください。",
        "Delete the sheets and rows that are not needed and send it again."),
    UNSAFE_ARCHIVE(
        FILE_WAITS,
        "安全に展開できる書庫",
        "an archive that can be unpacked safely",
        "ファイルを一つずつ送り直してください。",
        "Send the files again one by one."),
    INCOMPLETE_DOCUMENT(
        FILE_WAITS,
        "様式の最後までの記載",
        "the form down to its end",
        "途中で切れています。全体を送り直してください。",
        "The document is cut off. Send the whole of it again."),
    FISCAL_YEAR_CONFLICT(
        FILE_WAITS,
        "表題と同じ年度",
        "the fiscal year of the title",
        "年度をそろえるか、filings.csv に正しい年度を書いてください。",
        "Correct the year in the document, or state the right one in filings.csv."),
    FISCAL_YEAR_MISSING(
        FILE_WAITS,
        "年度(例: 令和6年度)",
        "a fiscal year such as 令和6年度",
        "表題に年度を書くか、filings.csv に年度を書いてください。",
        "Print the fiscal year in the title, or state it in filings.csv."),
    BODY_UNKNOWN(
        FILE_WAITS,
        "その年度に登録されている商工会または連合会の名称",
        "the name of a chamber or federation of that year",
        "名称を確認し、正しければ reference/bodies.csv に追加してください。",
        "Check the name; if it is right, add the body or the alias to reference/bodies.csv."),
    BODY_OF_OTHER_YEARS(
        FILE_WAITS,
        "その年度に存在した商工会または連合会の名称",
        "the name of a chamber or federation that existed in that year",
        "年度と名称を確認してください。合併の前または後の団体の数値であれば、その団体の名称に直すか、reference/bodies.csv のその団体の行に別名として加えてください。",
        "Check the year and the name. If the figures are of the body before or after a merger, print that body's name, or add the alias to its row in reference/bodies.csv."),
    BODY_AMBIGUOUS(
        FILE_WAITS,
        "一つの団体だけを指す名称",
        "a name that means one body only",
        "reference/bodies.csv で団体ごとに異なる別名を付け、filings.csv の提出者(body)にその別名を書いてください。",
        "Give each body an alias of its own in reference/bodies.csv, and state it in the column body of filings.csv."),
    BODY_MISSING(
        FILE_WAITS,
        "提出した商工会または連合会の名称",
        "the name of the chamber or federation that files",
        "filings.csv にこのファイルの提出者(body)を書いてください。",
        "State who files this document in the column body of filings.csv."),
    BODY_CONFLICT(
        NOTICE,
        "filings.csv と同じ提出者",
        "the body stated in filings.csv",
        "文書の名称を採用しました。filings.csv を確認してください。",
        "The document's own name was taken. Check filings.csv."),
    NOT_A_NUMBER(
        FIGURE_SET_ASIDE,
        "数値、または未設定・未実施の記号",
        "a number, or a mark for not set or not done",
        "数値に直してください。",
        "Correct the cell to a number."),
    NUMBER_TOO_LONG(
        FIGURE_SET_ASIDE,
        "整数14桁、小数4桁までの数値",
        "a number of at most 14 digits before the point and 4 behind it",
        "このままでは正確に保存できず、こちらで丸めることはしません。公表する桁に丸めた値(例: 58.7)を書いてください。",
        "It cannot be kept exactly, and is not rounded here. Write the figure as it is to be"
            + " published, such as 58.7."),
    PERCENT_OR_FRACTION(
        FIGURE_SET_ASIDE,
        "% の付いた割合(例: 46%、または 0.46%)",
        "a percentage with its sign, such as 46% or 0.46%",
        "46% のことか 0.46% のことか分かりません。% を付けて書いてください。",
        "It may be 46% or 0.46%. Write it with the sign."),
    DATE_FOR_COUNT(
        NOTICE,
        "達成数計(例: 6/12)",
        "counts met of rated such as 6/12",
        "表計算ソフトが日付に変えています。月と日を件数として読みました。セルの書式を文字列にして書き直してください。",
        "The spreadsheet made it a date; month and day were taken as the counts. Format the cell as"
            + " text and type it again."),
    UNKNOWN_MARK(
        FIGURE_SET_ASIDE,
        "様式で決められた達成状況の語",
        "a status word of the form",
        "達成状況の語を確認してください。",
        "Use one of the form's status words, or add the word to scales.csv."),
    ROW_NOT_READ(
        FIGURE_SET_ASIDE,
        "指標の行",
        "a row of an indicator",
        "行の並びを様式どおりに直してください。",
        "Put the cells of this row where the form has them."),
    CAPTION_MISSING(
        NOTICE,
        "施策目標ごとに一つのグラフの題名",
        "the caption of a chart for each goal",
        "累計かどうかは題名で分かります。題名を確認してください。",
        "Check the captions: only they say whether a goal is cumulative."),
    NUMBER_OUT_OF_SEQUENCE(
        NOTICE,
        "前の番号に続く番号",
        "a number that continues the one before",
        "番号の抜けや重複がないか確認してください。",
        "Check whether a row is missing or a number repeated."),
    UNIT_MISSING(
        NOTICE,
        "単位(件、社、% など)",
        "a unit such as 件, 社 or %",
        "指標名または値に単位を書いてください。単位は推測しません。",
        "Print the unit in the name or beside the value. It is not guessed."),
    UNIT_CONFLICT(
        NOTICE,
        "指標名に合う単位",
        "a unit that fits the indicator's name",
        "指標名と目標の単位をそろえてください。",
        "Make the unit of the name and of the target agree."),
    COLUMN_TWIN(
        NOTICE,
        "一つの列に一つの見出し",
        "one heading for one column",
        "見出しの重複を直してください。二つを同じ列として読みました。",
        "Correct the heading that stands twice; both were read as one column."),
    COLUMN_NOT_READ(
        FIGURE_SET_ASIDE,
        "読み取る列の見出し",
        "a heading of a column that is read",
        "この列の値は読んでいません。読み取る列であれば、見出しを直してください。",
        "The values of this column were not read. If they should be, correct its heading."),
    TARGET_YEAR_UNCLEAR(
        FIGURE_SET_ASIDE,
        "実績と同じ年度の一つの目標",
        "one target of the year of the actuals",
        "目標の年度を一つだけ書いてください。目標は読んでいません。",
        "State one year for the target. It was not read."),
    DISTRICTS_AMBIGUOUS(
        FIGURE_SET_ASIDE,
        "地区の列にそろった値",
        "values that stand under the columns of the districts",
        "行のずれまたは見出しを直してください。地区別の値は保留しました。",
        "Put the row back under its columns, or correct the headings. The districts are set aside."),
    ACTUAL_NOT_EXACT(
        NOTICE,
        "「以上」「約」などのつかない実績の数値",
        "an actual that is one exact number",
        "実績の数値を書いてください。印字された数値のまま読み、判定しました。",
        "Print the number that was reached. It was read and judged by the number as printed."),
    DISTRICTS_BY_HEADER_ONLY(
        NOTICE,
        "役割欄より左にそろった地区の値",
        "district values left of the role columns, as in the other rows",
        "行のずれがないか確認してください。見出しに従って読みました。",
        "Check whether the row is shifted. It was read by the heading of its column."),
    NAME_TWICE(
        NOTICE,
        "同じ事業の中で一度だけ出てくる指標名",
        "a name that stands once in its project",
        "同じ行が二度貼られていないか確認してください。両方を読みました。",
        "Check whether a row was pasted twice. Both were read."),
    RUNNING_TOTAL_FALLS(
        NOTICE,
        "前の年度以上の累計",
        "a running total not below that of the year before",
        "累計かどうか、数値に誤りがないか確認してください。",
        "Check the figure, and whether the goal is cumulative at all."),
    GRADE_MISSING(NOTICE, "達成状況の評価", "a grade", "評価を記入してください。", "Fill in the grade."),
    DUPLICATE_INDICATOR(
        FIGURE_SET_ASIDE,
        "一度だけ出てくる指標",
        "an indicator that stands once",
        "同じ番号の指標が重複しています。番号を確認してください。",
        "The same number stands twice. Check the numbering."),
    TOTALS_DIFFER(
        FIGURE_SET_ASIDE,
        "全体で一つの達成数計",
        "one total of the whole form",
        "達成数計が食い違い、どれが全体の計か分からないため、どれも採用していません。全体の計だけを残してください。",
        "The totals differ and it is not known which is of the whole form, so none was taken. Leave"
            + " only that one."),
    SURVEY_ROUND_UNKNOWN(
        FILE_WAITS,
        "登録された調査回のどれか一つ",
        "one of the registered rounds of the survey",
        "filings.csv の fiscal_year に調査回(例: R6Q2)を書くか、survey_rounds.csv を見直してください。",
        "State the round in the column fiscal_year of filings.csv (such as R6Q2), or correct"
            + " survey_rounds.csv."),
    SURVEY_FORGOTTEN(
        FILE_WAITS,
        "消去されていない回答",
        "responses that were not forgotten",
        "消去した調査です。同じファイルをもう一度届ける必要はありません。",
        "The survey was forgotten as asked. The same file is not read again; nothing needs to be done."),
    UNKNOWN_QUESTION(
        NOTICE,
        "調査票の設問",
        "a question of the questionnaire",
        "この列は読みません。設問であれば questions.csv に文言を追加してください。",
        "The column is not read. If it is a question, add its wording to questions.csv."),
    QUESTION_MISSING(
        NOTICE,
        "調査票のすべての設問",
        "every question of the questionnaire",
        "設問の列が足りません。文言が変わったのであれば questions.csv に追加してください。",
        "A question has no column. If its wording has changed, add it to questions.csv."),
    QUESTION_TWICE(
        NOTICE,
        "一つの設問に一つの列",
        "one column for one question",
        "同じ設問の列が二つあります。左の列を読みました。",
        "The question has two columns. The left one was read."),
    DUPLICATE_RESPONSE_NUMBER(
        FIGURE_SET_ASIDE,
        "一度だけ出てくる回答番号",
        "a response number that stands once",
        "同じ番号の回答が二つあります。先の回答を採用し、この行は保留しました。",
        "The number stands twice. The first response was taken, this row is set aside."),
    DUPLICATE_RESPONSE(
        FIGURE_SET_ASIDE,
        "一度だけ送られた回答",
        "a response that was sent once",
        "日時まで同じ回答が二つあります。先の回答を採用し、この行は保留しました。",
        "The same response stands twice, its time included. The first one was taken, this row is"
            + " set aside."),
    TEST_RESPONSE(
        FIGURE_SET_ASIDE,
        "回答者の回答",
        "a response of a respondent",
        "テスト送信の行を保留しました。削除してください。",
        "The row is a trial and set aside. Delete it."),
    ANSWERED_OUTSIDE_PERIOD(
        FIGURE_SET_ASIDE,
        "調査期間内の回答日時",
        "a time of answering within the round",
        "期間外の回答を保留しました。期間が違うのであれば survey_rounds.csv を直してください。",
        "The response is set aside. If the round was longer, correct survey_rounds.csv."),
    NOT_A_DATE(
        NOTICE,
        "回答日時",
        "a time of answering",
        "日時に直してください。期間内の回答として数えました。",
        "Correct the cell to a date. The response was counted as within the round."),
    UNKNOWN_OPTION(
        FIGURE_SET_ASIDE,
        "設問の選択肢",
        "an option of the question",
        "選択肢を確認し、正しければ options.csv に語を追加してください。",
        "Check the answer; if it is an option, add the word to options.csv."),
    SEVERAL_ANSWERS(
        FIGURE_SET_ASIDE,
        "一つだけの回答",
        "one answer only",
        "単一回答の設問に複数の回答があります。一つに直してください。",
        "The question takes one answer. Leave one of them."),
    TOO_MANY_ANSWERS(
        FIGURE_SET_ASIDE,
        "決められた数までの回答",
        "no more answers than the question takes",
        "選択できる数を超えています。確認してください。",
        "More options were chosen than may be. Check the answer."),
    NOT_A_RESPONSE(
        NOTICE,
        "回答者の回答の行",
        "the row of a respondent's answers",
        "回答として数えていません。回答であれば、設問の列に答えを書いてください。",
        "It is not counted as a response. If it is one, put its answers under the questions."),
    SHEET_LEFT_OUT(
        FIGURE_SET_ASIDE,
        "この調査回の、一度だけ出てくる回答のシート",
        "a sheet of responses of this round that stands once",
        "このシートは数えていません。数えるのであれば、シートの名前か中身を直してください。",
        "The sheet is not counted. If it should be, correct its name or what it holds."),
    NUMBERS_ON_TWO_SHEETS(
        NOTICE,
        "ほかのシートにない回答番号",
        "response numbers that stand on no other sheet",
        "シートごとに番号を付けたのでなければ、同じ回答が二度数えられています。",
        "Unless each sheet has numbers of its own, responses are counted twice."),
    LEGEND_CONFLICT(
        FIGURE_SET_ASIDE,
        "options.csv の定義と同じ数字の意味",
        "the meaning the numbers have in options.csv",
        "凡例と定義で数字の意味が違い、その数字だけの回答を保留しました。どちらかを直してください。",
        "Legend and definition disagree; answers that are only such a number are set aside. Correct"
            + " one of them."),
    ROW_LENGTH(
        FIGURE_SET_ASIDE,
        "見出しと同じ数のセル",
        "as many cells as the headings have",
        "セルの数が見出しと合わず、行を保留しました。区切りや改行を確認してください。",
        "The row is shorter or longer than the headings and set aside. Check its separators and line"
            + " breaks."),
    SHARES_NOT_ALL(
        FIGURE_SET_ASIDE,
        "合わせて100になる割合",
        "shares that add to 100",
        "割合の合計が100になりません。行を保留しました。",
        "The shares do not add to 100. The row is set aside."),
    CELL_LOST(
        FIGURE_SET_ASIDE,
        "見出しのすべての列の値",
        "a figure under every heading",
        "セルが欠けて値がずれているおそれがあり、行を保留しました。",
        "A cell is missing and the others may have moved. The row is set aside."),
    COUNTS_NOT_TOTAL(
        FIGURE_SET_ASIDE,
        "計と一致する回答数",
        "counts that add to their total",
        "回答数の合計が計と合いません。確認してください。",
        "The counts do not add to the total. Check them."),
    MORE_OF_THE_SAME(
        NOTICE,
        "一つずつ示した問題",
        "problems that are listed one by one",
        "同じ問題がほかにもあります。示した行を直すと残りも分かります。",
        "There are more of the same. Correct the listed ones first.");

    final Effect effect;
    final String expectedJa;
    final String expectedEn;
    final String remedyJa;
    final String remedyEn;

    Code(Effect effect, String expectedJa, String expectedEn, String remedyJa, String remedyEn) {
      this.effect = effect;
      this.expectedJa = expectedJa;
      this.expectedEn = expectedEn;
      this.remedyJa = remedyJa;
      this.remedyEn = remedyEn;
    }

    public Effect effect() {
      return effect;
    }

    /** What the clerk is asked to do. */
    public String remedyJa() {
      return remedyJa;
    }
  }
}
