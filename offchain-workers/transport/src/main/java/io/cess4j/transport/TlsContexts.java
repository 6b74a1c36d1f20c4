package io.cess4j.transport;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.X509ExtendedTrustManager;

/** TLS contexts of both sides. TLS 1.3 only: no worker of this network is older than it. */
public final class TlsContexts {

  public static final String PROTOCOL = "TLSv1.3";

  private TlsContexts() {}

  /**
   * Server side: presents {@code identity}, takes any self-signed certificate of the client. Who
   * that is, is for the application to find out by the key's hash; the connector must also ask for
   * the certificate ("need client auth").
   */
  public static SSLContext server(TlsIdentity identity) {
    return context(identity, new SelfSignedTrust());
  }

  /** Client side: presents {@code identity}, talks to nobody but the holder of {@code pin}. */
  public static SSLContext client(TlsIdentity identity, TlsKeyHash pin) {
    return context(identity, new PinnedTrust(pin));
  }

  /** Parameters that every socket or engine of the network uses. */
  public static SSLParameters parameters() {
    SSLParameters parameters = new SSLParameters();
    parameters.setProtocols(new String[] {PROTOCOL});
    return parameters;
  }

  private static SSLContext context(TlsIdentity identity, X509ExtendedTrustManager trust) {
    try {
      SSLContext context = SSLContext.getInstance(PROTOCOL);
      context.init(keyManagers(identity), new X509ExtendedTrustManager[] {trust}, null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new TransportException.IdentityUnusable(
          "the TLS identity " + identity.keyHash() + " is refused by the JDK: " + e.getMessage(),
          e);
    }
  }

  private static KeyManager[] keyManagers(TlsIdentity identity)
      throws GeneralSecurityException, IOException {
    char[] inMemory = new char[0];
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, inMemory);
    store.setKeyEntry(
        "identity", identity.key(), inMemory, new Certificate[] {identity.certificate()});
    KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
    factory.init(store, inMemory);
    return factory.getKeyManagers();
  }
}
