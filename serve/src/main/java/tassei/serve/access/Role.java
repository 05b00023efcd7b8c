package tassei.serve.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a user of the served warehouse is, which decides what he sees. */
public enum Role {
  /** Everything, {@code landing} with its personal names included. */
  OPERATOR(Speaks.FOR_ALL),
  /** All marts, and the reference tables of core. */
  ANALYST(Speaks.FOR_ALL),
  /** All marts, and core as far as it speaks of the bodies of a federation. */
  FEDERATION_STAFF(Speaks.FOR_FEDERATION),
  /** A chamber's rows of the marts, and the marts that compare chambers. */
  CHAMBER_CLERK(Speaks.FOR_CHAMBER),
  /** All marts and nothing else: the account of a dashboard. */
  BI_SERVICE(Speaks.FOR_ALL);

  private final Speaks speaks;

  Role(Speaks speaks) {
    this.speaks = speaks;
  }

  /** The kind of body a role belongs to. */
  enum Speaks {
    FOR_ALL(""),
    FOR_FEDERATION("FEDERATION"),
    FOR_CHAMBER("CHAMBER");

    private final String bodyType;

    Speaks(String bodyType) {
      this.bodyType = bodyType;
    }

    /** As {@code bodies.csv} has it; empty for none. */
    String bodyType() {
      return bodyType;
    }
  }

  Speaks speaks() {
    return speaks;
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The group that Trino knows its users by. */
  String group() {
    return "role." + code();
  }

  static Optional<Role> of(String code) {
    return Arrays.stream(values()).filter(role -> role.code().equals(code)).findFirst();
  }
}
