package tassei.model;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;

/**
 * A chamber or federation for the time it existed under one name.
 *
 * @param code stable over renames
 * @param name the canonical name
 * @param aliases other names it is printed under
 * @param federationCode the federation it belongs to; its own code for a federation
 * @param validFrom first day
 * @param validTo last day; {@link LocalDate#MAX} while it lasts
 */
public record Body(
    String code,
    Type type,
    String name,
    List<String> aliases,
    String prefectureCode,
    String federationCode,
    LocalDate validFrom,
    LocalDate validTo)
    implements Serializable {

  public Body {
    requireNonNull(code, "code is null");
    requireNonNull(type, "type is null");
    requireNonNull(name, "name is null");
    aliases = List.copyOf(aliases);
    requireNonNull(prefectureCode, "prefectureCode is null");
    requireNonNull(federationCode, "federationCode is null");
    requireNonNull(validFrom, "validFrom is null");
    requireNonNull(validTo, "validTo is null");
  }

  /** Whether it existed on any day of a fiscal year. */
  public boolean existsIn(FiscalYear year) {
    return !validFrom.isAfter(LocalDate.of(year.startYear() + 1, 3, 31))
        && !validTo.isBefore(LocalDate.of(year.startYear(), 4, 1));
  }

  /** The two kinds of bodies. */
  public enum Type {
    CHAMBER,
    FEDERATION
  }
}
