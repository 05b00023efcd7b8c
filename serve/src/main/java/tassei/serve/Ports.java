package tassei.serve;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** The ports of an address of this machine. */
final class Ports {
  private Ports() {}

  /** A port nobody listens on now: the wanted one, or any for 0. */
  static int claim(String address, int wanted) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(address, wanted));
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new TrinoFailedException(
          "Cannot listen on port %d: %s".formatted(wanted, e.getMessage()), e);
    }
  }
}
