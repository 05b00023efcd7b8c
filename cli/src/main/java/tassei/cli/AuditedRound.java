package tassei.cli;

import static java.util.Objects.requireNonNull;

import java.util.List;
import tassei.transform.disclosure.AuditedCell;
import tassei.transform.disclosure.Suppression;

/**
 * What the audit of one round of a survey has found.
 *
 * @param name federation, questionnaire, fiscal year and round
 * @param figures how many figures the round has
 * @param withheld those that are not shown or must not be
 */
record AuditedRound(String name, int figures, List<AuditedCell> withheld) {
  AuditedRound {
    requireNonNull(name, "name is null");
    withheld = List.copyOf(withheld);
  }

  String summary(boolean english) {
    long sensitive = withheld.stream().filter(cell -> cell.protection().isNeeded()).count();
    long suppressed =
        withheld.stream().filter(cell -> cell.state() == Suppression.COMPLEMENTARY).count();
    long breaches = withheld.stream().filter(cell -> !cell.isSafe()).count();
    String narrowest =
        withheld.stream()
            .filter(cell -> cell.protection().isNeeded())
            .mapToLong(cell -> cell.interval().width())
            .min()
            .stream()
            .mapToObj(Long::toString)
            .findFirst()
            .orElse("-");
    String pattern =
        english
            ? "%s: figures %d, suppressed %d, sensitive %d, narrowest interval %s, breaches %d"
            : "%s: 数値 %d、秘匿 %d、保護対象 %d、最も狭い区間の幅 %s、漏えい %d";
    return pattern.formatted(name, figures, suppressed, sensitive, narrowest, breaches);
  }

  List<String> breaches(boolean english) {
    return withheld.stream()
        .filter(cell -> !cell.isSafe())
        .map(cell -> breach(cell, english))
        .toList();
  }

  private String breach(AuditedCell cell, boolean english) {
    String pattern =
        english
            ? "BREACH %s: %s can be narrowed down to %d to %d (%s)"
            : "漏えい %s: %s は %d から %d までに絞り込めます(%s)";
    return pattern.formatted(
        name,
        cell.cell().key(),
        cell.interval().lowest(),
        cell.interval().highest(),
        cell.verdict());
  }
}
