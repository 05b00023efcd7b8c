package tassei.lakehouse;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.sql.SQLException;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.exceptions.RuntimeIOException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What tells that something is damaged, and what only that nobody answers. */
class NoAnswerTest {
  private static void refused(Throwable failure, String why) {
    assertThatThrownBy(() -> NoAnswer.refuse(failure, "core.dim_body"))
        .isInstanceOf(WarehouseException.class)
        .hasMessage(
            "Cannot tell whether core.dim_body is damaged, who keeps it does not answer: %s", why);
  }

  private static void told(Throwable failure) {
    assertThatCode(() -> NoAnswer.refuse(failure, "core.dim_body")).doesNotThrowAnyException();
  }

  @Test
  void aStoreThatRefusesOrIsAwaySaysNothingOfItsFiles() {
    refused(
        S3Exception.builder().statusCode(503).message("Slow Down (Status Code: 503)").build(),
        "Slow Down (Status Code: 503)");
    refused(
        new RuntimeIOException(
            new UncheckedIOException(new ConnectException("Connection refused")).getCause()),
        "Connection refused");
  }

  @Test
  void aDatabaseThatIsAwaySaysNothingOfItsTables() {
    refused(
        new RuntimeException(new SQLException("The connection attempt failed.", "08001")),
        "The connection attempt failed.");
  }

  @Test
  void aFileThatIsNotThereOrCannotBeReadIsDamage() {
    told(new NotFoundException(NoSuchKeyException.builder().message("gone").build(), "gone"));
    told(new RuntimeException("Expected magic number at tail"));
    told(new RuntimeException(new SQLException("file is not a database", "HY000")));
  }
}
