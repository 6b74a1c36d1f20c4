package io.cess4j.runtime;

import io.cess4j.transport.TlsContexts;
import io.cess4j.transport.TlsIdentity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Bytes to a worker's port as nobody's HTTP client would send them, and what comes back. */
final class RawConnection {
  private static final int PATIENCE_MILLIS = 1_000;
  private static final TlsIdentity US =
      TlsIdentity.ephemeral(new SecureRandom(), InstantSource.system());

  private RawConnection() {}

  /**
   * Sends and reads until the worker closes, or has said nothing for a second.
   *
   * @param worker null for plain TCP, else whose key must answer in the TLS handshake
   * @return Latin-1 of all bytes; empty where the worker closed without a word
   */
  static String exchange(URI at, @Nullable RunningWorker worker, byte[] request) {
    try (Socket socket = open(at, worker)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      send(socket, request);
      return read(socket);
    } catch (IOException refusedInTheHandshake) {
      return "";
    }
  }

  static Socket open(URI at, @Nullable RunningWorker worker) throws IOException {
    return worker == null
        ? new Socket(at.getHost(), at.getPort())
        : TlsContexts.client(US, worker.tlsKeyHash())
            .getSocketFactory()
            .createSocket(at.getHost(), at.getPort());
  }

  private static void send(Socket socket, byte[] request) {
    try {
      socket.getOutputStream().write(request);
      socket.getOutputStream().flush();
    } catch (IOException theWorkerHasEnough) {
      // It may have answered before it closed.
    }
  }

  private static String read(Socket socket) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] piece = new byte[8_192];
    try {
      for (int read; (read = socket.getInputStream().read(piece)) >= 0; ) {
        all.write(piece, 0, read);
      }
    } catch (SocketTimeoutException stillOpen) {
      all.writeBytes("\n[still open]".getBytes(StandardCharsets.ISO_8859_1));
    } catch (IOException reset) {
      // Closed with bytes unread on its side.
    }
    return all.toString(StandardCharsets.ISO_8859_1);
  }
}
