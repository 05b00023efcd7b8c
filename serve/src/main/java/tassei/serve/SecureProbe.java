package tassei.serve;

import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Asks a Trino behind a door whether it is up. It trusts the very certificate that the server was
 * given, whatever name that is for: the question goes to our own child process.
 */
final class SecureProbe {
  private SecureProbe() {}

  static boolean answers(Door door, int port) {
    String host = door.address().equals("0.0.0.0") ? TrinoServer.ADDRESS : door.address();
    try {
      URI info = URI.create("https://%s:%d/v1/info".formatted(host, port));
      HttpsURLConnection connection = (HttpsURLConnection) info.toURL().openConnection();
      connection.setSSLSocketFactory(trusting(door).getSocketFactory());
      connection.setHostnameVerifier((name, session) -> true);
      return RunningTrino.isReady(connection);
    } catch (IOException notYet) {
      return false;
    } catch (GeneralSecurityException cause) {
      throw new TrinoFailedException("Cannot use the keystore " + door.keystore(), cause);
    }
  }

  private static SSLContext trusting(Door door) throws GeneralSecurityException, IOException {
    KeyStore keys =
        KeyStore.getInstance(door.keystore().toFile(), door.keystorePassword().toCharArray());
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    for (String alias : java.util.Collections.list(keys.aliases())) {
      trusted.setCertificateEntry(alias, keys.getCertificate(alias));
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
