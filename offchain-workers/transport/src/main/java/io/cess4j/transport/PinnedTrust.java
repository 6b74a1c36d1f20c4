package io.cess4j.transport;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;

/** Takes the certificate of one key only. Host names say nothing here: the chain names keys. */
final class PinnedTrust extends SelfSignedTrust {

  private final TlsKeyHash pin;

  PinnedTrust(TlsKeyHash pin) {
    this.pin = pin;
  }

  @Override
  void check(X509Certificate[] chain) throws CertificateException {
    super.check(chain);
    TlsKeyHash actual = TlsKeyHash.of(chain[0]);
    if (!actual.equals(pin)) {
      throw new PinMismatch(pin, actual);
    }
  }

  /** Found again in the cause chain of the client's exception. */
  static final class PinMismatch extends CertificateException {
    private static final long serialVersionUID = 1L;

    PinMismatch(TlsKeyHash expected, TlsKeyHash actual) {
      super("expected TLS key " + expected + ", got " + actual);
    }
  }
}
