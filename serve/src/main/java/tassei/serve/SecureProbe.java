package tassei.serve;

import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * Asks a Trino behind a door whether it is up, and nothing else. It is asked by an address, for
 * which its certificate need not be; nothing secret is said.
 */
final class SecureProbe {
  private static final SSLContext WHOEVER_ANSWERS = whoeverAnswers();

  private SecureProbe() {}

  static boolean answers(Door door, int port) {
    try {
      URI info = URI.create("https://%s:%d/v1/info".formatted(door.host(), port));
      HttpsURLConnection connection = (HttpsURLConnection) info.toURL().openConnection();
      connection.setSSLSocketFactory(WHOEVER_ANSWERS.getSocketFactory());
      connection.setHostnameVerifier((name, session) -> true);
      return RunningTrino.isReady(connection);
    } catch (IOException notYet) {
      return false;
    }
  }

  private static SSLContext whoeverAnswers() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new TrustingAnyone()}, null);
      return context;
    } catch (GeneralSecurityException cause) {
      throw new IllegalStateException("Cannot speak TLS", cause);
    }
  }

  private static final class TrustingAnyone implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
