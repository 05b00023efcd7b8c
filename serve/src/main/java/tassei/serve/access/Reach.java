package tassei.serve.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How many rows of a table a role sees. */
public enum Reach {
  NONE,
  /** Those of the body or bodies one belongs to. */
  OWN,
  /** Those, and those of federations and of sums over bodies. */
  OWN_AND_SHARED,
  ALL;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Reach> of(String code) {
    return Arrays.stream(values()).filter(reach -> reach.code().equals(code)).findFirst();
  }
}
