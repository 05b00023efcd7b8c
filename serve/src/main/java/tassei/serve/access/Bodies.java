package tassei.serve.access;

import java.util.Map;
import java.util.Set;

/**
 * The bodies there are.
 *
 * @param types CHAMBER or FEDERATION by code
 * @param ofFederations by the code of a federation, those that belong or belonged to it, itself
 *     among them
 */
public record Bodies(Map<String, String> types, Map<String, Set<String>> ofFederations) {
  public Bodies {
    types = Map.copyOf(types);
    ofFederations = Map.copyOf(ofFederations);
  }
}
