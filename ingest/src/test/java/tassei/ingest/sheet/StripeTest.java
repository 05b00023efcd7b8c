package tassei.ingest.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StripeTest {
  @Test
  void everyRowIsOfOneStripe() {
    for (int of : List.of(1, 2, 3, 8)) {
      List<Stripe> stripes = IntStream.range(0, of).mapToObj(no -> new Stripe(no, of)).toList();

      assertThat(IntStream.rangeClosed(1, 5_000))
          .allMatch(row -> stripes.stream().filter(stripe -> stripe.has(row)).count() == 1);
    }
  }

  @Test
  void everyStripeHasAboutAsManyRows() {
    long first = IntStream.rangeClosed(1, 90_000).filter(new Stripe(0, 3)::has).count();

    assertThat(first).isEqualTo(30_000);
  }

  @Test
  void oneTextGoesToAllWhoWorkAndManyToOneEach() {
    assertThat(Stripe.count(2, 1)).isEqualTo(2);
    assertThat(Stripe.count(4, 3)).isEqualTo(2);
    assertThat(Stripe.count(2, 5)).isEqualTo(1);
    assertThat(Stripe.count(64, 1)).isEqualTo(8);
  }

  @Test
  void aStripeBeyondTheLastIsRefused() {
    assertThatThrownBy(() -> new Stripe(2, 2)).hasMessage("Invalid stripe 2 of 2");
  }
}
