package tassei.lakehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Set;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.types.Types.NestedField;

/**
 * The rows of a table as one value: the same rows give the same hash, in whatever order and files
 * they lie. When something happened, and in which run, is left out.
 *
 * @param rows how many
 * @param hex 64 hexadecimal digits
 */
public record TableHash(long rows, String hex) {
  private static final Set<String> WHEN =
      Set.of("run_id", "landed_at", "delivered_at", "started_at", "finished_at");
  private static final BigInteger ALL = BigInteger.ONE.shiftLeft(256);

  static TableHash of(Table table) {
    List<String> columns =
        table.schema().columns().stream()
            .map(NestedField::name)
            .filter(name -> !WHEN.contains(name))
            .toList();
    MessageDigest digest = sha256();
    BigInteger sum = BigInteger.ZERO;
    long count = 0;
    try (CloseableIterable<Record> rows = IcebergGenerics.read(table).select(columns).build()) {
      for (Record row : rows) {
        for (String column : columns) {
          Object value = row.getField(column);
          digest.update((value == null ? "\0" : value + "\1").getBytes(StandardCharsets.UTF_8));
        }
        sum = sum.add(new BigInteger(1, digest.digest())).mod(ALL);
        count++;
      }
    } catch (IOException cause) {
      throw new UncheckedIOException("Cannot read table " + table.name(), cause);
    }
    return new TableHash(count, "%064x".formatted(sum));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException cause) {
      throw new IllegalStateException("Cannot hash: SHA-256 is missing", cause);
    }
  }
}
