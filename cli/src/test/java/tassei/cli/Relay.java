package tassei.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Passes what is said to one address on to a port of this machine, unless it is cut. */
final class Relay implements AutoCloseable {
  private final ServerSocket listening;
  private final int port;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean isCut;

  private Relay(ServerSocket listening, int port) {
    this.listening = listening;
    this.port = port;
  }

  static Relay start(String address, int listensOn, int port) {
    try {
      ServerSocket socket = new ServerSocket(listensOn, 50, InetAddress.getByName(address));
      Relay relay = new Relay(socket, port);
      Thread.ofVirtual().start(relay::listen);
      return relay;
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  static boolean answers(String address, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), 1000);
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  /** From now on nobody gets through, and who has been speaking is cut off. */
  void cut() {
    isCut = true;
    open.forEach(this::end);
  }

  void mend() {
    isCut = false;
  }

  boolean isCut() {
    return isCut;
  }

  private void listen() {
    while (!listening.isClosed()) {
      try {
        Socket asking = listening.accept();
        if (isCut) {
          end(asking);
          continue;
        }
        Socket asked = new Socket(InetAddress.getLoopbackAddress(), port);
        open.add(asking);
        open.add(asked);
        Thread.ofVirtual().start(() -> pass(asking, asked));
        Thread.ofVirtual().start(() -> pass(asked, asking));
      } catch (IOException refused) {
        // who asks sees that the connection ends
      }
    }
  }

  private void pass(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException ended) {
      // by either side
    }
    end(from);
    end(to);
  }

  private void end(Socket socket) {
    open.remove(socket);
    try {
      socket.close();
    } catch (IOException alreadyEnded) {
      // as it should be
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    cut();
  }
}
