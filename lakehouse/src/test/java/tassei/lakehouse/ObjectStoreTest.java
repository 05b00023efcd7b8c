package tassei.lakehouse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.iceberg.io.FileIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes to an object store and comes back, seen by one of this test's own. */
class ObjectStoreTest {
  /** A file as it came in. */
  private record Put(String path, String body, String encoding, String hash) {}

  private final List<Put> puts = new CopyOnWriteArrayList<>();
  private HttpServer server;

  /** What the store adds to what it keeps. */
  private String addition = "";

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    exchange.getResponseHeaders().add("ETag", "\"0\"");
    switch (exchange.getRequestMethod()) {
      case "PUT" -> {
        puts.add(
            new Put(
                exchange.getRequestURI().getPath(),
                body,
                exchange.getRequestHeaders().getFirst("Content-Encoding"),
                exchange.getRequestHeaders().getFirst("x-amz-content-sha256")));
        exchange.sendResponseHeaders(200, -1);
      }
      case "DELETE" -> exchange.sendResponseHeaders(204, -1);
      default -> {
        byte[] kept = (puts.getLast().body() + addition).getBytes(UTF_8);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(200, head ? -1 : kept.length);
        if (!head) {
          exchange.getResponseBody().write(kept);
        }
      }
    }
    exchange.close();
  }

  private WarehouseServer warehouse() {
    return new WarehouseServer(
        "s3://tassei/warehouse",
        new WarehouseServer.Database("jdbc:postgresql://nobody/tassei", "tassei", "secret"),
        new WarehouseServer.ObjectStore(
            "http://127.0.0.1:" + server.getAddress().getPort(), "us-east-1", "key", "secret"),
        Path.of("state"),
        SparkPlace.HERE);
  }

  /**
   * A body in signed chunks with a checksum behind it is kept by some stores with the signatures in
   * it (SeaweedFS before 4.02, its pull request 7623): nothing of it could be read again.
   */
  @Test
  void theBytesOfAFileAreTheBodyOfTheRequestAndItsHashIsSigned() throws Exception {
    byte[] text = "会員数".getBytes(UTF_8);
    try (FileIO io = warehouse().openFiles();
        OutputStream out = io.newOutputFile("s3://tassei/file").createOrOverwrite()) {
      out.write(text);
    }

    String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    assertThat(puts).containsExactly(new Put("/tassei/file", "会員数", null, hash));
  }

  @Test
  void aStoreThatGivesBackOtherBytesIsRefusedBeforeAnythingIsTrustedToIt() {
    assertThatCode(() -> warehouse().tryToWrite()).doesNotThrowAnyException();

    addition = "0;chunk-signature=";
    int length = puts.getFirst().body().length();
    assertThatThrownBy(() -> warehouse().tryToWrite())
        .isInstanceOf(WarehouseException.class)
        .hasMessage(
            "Cannot use s3://tassei/warehouse: of %d bytes written, the store gives back %d, and not the same",
            length, length + addition.length());
  }
}
