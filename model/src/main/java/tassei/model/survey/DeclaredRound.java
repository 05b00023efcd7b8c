package tassei.model.survey;

import static java.util.Objects.requireNonNull;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tassei.model.FiscalYear;

/**
 * What a person states of the round of a survey: R6Q2, 2024Q2, 令和6年度第2四半期, R6上期.
 *
 * @param year what stands before the round, for {@link FiscalYear#parseDeclared}
 * @param period 2024Q2, 2024H1; empty where only a year is stated
 */
public record DeclaredRound(String year, String period) {
  private static final Pattern STATED =
      Pattern.compile(
          "(?<year>.+?)[\\s-]*(?:Q(?<quarter>[1-4])|第?(?<stated>[1-4])四半期|(?<half>[上下])(?:半?期))");

  public DeclaredRound {
    requireNonNull(year, "year is null");
    requireNonNull(period, "period is null");
  }

  /** Whatever is no round is a year. */
  public static DeclaredRound of(String text) {
    Matcher stated = STATED.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC).strip());
    if (!stated.matches()) {
      return new DeclaredRound(text, "");
    }
    Optional<FiscalYear> year = FiscalYear.parseDeclared(stated.group("year"));
    return year.map(known -> new DeclaredRound(stated.group("year"), period(known, stated)))
        .orElse(new DeclaredRound(text, ""));
  }

  private static String period(FiscalYear year, Matcher stated) {
    if (stated.group("half") != null) {
      return year.startYear() + (stated.group("half").equals("上") ? "H1" : "H2");
    }
    String quarter =
        stated.group("quarter") == null ? stated.group("stated") : stated.group("quarter");
    return year.startYear() + "Q" + quarter;
  }
}
