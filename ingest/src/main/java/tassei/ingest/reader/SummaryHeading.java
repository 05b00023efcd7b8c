package tassei.ingest.reader;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tassei.ingest.sheet.Document.Cell;
import tassei.model.FiscalYear;

/**
 * One heading of a summary: whether figures of a year stand below it, of a part of it, or others.
 */
record SummaryHeading(Cell cell) {
  private static final int LONGEST_HEADING = 40;
  private static final Pattern ASIDE =
      Pattern.compile("\\([^()]*\\)|※\\d*|\\s+|(?:昭和|平成|令和)(?:元|\\d{1,2})年");

  /** Words for the year of the form. */
  private static final Pattern THE_YEAR =
      Pattern.compile("(?:今|本|当該?|単)年度(?:末|計)?|(?<!\\d)年間|通期|通年|単年|年計|^年度末");

  private static final Set<String> TARGETS = Set.of("目標", "目標値", "数値目標", "年度目標");
  private static final Set<String> ACTUALS = Set.of("実績", "実績値", "年度実績");
  private static final String FIGURES = "(?:数?値|数|件数|額|見込み?|計|累計)?";
  private static final Pattern ANY_TARGET = Pattern.compile(".*目標" + FIGURES);
  private static final Pattern ANY_ACTUAL = Pattern.compile(".*実績" + FIGURES);
  private static final Pattern REVISED = Pattern.compile("修正|変更|改定|改訂|見直|補正|再設定|更新");

  private static final Pattern ASIDE_OF_A_ROW =
      Pattern.compile("担当|所管|主管|所属|部署|(?i)^(?:no\\.?|番号|項番|連番|通番)$");

  /** Of several years together, or up to a year. */
  private static final Pattern OVER_A_PERIOD =
      Pattern.compile(
          "(?<!\\d)(?:[2-9]|1\\d)\\s*(?:か|ヶ|カ|ケ|箇)?年(?:間|計|分|累計|合計)|(?:か|ヶ|カ|ケ|箇)年|累計|期間|通算|中期|長期|最終"
              + "|\\d(?:年度?)?\\s*[~〜∼‐–-]\\s*(?:令和|R)?\\s*(?:元|\\d{1,4})\\s*年度");

  /** The year that it names; empty where it names none or several. */
  Optional<FiscalYear> year() {
    List<FiscalYear> years = years();
    return years.size() == 1 ? Optional.of(years.getFirst()) : Optional.empty();
  }

  /** A year and nothing else; its figures stand below. */
  boolean isYear() {
    return isShort() && (year().isPresent() || saysTheYear()) && ofTheYear().isEmpty();
  }

  /** An actual of the year by the word alone: 実績 as well as 実績値, with its target or without. */
  boolean isPlainActual() {
    return isShort() && mayBeAnActual() && ACTUALS.contains(ofTheYear());
  }

  /** Who answers for the row, or its running number: 担当課, 所管, No. */
  boolean isAside() {
    return isShort() && ASIDE_OF_A_ROW.matcher(name()).find();
  }

  String name() {
    return ASIDE.matcher(FiscalYear.removedFrom(cell.text())).replaceAll("");
  }

  /** Actual and target in one cell. */
  boolean isPair() {
    return cell.text().contains("目標") && !name().contains("目標");
  }

  boolean isAnyTarget() {
    return isShort() && !isPair() && ANY_TARGET.matcher(name()).matches();
  }

  /** An actual, or one with its target. */
  boolean isAnyActual(List<String> words) {
    return isShort() && (ANY_ACTUAL.matcher(name()).matches() || isOne(words));
  }

  boolean isTarget() {
    return isAnyTarget()
        && TARGETS.contains(ofTheYear())
        && !isOverAPeriod()
        && !isOfOtherFigures();
  }

  boolean isRevisedTarget() {
    return isAnyTarget() && REVISED.matcher(name()).find();
  }

  /** The actual of a year, with its target or without. */
  boolean isActual(List<String> words) {
    return isAnyActual(words)
        && isOne(words)
        && (isPair() || !isOverAPeriod())
        && !isOfOtherFigures();
  }

  boolean isOfOtherFigures() {
    return HeadingAside.isOfOtherFigures(cell.text());
  }

  /** Several years count as a period too. */
  boolean isOverAPeriod() {
    return years().size() > 1 || OVER_A_PERIOD.matcher(cell.text()).find();
  }

  private boolean isOne(List<String> words) {
    return ACTUALS.contains(ofTheYear()) || words.contains(ofTheYear()) || words.contains(name());
  }

  /** Each of the words for it has one of two letters. */
  private boolean saysTheYear() {
    String text = cell.text();
    return (text.indexOf('年') >= 0 || text.indexOf('通') >= 0) && THE_YEAR.matcher(text).find();
  }

  /** What is left of a text when its year is taken away has no other letters. */
  private boolean mayBeAnActual() {
    return cell.text().indexOf('実') >= 0 && cell.text().indexOf('績') >= 0;
  }

  private String ofTheYear() {
    return THE_YEAR.matcher(name()).replaceAll("");
  }

  private boolean isShort() {
    return cell.text().length() <= LONGEST_HEADING;
  }

  private List<FiscalYear> years() {
    return FiscalYear.findAll(cell.text()).stream().distinct().toList();
  }
}
