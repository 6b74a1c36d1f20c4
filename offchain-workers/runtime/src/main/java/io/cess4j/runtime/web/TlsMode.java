package io.cess4j.runtime.web;

/** What a listener speaks. */
public enum TlsMode {
  /** HTTP without TLS, for clients on the same machine. */
  PLAIN,
  /** TLS 1.3 with the worker's own certificate; clients need none. */
  SERVER,
  /** TLS 1.3; a client without a certificate is refused in the handshake. */
  MUTUAL
}
