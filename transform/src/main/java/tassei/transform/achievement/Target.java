package tassei.transform.achievement;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Optional;
import tassei.model.Direction;
import tassei.model.Qualifier;

/** What an actual is held against. */
public sealed interface Target {
  record AtLeast(BigDecimal bound) implements Target {
    public AtLeast {
      requireNonNull(bound, "bound is null");
    }
  }

  record AtMost(BigDecimal bound) implements Target {
    public AtMost {
      requireNonNull(bound, "bound is null");
    }
  }

  record MoreThan(BigDecimal bound) implements Target {
    public MoreThan {
      requireNonNull(bound, "bound is null");
    }
  }

  record LessThan(BigDecimal bound) implements Target {
    public LessThan {
      requireNonNull(bound, "bound is null");
    }
  }

  record Between(BigDecimal low, BigDecimal high) implements Target {
    public Between {
      requireNonNull(low, "low is null");
      requireNonNull(high, "high is null");
    }
  }

  /** A target that needs a figure the cell does not print (10%増, 計画期間中12回). */
  record Relative() implements Target {}

  /**
   * The target that a number means: what is printed beside it (以上, 以下 …) binds; where nothing is
   * printed, the direction says which way. Empty where the indicator is not to be judged.
   */
  static Optional<Target> of(
      Direction direction, BigDecimal amount, BigDecimal upper, Qualifier qualifier) {
    if (direction == Direction.NONE) {
      return Optional.empty();
    }
    return Optional.of(
        switch (qualifier) {
          case AT_LEAST -> new AtLeast(amount);
          case AT_MOST -> new AtMost(amount);
          case MORE_THAN -> new MoreThan(amount);
          case LESS_THAN -> new LessThan(amount);
          case RANGE -> new Between(amount, upper);
          case RELATIVE, OVER_PERIOD -> new Relative();
          case NONE, ABOUT ->
              switch (direction) {
                case HIGHER, NONE -> new AtLeast(amount);
                case LOWER -> new AtMost(amount);
                case RANGE -> new Between(amount, upper == null ? amount : upper);
              };
        });
  }
}
