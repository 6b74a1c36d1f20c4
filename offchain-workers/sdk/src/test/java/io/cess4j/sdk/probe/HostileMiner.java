package io.cess4j.sdk.probe;

import io.cess4j.chain.contract.MinerState;
import io.cess4j.transport.TlsContexts;
import io.cess4j.transport.TlsIdentity;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** A miner on a real TLS socket that says whatever its script says, to each connection. */
final class HostileMiner implements AutoCloseable {
  interface Script {
    void play(OutputStream out) throws IOException, InterruptedException;
  }

  private final TlsIdentity identity;
  private final SSLServerSocket socket;

  HostileMiner(TlsIdentity identity, Script script) throws IOException {
    this.identity = identity;
    this.socket =
        (SSLServerSocket)
            TlsContexts.server(identity).getServerSocketFactory().createServerSocket(0);
    socket.setEnabledProtocols(new String[] {TlsContexts.PROTOCOL});
    socket.setNeedClientAuth(true);
    Thread.ofVirtual().start(() -> serve(script));
  }

  static void say(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  /** As the registry names it. */
  MinerTarget target() {
    return new MinerTarget(
        7, "https://127.0.0.1:" + socket.getLocalPort(), identity.keyHash(), MinerState.ACTIVE);
  }

  private void serve(Script script) {
    while (!socket.isClosed()) {
      try {
        SSLSocket peer = (SSLSocket) socket.accept();
        Thread.ofVirtual().start(() -> answer(peer, script));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private static void answer(SSLSocket socket, Script script) {
    try (SSLSocket peer = socket) {
      InputStream in = peer.getInputStream();
      byte[] head = new byte[4_096];
      if (in.read(head) > 0) {
        script.play(peer.getOutputStream());
      }
    } catch (IOException | InterruptedException hungUp) {
      // what the test is about
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
