package io.cess4j.runtime.web;

import io.cess4j.transport.TlsKeyHash;
import jakarta.servlet.ServletRequest;
import java.security.cert.X509Certificate;

/** Which TLS key the other side of a request holds. */
public final class PeerCertificate {

  private static final String ATTRIBUTE = "jakarta.servlet.request.X509Certificate";

  private PeerCertificate() {}

  /**
   * @throws ProblemException 401 where the connection carries no client certificate
   */
  public static TlsKeyHash keyHash(ServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof X509Certificate[] chain && chain.length > 0) {
      return TlsKeyHash.of(chain[0]);
    }
    throw ProblemException.of(
        401,
        "certificate-missing",
        "this request needs a TLS client certificate, and the connection has none; connect with"
            + " mutual TLS");
  }
}
