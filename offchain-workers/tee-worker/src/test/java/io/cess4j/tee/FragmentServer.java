package io.cess4j.tee;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.cess4j.transport.TlsContexts;
import io.cess4j.transport.TlsIdentity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLParameters;

/** What a TEE worker sees of a storage miner: the fragment of its slot, on a real socket. */
final class FragmentServer implements AutoCloseable {
  private final HttpsServer server;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private volatile byte[] fragment;

  FragmentServer(TlsIdentity identity, long deal, byte[] fragment) throws IOException {
    this.fragment = fragment;
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(TlsContexts.server(identity)) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters ours = TlsContexts.parameters();
            ours.setNeedClientAuth(true);
            parameters.setSSLParameters(ours);
          }
        });
    server.setExecutor(executor);
    server.createContext("/v1/deals/%d/fragments/0".formatted(deal), this::answer);
    server.start();
  }

  String endpoint() {
    return "https://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Other bytes from now on. */
  void serve(byte[] other) {
    fragment = other;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!exchange.getRequestHeaders().containsKey("Cess-Binding")) {
        exchange.sendResponseHeaders(401, -1); // as a miner does
        return;
      }
      byte[] bytes = fragment;
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    executor.shutdownNow();
  }
}
