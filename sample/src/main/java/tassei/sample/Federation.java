package tassei.sample;

import java.util.List;
import java.util.stream.Stream;

/** A federation with every chamber it ever had, and what became of them. */
record Federation(SampleBody body, List<SampleBody> chambers, List<Succession> successions) {
  Federation {
    chambers = List.copyOf(chambers);
    successions = List.copyOf(successions);
  }

  /** The federation itself first. */
  List<SampleBody> bodies() {
    return Stream.concat(Stream.of(body), chambers.stream()).toList();
  }

  SampleBody body(String code) {
    return bodies().stream().filter(one -> one.code().equals(code)).findFirst().orElseThrow();
  }
}
