package io.cess4j.transport;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/**
 * A TLS server on a real socket that reads one request head and then says exactly what the test
 * wrote.
 */
final class ScriptedPeer implements AutoCloseable {

  interface Script {
    void play(InputStream in, OutputStream out) throws IOException, InterruptedException;
  }

  private final SSLServerSocket socket;

  ScriptedPeer(SSLContext context, String protocol, Script script) throws IOException {
    socket = (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0);
    socket.setEnabledProtocols(new String[] {protocol});
    socket.setNeedClientAuth(true);
    Thread.ofVirtual().start(() -> serve(script));
  }

  static ScriptedPeer of(TlsIdentity identity, Script script) throws IOException {
    return new ScriptedPeer(TlsContexts.server(identity), TlsContexts.PROTOCOL, script);
  }

  /** Answers every request with the same status, headers and body. */
  static ScriptedPeer answering(TlsIdentity identity, String head, String body) throws IOException {
    return of(identity, (in, out) -> write(out, head + "\r\n\r\n" + body));
  }

  static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  String endpoint() {
    return "https://127.0.0.1:" + socket.getLocalPort();
  }

  private void serve(Script script) {
    while (!socket.isClosed()) {
      try (SSLSocket peer = (SSLSocket) socket.accept()) {
        InputStream in = new BufferedInputStream(peer.getInputStream());
        readHead(in);
        script.play(in, peer.getOutputStream());
      } catch (IOException refused) {
        // The client hung up: what the test is about.
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private static void readHead(InputStream in) throws IOException {
    int matched = 0;
    for (int b = in.read(); b >= 0 && matched < 4; b = matched < 4 ? in.read() : b) {
      matched = b == "\r\n\r\n".charAt(matched) ? matched + 1 : b == '\r' ? 1 : 0;
      if (matched == 4) {
        return;
      }
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
