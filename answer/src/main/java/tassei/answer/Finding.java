package tassei.answer;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One problem of a file, in the words of the list that goes back to who sent it.
 *
 * @param sheet the sheet's name
 * @param address {@code F14} in a grid, {@code line 301} in text, {@code item 3} after either;
 *     empty for the file as a whole
 * @param found what stands there
 * @param expected what should stand there, in Japanese
 * @param remedy what to do, in Japanese
 */
public record Finding(
    Severity severity, String sheet, String address, String found, String expected, String remedy) {
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?:(?<letters>[A-Z]{1,3})(?<row>\\d{1,7})|line (?<line>\\d{1,7}))(?: item (?<item>\\d{1,9}))?");

  public Finding {
    requireNonNull(severity, "severity is null");
    requireNonNull(sheet, "sheet is null");
    requireNonNull(address, "address is null");
    requireNonNull(found, "found is null");
    requireNonNull(expected, "expected is null");
    requireNonNull(remedy, "remedy is null");
  }

  /** How much it matters to the one who corrects it. */
  public enum Severity {
    ERROR("要訂正"),
    WARN("要確認");

    private final String label;

    Severity(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }
  }

  /**
   * A cell of a sheet; a line of text is a cell of the first column.
   *
   * @param row 0-based
   * @param column 0-based
   */
  record Place(int row, int column) {}

  /** Empty for the file as a whole, and for an address that is none. */
  Optional<Place> place() {
    Matcher parts = ADDRESS.matcher(address);
    if (!parts.matches()) {
      return Optional.empty();
    }
    boolean isLine = parts.group("line") != null;
    int row = Integer.parseInt(parts.group(isLine ? "line" : "row")) - 1;
    return row < 0
        ? Optional.empty()
        : Optional.of(new Place(row, isLine ? 0 : column(parts.group("letters"))));
  }

  /** The address in Japanese: F14, 301行目, F14(3番目). */
  String label() {
    Matcher parts = ADDRESS.matcher(address);
    if (!parts.matches()) {
      return address.isEmpty() ? "ファイル全体" : address;
    }
    String cell =
        parts.group("line") == null
            ? parts.group("letters") + parts.group("row")
            : parts.group("line") + "行目";
    return parts.group("item") == null ? cell : cell + "(" + parts.group("item") + "番目)";
  }

  /** The whole sentence, for the cell itself. */
  String sentence() {
    return "%s:%s が入るところに「%s」とあります。%s".formatted(severity.label(), expected, found, remedy);
  }

  private static int column(String letters) {
    int column = 0;
    for (char letter : letters.toCharArray()) {
      column = column * 26 + letter - 'A' + 1;
    }
    return column - 1;
  }
}
