package tassei.ingest.explain;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tassei.ingest.layout.Layout;
import tassei.ingest.sheet.Document;
import tassei.ingest.sheet.Document.Cell;
import tassei.ingest.sheet.Document.Row;
import tassei.ingest.sheet.Document.Sheet;
import tassei.model.CellRef;
import tassei.model.FiscalYear;

/** A document as a specimen: its shape and figures, with placeholders for names and sentences. */
final class SpecimenText {
  private static final int LONGEST_WORDS = 40;
  private static final int LONGEST_PERSON = 12;
  private static final Pattern BREAKS = Pattern.compile("[\\t\\r\\n]+");
  private static final Pattern LETTER = Pattern.compile("\\p{L}");
  private static final Pattern FIGURES = Pattern.compile("[^\\p{L}]*");
  private static final Pattern FIRST_MARK = Pattern.compile("^([※・*-]\\d*)?.*$", Pattern.DOTALL);

  private final Layout layout;
  private final Map<CellRef, Explanation.Cell> explained = new HashMap<>();
  private final Map<String, String> people = new HashMap<>();
  private final List<String> words;

  SpecimenText(Layout layout, Explanation explanation) {
    this.layout = layout;
    explanation.rows().stream()
        .flatMap(row -> row.cells().stream())
        .forEach(cell -> explained.put(cell.at(), cell));
    this.words =
        layout.words().values().stream()
            .flatMap(List::stream)
            .filter(word -> word.length() > 1)
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
  }

  /** A line a row, a tab between cells; a form without cells as its lines. */
  String of(Document form) {
    StringBuilder text = new StringBuilder();
    for (Sheet sheet : form.sheets()) {
      for (Row row : sheet.rows()) {
        text.append(row.cells().stream().map(this::text).collect(Collectors.joining("\t")))
            .append('\n');
      }
    }
    return text.toString();
  }

  private String text(Cell cell) {
    Explanation.Cell known = explained.get(cell.at());
    String raw = BREAKS.matcher(cell.raw()).replaceAll(" ");
    boolean mayShow =
        known == null
            || known.roles().stream().noneMatch(CellRole::isPrivate)
            || isHarmless(cell, known.roles());
    return mayShow ? raw : placeholder(cell, known.roles(), raw);
  }

  /** A figure says nothing of anybody; outside of the rows years and words of the form do not. */
  private boolean isHarmless(Cell cell, Set<CellRole> roles) {
    if (roles.contains(CellRole.PERSON)) {
      return false;
    }
    String text = cell.text();
    return FIGURES.matcher(text).matches()
        || roles.contains(CellRole.IGNORED)
            && text.length() <= LONGEST_WORDS
            && FIGURES.matcher(withoutWords(FiscalYear.removedFrom(text))).matches();
  }

  private String withoutWords(String text) {
    String rest = text;
    for (String word : words) {
      rest = rest.replace(word, "");
    }
    return rest;
  }

  private String placeholder(Cell cell, Set<CellRole> roles, String raw) {
    if (cell.at().column() == 0) {
      return LETTER.matcher(raw).replaceAll("文");
    }
    boolean short_ = cell.text().length() <= LONGEST_PERSON;
    boolean person = layout.words().containsKey("roles") && short_ && !hasDigit(cell.text());
    if (roles.contains(CellRole.PERSON) || person) {
      return people.computeIfAbsent(cell.text(), name -> "担当" + letters(people.size()));
    }
    return FIRST_MARK.matcher(cell.text()).replaceFirst("$1") + "備考";
  }

  private static boolean hasDigit(String text) {
    return text.chars().anyMatch(Character::isDigit);
  }

  private static String letters(int number) {
    String last = String.valueOf((char) ('A' + number % 26));
    return number < 26 ? last : letters(number / 26 - 1) + last;
  }

  /** The texts of the row with the most headings; empty where no row has several. */
  static List<String> headings(Explanation explanation) {
    List<String> most = List.of();
    for (Explanation.Row row : explanation.rows()) {
      List<String> headers =
          row.cells().stream()
              .filter(cell -> cell.roles().contains(CellRole.HEADER))
              .map(cell -> tassei.ingest.sheet.CellText.normal(cell.text()))
              .map(text -> FiscalYear.removedFrom(text).strip().replaceAll("※\\d*$", ""))
              .filter(text -> !text.isEmpty())
              .distinct()
              .toList();
      most = headers.size() > most.size() ? headers : most;
    }
    return most.size() > 1 ? most : List.of();
  }
}
