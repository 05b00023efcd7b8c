package tassei.model;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;

/** What a form said in one cell. A blank, 未実施 and a zero are three different facts. */
public sealed interface ObservedValue {
  /** The name under which the kind is stored in {@code value_kind}. */
  String kind();

  /** A number the reporter wrote. */
  record Measured(BigDecimal amount) implements ObservedValue {
    public Measured {
      requireNonNull(amount, "amount is null");
    }

    @Override
    public String kind() {
      return "MEASURED";
    }
  }

  /** The reporter left the cell empty or wrote a dash. */
  record NotReported() implements ObservedValue {
    @Override
    public String kind() {
      return "NOT_REPORTED";
    }
  }

  /** The reporter wrote that the work was not done (未実施). */
  record NotDone() implements ObservedValue {
    @Override
    public String kind() {
      return "NOT_DONE";
    }
  }

  /** The reporter withheld the figure (秘匿), usually because the count is small. */
  record Withheld() implements ObservedValue {
    @Override
    public String kind() {
      return "WITHHELD";
    }
  }
}
